package ui

import "regexp"

var languageTag = regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$`)

// Lang returns a language that somebody typed as a lang attribute has it:
// empty, for a language that is not known, unless it looks like a tag.
func Lang(language string) string {
	if languageTag.MatchString(language) {
		return language
	}
	return ""
}
