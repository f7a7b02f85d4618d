// Package atom writes the latest of what was published on a timeline as an Atom
// feed, RFC 4287, for readers that tell what is new. It only writes.
package atom

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/fault"
)

// MediaType is that of Atom.
const MediaType = "application/atom+xml; charset=utf-8"

// most is how many entries a feed has: readers ask for it again and again.
const most = 100

// Write writes the claims of an archive that the public may read, those that
// changed last first. Base is the address of the site that holds their pages.
func Write(w io.Writer, a annotate.Archive, base string) error {
	base, ok := exchange.Address(base)
	if !ok {
		return fault.New(fault.Invalid, "A feed leads to the pages of the claims, so it needs the address of this desk. Set --base-url, such as https://dates.example.org.")
	}
	base = strings.TrimSuffix(base, "/")
	f := &feeds.Feed{
		Title: a.Timeline.Title, Link: &feeds.Link{Href: base + "/timelines/" + a.Timeline.Slug},
		Description: exchange.Line(a.Timeline.Description), Author: &feeds.Author{Name: a.Timeline.Title},
		Updated: time.Unix(0, 0).UTC(), // of a feed without entries, which has to say something
	}
	dates := exchange.DatesOf(a)
	for i, k := range latest(a) {
		if i == 0 {
			f.Updated = k.Changed.UTC()
		}
		address := base + "/claims/" + string(k.ID)
		f.Items = append(f.Items, &feeds.Item{
			Title: exchange.Line(k.Statement), Link: &feeds.Link{Href: address}, Id: "urn:uuid:" + string(k.ID),
			Updated: k.Changed.UTC(), Content: paragraphs(dates.Say(k)),
		})
	}
	out := (&feeds.Atom{Feed: f}).AtomFeed()
	out.Id = "urn:uuid:" + string(a.Timeline.ID) // which stays when the address changes
	if err := feeds.WriteXML(out, w); err != nil {
		return fmt.Errorf("writing Atom: %w", err)
	}
	return nil
}

// latest returns what the feed has.
func latest(a annotate.Archive) []annotate.Case {
	cases := slices.DeleteFunc(slices.Clone(a.Cases), func(k annotate.Case) bool { return !k.Public() })
	slices.SortFunc(cases, func(x, y annotate.Case) int { return cmp.Or(y.Changed.Compare(x.Changed), cmp.Compare(x.ID, y.ID)) })
	return cases[:min(most, len(cases))]
}

func paragraphs(texts []string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString("<p>" + strings.ReplaceAll(html.EscapeString(text), "\n", "<br>") + "</p>")
	}
	return b.String()
}

// Omitted returns what [Write] leaves out of an archive.
func Omitted(a annotate.Archive) []annotate.Omission {
	var omitted []annotate.Omission
	if n := len(a.Cases) - len(latest(a)); n > 0 {
		omitted = append(omitted, annotate.Omission{What: "claims", Count: n, Why: fmt.Sprintf("A feed tells of what was published, and of the latest %d.", most)})
	}
	omitted = append(omitted, annotate.Omission{What: "articles, quotes, sources and evidence", Why: "A feed tells what is new; each entry leads to the page that has them."})
	return append(omitted, a.Omitted...)
}
