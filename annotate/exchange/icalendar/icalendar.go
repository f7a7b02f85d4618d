// Package icalendar writes dated claims as events of a calendar, RFC 5545, so
// that they can be shown beside others. It only writes.
//
// A calendar knows days and not how well they are known. An event stands on the
// days of its date when that is a day, an interval, a month or a season, with
// the date in words; what is known only to the year or less would fill a whole
// year of days and is left out.
package icalendar

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// MediaType is that of iCalendar.
const MediaType = "text/calendar; charset=utf-8"

// Write writes the claims of an archive that have days. Base is the address of
// the site that holds their pages; nothing is linked when it is empty.
func Write(w io.Writer, a annotate.Archive, base string) error {
	cal := ics.NewCalendarFor("Dateline")
	cal.SetName(a.Timeline.Title)
	cal.SetXWRCalName(a.Timeline.Title)
	dates := exchange.DatesOf(a)
	cases := slices.Clone(a.Cases)
	slices.SortFunc(cases, func(x, y annotate.Case) int {
		return cmp.Or(edtf.Compare(x.When(), y.When()), cmp.Compare(x.ID, y.ID))
	})
	for _, k := range cases {
		if missing(k) == "" {
			add(cal, k, dates, base)
		}
	}
	if err := cal.SerializeTo(w, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("writing iCalendar: %w", err)
	}
	return nil
}

func add(cal *ics.Calendar, k annotate.Case, dates exchange.Dates, base string) {
	when := k.When()
	e := cal.AddEvent(string(k.ID))
	e.SetDtStampTime(k.Changed.UTC())
	e.SetSummary(exchange.Line(k.Statement))
	e.SetDescription(exchange.Text(strings.Join(dates.Say(k), "\n"))) // a lone carriage return would end its line
	e.SetTimeTransparency(ics.TransparencyTransparent)
	switch k.Occurrence {
	case timeline.Planned:
		e.SetStatus(ics.ObjectStatusTentative)
	case timeline.Cancelled:
		e.SetStatus(ics.ObjectStatusCancelled)
	case timeline.Happened, timeline.OccurrenceUnknown:
		e.SetStatus(ics.ObjectStatusConfirmed)
	default:
	}
	if len(k.Tags) > 0 {
		for _, tag := range k.Tags {
			e.AddProperty(ics.ComponentPropertyCategories, tag)
		}
	}
	if at, ok := exchange.Address(base); ok {
		e.SetURL(strings.TrimSuffix(at, "/") + "/claims/" + string(k.ID))
	}
	if when.Precision() == edtf.PrecisionSecond {
		if setTime(e, when) {
			return
		}
	}
	e.SetAllDayStartAt(midnight(when.Earliest().Day))
	e.SetAllDayEndAt(midnight(when.Latest().Day + 1)) // the first day after
}

// setTime sets a time of day: in UTC when its zone is known, and otherwise on
// the clocks of whoever reads it.
func setTime(e *ics.VEvent, when edtf.Date) bool {
	text := strings.TrimRight(when.String(), "?~%")
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		e.SetStartAt(at.UTC())
		return true
	}
	at, err := time.Parse("2006-01-02T15:04:05", text)
	if err != nil {
		return false
	}
	e.SetProperty(ics.ComponentPropertyDtStart, at.Format("20060102T150405"))
	return true
}

func midnight(d edtf.Day) time.Time {
	year, month, day := d.Civil()
	return time.Date(int(year), time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// missing says why a claim has no place in a calendar; it is empty when it has
// one.
func missing(k annotate.Case) string {
	when := k.When()
	if when.IsZero() {
		return "A calendar shows days, and they have none of their own."
	}
	first, last := when.Earliest(), when.Latest()
	if first.Kind != edtf.Known || last.Kind != edtf.Known {
		return "A calendar shows days, and an end of their date is open or unknown."
	}
	if from, _, _ := first.Day.Civil(); from < 1 {
		return "A calendar begins with the year 1."
	}
	if to, _, _ := (last.Day + 1).Civil(); to > 9999 {
		return "A calendar ends with the year 9999."
	}
	switch when.Precision() {
	case edtf.PrecisionSecond, edtf.PrecisionDay, edtf.PrecisionMonth, edtf.PrecisionSeason, edtf.PrecisionInterval:
		return ""
	default:
		return "A calendar shows days, and their date is known to the year at best."
	}
}

// Omitted returns what [Write] leaves out of an archive.
func Omitted(a annotate.Archive) []annotate.Omission {
	counts := map[string]int{}
	var reasons []string
	for _, k := range a.Cases {
		if why := missing(k); why != "" {
			if counts[why] == 0 {
				reasons = append(reasons, why)
			}
			counts[why]++
		}
	}
	slices.Sort(reasons)
	var omitted []annotate.Omission
	for _, why := range reasons {
		omitted = append(omitted, annotate.Omission{What: "claims", Count: counts[why], Why: why})
	}
	omitted = append(omitted, annotate.Omission{What: "articles, quotes, sources and evidence", Why: "A calendar has no place for them; each event leads to the page that has them."})
	return append(omitted, a.Omitted...)
}
