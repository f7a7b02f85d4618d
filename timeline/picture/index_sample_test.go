package picture_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"

	"github.com/google/uuid"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// crowd makes n facts over some years: mostly days, also months, years, reigns,
// and some that are open or have no place.
func crowd(seed uint64, n, years int) []picture.Fact {
	r := rand.New(rand.NewPCG(seed, uint64(years)))
	facts := make([]picture.Fact, n)
	for i := range facts {
		facts[i] = fact(r, i, years)
	}
	return facts
}

func fact(r *rand.Rand, i, years int) picture.Fact {
	importance := 0
	for importance < timeline.MaxImportance && r.IntN(20) == 0 {
		importance++
	}
	return picture.Fact{
		ID: idOf(i), When: when(r, 2025-years, years), Tone: picture.Tone(r.IntN(picture.Tones)), Importance: importance,
		Groups: [4]string{fmt.Sprint("lane ", r.IntN(3)), fmt.Sprint("tag ", r.IntN(40)), fmt.Sprint("claimant ", r.IntN(1+i/9)), fmt.Sprint("source ", r.IntN(300))},
	}
}

// idOf is a UUID of version 7 that sorts by i.
func idOf(i int) timeline.ClaimID {
	u := uuid.UUID{1, 0x90, 0, 0, 0, 0, 0x70, 0, 0x80}
	binary.BigEndian.PutUint32(u[12:], uint32(i))
	return timeline.ClaimID(u.String())
}

// when is a date of the years from first on.
func when(r *rand.Rand, first, years int) edtf.Date {
	year := first + r.IntN(years)
	switch kind := r.IntN(100); {
	case kind < 80:
		return edtf.FromDay(edtf.DayOf(int64(year), 1+r.IntN(12), 1+r.IntN(28)))
	case kind < 88:
		return edtf.MustParse(fmt.Sprintf("%s-%02d~", yearText(year), 1+r.IntN(12)))
	case kind < 94:
		return edtf.MustParse(yearText(year) + "?")
	case kind < 97:
		return edtf.MustParse(yearText(year) + "/" + yearText(year+r.IntN(70)))
	case kind < 98:
		return edtf.MustParse(yearText(year) + "/..")
	case kind < 99:
		return edtf.MustParse("../" + yearText(year))
	default:
		return edtf.Date{}
	}
}

func yearText(year int) string {
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}
