package icalendar_test

import (
	"bytes"
	"errors"
	"flag"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/emersion/go-ical"

	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/exchange/icalendar"
)

var update = flag.Bool("update", false, "write the golden files anew")

var dates = []string{
	"2000-07-19", "2024-06-19", "2024-06", "2024-22", "1961-07-06/1996-09-10", "2024-06-19T09:00:05+09:00", "2024-06-19T09:00:05",
	"1961", "196X", "-0043-03-15", "1985/..", "Y-65000000", "[1667,1668]",
}

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	if err := icalendar.Write(&b, exchangetest.Sample(dates...), "https://dates.example.org/"); err != nil {
		t.Fatal(err)
	}
	exchangetest.Golden(t, "pact.ics", b.Bytes(), *update)
	for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("the line %q is longer than 75 bytes, or breaks", line)
		}
	}
}

// A library that had no part in the writing reads the calendar, with the same
// days.
func TestAnotherLibraryReadsTheCalendar(t *testing.T) {
	var b bytes.Buffer
	a := exchangetest.Sample(dates...)
	if err := icalendar.Write(&b, a, "https://dates.example.org/"); err != nil {
		t.Fatal(err)
	}
	cal, err := ical.NewDecoder(bytes.NewReader(b.Bytes())).Decode()
	if err != nil {
		t.Fatal(err)
	}
	if version, err := cal.Props.Text(ical.PropVersion); err != nil || version != "2.0" {
		t.Errorf("the version is %q (%v)", version, err)
	}
	events := cal.Events()
	if len(events) != 7 {
		t.Errorf("there are %d events, want 7", len(events))
	}
	days := map[string]string{}
	seen := map[string]bool{}
	for _, e := range events {
		summary, err := e.Props.Text(ical.PropSummary)
		start, err2 := e.DateTimeStart(time.UTC)
		end, err3 := e.DateTimeEnd(time.UTC)
		uid, err4 := e.Props.Text(ical.PropUID)
		if err := errors.Join(err, err2, err3, err4); err != nil || seen[uid] {
			t.Errorf("%q: %v; its UID %q was there: %t", summary, err, uid, seen[uid])
		}
		seen[uid] = true
		days[summary] = start.Format(time.DateOnly) + "/" + end.Format(time.DateOnly)
	}
	for summary, want := range map[string]string{"<2000-07-19>": "2000-07-19/2000-07-20", "<2024-06>": "2024-06-01/2024-07-01"} {
		found := false
		for said, got := range days {
			found = found || strings.Contains(said, summary) && got == want
		}
		if !found {
			t.Errorf("no event with %s is from and to %s: %v", summary, want, days)
		}
	}
	var again bytes.Buffer
	if err := ical.NewEncoder(&again).Encode(cal); err != nil {
		t.Errorf("it cannot be written again, so some of it breaks RFC 5545: %v", err)
	}
}

func TestEveryDayThatACalendarCanShowIsShown(t *testing.T) {
	var b bytes.Buffer
	a := exchangetest.Sample(dates...)
	if err := icalendar.Write(&b, a, ""); err != nil {
		t.Fatal(err)
	}
	cal, err := ics.ParseCalendar(&b)
	if err != nil {
		t.Fatal(err)
	}
	left := 0
	for _, o := range icalendar.Omitted(a) {
		if o.What == "claims" {
			left += o.Count
		}
	}
	if len(cal.Events()) != 7 || left != len(a.Cases)-7 {
		t.Errorf("%d events, and %d of %d claims left out", len(cal.Events()), left, len(a.Cases))
	}
	for _, e := range cal.Events() {
		start, err := e.GetAllDayStartAt()
		if strings.Contains(e.GetProperty(ics.ComponentPropertySummary).Value, "<2024-06>") {
			end, err2 := e.GetAllDayEndAt()
			if err != nil || err2 != nil || !start.Equal(time.Date(2024, 6, 1, 0, 0, 0, 0, start.Location())) || !end.Equal(time.Date(2024, 7, 1, 0, 0, 0, 0, end.Location())) {
				t.Errorf("June is from %v to before %v (%v, %v)", start, end, err, err2)
			}
		}
	}
}
