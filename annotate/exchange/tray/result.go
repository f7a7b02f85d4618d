package tray

import (
	"cmp"
	"strings"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/exchange/table"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Result is what became of a file, or would.
type Result struct {
	Format    string // in words; empty when the file could not be read
	Archive   bool   // it is taken in whole or not at all
	Table     bool
	Records   int // in the file
	Left      []annotate.Omission
	Ambiguous *Ambiguous // nil when every date is clear
	Timeline  timeline.Timeline
	New       bool // the timeline is
	Rows      []Row
	Counts    map[annotate.ImportResult]int
	Things    map[annotate.ImportResult]map[annotate.Object]int
	Err       error  // why nothing was imported, or could be; nil when it was
	Ref       string // finds Err where it was put down; empty when it is for the person
	Stopped   bool   // because somebody stopped it
}

// Ambiguous is a date that can be read in two ways.
type Ambiguous struct {
	Text                 string
	DayFirst, MonthFirst edtf.Date
}

// Row is what becomes of one record.
type Row struct {
	annotate.ImportRecord
	Name string // what the record says; empty when it could not be read
}

// Trouble reports whether somebody should look at a row: it is refused, or
// passed over for a reason.
func (r Row) Trouble() bool { return r.Result == annotate.Refuse || r.Reason != "" }

// Importable reports whether anything of the file can be imported as it is: then
// all that is refused can be left out, and something is left.
func (r *Result) Importable() bool {
	if r.Err == nil {
		return true
	}
	if r.Archive || r.Counts[annotate.Refuse] == 0 {
		return false
	}
	left := false
	for _, row := range r.Rows {
		if row.Result == annotate.Refuse && row.Object != annotate.ObjectClaim {
			return false
		}
		left = left || row.Result != annotate.Refuse && row.Object != annotate.ObjectTimeline
	}
	return left
}

// Writes returns how many records are, or would be, written.
func (r *Result) Writes() int { return r.Counts[annotate.Create] + r.Counts[annotate.Modify] }

// longest is how much of a text that changes is shown, in code points.
const longest = 200

func resultOf(in *catalogue.Incoming, out catalogue.Outcome, err error) *Result {
	r := &Result{
		Format: out.Format, Archive: in.Archive != nil, Table: in.Sheet != nil, Records: out.Records, Left: out.Left,
		Timeline: out.Report.Timeline, Counts: map[annotate.ImportResult]int{}, Err: err,
		Things: map[annotate.ImportResult]map[annotate.Object]int{},
	}
	r.Ambiguous = readings(out.Ambiguous)
	names := namesIn(out.Content)
	cells := statements(in)
	r.Rows = make([]Row, len(out.Report.Records))
	for i, x := range out.Report.Records {
		r.Counts[x.Result]++
		if r.Things[x.Result] == nil {
			r.Things[x.Result] = map[annotate.Object]int{}
		}
		r.Things[x.Result][x.Object]++
		r.New = r.New || x.Object == annotate.ObjectTimeline && x.Result == annotate.Create
		for j, c := range x.Changes {
			x.Changes[j].Old, x.Changes[j].New = exchange.Clip(c.Old, longest), exchange.Clip(c.New, longest)
		}
		place, _, _ := strings.Cut(x.Path, ": ")
		r.Rows[i] = Row{ImportRecord: x, Name: cmp.Or(names[x.ID], cells[place])}
	}
	return r
}

// namesIn returns what the things of an archive say, by id.
func namesIn(a annotate.Archive) map[string]string {
	names := map[string]string{string(a.Timeline.ID): a.Timeline.Title}
	for _, x := range a.Articles {
		names[string(x.ID)] = exchange.Clip(x.Title, longest)
	}
	for _, x := range a.Sources {
		names[string(x.ID)] = exchange.Clip(x.Title, longest)
	}
	for _, x := range a.Cases {
		names[string(x.ID)] = exchange.Clip(x.Statement, longest)
	}
	return names
}

// statements returns what the rows of a sheet claim, by place: for those that
// could not be read.
func statements(in *catalogue.Incoming) map[string]string {
	if in.Sheet == nil {
		return nil
	}
	texts := map[string]string{}
	for i, f := range in.Mapping {
		if f != table.Statement {
			continue
		}
		for _, row := range in.Sheet.Rows {
			if i < len(row.Cells) {
				texts[row.Place] = exchange.Clip(exchange.Line(row.Cells[i].Text), longest)
			}
		}
	}
	return texts
}

func readings(text string) *Ambiguous {
	if text == "" {
		return nil
	}
	a := &Ambiguous{Text: text}
	for order, to := range map[exchange.Order]*edtf.Date{exchange.DayFirst: &a.DayFirst, exchange.MonthFirst: &a.MonthFirst} {
		d, err := exchange.NewReading("", exchange.Target{Order: order}, "", "").Date(text)
		if err != nil {
			return nil // it is more than the order that is unclear
		}
		*to = d
	}
	return a
}
