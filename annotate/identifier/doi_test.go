package identifier_test

import (
	"testing"

	"dateline/annotate/identifier"
)

func TestDOI(t *testing.T) {
	tests := []struct{ name, text, want, wrong string }{
		{"alone", "10.1000/182", "10.1000/182", ""},
		{"with the address of the resolver", "https://doi.org/10.1038/S41586-020-2649-2", "10.1038/s41586-020-2649-2", ""},
		{"with an older address", "http://dx.doi.org/10.1000/182", "10.1000/182", ""},
		{"with the host alone", "doi.org/10.1000/182", "10.1000/182", ""},
		{"with doi: before it", "DOI: 10.1000/182", "10.1000/182", ""},
		{"with escapes in the address", "https://doi.org/10.1002/%28SICI%291097-0258", "10.1002/(sici)1097-0258", ""},
		{"with brackets and a slash after it", "10.1002/(sici)1097-0258/x", "10.1002/(sici)1097-0258/x", ""},
		{"with a part of the registrant", "10.1000.10/182", "10.1000.10/182", ""},
		{"nothing", "  ", "", ""},
		{"another address", "https://example.org/10.1000/182", "", `begins with "10."`},
		{"no slash", "10.1000", "", "has a slash"},
		{"nothing after the slash", "10.1000/", "", "something after it"},
		{"a registrant that is too short", "10.12/182", "", "four to nine digits"},
		{"a blank", "10.1000/18 2", "", `no blanks; there is one after "10.1000/18"`},
		{"a word", "unknown", "", `begins with "10."`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := identifier.DOI(tt.text)
			check(t, tt.text, got, err, tt.want, tt.wrong)
		})
	}
}

func FuzzDOI(f *testing.F) {
	for _, s := range []string{"10.1000/182", "https://doi.org/10.1000/%2f", "doi:doi:", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doi, err := identifier.DOI(s)
		if err != nil || doi == "" {
			return
		}
		if again, err := identifier.DOI(doi); err != nil || again != doi {
			t.Errorf("%q is kept as %q, and that is read as %q, %v", s, doi, again, err)
		}
	})
}
