package timelines

import (
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

func TestAWindowIsNamedAsCloselyAsItIsWide(t *testing.T) {
	t.Parallel()
	year := func(y int64) edtf.Day { return edtf.DayOf(y, 1, 1) }
	for _, c := range []struct {
		from, to edtf.Day
		want     string
	}{
		{edtf.DayOf(2024, 6, 18), edtf.DayOf(2024, 6, 20), "18 June 2024 to 20 June 2024"},
		{year(1990), year(2024), "January 1990 to January 2024"},
		{year(-43), year(2024), "44 BC to 2024"},
		{year(-14_259_999_884), year(459_996_385), "14,200,000,000 BC to AD 400,000,000"},
		{year(-14_259_999_884), year(2024), "14,200,000,000 BC to 2024"},
		{year(-14_259_999_884), year(-12_344), "14,200,000,000 BC to 10,000 BC"},
		{year(-314_999), year(-314_000), "315,000 BC to 314,001 BC"},
	} {
		if got := windowWords(picture.Window{From: c.from, To: c.to}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
