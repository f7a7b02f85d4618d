package table

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/annotate/exchange"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// position reads when a claim was, from whichever columns tell.
func (c *claims) position(r *record) timeline.Position {
	if r.cells[GapOp] != "" {
		return c.gap(r)
	}
	when := c.when(r, Date, Year, Month, Day)
	end := c.when(r, End, EndYear, EndMonth, EndDay)
	if when.IsZero() && r.cells[Date] == "" {
		when = c.epoch(r)
	}
	if when.IsZero() {
		reason := exchange.Line(r.cells[Undated])
		if text := exchange.Line(r.cells[Date]); reason == "" && text != "" {
			reason = "The file says “" + exchange.Clip(text, 100) + "”."
		}
		if reason == "" {
			return exchange.NoDate
		}
		return timeline.Undated{Reason: reason}
	}
	extent := choose(r, c, Extent, timeline.Extents())
	if extent == "" {
		extent = timeline.Event
		if !end.IsZero() {
			extent = timeline.State
		}
	}
	whole, err := exchange.Interval(when, end)
	if err != nil {
		r.fail(c, End, "This is no end for what began in "+when.Say()+".")
	}
	return timeline.Point{When: whole, Extent: extent}
}

// when reads a date from one column, or from columns of its parts.
func (c *claims) when(r *record, whole, year, month, day Field) edtf.Date {
	if text := r.cells[whole]; text != "" {
		if c.mapping.has(month) && r.cells[year] == "" && yearAlone.MatchString(text) {
			r.cells[year] = text // the column called date holds the years
		} else {
			return c.date(r, whole, text)
		}
	}
	text := strings.TrimSpace(r.cells[year])
	if text == "" {
		return edtf.Date{}
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		text = fmt.Sprintf("%04d", n)
		if n < 0 { // a column of years counts as people do, in which 1 BC is -1
			text = strings.TrimPrefix(fmt.Sprintf("-%04d", -n-1), "-0000")
			text = cmp.Or(text, "0000")
		}
	}
	parts := []string{text}
	for _, f := range []Field{month, day} {
		part := r.cells[f]
		if part == "" {
			break
		}
		n, err := strconv.Atoi(part)
		if err != nil {
			r.fail(c, f, fmt.Sprintf("%q is no number.", exchange.Clip(part, 40)))
			return edtf.Date{}
		}
		parts = append(parts, fmt.Sprintf("%02d", n))
	}
	return c.date(r, year, strings.Join(parts, "-"))
}

var yearAlone = regexp.MustCompile(`^-?\d{1,4}$`)

// absent are words for a date that nobody knows.
var absent = []string{"unknown", "unknown date", "n/a", "na", "none", "undated", "?", "-", "--", "tbd", "tba", "null", "nan"}

// stamp is a time as machines write it.
var stamp = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?([.,]\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$`)

func (c *claims) date(r *record, f Field, text string) edtf.Date {
	if slices.Contains(absent, strings.ToLower(text)) {
		return edtf.Date{}
	}
	d, err := c.Date(tidied(c, text))
	if err != nil {
		r.fail(c, f, strings.TrimSuffix(err.Error(), ".")+".")
	}
	return d
}

// tidied returns a date of a machine as EDTF writes it, and others as they are.
func tidied(c *claims, text string) string {
	if from, to, ok := strings.Cut(text, " / "); ok {
		return strings.TrimSpace(from) + "/" + strings.TrimSpace(to)
	}
	m := stamp.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	seconds, zone := m[3], m[5]
	if seconds == "" {
		seconds = ":00"
	}
	if strings.Trim(m[4], ".,0") != "" {
		c.Leave("fractions of a second", "A time here is as exact as a second.")
	}
	switch {
	case zone == "UTC" || zone == "+00:00" || zone == "+0000" || zone == "-00:00" || zone == "-0000":
		zone = "Z"
	case len(zone) == len("+0200"):
		zone = zone[:3] + ":" + zone[3:]
	}
	return m[1] + "T" + m[2] + seconds + zone
}

// epoch reads a time that is counted in microseconds, as Timesketch does.
func (c *claims) epoch(r *record) edtf.Date {
	text := r.cells[Epoch]
	if text == "" {
		return edtf.Date{}
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		r.fail(c, Epoch, fmt.Sprintf("%q is no number of microseconds.", exchange.Clip(text, 40)))
		return edtf.Date{}
	}
	at := time.UnixMicro(n).UTC()
	if at.Year() < 1 || at.Year() > 9999 {
		r.fail(c, Epoch, "This is no time in a year of four digits.")
		return edtf.Date{}
	}
	return c.date(r, Epoch, at.Format("2006-01-02T15:04:05Z"))
}

// gap reads a gap as [Write] writes it.
func (c *claims) gap(r *record) timeline.Position {
	number := func(f Field) int {
		if r.cells[f] == "" {
			return 0
		}
		n, err := strconv.Atoi(r.cells[f])
		if err != nil {
			r.fail(c, f, fmt.Sprintf("%q is no whole number.", exchange.Clip(r.cells[f], 40)))
		}
		return n
	}
	return timeline.Gap{
		From: c.end(r, GapFrom), To: c.end(r, GapTo),
		Length: timeline.Length{
			Op: choose(r, c, GapOp, timeline.Ops()), N: number(GapN), M: number(GapM), Unit: choose(r, c, GapUnit, timeline.Units()),
		},
	}
}

func (c *claims) end(r *record, f Field) timeline.End {
	text := r.cells[f]
	if text == "publication" {
		return timeline.Publication{}
	}
	if name, ok := strings.CutPrefix(text, "claim "); ok {
		return timeline.ClaimEnd{Claim: timeline.ClaimID(c.ID("claim", name))}
	}
	if text == "" {
		r.fail(c, f, "A gap needs both ends.")
	}
	return timeline.DateEnd{When: c.date(r, f, text)}
}
