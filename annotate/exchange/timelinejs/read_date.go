package timelinejs

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tree"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// misdated is a date that cannot be read.
type misdated struct {
	at   *tree.Value
	text string
}

func (e *misdated) Error() string { return e.text }

func wrongDate(at *tree.Value, format string, args ...any) error {
	return &misdated{at: at, text: fmt.Sprintf(format, args...)}
}

// position returns when an event was. The date in EDTF, or what TimelineJS shows
// in place of the date, is taken for the date when it is one that is written with
// the same numbers: a person may have changed these alone.
func (c *reading) position(e item, extent timeline.Extent) (timeline.Position, error) {
	for _, told := range []*tree.Value{e.exact, e.display} {
		shown, err := edtf.Read(exchange.Plain(exchange.Plain(told.String())))
		if err != nil {
			continue
		}
		c.counted = true
		when, err := c.between(e)
		c.counted = false
		if err == nil && looksLike(shown, when) {
			return timeline.Point{When: shown, Extent: extent}, nil
		}
	}
	when, err := c.between(e)
	switch {
	case err != nil:
		return nil, err
	case when.IsZero():
		return exchange.NoDate, nil
	case when.Precision() == edtf.PrecisionInterval:
		extent = timeline.State // it went on from the start to the end
	}
	return timeline.Point{When: when, Extent: extent}, nil
}

// between returns the date from the start to the end of an event. It is zero
// when it has neither.
func (c *reading) between(e item) (edtf.Date, error) {
	start, err := c.date(e.start)
	if err != nil {
		return edtf.Date{}, err
	}
	end, err := c.date(e.end)
	if err != nil || start.IsZero() {
		return end, err
	}
	when, err := exchange.Interval(start, end)
	if err != nil {
		return edtf.Date{}, wrongDate(e.end, "This is no end for what began in %s: %v.", start.Say(), err)
	}
	return when, nil
}

// looksLike reports whether a date is written with the same numbers as another.
func looksLike(a, b edtf.Date) bool {
	from, to, ok := stretch(a)
	from2, to2, ok2 := stretch(b)
	return ok && ok2 && from.equal(from2) && to.equal(to2)
}

// equal reports whether two dates have the same numbers.
func (d *date) equal(other *date) bool {
	if d == nil || other == nil {
		return d == other
	}
	return d.within(other) && other.within(d)
}

// date reads a date of version 3, which is an object, or of version 2, which is
// a text. It is zero when there is none.
func (c *reading) date(v *tree.Value) (edtf.Date, error) {
	switch v.Kind() {
	case tree.Missing:
		return edtf.Date{}, nil
	case tree.Text, tree.Number:
		return c.written(v)
	case tree.Object:
		return c.parts(v)
	default:
		return edtf.Date{}, wrongDate(v, "A date has to be an object or a text.")
	}
}

var numbers = regexp.MustCompile(`^-?\d+(,\d+){0,5}$`)

// written reads a date of version 2: numbers with commas between, or words.
func (c *reading) written(v *tree.Value) (edtf.Date, error) {
	text := strings.TrimSpace(v.String())
	if text == "" {
		return edtf.Date{}, nil
	}
	if bare := strings.TrimRight(strings.ReplaceAll(text, " ", ""), ","); numbers.MatchString(bare) {
		return c.assemble(v, strings.Split(bare, ","))
	}
	d, err := c.Date(text)
	if err != nil {
		return edtf.Date{}, wrongDate(v, "%s.", strings.TrimSuffix(err.Error(), "."))
	}
	return d, nil
}

// parts reads a date of version 3. What stands after a part that is missing does
// not count.
func (c *reading) parts(v *tree.Value) (edtf.Date, error) {
	var list []string
	for _, key := range []string{"year", "month", "day", "hour", "minute", "second"} {
		part := v.Get(key)
		text := strings.TrimSpace(part.String())
		if part.Kind() == tree.Object || part.Kind() == tree.Array || part.Kind() == tree.Bool {
			return edtf.Date{}, wrongDate(part, "This has to be a number.")
		}
		if text == "" {
			break
		}
		if _, err := strconv.ParseInt(text, 10, 64); err != nil {
			return edtf.Date{}, wrongDate(part, "%q is no whole number.", exchange.Clip(text, 40))
		}
		list = append(list, text)
	}
	if len(list) == 0 {
		if rest := v.Rest("format"); rest != "" {
			return edtf.Date{}, wrongDate(v.Get("year"), "The year is missing.")
		}
		return edtf.Date{}, nil
	}
	return c.assemble(v, list)
}

// assemble makes a date of its numbers, of which the later ones may be missing.
// An hour without minutes is too little for a time, so that the day stands.
func (c *reading) assemble(v *tree.Value, list []string) (edtf.Date, error) {
	n := make([]int64, 6)
	for i, text := range list {
		var err error
		if n[i], err = strconv.ParseInt(text, 10, 64); err != nil {
			return edtf.Date{}, wrongDate(v, "%q is no number that a date could have.", exchange.Clip(text, 40))
		}
	}
	year := c.year(n[0])
	text := year
	if !strings.HasPrefix(year, "Y") && len(list) > 1 {
		text += fmt.Sprintf("-%02d", n[1])
		if len(list) > 2 {
			text += fmt.Sprintf("-%02d", n[2])
		}
		if len(list) > 4 {
			text += fmt.Sprintf("T%02d:%02d:%02d", n[3], n[4], n[5])
		}
	} else if len(list) > 1 && !c.counted {
		c.Leave("months and days", "Of years of more than four digits no dates are kept.")
	}
	d, err := edtf.Parse(text)
	if err != nil {
		return edtf.Date{}, wrongDate(v, "%v.", err)
	}
	return d, nil
}

// year returns a year as EDTF writes it. TimelineJS counts years as people do,
// in which 1 BC is -1.
func (c *reading) year(n int64) string {
	if n < 0 {
		n++
	}
	switch {
	case n > 9999 || n < -9999:
		return "Y" + strconv.FormatInt(n, 10)
	case n < 0:
		return fmt.Sprintf("-%04d", -n)
	default:
		return fmt.Sprintf("%04d", n)
	}
}
