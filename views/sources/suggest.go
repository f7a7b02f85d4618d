package sources

import (
	"maps"
	"slices"
	"strings"

	"dateline/annotate"
)

// Suggest is what was typed about the other sources of a timeline, to be typed
// in the same way again: only equal words make two sources one voice.
type Suggest struct {
	Publishers []string
	Families   []string
	Origins    []string
}

// SuggestFrom gathers the words of some sources, each once and sorted. A
// publisher may be a family by itself.
func SuggestFrom(all []annotate.Source) Suggest {
	publishers, families, origins := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, s := range all {
		publishers[s.Publisher], families[s.Publisher] = true, true
		families[s.Family] = true
		origins[s.Origin] = true
	}
	return Suggest{Publishers: sorted(publishers), Families: sorted(families), Origins: sorted(origins)}
}

func sorted(words map[string]bool) []string {
	delete(words, "")
	return slices.SortedFunc(maps.Keys(words), func(a, b string) int {
		return strings.Compare(strings.ToLower(a), strings.ToLower(b))
	})
}
