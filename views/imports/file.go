package imports

import (
	"maps"
	"slices"
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/table"
	"dateline/annotate/exchange/tray"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// FilePage is a file that was brought: what it is, what would become of it, and
// what became of it.
type FilePage struct {
	views.Page
	Into    timeline.Timeline // that it was brought for; zero for a new one
	File    *tray.File
	State   tray.State
	Show    Show
	Number  int // of the page of rows, from 1
	Trouble ui.Trouble
}

// Show is which records are shown.
type Show string

// What can be shown: the records with some result, by its name, or these.
const (
	All      Show = ""
	Troubles Show = "troubles"
)

// perPage is how many records a page shows.
const perPage = 100

func shows() []Show {
	return []Show{All, Troubles, Show(annotate.Create), Show(annotate.Modify), Show(annotate.Skip), Show(annotate.Refuse)}
}

// ShowOf reads what is to be shown. What is none of it shows all.
func ShowOf(text string) Show {
	if s := Show(text); slices.Contains(shows(), s) {
		return s
	}
	return All
}

func (s Show) words() string {
	switch s {
	case All:
		return "All"
	case Troubles:
		return "Troubles"
	default:
		return becomes(annotate.ImportResult(s))
	}
}

func (s Show) has(r tray.Row) bool {
	return s == All || s == Troubles && r.Trouble() || s == Show(r.Result)
}

// shown is what the page is about: what became of the file, or what would.
func (p FilePage) shown() *tray.Result {
	if p.imported() {
		return p.State.Result
	}
	return p.State.Trial
}

func (p FilePage) imported() bool { return p.State.Result != nil && p.State.Result.Err == nil }

// readable reports whether what is in the file is known.
func (p FilePage) readable() bool { return p.shown() != nil && p.shown().Format != "" }

// count returns how many rows there are of a kind.
func (p FilePage) count(s Show) int {
	r := p.shown()
	switch s {
	case All:
		return len(r.Rows)
	case Troubles:
		n := 0
		for _, row := range r.Rows {
			if row.Trouble() {
				n++
			}
		}
		return n
	default:
		return r.Counts[annotate.ImportResult(s)]
	}
}

// rows returns the rows of the page, and whether there are more.
func (p FilePage) rows() (rows []tray.Row, more bool) {
	passed := (p.number() - 1) * perPage
	for _, row := range p.shown().Rows {
		switch {
		case !p.Show.has(row):
		case passed > 0:
			passed--
		case len(rows) == perPage:
			return rows, true
		default:
			rows = append(rows, row)
		}
	}
	return rows, false
}

func (p FilePage) number() int { return max(1, p.Number) }

func (p FilePage) before() string {
	if p.number() == 1 {
		return ""
	}
	return link.ImportRows(p.File.Token, string(p.Show), p.number()-1)
}

func (p FilePage) after(more bool) string {
	if !more {
		return ""
	}
	return link.ImportRows(p.File.Token, string(p.Show), p.number()+1)
}

// kicker says where the records go.
func (p FilePage) kicker() string {
	if p.Into.ID != "" {
		return p.Into.Title
	}
	return "New timeline"
}

// what says what the file is.
func (p FilePage) what() string {
	r := p.shown()
	return r.Format + ", " + ui.Count(r.Records, "record") + ", " + size(p.File.Size)
}

// where says which timeline the records go to.
func (p FilePage) where() string {
	r := p.shown()
	switch {
	case r.New && p.Into.ID != "":
		return "This archive is of another timeline than the one it was brought for, and goes to its own: a new one, “" + r.Timeline.Title + "”."
	case r.New:
		return "It makes a new timeline, “" + r.Timeline.Title + "”, which is private."
	case p.Into.ID != "" && r.Timeline.ID != p.Into.ID && r.Timeline.ID != "":
		return "This archive is of another timeline than the one it was brought for, and goes to its own, “" + r.Timeline.Title + "”."
	case p.Into.ID == "" && len(r.Rows) > 0 && r.Timeline.ID != "" && !p.State.Trial.New && r.Counts[annotate.Refuse] != len(r.Rows):
		return "It goes to the timeline “" + r.Timeline.Title + "”, which is here already."
	}
	return ""
}

// verdict says what would become of the file as a whole.
func (p FilePage) verdict() string {
	switch {
	case p.impossible():
		return "Nothing of this can be imported as it is."
	case p.State.Trial.Writes() == 0:
		return "Nothing would change: all of this is on the timeline already."
	default:
		return "This is what would happen. Nothing is written yet."
	}
}

// impossible reports whether nothing of a file can be imported as it is.
func (p FilePage) impossible() bool { return !p.State.Trial.Importable() }

// apply says what the button imports.
func (p FilePage) apply() string {
	switch refused := p.State.Trial.Counts[annotate.Refuse]; refused {
	case 0:
		return "Import this file"
	case 1:
		return "Import this file, without the one refused"
	default:
		return "Import this file, without the " + ui.Number(refused) + " refused"
	}
}

// outcome says what was imported.
func (p FilePage) outcome() string {
	if p.State.Result.Writes() == 0 {
		return "Nothing changed"
	}
	return "Imported"
}

// outcomeWords say what was imported in a sentence.
func (p FilePage) outcomeWords() string {
	r := p.State.Result
	switch {
	case r.Writes() == 0 && r.Counts[annotate.Refuse] == 0:
		return "Everything in this file is on the timeline already, just as it says."
	case r.Writes() == 0:
		return "What was not refused is on the timeline already, just as it says."
	case r.New:
		return "There is a new timeline, “" + r.Timeline.Title + "”. It is " + string(r.Timeline.Visibility) + "."
	default:
		return "The records are on the timeline “" + r.Timeline.Title + "”."
	}
}

// share is how many things have one result.
type share struct {
	result annotate.ImportResult
	things string // in words
}

// shares says how many things of which kind have which result.
func (p FilePage) shares() []share {
	var all []share
	for _, result := range []annotate.ImportResult{annotate.Create, annotate.Modify, annotate.Skip, annotate.Refuse} {
		things := maps.Clone(p.shown().Things[result])
		if result == annotate.Skip {
			delete(things, annotate.ObjectTimeline) // that it stays goes without saying
		}
		if len(things) > 0 {
			all = append(all, share{result, thingsWords(things)})
		}
	}
	return all
}

// asks reports whether the person has to say something before the dates can be
// read.
func (p FilePage) asks() bool {
	return p.State.Trial.Ambiguous != nil || p.State.Choices.Order != ""
}

func (p FilePage) ordering() ui.Choice {
	c := ui.Choice{
		Name: "order", Label: "Which number is the day?", Value: string(p.State.Choices.Order),
		Options: []ui.Option{{Value: "day-first", Label: "The day stands first"}, {Value: "month-first", Label: "The month stands first"}},
	}
	if a := p.State.Trial.Ambiguous; a != nil {
		c.Hint = "The file has dates that can be read in two ways, such as " + a.Text + ". Dates that are clear stay as they are."
		c.Options[0].Hint = a.Text + " is " + a.DayFirst.Say()
		c.Options[1].Hint = a.Text + " is " + a.MonthFirst.Say()
	}
	return c
}

// tells returns the options for what a column can tell, the likely ones first.
func tells() []ui.Option {
	all := []ui.Option{{Value: "", Label: fieldWords[table.None]}}
	for _, f := range append(slices.Clone(commonFields), table.Fields()...) {
		if !slices.ContainsFunc(all, func(o ui.Option) bool { return o.Value == string(f) }) {
			all = append(all, ui.Option{Value: string(f), Label: fieldWords[f]})
		}
	}
	return all
}

// ColumnField is the name of the field for what a column tells, by its number.
func ColumnField(i int) string { return "column." + strconv.Itoa(i) }

// columnName is what a column is called on the page.
func columnName(i int, c tray.Column) string {
	if c.Name == "" {
		return "Column " + strconv.Itoa(i+1)
	}
	return c.Name
}

func (p FilePage) title() string {
	if t := p.State.Choices.Title; t != "" {
		return t
	}
	return p.State.Trial.Timeline.Title
}

func (p FilePage) slug() string {
	if s := p.State.Choices.Slug; s != "" {
		return s
	}
	return p.State.Trial.Timeline.Slug
}

// names reports whether the person may name the timeline: it is to be a new one.
func (p FilePage) names() bool {
	r := p.State.Trial
	return r.Format != "" && r.Timeline.ID != "" && (r.New || p.Into.ID == "" && !r.Archive && p.refusedTimeline())
}

// refusedTimeline reports whether the new timeline itself is refused, such as for
// its short name.
func (p FilePage) refusedTimeline() bool {
	return slices.ContainsFunc(p.State.Trial.Rows, func(r tray.Row) bool {
		return r.Object == annotate.ObjectTimeline && r.Result == annotate.Refuse
	})
}

// mayKeep reports whether the person may restore what was published.
func (p FilePage) mayKeep() bool {
	return p.State.Trial.Archive && p.Actor.Role == account.Admin
}

// choosable reports whether there is anything to choose about the file.
func (p FilePage) choosable() bool {
	return len(p.State.Columns) > 0 || p.names() || p.mayKeep() || p.asks()
}

// unsettled reports whether something has to be chosen before the file can be
// imported.
func (p FilePage) unsettled() bool {
	return p.State.Trial.Ambiguous != nil || p.impossible() || p.Trouble.Text != "" || p.Into.ID == ""
}
