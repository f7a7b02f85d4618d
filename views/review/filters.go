package review

import (
	"slices"
	"strconv"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/ui"
)

func (p Page) statusOptions() []ui.Option {
	options := []ui.Option{{Label: "any status"}}
	for _, s := range annotate.Statuses() {
		options = append(options, ui.Option{Value: string(s), Label: s.String() + " (" + ui.Number(p.List.Counts.Statuses[s]) + ")"})
	}
	return options
}

func (p Page) verdictOptions() []ui.Option {
	options := []ui.Option{{Label: "any verdict"}}
	for _, v := range annotate.Verdicts() {
		options = append(options, ui.Option{Value: string(v), Label: v.String() + " (" + ui.Number(p.List.Counts.Verdicts[v]) + ")"})
	}
	return options
}

// findingOptions offers the rules that found something, and the one that is
// asked for even when it did not.
func (p Page) findingOptions() []ui.Option {
	options := []ui.Option{{Label: "any or none"}}
	for _, r := range with(p.List.Counts.Rules, p.List.Query.Finding) {
		options = append(options, ui.Option{Value: string(r), Label: ruleWords(r)})
	}
	return options
}

// checkerOptions offers those who check something here, and the members who
// may.
func (p Page) checkerOptions() []ui.Option {
	options := []ui.Option{
		{Label: "anybody"}, {Value: string(annotate.Me), Label: "me"}, {Value: string(annotate.Nobody), Label: "nobody"},
	}
	listed := func(id string) bool {
		return slices.ContainsFunc(options, func(o ui.Option) bool { return o.Value == id })
	}
	for _, s := range p.List.Counts.Assignees {
		if !listed(string(s.ID)) {
			options = append(options, ui.Option{Value: string(s.ID), Label: s.Name + " (" + ui.Number(s.Claims) + ")"})
		}
	}
	for _, m := range p.Checkers {
		if !listed(string(m.User)) {
			options = append(options, ui.Option{Value: string(m.User), Label: m.Name})
		}
	}
	if asked := string(p.List.Query.Assignee); !listed(asked) {
		options = append(options, ui.Option{Value: asked, Label: "somebody who is not here"})
	}
	return options
}

func (p Page) importanceOptions() []ui.Option {
	options := []ui.Option{{Label: "any", Value: "0"}}
	for i := 1; i <= timeline.MaxImportance; i++ {
		label := strconv.Itoa(i) + " and more"
		if i == timeline.MaxImportance {
			label = strconv.Itoa(i)
		}
		options = append(options, ui.Option{Value: strconv.Itoa(i), Label: label})
	}
	return options
}

// words returns a choice of words that claims have.
func words(any string, known []string, asked string) []ui.Option {
	options := []ui.Option{{Label: any}}
	for _, w := range with(known, asked) {
		options = append(options, ui.Option{Value: w, Label: w})
	}
	return options
}

// with returns what is known, and what is asked for even when it is not.
func with[T ~string](known []T, asked T) []T {
	if asked == "" || slices.Contains(known, asked) {
		return known
	}
	return append(slices.Clone(known), asked)
}

func rowsOptions() []ui.Option {
	return []ui.Option{{Value: "", Label: "50"}, {Value: "100", Label: "100"}, {Value: "200", Label: "200"}}
}

func (p Page) rows() string {
	if p.List.Query.Limit == 0 {
		return ""
	}
	return strconv.Itoa(p.List.Query.Limit)
}

// more reports whether the filters that are folded away are in use.
func (p Page) more() bool {
	q := p.List.Query
	return q.Importance > 0 || q.Lane != "" || q.Tag != "" || !q.Since.IsZero() || q.Stale || q.Finding != "" || q.Limit > 0
}
