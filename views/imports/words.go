package imports

import (
	"fmt"
	"strconv"
	"time"

	"dateline/annotate"
	"dateline/annotate/exchange/table"
	"dateline/annotate/exchange/tray"
	"dateline/annotate/fault"
	"dateline/views/ui"
)

// size says how large a file is.
func size(n int64) string {
	switch {
	case n < 1000:
		return strconv.FormatInt(n, 10) + " bytes"
	case n < 1_000_000:
		return strconv.FormatFloat(float64(n)/1000, 'f', 1, 64) + " kB"
	default:
		return strconv.FormatFloat(float64(n)/1_000_000, 'f', 1, 64) + " MB"
	}
}

// standing says how far a file has come.
func standing(s tray.State) string {
	switch {
	case s.Running && s.Final:
		return "being imported"
	case s.Running:
		return "being looked at"
	case s.Result != nil && s.Result.Err == nil:
		return "imported"
	default:
		return "not imported"
	}
}

// Step is how far an import is, in words and numbers for a page.
type Step struct {
	What  string `json:"what"`  // is done
	Count string `json:"count"` // of it, so far
	Left  string `json:"left"`  // how long it takes yet; empty when that is not known
	Done  int64  `json:"done"`
	Total int64  `json:"total"` // 0 when it is not known
}

const inOneGo = "This is done in one go; there is no telling how long it takes."

// StepOf puts progress into words.
func StepOf(p tray.Progress) Step {
	s := Step{Done: p.Done, Total: p.Total, Left: left(p.Left)}
	of := func(what string) string {
		return fmt.Sprintf("%s of %s %s", ui.Number(int(p.Done)), ui.Number(int(p.Total)), what)
	}
	switch p.Stage {
	case tray.Waiting:
		s.What = "Waiting for another file, which is read first"
	case tray.Reading:
		s.What, s.Count = "Reading the file", size(p.Done)+" of "+size(p.Total)
	case tray.Understanding:
		s.What, s.Count = "Making out what is in it", inOneGo
	case tray.Opening:
		s.What, s.Count = "Reading what is here already", "If somebody else is writing, this waits for its turn."
	case tray.Comparing:
		s.What, s.Count = "Comparing with what is here", of("records")
	case tray.Writing:
		s.What, s.Count = "Writing", of("entries")
	case tray.Settling:
		s.What, s.Count = "Checking the dates and committing", inOneGo
	}
	return s
}

// left says how long something takes yet, no surer than that can be known.
func left(d time.Duration) string {
	switch {
	case d <= 0:
		return ""
	case d < 2*time.Second:
		return "a moment left in this step"
	case d < time.Minute:
		return fmt.Sprintf("about %d seconds left in this step", int(d.Round(time.Second).Seconds()))
	default:
		return "about " + ui.Count(int(d.Round(time.Minute).Minutes()), "minute") + " left in this step"
	}
}

// becomes says what happens to a record. Done is false before it has happened.
func becomes(r annotate.ImportResult) string {
	switch r {
	case annotate.Create:
		return "New"
	case annotate.Modify:
		return "Changed"
	case annotate.Skip:
		return "As it is"
	case annotate.Refuse:
		return "Refused"
	}
	return string(r)
}

// things are what an import brings, in the order in which they are told, with
// their words.
var things = []struct {
	object annotate.Object
	word   string
}{
	{annotate.ObjectTimeline, "timeline"},
	{annotate.ObjectArticle, "article"},
	{annotate.ObjectClaim, "claim"},
	{annotate.ObjectSource, "source"},
	{annotate.ObjectEvidence, "piece of evidence"},
}

// thingsWords says how many things there are of each kind: "2 claims and 1
// source".
func thingsWords(counts map[annotate.Object]int) string {
	var words []string
	rest := 0
	for _, n := range counts {
		rest += n
	}
	for _, t := range things {
		n := counts[t.object]
		rest -= n
		switch {
		case n == 1:
			words = append(words, "1 "+t.word)
		case n > 1 && t.object == annotate.ObjectEvidence:
			words = append(words, ui.Number(n)+" pieces of evidence")
		case n > 1:
			words = append(words, ui.Number(n)+" "+t.word+"s")
		}
	}
	if rest > 0 {
		words = append(words, ui.Number(rest)+" more")
	}
	return ui.And(words)
}

// place says where in the file a record stands; nothing for what was made of
// several records.
func place(r *tray.Result, row tray.Row) string {
	if !r.Archive && row.Result != annotate.Refuse && row.Object != annotate.ObjectClaim && row.Object != annotate.ObjectEvidence {
		return ""
	}
	return row.Path
}

// sign is the shape that stands before becomes.
func sign(r annotate.ImportResult) string {
	switch r {
	case annotate.Create:
		return "+"
	case annotate.Modify:
		return "~"
	case annotate.Skip:
		return "="
	case annotate.Refuse:
		return "×"
	}
	return ""
}

// fieldWords say what a column tells.
var fieldWords = map[table.Field]string{
	table.None: "Kept with the claim, not shown", table.ID: "Id in the other program", table.Statement: "What is claimed",
	table.Claimant: "Who claims it", table.Date: "Date", table.End: "End date", table.Year: "Year", table.Month: "Month", table.Day: "Day",
	table.EndYear: "Year of the end", table.EndMonth: "Month of the end", table.EndDay: "Day of the end", table.Epoch: "Microseconds since 1970",
	table.Extent: "Event or state", table.Undated: "Why it has no date", table.GapOp: "Gap: how it was put", table.GapN: "Gap: number",
	table.GapM: "Gap: greatest number", table.GapUnit: "Gap: unit", table.GapFrom: "Gap: from", table.GapTo: "Gap: to",
	table.Wording: "Words that date it", table.Basis: "What the date rests on", table.Anchor: "What it is counted from", table.Zone: "Time zone",
	table.Occurrence: "Whether it happened", table.Importance: "Importance", table.Lane: "Lane", table.Subject: "Subject", table.Tags: "Tags",
	table.Status: "Status of the work", table.Verdict: "Verdict", table.Explanation: "Explanation", table.SearchNote: "Where was searched",
	table.Disposition: "What is done about it", table.Correction: "Correction", table.Recheck: "Look again by", table.Link: "Link to a source",
	table.Trouble: "Error of the last time (passed over)",
}

// commonFields come first among those that a column can tell.
var commonFields = []table.Field{table.Statement, table.Date, table.End, table.Claimant, table.Link, table.ID, table.Tags, table.Lane}

// reason says why something could not be done. An error that is not for the
// person is told by what finds it in the log.
func reason(r tray.Result) string {
	if fault.KindOf(r.Err) == fault.Internal {
		return "Something went wrong here. If you tell somebody about this, give the reference " + r.Ref + "."
	}
	return r.Err.Error()
}

func refusedWords(n int) string {
	if n == 1 {
		return "1 record is refused."
	}
	return ui.Number(n) + " records are refused."
}

// refusedAdvice says what to do about what is refused.
func refusedAdvice(p FilePage) string {
	r := p.State.Trial
	switch {
	case r.Archive:
		return "An archive is taken in whole or not at all: mend it, or export it again."
	case p.refusedTimeline():
		return "The timeline itself is among them: choose another name for it below."
	case r.Ambiguous != nil:
		return "Some dates can be read in two ways: say below which is meant."
	case p.impossible():
		return "Choose below what the columns tell, or mend the file and bring it again."
	default:
		return "Download them with the reasons, mend them and bring them again; or mend the file first."
	}
}

func omitted(o annotate.Omission) string {
	if o.Count <= 1 {
		return ui.Sentence(o.What)
	}
	return ui.Sentence(o.What) + ": " + ui.Number(o.Count)
}
