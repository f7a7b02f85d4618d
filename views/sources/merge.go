package sources

import (
	"dateline/annotate"
	"dateline/views"
	"dateline/views/ui"
)

// MergePage is the page on which a source is merged into another: first the
// choice of the other, then what will be done.
type MergePage struct {
	views.Page
	annotate.SourceFile
	Sources []annotate.Source // of the timeline
	Into    string            // id of the one to be kept; empty while it is to be chosen
	Plan    *annotate.Merging // nil while it is to be chosen
	Trouble ui.Trouble
}

// DuplicatesPage lists the sources of a timeline that may be the same.
type DuplicatesPage struct {
	views.Page
	annotate.Access
	Pairs []annotate.Likeness
	Merge error // why the actor may not merge; nil when they may
}

// alikeFirst lists the sources to merge into: those that may be the same, then
// the others.
func (p MergePage) alikeFirst() []ui.Option {
	options := []ui.Option{{Label: "Choose the source to keep"}}
	seen := map[annotate.SourceID]bool{p.Source.ID: true}
	for _, l := range p.Alike {
		other := l.Than(p.Source.ID)
		if !seen[other.ID] {
			seen[other.ID] = true
			options = append(options, ui.Option{Value: string(other.ID), Label: "Likely: " + optionLabel(other)})
		}
	}
	for _, s := range p.Sources {
		if !seen[s.ID] {
			options = append(options, ui.Option{Value: string(s.ID), Label: optionLabel(s)})
		}
	}
	return options
}

func optionLabel(s annotate.Source) string {
	label := ui.Clip(s.Title)
	if s.Publisher != "" {
		label += ", " + s.Publisher
	}
	return label
}
