package link

import (
	"net/url"

	"dateline/annotate"
)

// Duplicates returns the list of a timeline's sources that may be the same.
func Duplicates(slug string) string { return Sources(slug) + "/duplicates" }

// SourcesCSL returns the sources of a timeline as CSL-JSON.
func SourcesCSL(slug string) string { return Sources(slug) + ".csl.json" }

// SourceCSL returns a source as CSL-JSON.
func SourceCSL(id annotate.SourceID) string { return Source(id) + "/csl.json" }

// MergeSource is where a source is merged into another.
func MergeSource(id annotate.SourceID) string { return Source(id) + "/merge" }

// MergeInto returns the page that shows what merging a source into another does.
func MergeInto(id, into annotate.SourceID) string {
	return MergeSource(id) + "?" + url.Values{"into": {string(into)}}.Encode()
}
