package imports

import (
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tray"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// BringPage is where a file is brought.
type BringPage struct {
	views.Page
	Timeline timeline.Timeline // zero for a new one
	Waiting  []*tray.File      // that the person has brought before
	Trouble  ui.Trouble
	Dropped  bool   // the person has just taken a file back
	Text     string // that was pasted, and could not be taken in
}

// The fields of the form.
const (
	FileField = "file"
	TextField = "text"
)

func (p BringPage) fresh() bool { return p.Timeline.ID == "" }

func (p BringPage) action() string { return link.ImportInto(p.Timeline.Slug) }

func (p BringPage) lead() string {
	if p.fresh() {
		return "Make a timeline of a file, or bring back one that was exported from here. You see what would become of each record first: nothing is written until you say so."
	}
	return "Add the records of a file to this timeline. You see what would become of each first: nothing is written until you say so."
}

// kind is a kind of file that is read.
type kind struct{ name, about string }

func kinds() []kind {
	return []kind{
		{"Table", "CSV, text with tabs or semicolons, or Excel (.xlsx), with any names of columns: you say what each tells. Timesketch too."},
		{"Archive", "Dateline's own, with all that it holds. It goes to the timeline that it is of."},
		{"TimelineJS", "Version 2 or 3, as JSON."},
		{"ClaimReview", "JSON-LD, single or as a feed."},
		{"Web Annotation", "JSON-LD, such as from Hypothesis: articles and quotes."},
		{"JSON", "A list of objects, or one object a line."},
	}
}

const megabytes = exchange.MaxSize >> 20
