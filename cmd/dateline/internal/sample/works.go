package sample

import (
	"dateline/annotate"
	"dateline/timeline/edtf"
)

// work is a source of the sample. Sources are named as works, without an
// address: which copy of them somebody reads is for that person to say.
type work struct {
	key  string
	edit annotate.SourceEdit
}

func works() []work {
	return []work{
		{"treaty-2024", annotate.SourceEdit{
			Title:     "Treaty on Comprehensive Strategic Partnership between the Russian Federation and the Democratic People’s Republic of Korea",
			Kind:      annotate.Primary,
			Published: edtf.MustParse("2024-06-19"),
			Note:      "The text of the treaty. Both sides made it public after the signing.",
		}},
		{"treaty-1961", annotate.SourceEdit{
			Title:     "Treaty of Friendship, Co-operation and Mutual Assistance between the Union of Soviet Socialist Republics and the Democratic People’s Republic of Korea",
			Kind:      annotate.Primary,
			Published: edtf.MustParse("1961-07-06"),
			Note:      "Signed in Moscow. It is no longer in force.",
		}},
		{"declaration-2000", annotate.SourceEdit{
			Title:     "Joint declaration of the Russian Federation and the Democratic People’s Republic of Korea of 19 July 2000",
			Kind:      annotate.Primary,
			Published: edtf.MustParse("2000-07-19"),
			Note:      "Signed in Pyongyang by Putin and Kim Jong Il.",
		}},
		{"kremlin-2024", annotate.SourceEdit{
			Title:     "Kremlin notice of the state visit to the Democratic People’s Republic of Korea",
			Publisher: "Presidential Executive Office of Russia",
			Family:    "Kremlin",
			Kind:      annotate.Official,
			Published: edtf.MustParse("2024-06-19"),
		}},
		{"kremlin-plan", annotate.SourceEdit{
			Title:     "Kremlin announcement of the visits to North Korea and Vietnam",
			Publisher: "Presidential Executive Office of Russia",
			Family:    "Kremlin",
			Kind:      annotate.Official,
			Published: edtf.MustParse("2024-06-17"),
		}},
		{"tass-2024", annotate.SourceEdit{
			Title:     "TASS report on the gifts of the Pyongyang visit",
			Publisher: "TASS",
			Family:    "TASS",
			Kind:      annotate.Secondary,
			Published: edtf.MustParse("2024-06-19"),
		}},
		{"kcna-2024", annotate.SourceEdit{
			Title:     "KCNA report on the delivery of a Russian car",
			Publisher: "Korean Central News Agency",
			Family:    "KCNA",
			Kind:      annotate.Secondary,
			Published: edtf.MustParse("2024-02-20"),
		}},
		{"blue-house-2018", annotate.SourceEdit{
			Title:     "Blue House notice of the arrival of two dogs from the North",
			Publisher: "Office of the President of the Republic of Korea",
			Family:    "Blue House",
			Kind:      annotate.Official,
			Published: edtf.MustParse("2018-09"),
		}},
	}
}
