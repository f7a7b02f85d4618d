package claims

import (
	"strconv"

	"dateline/timeline"
	"dateline/views/ui"
)

func positionOptions() []ui.Option {
	return []ui.Option{
		{Value: AtDate, Label: "A date", Hint: "It happened at some time, however roughly that is known, or lasted for some."},
		{Value: AtGap, Label: "A gap", Hint: "It says how long lay between two things: “24 years later”."},
		{Value: AtNone, Label: "No date", Hint: "It is listed beside the picture, with the reason."},
	}
}

func extentOptions() []ui.Option {
	hints := map[timeline.Extent]string{
		timeline.Event: "It took place on some day of the date.",
		timeline.State: "It lasted for all of the date.",
	}
	var options []ui.Option
	for _, e := range timeline.Extents() {
		options = append(options, ui.Option{Value: string(e), Label: ui.Sentence(string(e)), Hint: hints[e]})
	}
	return options
}

func opOptions() []ui.Option {
	labels := map[timeline.Op]string{
		timeline.OpBare:     "(just the number)",
		timeline.OpExactly:  "exactly",
		timeline.OpAbout:    "about",
		timeline.OpNearly:   "nearly",
		timeline.OpMoreThan: "more than",
		timeline.OpAtLeast:  "at least",
		timeline.OpLessThan: "less than",
		timeline.OpAtMost:   "at most",
		timeline.OpBetween:  "between",
		timeline.OpFirstIn:  "the first in",
	}
	var options []ui.Option
	for _, op := range timeline.Ops() {
		options = append(options, ui.Option{Value: string(op), Label: labels[op]})
	}
	return options
}

func unitOptions() []ui.Option {
	var options []ui.Option
	for _, u := range timeline.Units() {
		options = append(options, ui.Option{Value: string(u), Label: string(u) + "s"})
	}
	return options
}

func basisOptions() []ui.Option {
	labels := map[timeline.Basis]string{
		timeline.Stated:   "Stated: the words give it",
		timeline.Resolved: "Resolved: “Wednesday”, reckoned from another date",
		timeline.Computed: "Computed from other dates",
		timeline.Assumed:  "Assumed: somebody took it to be so",
	}
	var options []ui.Option
	for _, b := range timeline.Bases() {
		options = append(options, ui.Option{Value: string(b), Label: labels[b]})
	}
	return options
}

func occurrenceOptions() []ui.Option {
	var options []ui.Option
	for _, o := range timeline.Occurrences() {
		options = append(options, ui.Option{Value: string(o), Label: occurrence(o)})
	}
	return options
}

func importanceOptions() []ui.Option {
	labels := []string{"0, as any other", "1", "2", "3, labelled first in the picture"}
	options := make([]ui.Option, timeline.MaxImportance+1)
	for i := range options {
		options[i] = ui.Option{Value: strconv.Itoa(i), Label: labels[i]}
	}
	return options
}

// placeOptions lists the places where the typed words stand.
func placeOptions(places []Place) []ui.Option {
	options := make([]ui.Option, len(places))
	for i, p := range places {
		options[i] = ui.Option{Value: strconv.Itoa(p.Start), Label: "…" + p.Before + "[" + p.Words + "]" + p.After + "…"}
	}
	return options
}
