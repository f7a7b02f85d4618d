package identifier_test

import (
	"strings"
	"testing"

	"dateline/annotate/identifier"
)

func TestISBN(t *testing.T) {
	tests := []struct {
		name, text, want string
		wrong            string // a part of the error; empty for none
	}{
		{"thirteen digits with hyphens", "978-0-306-40615-7", "9780306406157", ""},
		{"ten digits with hyphens", "0-306-40615-2", "0306406152", ""},
		{"ten as the check digit", "0-8044-2957-x", "080442957X", ""},
		{"the other prefix", "979 10 90636 07 1", "9791090636071", ""},
		{"the word before it", "ISBN: 978-0-306-40615-7", "9780306406157", ""},
		{"the long word before it", "ISBN-13: 9780306406157", "9780306406157", ""},
		{"a urn", "urn:isbn:0306406152", "0306406152", ""},
		{"dashes of a typesetter", "978‑0‑306‑40615‑7", "9780306406157", ""},
		{"nothing", " ", "", ""},
		{"a wrong check digit of thirteen", "978-0-306-40615-8", "", "the last digit is 8, but the 12 digits before it call for 7"},
		{"a wrong check digit of ten", "0-306-40615-1", "", "the last digit is 1, but the 9 digits before it call for 2"},
		{"two digits that were swapped", "978-0-360-40615-7", "", "call for"},
		{"a letter for a digit", "978-O-306-40615-7", "", "character 5 is 'O'"},
		{"the check letter in the middle", "0-30X-40615-2", "", "character 5 is 'X'"},
		{"another prefix", "977-0-306-40615-7", "", "begins with 978 or 979; this one begins with 977"},
		{"too few digits", "12345", "", "10 or 13 digits; this one has 5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := identifier.ISBN(tt.text)
			check(t, tt.text, got, err, tt.want, tt.wrong)
		})
	}
}

func check(t *testing.T, text, got string, err error, want, wrong string) {
	t.Helper()
	switch {
	case wrong == "" && err != nil:
		t.Errorf("%q is refused: %v", text, err)
	case wrong != "" && err == nil:
		t.Errorf("%q is taken as %q, want an error with %q", text, got, wrong)
	case wrong != "" && !strings.Contains(err.Error(), wrong):
		t.Errorf("%q is refused with %q, want words with %q", text, err, wrong)
	case got != want:
		t.Errorf("%q is taken as %q, want %q", text, got, want)
	}
}

func TestISBN13IsTheSameForBothForms(t *testing.T) {
	for short, long := range map[string]string{"0306406152": "9780306406157", "080442957X": "9780804429573", "": ""} {
		if got := identifier.ISBN13(short); got != long {
			t.Errorf("ISBN13(%q) = %q, want %q", short, got, long)
		}
		if got := identifier.ISBN13(long); got != long {
			t.Errorf("ISBN13(%q) = %q, want the same", long, got)
		}
	}
}

// One digit that is mistyped is always found, and so are two neighbours of an
// ISBN of ten digits that were swapped.
func TestISBNFindsEverySlip(t *testing.T) {
	for _, isbn := range []string{"9780306406157", "0306406152", "080442957X", "9791090636071"} {
		for i := range isbn {
			for digit := byte('0'); digit <= '9'; digit++ {
				slip := []byte(isbn)
				if slip[i] == digit {
					continue
				}
				slip[i] = digit
				if got, err := identifier.ISBN(string(slip)); err == nil {
					t.Errorf("%s with %c at place %d is taken as %s", isbn, digit, i+1, got)
				}
			}
			if len(isbn) == 10 && i < 8 && isbn[i] != isbn[i+1] {
				swapped := []byte(isbn)
				swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
				if _, err := identifier.ISBN(string(swapped)); err == nil {
					t.Errorf("%s, with places %d and %d of %s swapped, is taken", swapped, i+1, i+2, isbn)
				}
			}
		}
	}
}

func FuzzISBN(f *testing.F) {
	for _, s := range []string{"978-0-306-40615-7", "0-8044-2957-X", "isbn", "", "ISBN ISBN 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		isbn, err := identifier.ISBN(s)
		if err != nil || isbn == "" {
			return
		}
		if again, err := identifier.ISBN(isbn); err != nil || again != isbn {
			t.Errorf("%q is kept as %q, and that is read as %q, %v", s, isbn, again, err)
		}
		if _, err := identifier.ISBN(identifier.ISBN13(isbn)); err != nil {
			t.Errorf("the long form of %q is refused: %v", isbn, err)
		}
	})
}
