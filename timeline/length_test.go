package timeline_test

import (
	"errors"
	"testing"

	"dateline/timeline"
)

func TestLengthString(t *testing.T) {
	for _, tc := range []struct {
		name   string
		length timeline.Length
		want   string
	}{
		{"an operator stands before the number", length(timeline.OpExactly, 24, timeline.UnitYear), "exactly 24 years"},
		{"one unit is singular", length(timeline.OpAbout, 1, timeline.UnitMonth), "about 1 month"},
		{"nearly is said as it is", length(timeline.OpNearly, 2, timeline.UnitDecade), "nearly 2 decades"},
		{"more than is two words", length(timeline.OpMoreThan, 3, timeline.UnitWeek), "more than 3 weeks"},
		{"at least is two words", length(timeline.OpAtLeast, 3, timeline.UnitWeek), "at least 3 weeks"},
		{"less than is two words", length(timeline.OpLessThan, 3, timeline.UnitWeek), "less than 3 weeks"},
		{"at most is two words", length(timeline.OpAtMost, 3, timeline.UnitWeek), "at most 3 weeks"},
		{"between has both numbers", between(22, 27), "between 22 and 27 years"},
		{"a bare number has no operator", length(timeline.OpBare, 24, timeline.UnitYear), "24 years"},
		{"first in is said as the article says it", length(timeline.OpFirstIn, 24, timeline.UnitYear), "first in 24 years"},
		{"thousands are grouped", length(timeline.OpBare, 1234567, timeline.UnitDay), "1,234,567 days"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tc.length.String(); got != tc.want {
				t.Errorf("String of %#v: got %q, want %q", tc.length, got, tc.want)
			}
		})
	}
}

func TestLengthValidateRefuses(t *testing.T) {
	for _, tc := range []struct {
		name   string
		length timeline.Length
		field  string
	}{
		{"the zero Length", timeline.Length{}, "op"},
		{"an unknown operator", length("around", 24, timeline.UnitYear), "op"},
		{"an unknown unit", length(timeline.OpExactly, 24, "century"), "unit"},
		{"a length of nothing", length(timeline.OpExactly, 0, timeline.UnitYear), "n"},
		{"a negative length", length(timeline.OpExactly, -1, timeline.UnitYear), "n"},
		{"more than ten thousand years", length(timeline.OpExactly, 10_001, timeline.UnitYear), "n"},
		{"more than a thousand decades", length(timeline.OpExactly, 1_001, timeline.UnitDecade), "n"},
		{"a second number without between", timeline.Length{Op: timeline.OpBare, N: 1, M: 2, Unit: timeline.UnitYear}, "m"},
		{"between without a second number", length(timeline.OpBetween, 22, timeline.UnitYear), "m"},
		{"between with its numbers swapped", between(27, 22), "m"},
		{"between a number and itself", between(22, 22), "m"},
		{"between with too large a second number", between(22, 10_001), "m"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := tc.length.Validate()
			var bad *timeline.LengthError
			if !errors.As(err, &bad) {
				t.Fatalf("Validate of %#v: got %v, want a *LengthError", tc.length, err)
			}
			if bad.Field != tc.field {
				t.Errorf("Validate of %#v: got field %q (%v), want %q", tc.length, bad.Field, err, tc.field)
			}
		})
	}
}

func TestLengthValidateTakesEveryOpInEveryUnit(t *testing.T) {
	for _, l := range everyLength(20, 30) {
		if err := l.Validate(); err != nil {
			t.Errorf("Validate of %s: got %v, want nil", l, err)
		}
	}
}

func length(op timeline.Op, n int, unit timeline.Unit) timeline.Length {
	return timeline.Length{Op: op, N: n, Unit: unit}
}

// between returns a length in years.
func between(n, m int) timeline.Length {
	return timeline.Length{Op: timeline.OpBetween, N: n, M: m, Unit: timeline.UnitYear}
}

// everyLength returns n in every unit with every operator; m is the second
// number of between.
func everyLength(n, m int) []timeline.Length {
	var all []timeline.Length
	for _, op := range timeline.Ops() {
		for _, unit := range timeline.Units() {
			l := length(op, n, unit)
			if op == timeline.OpBetween {
				l.M = m
			}
			all = append(all, l)
		}
	}
	return all
}
