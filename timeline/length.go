package timeline

import (
	"fmt"
	"slices"

	"github.com/dustin/go-humanize"
)

// Length is a claimed length of time between two ends, such as "nearly 24
// years". The zero Length is not valid.
type Length struct {
	Op   Op
	N    int
	M    int // the upper number of "between"; 0 for every other Op
	Unit Unit
}

// Op says how a claimed length compares with the real one.
type Op string

// The ways to claim a length. Bare is a number without any such word, as in
// "24 years later". FirstIn is "the first in 24 years", judged like Bare.
const (
	OpExactly  Op = "exactly"
	OpAbout    Op = "about"
	OpNearly   Op = "nearly"
	OpMoreThan Op = "more-than"
	OpAtLeast  Op = "at-least"
	OpLessThan Op = "less-than"
	OpAtMost   Op = "at-most"
	OpBetween  Op = "between"
	OpBare     Op = "bare"
	OpFirstIn  Op = "first-in"
)

// Ops returns every Op in the order in which a form offers them.
func Ops() []Op {
	return []Op{
		OpBare, OpExactly, OpAbout, OpNearly, OpMoreThan, OpAtLeast,
		OpLessThan, OpAtMost, OpBetween, OpFirstIn,
	}
}

// Unit is a unit of calendar time.
type Unit string

// The units.
const (
	UnitDay    Unit = "day"
	UnitWeek   Unit = "week"
	UnitMonth  Unit = "month"
	UnitYear   Unit = "year"
	UnitDecade Unit = "decade"
)

// Units returns every Unit, shortest first.
func Units() []Unit {
	return []Unit{UnitDay, UnitWeek, UnitMonth, UnitYear, UnitDecade}
}

// LengthError says which field of a Length is wrong and why.
type LengthError struct {
	Field  string // "op", "n", "m" or "unit"
	Reason string // a clause that follows the name of the field
}

// Error returns the field and the reason.
func (e *LengthError) Error() string { return e.Field + " " + e.Reason }

// Validate returns nil if l can be checked, and a *LengthError otherwise.
func (l Length) Validate() error {
	if !slices.Contains(Ops(), l.Op) {
		return &LengthError{Field: "op", Reason: fmt.Sprintf("is %q, which is not a known way to claim a length", string(l.Op))}
	}
	most := l.Unit.most()
	if most == 0 {
		return &LengthError{Field: "unit", Reason: fmt.Sprintf("is %q; it must be day, week, month, year or decade", string(l.Unit))}
	}
	if l.N < 1 || l.N > most {
		return &LengthError{Field: "n", Reason: fmt.Sprintf("must be from 1 to %d for this unit, not %d", most, l.N)}
	}
	if l.Op != OpBetween {
		if l.M != 0 {
			return &LengthError{Field: "m", Reason: "is only used with between"}
		}
		return nil
	}
	if l.M <= l.N || l.M > most {
		return &LengthError{Field: "m", Reason: fmt.Sprintf("must be more than %d and at most %d, not %d", l.N, most, l.M)}
	}
	return nil
}

// String returns l in words, such as "exactly 24 years" or "between 22 and 27
// years".
func (l Length) String() string {
	switch l.Op {
	case OpBare:
		return l.amount()
	case OpFirstIn:
		return "first in " + l.amount()
	case OpBetween:
		return "between " + humanize.Comma(int64(l.N)) + " and " + count(int64(l.M), string(l.Unit))
	case OpMoreThan:
		return "more than " + l.amount()
	case OpAtLeast:
		return "at least " + l.amount()
	case OpLessThan:
		return "less than " + l.amount()
	case OpAtMost:
		return "at most " + l.amount()
	case OpExactly, OpAbout, OpNearly:
		return string(l.Op) + " " + l.amount()
	default:
		return l.amount()
	}
}

// amount returns the number and the unit, such as "24 years".
func (l Length) amount() string { return count(int64(l.N), string(l.Unit)) }

// most returns the largest number that a claim in this unit may have, about
// ten thousand years, or 0 for an unknown unit. The limit keeps the arithmetic
// far from overflow: the years of a date are bounded too.
func (u Unit) most() int {
	switch u {
	case UnitDay:
		return 3_650_000
	case UnitWeek:
		return 520_000
	case UnitMonth:
		return 120_000
	case UnitYear:
		return 10_000
	case UnitDecade:
		return 1_000
	default:
		return 0
	}
}

// count returns a number with its noun, such as "1 day" or "8,736 days".
func count(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return humanize.Comma(n) + " " + noun + "s"
}
