package picture_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

const words = "the pact was signed in Pyongyang after a long visit by ministers who had travelled Ångström 北京 e\u0301 mmmWWW illicit"

// draw makes an input of about n claims whose shape depends on the seed: how
// many years, how crowded, how many lanes and gaps.
func draw(seed uint64, n int) picture.Input {
	r := rand.New(rand.NewPCG(seed, 7))
	d := drawer{Rand: r, base: r.IntN(4000) - 2000, span: 1 + r.IntN([]int{1, 3, 80, 2000}[r.IntN(4)])}
	var in picture.Input
	lanes := []string{"", "Politics", "Science", "The arts and letters", "5", "6", "7", "8", "9", "10"}[:1+r.IntN(10)]
	if r.IntN(2) == 0 {
		lanes = lanes[:1]
	}
	for i := range n {
		in.Claims = append(in.Claims, picture.Claim{
			ID:         timeline.ClaimID(fmt.Sprintf("claim-%05d", i)),
			Label:      d.words(18),
			Sub:        d.words(6),
			When:       d.date(),
			Extent:     timeline.Extents()[r.IntN(2)],
			Occurrence: timeline.Occurrences()[r.IntN(4)],
			Importance: r.IntN(4),
			Lane:       lanes[r.IntN(len(lanes))],
			Tone:       picture.Tone(r.IntN(3)),
		})
	}
	for i := range r.IntN(15) {
		in.Gaps = append(in.Gaps, picture.Gap{
			ID:    timeline.ClaimID(fmt.Sprintf("gap-%02d", i)),
			Label: d.words(9), Computed: d.words(9), From: d.date(), To: d.date(), Tone: wrong,
		})
	}
	if r.IntN(3) == 0 {
		from := edtf.DayOf(int64(d.base), 1+r.IntN(12), 1)
		in.Window = picture.Window{From: from, To: from + edtf.Day(r.IntN(2+d.span*300))}
	}
	return in
}

type drawer struct {
	*rand.Rand
	base, span int
}

func (d drawer) words(most int) string {
	all := strings.Fields(words)
	picked := make([]string, 0, most)
	for range d.IntN(most) {
		picked = append(picked, all[d.IntN(len(all))])
	}
	return strings.Join(picked, " ")
}

func (d drawer) year() string {
	// The square crowds the late end, as news does.
	share := 1 - d.Float64()*d.Float64()
	year := d.base + int(float64(d.span)*share)
	if year < 0 {
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}

func (d drawer) date() edtf.Date {
	year := d.year()
	day := fmt.Sprintf("%s-%02d-%02d", year, 1+d.IntN(12), 1+d.IntN(28))
	text := []string{
		day, day, day, year, day[:len(day)-3], year + "~", day + "?", year + "/..", "../" + year, "/" + year, year + "/", year + "/" + year + "?", "",
	}[d.IntN(13)]
	if text == "" {
		return edtf.Date{}
	}
	return edtf.MustParse(text)
}

func TestNothingInAPictureTouches(t *testing.T) {
	t.Parallel()
	for _, width := range []float64{358, 599, 600, 800, 1312, 2000} {
		for _, n := range []int{0, 1, 2, 5, 12, 30, 60, 150, 600} {
			for seed := range uint64(15) {
				in := draw(seed*1000+uint64(n), n)
				in.Width = width
				t.Run(fmt.Sprintf("%d claims in %.0f px, seed %d", n, width, seed), func(t *testing.T) {
					t.Parallel()
					check(t, picture.Compose(in), in)
				})
			}
		}
	}
}

func TestComposeIsDeterministic(t *testing.T) {
	t.Parallel()
	for _, width := range []float64{358, 1312} {
		for _, n := range []int{9, 40, 700} {
			in := draw(uint64(n), n)
			in.Width = width
			first := picture.Compose(in)
			r := rand.New(rand.NewPCG(1, 1))
			r.Shuffle(len(in.Claims), func(i, j int) { in.Claims[i], in.Claims[j] = in.Claims[j], in.Claims[i] })
			r.Shuffle(len(in.Gaps), func(i, j int) { in.Gaps[i], in.Gaps[j] = in.Gaps[j], in.Gaps[i] })
			if second := picture.Compose(in); !reflect.DeepEqual(first, second) {
				t.Errorf("%d claims in another order, %.0f px: the picture differs", n, width)
			}
		}
	}
}
