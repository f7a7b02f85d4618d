package edtf_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/timeline/edtf"
)

func FuzzParse(f *testing.F) {
	for _, test := range grammar {
		f.Add(test.text)
	}
	for _, text := range []string{"", "Y1E999999999", "{Y1E19..Y1E19}", "[[[[", "-0000", "XXX1-02-29", "2004-%06-~11?/..", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := edtf.Parse(text)
		if err != nil {
			checkSyntaxError(t, text, err)
			return
		}
		if d.String() != text {
			t.Errorf("%q is written %q", text, d)
		}
		checkDate(t, d)
	})
}

func FuzzRead(f *testing.F) {
	for _, test := range readable {
		f.Add(test.text)
	}
	for _, test := range unreadable {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := edtf.Read(text)
		if ambiguous, ok := errors.AsType[*edtf.AmbiguousError](err); ok {
			if len(ambiguous.Readings) < 2 || ambiguous.Readings[0] == ambiguous.Readings[1] {
				t.Errorf("%q is ambiguous with the readings %v", text, ambiguous.Readings)
			}
			return
		}
		if err != nil {
			checkSyntaxError(t, text, err)
			return
		}
		checkDate(t, d)
	})
}

// checkDate checks what is true of every date but the zero Date.
func checkDate(t *testing.T, d edtf.Date) {
	t.Helper()
	if again, err := edtf.Parse(d.String()); err != nil || again != d {
		t.Errorf("%q comes back as %q, error %v", d, again, err)
	}
	from, to := d.Earliest(), d.Latest()
	if from.Kind == edtf.Known && to.Kind == edtf.Known && from.Day > to.Day {
		t.Errorf("%q begins %v and ends %v", d, from.Day, to.Day)
	}
	if from.Kind != edtf.Known && from.Day != edtf.MinDay || to.Kind != edtf.Known && to.Day != edtf.MaxDay {
		t.Errorf("%q has a day at an end that is not known", d)
	}
	if d.Level() < 0 || d.Level() > 2 || d.Precision() == edtf.PrecisionNone {
		t.Errorf("%q is of level %d and names a %v", d, d.Level(), d.Precision())
	}
	words := d.Say()
	if words == "" || !utf8.ValidString(words) || strings.ContainsAny(words, "?~%/[]{}X") || strings.Contains(words, "  ") {
		t.Errorf("%q is said %q", d, words)
	}
}
