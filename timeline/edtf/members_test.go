package edtf_test

import (
	"testing"

	"dateline/timeline/edtf"
)

func TestMembers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, date string
		want       []string
	}{
		{"a day is its only member", "2024-06-19", []string{"2024-06-19"}},
		{"an interval is its only member", "1998/2001", []string{"1998/2001"}},
		{"all of a set", "{1960,1961-12,1963-01-02}", []string{"1960", "1961-12", "1963-01-02"}},
		{"one of a set with years in a row", "[1667,1670..1672]", []string{"1667", "1670/1672"}},
		{"a set that begins and ends open", "{..1983-12-31,1990..}", []string{"../1983-12-31", "1990/.."}},
		{"no date", "", []string{""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var d edtf.Date
			if tt.date != "" {
				d = edtf.MustParse(tt.date)
			}
			got := d.Members()
			if len(got) != len(tt.want) {
				t.Fatalf("%s has the members %v, want %v", tt.date, got, tt.want)
			}
			for i := range got {
				if got[i].String() != tt.want[i] {
					t.Errorf("member %d of %s is %s, want %s", i, tt.date, got[i], tt.want[i])
				}
			}
		})
	}
}

func TestTimeOfDay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		date string
		want int
		ok   bool
	}{
		{"2024-06-19T18:30:05", 66605, true},
		{"2024-06-19T00:00:00Z", 0, true},
		{"2024-06-19T23:59:60+01:00", 86400, true},
		{"2024-06-19", 0, false},
		{"2024-06-19/2024-06-20", 0, false},
	} {
		if got, ok := edtf.MustParse(tt.date).TimeOfDay(); got != tt.want || ok != tt.ok {
			t.Errorf("the time of %s is %d, %v, want %d, %v", tt.date, got, ok, tt.want, tt.ok)
		}
	}
}
