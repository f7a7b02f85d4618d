package annotate

import (
	"net/url"
	"regexp"
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
	MaxBody      = 1_000_000 // an article; a form takes up to nine bytes for each
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
		if b.Len() >= MaxSlug-1 {
			break // the next letter may bring a hyphen along
		}
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
	}
	if b.Len() == 0 {
		return "timeline"
	}
	return b.String()
}

var slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func validTimeline(t timeline.Timeline) error {
	var wrong fault.Fields
	line(&wrong, "title", t.Title, MaxTitle, true)
	text(&wrong, "description", t.Description, MaxNote)
	if len(t.Slug) > MaxSlug || !slugForm.MatchString(t.Slug) {
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
	if strings.ContainsFunc(s, unicode.IsControl) {
		wrong.Add(field, "This has characters that cannot be shown.")
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
	if err == nil && u.User != nil {
		wrong.Add(field, "Leave the name and the password out of this address.")
	}
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
