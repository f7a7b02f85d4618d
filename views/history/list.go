package history

import (
	"strconv"

	"dateline/annotate"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// List is a part of the history, last first.
type List struct {
	Entries []annotate.Entry
	Names   map[string]annotate.Named // of what is named by id
	Undo    *annotate.Undo            // of the last change; nil for none
	Objects bool                      // the rows say which object they are about
}

// Page is the history of a timeline.
type Page struct {
	views.Page
	annotate.Chronicle
	Trouble ui.Trouble // with undoing
}

func (p Page) list() List {
	return List{Entries: p.Entries, Names: p.Names, Objects: true}
}

// filtered reports whether the page holds some entries only.
func (p Page) filtered() bool {
	return p.Filter.Person != "" || p.Filter.Act != "" || p.Filter.Object != ""
}

// older returns the address of the page of older entries.
func (p Page) older() string {
	q := p.Filter
	q.Before = p.Next
	return link.HistoryOf(p.Timeline.Slug, q)
}

// newest returns the address of the first page.
func (p Page) newest() string {
	q := p.Filter
	q.Before = 0
	return link.HistoryOf(p.Timeline.Slug, q)
}

func (p Page) people() []ui.Option {
	options := []ui.Option{{Label: "Anybody"}}
	for _, who := range p.Index.People {
		value := string(who.ID)
		if value == "" {
			value = who.Name
		}
		options = append(options, ui.Option{Value: value, Label: ui.Sentence(who.Name)})
	}
	return options
}

func (p Page) acts() []ui.Option {
	options := []ui.Option{{Label: "Anything"}}
	for _, act := range p.Index.Acts {
		options = append(options, ui.Option{Value: act, Label: ui.Sentence(act)})
	}
	return options
}

func (p Page) objects() []ui.Option {
	options := []ui.Option{{Label: "Everything"}}
	for _, o := range annotate.Objects() {
		options = append(options, ui.Option{Value: string(o), Label: ui.Sentence(string(o))})
	}
	return options
}

func number(n int) string { return strconv.Itoa(n) }

// why returns what speaks against undoing, in words for the person.
func why(u annotate.Undo) string {
	if u.No != nil {
		return u.No.Error()
	}
	return u.Instead
}
