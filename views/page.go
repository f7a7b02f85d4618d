// Package views is what the app looks like. Its packages render the domain's
// values as HTML and know neither the database nor HTTP. A page is a templ
// component that takes one struct shaped like the page; [Layout] is the frame
// around it.
package views

import (
	"slices"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views/link"
	"dateline/views/ui"
)

// Page is what the frame of every page shows.
type Page struct {
	Title   string // of the browser's window; the name of the app is added
	Actor   account.Actor
	Here    string   // the address of the main menu's entry for this page
	Scripts []string // ES modules that the page wants, such as "js/select.js"
	Wide    bool     // the page uses the full width
	Section *Section // nil for a page that belongs to no timeline
	Query   string   // what was searched for
	Live    *Live    // nil for a page that does not change by itself
	Drafts  []Draft  // what the person typed into forms of this page and has not saved
	Merged  []Merged // what others had saved while the person was editing; it is all saved
	Refresh bool     // the page asks for itself again until something is done, where no scripts run
	OEmbed  string   // where other sites ask how to show the page; empty when they must not
}

// Section is the menu of one timeline.
type Section struct {
	Title   string
	Slug    string
	Entries []Entry
	Here    string // the address of the entry for this page
}

// Entry is one entry of a menu.
type Entry struct {
	Name  string
	Href  string
	Count string // what waits there, with its noun: "3 unread"; empty for nothing
}

// SectionOf returns the menu of a timeline as an actor may use it, or nil for
// who is no member: the timeline is one page for them.
func SectionOf(a annotate.Access, here string) *Section {
	if !a.Member {
		return nil
	}
	slug := a.Timeline.Slug
	s := &Section{Title: a.Timeline.Title, Slug: slug, Here: here, Entries: []Entry{
		{Name: "Timeline", Href: link.Timeline(slug)},
		{Name: "Articles", Href: link.Articles(slug)},
		{Name: "Queue", Href: link.QueueOn(slug)},
		{Name: "Review", Href: link.Review(slug)},
		{Name: "Progress", Href: link.Progress(slug)},
		{Name: "Sources", Href: link.Sources(slug)},
		{Name: "History", Href: link.History(slug)},
		{Name: "Export", Href: link.Export(slug)},
		{Name: "Members", Href: link.Members(slug)},
	}}
	if annotate.MayImport(a) == nil {
		at := slices.IndexFunc(s.Entries, func(e Entry) bool { return e.Name == "Export" })
		s.Entries = slices.Insert(s.Entries, at, Entry{Name: "Import", Href: link.ImportInto(slug)})
	}
	if a.Manage {
		s.Entries = append(s.Entries, Entry{Name: "Settings", Href: link.EditTimeline(slug)})
	}
	return s
}

func (p Page) menu(c Counts) []Entry {
	entries := []Entry{{Name: "Timelines", Href: link.Timelines}}
	if p.Actor.SignedIn() {
		entries = append(entries,
			Entry{Name: "Queue", Href: link.Queue, Count: waiting(c.Waiting, "waiting")},
			Entry{Name: "Inbox", Href: link.Inbox, Count: waiting(c.Unread, "unread")},
			Entry{Name: "Search", Href: link.Search})
	}
	if p.Actor.Role == account.Admin {
		entries = append(entries, Entry{Name: "Users", Href: link.Users})
	}
	return entries
}

func waiting(n int, what string) string {
	if n == 0 {
		return ""
	}
	return ui.Number(n) + " " + what
}
