package picture

import "dateline/timeline/edtf"

// ageHeight is the room of the ages below the axis, in px.
const ageHeight = 20.0

// age is a part of the history of the earth, from its first year to that of the
// next.
type age struct {
	name  string
	began int64 // in thousands of years before the common era
}

// agesOfEarth are the periods, and before them the eons, of the International
// Chronostratigraphic Chart of 2023. The last entry is where they end.
var agesOfEarth = []age{
	{"Before the Earth", 13_787_000},
	{"Hadean", 4_567_000},
	{"Archean", 4_031_000},
	{"Proterozoic", 2_500_000},
	{"Cambrian", 538_800},
	{"Ordovician", 485_400},
	{"Silurian", 443_800},
	{"Devonian", 419_200},
	{"Carboniferous", 358_900},
	{"Permian", 298_900},
	{"Triassic", 251_902},
	{"Jurassic", 201_400},
	{"Cretaceous", 145_000},
	{"Paleogene", 66_000},
	{"Neogene", 23_030},
	{"Pleistocene", 2_580},
	{"Holocene", 11},
	{"", -3},
}

// ages returns the ages in a window of more than a hundred thousand years, in a
// row below top.
func ages(s scale, top float64) []Age {
	const least = 100_000 * 365
	if s.window.days() < least {
		return nil
	}
	var all []Age
	for i, a := range agesOfEarth[:len(agesOfEarth)-1] {
		from := max(s.window.From, edtf.DayOf(-a.began*1000, 1, 1))
		to := min(s.window.To+1, edtf.DayOf(-agesOfEarth[i+1].began*1000, 1, 1))
		if to <= from {
			continue
		}
		box := Rect{X: s.at(from), Y: top, W: s.at(to) - s.at(from), H: ageHeight}
		shown := Age{Name: a.name, Box: box}
		if width := Number.Measure(a.name); width+4 <= box.W {
			x := box.X + box.W/2
			shown.Label = Label{
				Lines: []Line{{Text: a.name, At: Pt{x, top + (ageHeight-Number.height())/2 + Number.ascent()}, Anchor: FromMiddle, Type: Number}},
				Box:   Rect{X: x - width/2, Y: top + (ageHeight-Number.height())/2, W: width, H: Number.height()},
			}
		}
		all = append(all, shown)
	}
	return all
}
