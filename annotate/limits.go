package annotate

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dateline/annotate/fault"
	"dateline/timeline"
)

// The limits on what is typed, in code points.
const (
	MaxTitle     = 300
	MaxLine      = 300    // names, publishers, locators
	MaxStatement = 1_000  // a claim is one sentence
	MaxNote      = 10_000 // explanations, quotes, notes
	MaxURL       = 2_000
	MaxBody      = 2_000_000 // an article
	MaxTags      = 20
	MaxSlug      = 80
)

// Slug returns a short name for addresses made from a title: lower-case
// letters and digits with hyphens between, without diacritics. It is
// "timeline" for a title that leaves nothing.
func Slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(title)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
		if b.Len() >= MaxSlug-1 {
			break
		}
	}
	if b.Len() == 0 {
		return "timeline"
	}
	return b.String()
}

func validTimeline(t timeline.Timeline) error {
	var wrong fault.Fields
	line(&wrong, "title", t.Title, MaxTitle, true)
	text(&wrong, "description", t.Description, MaxNote)
	if t.Slug != Slug(t.Slug) || len(t.Slug) > MaxSlug {
		wrong.Add("slug", "Use lower-case letters and digits with single hyphens between, at most %d in all.", MaxSlug)
	}
	if reservedSlugs[t.Slug] {
		wrong.Add("slug", "This address is taken by a page of the app. Choose another.")
	}
	if !t.Visibility.Valid() {
		wrong.Add("visibility", "Choose private, unlisted or public.")
	}
	return wrong.Err()
}

// reservedSlugs are the names under /timelines/ that are pages.
var reservedSlugs = map[string]bool{"new": true}

// line notes what is wrong with a text that has to fit on one line.
func line(wrong *fault.Fields, field, s string, limit int, required bool) {
	if required && strings.TrimSpace(s) == "" {
		wrong.Add(field, "This cannot be left empty.")
	}
	if strings.ContainsAny(s, "\n\r") {
		wrong.Add(field, "Keep this to one line.")
	}
	text(wrong, field, s, limit)
}

func text(wrong *fault.Fields, field, s string, limit int) {
	if n := utf8.RuneCountInString(s); n > limit {
		wrong.Add(field, "This is %d characters long; the limit is %d.", n, limit)
	}
	if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		wrong.Add(field, "This has bytes that are not text.")
	}
}

func address(wrong *fault.Fields, field, s string) {
	if s == "" {
		return
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		wrong.Add(field, "Give a whole address that begins with https:// or http://.")
	}
	line(wrong, field, s, MaxURL, false)
}

func zone(wrong *fault.Fields, field, s string) {
	if s == "" {
		return
	}
	if _, err := time.LoadLocation(s); err != nil || s == "Local" {
		wrong.Add(field, "Use the name of a time zone, such as Europe/Berlin or Asia/Seoul.")
	}
}
