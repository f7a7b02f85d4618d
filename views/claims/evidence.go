package claims

import (
	"dateline/annotate"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/sources"
	"dateline/views/ui"
)

// EvidencePage is the form for a piece of evidence.
type EvidencePage struct {
	views.Page
	Case     annotate.Case
	Evidence annotate.EvidenceID // that is edited; empty for a new one
	Sources  []annotate.Source   // of the timeline
	Form     EvidenceForm
	Twin     *annotate.Source // that is the same as the new one that is typed; nil for none
	Trouble  ui.Trouble
}

// EvidenceForm is what is typed about a piece of evidence.
type EvidenceForm struct {
	Source    string // id
	Stance    string
	Quote     string
	Locator   string
	DateGiven string // EDTF or plain words
	Accessed  string // likewise
	Via       string // id of a source; empty when the source itself was read
	CopyURL   string
	CopiedOn  string // EDTF or plain words
	Note      string
	New       NewSource
	Version   int
}

// NewSource is what is typed about a source that the timeline does not have
// yet. The zero NewSource is none.
type NewSource struct {
	Title     string
	Publisher string
	Kind      string
	URL       string
	Published string // EDTF or plain words
}

// Typed reports whether a new source is meant. Its kind does not tell, as one
// is always chosen.
func (n NewSource) Typed() bool {
	n.Kind = ""
	return n != NewSource{}
}

// NewSourcePrefix stands before the names of the fields of a new source.
const NewSourcePrefix = "new_"

// EvidenceFormOf returns the form for evidence as it is stored.
func EvidenceFormOf(e annotate.Evidence) EvidenceForm {
	return EvidenceForm{
		Source:    string(e.Source),
		Stance:    string(e.Stance),
		Quote:     e.Quote,
		Locator:   e.Locator,
		DateGiven: e.DateGiven.String(),
		Accessed:  e.Accessed.String(),
		Via:       string(e.Via),
		CopyURL:   e.CopyURL,
		CopiedOn:  e.CopiedOn.String(),
		Note:      e.Note,
		Version:   e.Version,
	}
}

// Values returns what the fields hold, by their names.
func (f EvidenceForm) Values() map[string]string {
	return map[string]string{
		"source":     f.Source,
		"stance":     f.Stance,
		"quote":      f.Quote,
		"locator":    f.Locator,
		"date_given": f.DateGiven,
		"accessed":   f.Accessed,
		"via":        f.Via,
		"copy_url":   f.CopyURL,
		"copied_on":  f.CopiedOn,
		"note":       f.Note,
	}
}

func stanceOptions() []ui.Option {
	hints := map[annotate.Stance]string{
		annotate.Supports: "it says the same",
		annotate.Refutes:  "it says otherwise",
		annotate.Context:  "it helps to judge, and takes no side",
	}
	all := annotate.Stances()
	options := make([]ui.Option, len(all))
	for i, s := range all {
		options[i] = ui.Option{Value: string(s), Label: ui.Sentence(string(s)), Hint: hints[s], Icon: ui.StanceShape(s)}
	}
	return options
}

// sourceOptions lists the sources of the timeline after an option for none.
func (p EvidencePage) sourceOptions(none string) []ui.Option {
	options := make([]ui.Option, 1, 1+len(p.Sources))
	options[0].Label = none
	for _, s := range p.Sources {
		label := ui.Clip(s.Title)
		if s.Publisher != "" {
			label += ", " + s.Publisher
		}
		options = append(options, ui.Option{Value: string(s.ID), Label: label})
	}
	return options
}

// newSourceOpen reports whether the fields of a new source are to be in sight.
func (p EvidencePage) newSourceOpen() bool {
	return len(p.Sources) == 0 || p.Form.New.Typed()
}

// published returns a source in a few words: what it is, by whom, when.
func published(s annotate.Source) string {
	text := sources.Kind(s.Kind)
	if s.Publisher != "" {
		text += ", " + s.Publisher
	}
	if !s.Published.IsZero() {
		text += ", " + s.Published.Say()
	}
	return text
}

func (p EvidencePage) viaOptions() []ui.Option {
	options := p.sourceOptions("I read the source itself")
	for i := range options[1:] {
		options[i+1].Label = "Seen quoted in: " + options[i+1].Label
	}
	return options
}

// action returns where the form is sent.
func (p EvidencePage) action() string {
	if p.Evidence == "" {
		return link.NewEvidence(p.Case.ID)
	}
	return link.EditEvidence(p.Evidence)
}

// via returns the title of the source that evidence was seen quoted in.
func (p DossierPage) via(id annotate.SourceID) string {
	if s, ok := p.Sources[id]; ok {
		return "“" + s.Title + "”"
	}
	return "another source"
}

// archivedCopy says which copy of a source is kept.
func archivedCopy(s annotate.Source) string {
	if s.ArchivedOn.IsZero() {
		return "archived copy"
	}
	return "archived copy of " + s.ArchivedOn.Say()
}
