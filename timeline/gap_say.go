package timeline

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/timeline/edtf"
)

// Say returns the answer in one sentence, or two where a word about its limits
// is due: "19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of
// exactly 24 years."
func (c Check) Say() string {
	if err := c.Length.Validate(); err != nil {
		return "This length cannot be checked: " + err.Error() + "."
	}
	switch from, to := c.From.IsZero(), c.To.IsZero(); {
	case from && to:
		return "Neither end has a date, so " + c.claim() + " cannot be checked."
	case from:
		return "The start has no date, so " + c.claim() + " cannot be checked."
	case to:
		return "The end has no date, so " + c.claim() + " cannot be checked."
	}
	return capitalised(c.subject()) + c.conclusion() + "." + c.caveat()
}

// conclusion returns everything after the two dates.
func (c Check) conclusion() string {
	switch {
	case c.reversed && c.WouldFail:
		return " runs backwards as the dates are written, but " + c.doubt()
	case c.reversed:
		return " runs backwards: the end comes before the start, by " + c.backwards()
	case c.WouldHold:
		return " is " + c.span() + ": " + c.claim() + " would hold, but " + c.doubt()
	case c.WouldFail:
		return " is " + c.span() + ": " + c.claim() + " would fail, but " + c.doubt()
	case c.Outcome == Holds:
		return " is " + c.span() + c.holds()
	case c.Outcome == Fails:
		return " is " + c.span() + c.fails()
	case c.capped():
		return " is " + c.span() + ": " + c.claim() + " is possible, but the dates are not precise enough to tell, and " + c.doubt()
	case isOpen(c.from.first) || isOpen(c.from.last) || isOpen(c.to.first) || isOpen(c.to.last):
		return " is " + c.span() + ": " + c.claim() + " is possible, but an open date leaves it undecided"
	default:
		return " is " + c.span() + ": " + c.claim() + " is possible, but the dates are not precise enough to tell"
	}
}

// caveat returns what the length alone does not settle.
func (c Check) caveat() string {
	if c.Length.Op == OpFirstIn && c.Outcome == Holds {
		return " That is the length only: whether it was the first is another question."
	}
	return ""
}

// claim returns the claimed length as a quotation.
func (c Check) claim() string { return "“" + c.Length.String() + "”" }

// subject returns the two dates, such as "19 July 2000 to 19 June 2024".
func (c Check) subject() string {
	words := noun(c.From) + " to " + noun(c.To)
	if strings.HasPrefix(words, "some time ") || strings.Contains(words, " to some time ") {
		return "from " + words
	}
	return words
}

// noun returns a date in words that can stand before and after "to".
func noun(d edtf.Date) string {
	if d.Precision() != edtf.PrecisionInterval {
		words := d.Say()
		if strings.HasPrefix(words, "before ") {
			return "some time " + words
		}
		return words
	}
	start, end := d.Ends()
	switch {
	case start.IsZero() && d.Earliest().Kind == edtf.Open:
		return end.Say() + " or earlier"
	case start.IsZero():
		return "some unknown time until " + end.Say()
	case end.IsZero() && d.Latest().Kind == edtf.Open:
		return start.Say() + " or later"
	case end.IsZero():
		return "some unknown time from " + start.Say()
	default:
		return "some time " + d.Say()
	}
}

// span returns the time that has passed, or may have, in the claim's terms.
func (c Check) span() string {
	short, long, unit := c.Shortest, c.Longest, c.Length.Unit
	bounded, unbounded := long.Kind == edtf.Known, "of any length"
	if c.single() {
		return short.in(unit) + c.allowing()
	}
	switch {
	case short.Kind != edtf.Known && !bounded:
		return unbounded
	case short.Kind == edtf.Known && !bounded && short.TotalDays <= 0:
		return unbounded + c.allowing()
	case short.Kind == edtf.Known && !bounded:
		return "at least " + short.in(unit) + c.allowing()
	case short.Kind != edtf.Known, short.TotalDays <= 0:
		return "at most " + long.in(unit) + c.allowing()
	default:
		return "between " + short.in(unit) + " and " + long.in(unit) + c.allowing()
	}
}

// allowing names the widening of approximate dates, which the reader could not
// guess from the numbers.
func (c Check) allowing() string {
	none := Widening{}
	switch from, to := c.FromWidened, c.ToWidened; {
	case from == none && to == none:
		return ""
	case to == none:
		return " (allowing " + from.around("the start") + ")"
	case from == none:
		return " (allowing " + to.around("the end") + ")"
	case from == to:
		return " (allowing " + from.around("each date") + ")"
	default:
		return " (allowing " + from.around("the start") + ", " + to.around("the end") + ")"
	}
}

// single reports whether both dates mean one day each.
func (c Check) single() bool { return c.from.single() && c.to.single() }

// doubt returns why the days as written are not to be relied on.
func (c Check) doubt() string {
	switch from, to := c.From.Uncertain(), c.To.Uncertain(); {
	case from && to:
		return "both dates are marked as uncertain"
	case from:
		return "the date of the start is marked as uncertain"
	case to:
		return "the date of the end is marked as uncertain"
	}
	switch from, to := hasUnknownEnd(c.From), hasUnknownEnd(c.To); {
	case from && to:
		return "neither date is fully known"
	case from:
		return "the date of the start is not fully known"
	default:
		return "the date of the end is not fully known"
	}
}

// backwards returns by how much the end comes before the start.
func (c Check) backwards() string {
	by := c.Off.Nearest().in(c.Length.Unit)
	if c.single() {
		return by
	}
	return "at least " + by
}

// whichever ends a statement about dates that mean more than one day.
func (c Check) whichever() string {
	if c.single() {
		return ""
	}
	return ", whichever days are meant"
}

// off returns how far the ends are from a mark as what follows the elapsed
// time: ": 30 days short of 24 years", or " exactly" if they meet it.
func (c Check) off(distance Elapsed, mark string) string {
	atLeast := ""
	if !c.single() {
		atLeast = "at least "
	}
	switch {
	case distance.TotalDays == 0 && c.single():
		return " exactly"
	case distance.TotalDays == 0:
		return ": " + mark + " exactly at the nearest"
	case distance.TotalDays < 0:
		return ": " + atLeast + distance.shown() + " short of " + mark
	default:
		return ": " + atLeast + distance.shown() + " past " + mark
	}
}

func capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// sayDay returns a day in words.
func sayDay(d edtf.Day) string {
	if isOpen(d) {
		return "an open end"
	}
	if date := edtf.FromDay(d); date.Precision() == edtf.PrecisionDay {
		return date.Say()
	}
	year, month, day := d.Civil() // beyond what a Date can name to the day
	return fmt.Sprintf("day %d of month %d of the year %d", day, month, year)
}
