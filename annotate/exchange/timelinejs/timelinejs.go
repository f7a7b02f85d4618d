// Package timelinejs reads and writes the JSON of TimelineJS, the timeline of the
// Northwestern University Knight Lab: it writes version 3, so that a timeline can
// be shown on any page, and reads what was made for versions 2 and 3.
//
// Dates carry only the parts that are known, and are shown in the words of
// [edtf.Date.Say]. A date that is a stretch of days has an end. Years before
// Christ are counted as TimelineJS counts them: 44 BC is the year -44, for the
// marks on its axis are named so; there is no year 0.
//
// TimelineJS shows HTML, so all text is escaped.
package timelinejs

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Write writes what TimelineJS can show of an archive. Base is the address of
// the site that holds the pages of the claims, such as "https://example.org";
// nothing is linked when it is empty.
func Write(w io.Writer, a annotate.Archive, base string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(convert(a, base)); err != nil {
		return fmt.Errorf("writing TimelineJS: %w", err)
	}
	return nil
}

// Omitted returns what Write leaves out of an archive.
func Omitted(a annotate.Archive) []annotate.Omission {
	f := convert(a, "")
	omitted := make([]annotate.Omission, len(f.Omitted))
	for i, o := range f.Omitted {
		omitted[i] = annotate.Omission(o)
	}
	return omitted
}

type file struct {
	Scale   string     `json:"scale"`
	Title   slide      `json:"title"`
	Events  []slide    `json:"events"`
	Eras    []era      `json:"eras,omitempty"`
	Omitted []omission `json:"omitted"`
}

type slide struct {
	UniqueID    string `json:"unique_id"`
	StartDate   *date  `json:"start_date,omitempty"`
	EndDate     *date  `json:"end_date,omitempty"`
	DisplayDate string `json:"display_date,omitempty"`
	Text        words  `json:"text"`
	EDTF        string `json:"edtf,omitempty"` // for Read; TimelineJS passes over it
	Group       string `json:"group,omitempty"`
	Autolink    bool   `json:"autolink"` // false: the addresses in the text are no links of ours
}

type era struct {
	UniqueID  string `json:"unique_id"`
	StartDate *date  `json:"start_date"`
	EndDate   *date  `json:"end_date"`
	Text      words  `json:"text"`
}

type words struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

type omission struct {
	What  string `json:"what"`
	Count int    `json:"count,omitempty"`
	Why   string `json:"why"`
}

// conversion is the making of a file.
type conversion struct {
	base  string
	file  file
	dates exchange.Dates
}

func convert(a annotate.Archive, base string) file {
	c := conversion{base: base, dates: exchange.DatesOf(a)}
	c.file = file{
		Scale:   "human",
		Title:   slide{UniqueID: string(a.Timeline.ID), Text: words{Headline: escaped(a.Timeline.Title), Text: paragraphs(a.Timeline.Description)}},
		Events:  []slide{},
		Omitted: []omission{},
	}
	cases := slices.Clone(a.Cases)
	slices.SortFunc(cases, func(x, y annotate.Case) int {
		return cmp.Or(edtf.Compare(x.When(), y.When()), cmp.Compare(x.ID, y.ID))
	})
	for _, k := range cases {
		switch p := k.Position.(type) {
		case timeline.Point:
			c.event(k, p)
		case timeline.Gap:
			c.era(k, p)
		case timeline.Undated:
			c.omit(k, "It has no date.")
		default:
			c.omit(k, "It has no date.")
		}
	}
	if len(c.file.Events) == 0 {
		c.file.Omitted = append(c.file.Omitted, omission{What: "the picture", Why: "TimelineJS shows nothing without a claim that has a date."})
	}
	c.left(a)
	return c.file
}

func (c *conversion) event(k annotate.Case, p timeline.Point) {
	start, end, ok := stretch(p.When)
	if !ok {
		c.omit(k, "Its date, "+p.When.Say()+", has no beginning that TimelineJS could show.")
		return
	}
	c.scale(start, end)
	c.file.Events = append(c.file.Events, slide{
		UniqueID: string(k.ID), StartDate: start, EndDate: end, DisplayDate: plain(p.When.Say()), EDTF: p.When.String(),
		Text: words{Headline: escaped(k.Statement), Text: c.text(k, "")}, Group: plain(k.Lane),
	})
}

func (c *conversion) era(k annotate.Case, gap timeline.Gap) {
	from, to := c.dates.Resolve(k.ID, gap)
	start, _, ok := stretch(from)
	last, end, ok2 := stretch(to)
	switch {
	case !ok || !ok2:
		c.omit(k, "An end of the gap has no date that TimelineJS could show.")
		return
	case edtf.Compare(from, to) > 0:
		c.omit(k, "The gap ends before it begins, and TimelineJS cannot show that.")
		return
	}
	if end == nil {
		end = last
	}
	if end.same(start) {
		c.omit(k, "Both ends of the gap have the same date, and TimelineJS cannot show that.")
		return
	}
	c.scale(start, end)
	c.file.Eras = append(c.file.Eras, era{
		UniqueID: string(k.ID), StartDate: start, EndDate: end,
		Text: words{Headline: escaped(k.Statement), Text: c.text(k, gap.Length.Check(from, to).Say())},
	})
}

// scale chooses the scale of ages when a year is one that the calendar of a
// browser does not reach.
func (c *conversion) scale(dates ...*date) {
	const first, last = -271_820, 275_759
	for _, d := range dates {
		if d != nil && (d.Year < first || d.Year > last) {
			c.file.Scale = "cosmological"
		}
	}
}

// omit notes a claim that is not carried.
func (c *conversion) omit(k annotate.Case, why string) {
	c.file.Omitted = append(c.file.Omitted, omission{What: "claim: " + k.Statement, Count: 1, Why: why})
}

// left notes the kinds of records that TimelineJS has no place for.
func (c *conversion) left(a annotate.Archive) {
	for _, o := range a.Omitted {
		c.file.Omitted = append(c.file.Omitted, omission(o))
	}
	findings := 0
	for _, f := range a.Findings {
		findings += len(f)
	}
	for _, o := range []omission{
		{What: "articles", Count: len(a.Articles)},
		{What: "quotes", Count: len(a.Quotes)},
		{What: "sources", Count: len(a.Sources)},
		{What: "evidence", Count: len(a.Evidence)},
		{What: "findings", Count: findings},
		{What: "steps of the review", Count: len(a.Reviews)},
	} {
		if o.Count > 0 {
			o.Why = "TimelineJS has no place for them; the archive format carries them."
			c.file.Omitted = append(c.file.Omitted, o)
		}
	}
	if c.file.Scale == "cosmological" {
		c.file.Omitted = append(c.file.Omitted, omission{What: "months and days", Why: "On the scale of ages TimelineJS places dates by their year only."})
	}
}
