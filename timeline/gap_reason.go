package timeline

import (
	"fmt"
	"time"

	"github.com/dustin/go-humanize"

	"dateline/timeline/edtf"
)

// holds returns why the claim holds, as what follows the elapsed time.
func (c Check) holds() string {
	l := c.Length
	switch {
	case l.Op == OpBare || l.Op == OpFirstIn:
		return c.bareHolds()
	case l.Op != OpNearly && l.Op != OpAbout || !c.single():
		return ": " + l.String() + c.whichever()
	}
	past := c.past(l.N)
	why := c.off(past, l.amount()) + ", which is " + l.String()
	if l.Op == OpAbout && past.TotalDays != 0 {
		why += fmt.Sprintf(", as “about” allows %s either way", c.Tolerance)
	}
	return why
}

// fails returns why the claim fails, as what follows the elapsed time.
func (c Check) fails() string {
	l := c.Length
	tooShort := c.Off.High.Kind == edtf.Known && c.Off.High.TotalDays < 0
	number := l.N
	if l.Op == OpBetween && !tooShort {
		number = l.M
	}
	off := c.off(c.past(number), count(int64(number), string(l.Unit)))
	switch {
	case l.Op == OpBare || l.Op == OpFirstIn:
		return c.bareFails(tooShort)
	case c.Off.Nearest().TotalDays == 0:
		return ": no pair of these days is " + l.String() + " apart, as months differ in length"
	case l.Op == OpExactly:
		return c.off(c.past(number), l.String())
	case l.Op == OpAbout, l.Op == OpNearly && tooShort:
		return fmt.Sprintf("%s, and “%s” allows no more than %s", off, l.Op, c.Tolerance)
	default:
		return off + ", so not " + c.claim()
	}
}

// past returns how far the ends are past a number of units, or short of it if
// negative, for the pair of days that comes nearest.
func (c Check) past(n int) Elapsed {
	length := c.Length.Unit.times(n)
	if longest := Between(ahead(c.from.first, length), c.to.last); longest.Kind == edtf.Known && longest.TotalDays < 0 {
		return longest
	}
	if shortest := Between(ahead(c.from.last, length), c.to.first); shortest.Kind == edtf.Known && shortest.TotalDays > 0 {
		return shortest
	}
	return Elapsed{}
}

// bareHolds says by which of its readings a number without an operator holds.
func (c Check) bareHolds() string {
	l := c.Length
	amount, completed := l.amount(), count(int64(l.N), "completed "+string(l.Unit))
	if !c.single() {
		return ": " + c.bareHoldsLoosely(amount, completed)
	}
	done, subtracted := l.Unit.counts(c.from.first, c.to.first)
	switch {
	case l.reading() == ReadingCompleted && c.past(l.N).TotalDays == 0:
		return ", as claimed"
	case l.reading() == ReadingCompleted:
		return ": " + completed
	case c.Reading == ReadingCompleted:
		return fmt.Sprintf(": %s, though subtraction%s gives %s", completed, c.difference(), humanize.Comma(subtracted))
	case c.Reading == ReadingSubtraction:
		verb := "have"
		if done == 1 {
			verb = "has"
		}
		return fmt.Sprintf(": %s by subtraction%s, though only %s %s been completed", amount, c.difference(), humanize.Comma(done), verb)
	default:
		return ": " + amount + " by either count, completed or by subtraction" + c.difference()
	}
}

// bareHoldsLoosely is bareHolds for dates that mean more than one day.
func (c Check) bareHoldsLoosely(amount, completed string) string {
	otherFails := ""
	switch c.Reading {
	case ReadingCompleted:
		if c.ReadingDependent {
			otherFails = ", though not by subtraction"
		}
		return completed + c.whichever() + otherFails
	case ReadingSubtraction:
		if c.ReadingDependent {
			otherFails = ", though not by completed " + string(c.Length.Unit) + "s"
		}
		return amount + " by subtraction" + c.difference() + c.whichever() + otherFails
	case ReadingBoth:
		return amount + " by either count" + c.whichever()
	default:
		return amount + ", though some days need the count of completed " + string(c.Length.Unit) + "s and others subtraction"
	}
}

// bareFails says what the readings of a number without an operator give
// instead.
func (c Check) bareFails(tooShort bool) string {
	l := c.Length
	if !c.single() {
		direction := " past "
		if tooShort {
			direction = " short of "
		}
		return ": at least " + c.Off.Nearest().shown() + direction + l.amount() + " by any reading"
	}
	done, subtracted := l.Unit.counts(c.from.first, c.to.first)
	switch {
	case l.reading() == ReadingCompleted:
		return ", not " + l.amount()
	case done == subtracted:
		return fmt.Sprintf(": %s by either count, not %s", count(done, string(l.Unit)), humanize.Comma(int64(l.N)))
	default:
		return fmt.Sprintf(": %s, or %s by subtraction%s, but not %s",
			count(done, "completed "+string(l.Unit)), humanize.Comma(subtracted), c.difference(), humanize.Comma(int64(l.N)))
	}
}

// difference returns the two years that are subtracted, such as " (2024 −
// 2000)", or the two months. It is empty for other units, for dates that span
// several, and for years before 1, which readers do not subtract.
func (c Check) difference() string {
	if isOpen(c.from.first) || isOpen(c.from.last) || isOpen(c.to.first) || isOpen(c.to.last) {
		return ""
	}
	start, startMonth, _ := c.from.first.Civil()
	start2, startMonth2, _ := c.from.last.Civil()
	end, endMonth, _ := c.to.first.Civil()
	end2, endMonth2, _ := c.to.last.Civil()
	if start != start2 || end != end2 || start < 1 {
		return ""
	}
	switch c.Length.Unit {
	case UnitMonth:
		if startMonth != startMonth2 || endMonth != endMonth2 {
			return ""
		}
		return fmt.Sprintf(" (%s %d to %s %d)", time.Month(startMonth), start, time.Month(endMonth), end)
	case UnitYear:
		return fmt.Sprintf(" (%d − %d)", end, start)
	case UnitDecade:
		return fmt.Sprintf(" (%d − %d is %s)", end, start, count(end-start, "year"))
	default:
		return ""
	}
}

// counts returns the units completed from a to b, which is not before a, and
// the units that subtraction on the calendar gives.
func (u Unit) counts(a, b edtf.Day) (completed, subtracted int64) {
	e := Between(a, b)
	months := int64(e.Years)*12 + int64(e.Months)
	ay, _, _ := a.Civil()
	by, _, _ := b.Civil()
	switch u {
	case UnitWeek:
		return e.TotalDays / 7, e.TotalDays / 7
	case UnitMonth:
		return months, monthsBetween(a, b)
	case UnitYear:
		return months / 12, by - ay
	case UnitDecade:
		return months / 120, (by - ay) / 10
	default:
		return e.TotalDays, e.TotalDays
	}
}
