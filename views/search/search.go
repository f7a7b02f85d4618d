// Package search renders what a search found.
package search

import (
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// Page is what a search found.
type Page struct {
	views.Page
	Found   annotate.Found
	Trouble ui.Trouble // with what was searched for
}

// group is the matches of one kind, best first.
type group struct {
	name    string
	id      string
	matches []annotate.Match
}

// groups sorts the matches by kind. The kind of the best match comes first.
func (p Page) groups() []group {
	var all []group
	for _, m := range p.Found.Matches {
		id := string(m.Object)
		i := slices.IndexFunc(all, func(g group) bool { return g.id == id })
		if i < 0 {
			i = len(all)
			all = append(all, group{name: groupName(m.Object), id: id})
		}
		all[i].matches = append(all[i].matches, m)
	}
	return all
}

// exported returns the timelines of the claims of a group, in the order of the
// matches.
func (p Page) exported(g group) []timeline.Timeline {
	var all []timeline.Timeline
	for _, m := range g.matches {
		t, ok := p.Found.Timelines[m.Timeline]
		here := slices.ContainsFunc(all, func(other timeline.Timeline) bool { return other.ID == t.ID })
		if ok && !here && m.Object == annotate.ObjectClaim {
			all = append(all, t)
		}
	}
	return all
}

// exportHref returns the page that offers the claims of a timeline that have the
// words that were looked for.
func (p Page) exportHref(t timeline.Timeline) string {
	return link.ExportOf(t.Slug, annotate.Extract{Review: annotate.ReviewQuery{Text: p.Found.Text}})
}

func groupName(o annotate.Object) string {
	switch o {
	case annotate.ObjectClaim:
		return "Claims"
	case annotate.ObjectEvidence:
		return "Evidence"
	case annotate.ObjectSource:
		return "Sources"
	case annotate.ObjectArticle:
		return "Articles"
	default:
		return ui.Sentence(string(o))
	}
}

// titled reports whether a match is in the title, all of which the snippet
// shows.
func titled(m annotate.Match) bool {
	var whole strings.Builder
	for _, f := range m.Snippet {
		whole.WriteString(f.Text)
	}
	return whole.String() == m.Title
}

// count says how much was found.
func (p Page) count() string {
	if p.Found.More {
		return "The best " + strconv.Itoa(len(p.Found.Matches)) + " matches. Add a word to find fewer."
	}
	if n := len(p.Found.Matches); n != 1 {
		return strconv.Itoa(n) + " matches"
	}
	return "1 match"
}
