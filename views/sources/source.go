package sources

import (
	"strconv"

	"dateline/annotate"
	"dateline/views"
	"dateline/views/ui"
)

// ListPage is the list of a timeline's sources.
type ListPage struct {
	views.Page
	annotate.Access
	Sources []annotate.Source
	Alike   int   // pairs that may be the same
	Add     error // why the actor may not add one; nil when they may
}

// Page is the page of one source.
type Page struct {
	views.Page
	annotate.SourceFile
	Edit    error             // why the actor may not edit it; nil when they may
	Sources []annotate.Source // of the timeline
}

// FormPage is the form for a source.
type FormPage struct {
	views.Page
	annotate.Access
	Source  annotate.Source // that is edited; the zero Source for a new one
	Form    Form
	Suggest Suggest
	Twin    *annotate.Source // that is the same; nil for none
	Trouble ui.Trouble
}

// Form is what is typed about a source.
type Form struct {
	Title        string
	Author       string
	Publisher    string
	Family       string
	Kind         string
	Published    string // EDTF or plain words
	URL          string
	ISBN         string
	DOI          string
	ArchiveURL   string
	Archive      string
	ArchivedOn   string // EDTF or plain words
	Origin       string
	Confidential bool
	Note         string
	Version      int
}

// FormOf returns the form for a source as it is stored.
func FormOf(s annotate.Source) Form {
	return Form{
		Title: s.Title, Author: s.Author, Publisher: s.Publisher, Family: s.Family,
		Kind: string(s.Kind), Published: s.Published.String(), URL: s.URL,
		ISBN: s.ISBN, DOI: s.DOI, ArchiveURL: s.ArchiveURL, Archive: string(s.Archive),
		ArchivedOn: s.ArchivedOn.String(),
		Origin:     s.Origin, Confidential: s.Confidential, Note: s.Note, Version: s.Version,
	}
}

// Values returns what the fields hold, by their names.
func (f Form) Values() map[string]string {
	return map[string]string{
		"title": f.Title, "author": f.Author, "publisher": f.Publisher, "family": f.Family,
		"kind": f.Kind, "published": f.Published, "url": f.URL,
		"isbn": f.ISBN, "doi": f.DOI, "archive_url": f.ArchiveURL, "archive": f.Archive,
		"archived_on": f.ArchivedOn,
		"origin":      f.Origin, "confidential": tick(f.Confidential), "note": f.Note,
	}
}

// The values of the choice whether a source is confidential.
const (
	open         = ""
	confidential = "yes"
)

func tick(b bool) string {
	if b {
		return confidential
	}
	return open
}

// Kind returns a kind of source in words.
func Kind(k annotate.SourceKind) string {
	switch k {
	case annotate.Primary, annotate.Official, annotate.Secondary, annotate.Tertiary:
		return ui.Sentence(string(k)) + " source"
	case annotate.Social:
		return "Social media"
	case annotate.Encyclopedia, annotate.Interview, annotate.Dataset:
	}
	return ui.Sentence(string(k))
}

// KindOptions returns every kind of source for a form to offer.
func KindOptions() []ui.Option {
	kinds := annotate.SourceKinds()
	options := make([]ui.Option, len(kinds))
	for i, k := range kinds {
		options[i] = ui.Option{Value: string(k), Label: Kind(k)}
	}
	return options
}

func archived(a annotate.ArchiveState) string {
	switch a {
	case annotate.Archived:
		return "Archived"
	case annotate.Unavailable:
		return "Could not be archived"
	case annotate.NotArchived:
	}
	return "Not archived"
}

func archiveOptions() []ui.Option {
	states := annotate.ArchiveStates()
	options := make([]ui.Option, len(states))
	for i, a := range states {
		options[i] = ui.Option{Value: string(a), Label: archived(a)}
	}
	return options
}

func confidentialOptions() []ui.Option {
	return []ui.Option{
		{Value: open, Label: "Readers may know of it"},
		{Value: confidential, Label: "Confidential", Hint: "it and what it says stay inside the desk"},
	}
}

// moreOpen reports whether the fields beyond the first ones are to be in
// sight: something is in them, or wrong with them.
func (p FormPage) moreOpen() bool {
	f := p.Form
	if f.ISBN != "" || f.DOI != "" || f.Family != "" || f.Origin != "" || f.Note != "" || f.Confidential || p.Trouble.Conflict {
		return true
	}
	for _, name := range []string{"isbn", "doi", "family", "origin", "note", "confidential"} {
		if p.Trouble.Fields[name] != "" {
			return true
		}
	}
	return false
}

// counting returns what the source says that has not been withdrawn, or that
// which has.
func (p Page) counting(counts bool) []annotate.Mention {
	var some []annotate.Mention
	for _, m := range p.Evidence {
		if m.Counts() == counts {
			some = append(some, m)
		}
	}
	return some
}

// titled returns the title of a source of the timeline.
func (p Page) titled(id annotate.SourceID) string {
	if s := p.find(id); s.ID != "" {
		return "“" + ui.Clip(s.Title) + "”"
	}
	return "another source"
}

func (p Page) find(id annotate.SourceID) annotate.Source {
	for _, s := range p.Sources {
		if s.ID == id {
			return s
		}
	}
	return annotate.Source{}
}

// cite returns the line of text for what the source says in one place.
func (p Page) cite(m annotate.Mention) string {
	return annotate.Cite(m.Evidence, p.Source, p.find(m.Via))
}

// by returns who wrote and who published a source.
func by(s annotate.Source) string {
	if s.Author == "" || s.Publisher == "" {
		return s.Author + s.Publisher
	}
	return s.Author + ", " + s.Publisher
}

// placed returns where in a source evidence stands, before the date it gives.
func placed(e annotate.Evidence) string {
	if e.Locator != "" && !e.DateGiven.IsZero() {
		return e.Locator + " · "
	}
	return e.Locator
}

func version(n int) string { return strconv.Itoa(n) }
