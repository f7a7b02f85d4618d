// Package webannotation reads and writes the quotes of articles as JSON-LD of
// the W3C Web Annotation Data Model, in which annotation programs keep them: an
// AnnotationPage for each wording of an article.
//
// An annotation is a quote: its target is the article, with the place of the
// words in code points and the words themselves with what stands around them;
// its body is the claim. Nothing of the article but those words is in the file.
package webannotation

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"

	"dateline/annotate"
	"dateline/timeline"
)

// MediaType is that of Web Annotations.
const MediaType = `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`

const context = "http://www.w3.org/ns/anno.jsonld"

type file struct {
	Context string `json:"@context"`
	Graph   []page `json:"@graph"`
}

type page struct {
	ID    string       `json:"id"`
	Type  string       `json:"type"`
	Label string       `json:"label,omitempty"`
	Start int          `json:"startIndex"`
	Items []annotation `json:"items"`
}

type annotation struct {
	ID         string `json:"id"`
	Type       string `json:"type"`
	Motivation string `json:"motivation"`
	Body       []body `json:"body"`
	Target     target `json:"target"`
}

type body struct {
	ID      string `json:"id,omitempty"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format,omitempty"`
	Value   string `json:"value"`
}

type target struct {
	Source   string     `json:"source"`
	Scope    string     `json:"scope"`
	Selector []selector `json:"selector"`
}

type selector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Write writes a page for each wording of an article of an archive from which
// something is quoted. Orphaned quotes stand nowhere and are left out.
func Write(w io.Writer, a annotate.Archive) error {
	f := file{Context: context, Graph: []page{}}
	cases := map[timeline.ClaimID]annotate.Case{}
	for _, k := range a.Cases {
		cases[k.ID] = k
	}
	for _, x := range a.Articles {
		numbers := map[int]bool{}
		for _, q := range a.Quotes {
			if q.Article == x.ID && q.State != annotate.Orphaned {
				numbers[q.Number] = true
			}
		}
		for _, n := range sorted(numbers) {
			f.Graph = append(f.Graph, pageOf(x, n, a.Quotes, cases))
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return fmt.Errorf("writing Web Annotation: %w", err)
	}
	return nil
}

func sorted(numbers map[int]bool) []int {
	var list []int
	for n := range numbers {
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}

func pageOf(x annotate.Article, number int, quotes []annotate.Quote, cases map[timeline.ClaimID]annotate.Case) page {
	p := page{ID: wording(x.ID, number), Type: "AnnotationPage", Label: fmt.Sprintf("%s (text %d)", x.Title, number), Items: []annotation{}}
	for _, q := range quotes {
		if q.Article != x.ID || q.Number != number || q.State == annotate.Orphaned {
			continue
		}
		start, end := q.Start, q.End
		t := target{Source: x.URL, Scope: p.ID, Selector: []selector{
			{Type: "TextPositionSelector", Start: &start, End: &end},
			{Type: "TextQuoteSelector", Exact: q.Exact, Prefix: q.Prefix, Suffix: q.Suffix},
		}}
		if t.Source == "" {
			t.Source = "urn:uuid:" + string(x.ID)
		}
		p.Items = append(p.Items, annotation{
			ID: "urn:uuid:" + string(q.ID), Type: "Annotation", Motivation: "assessing", Body: bodiesOf(cases[q.Claim]), Target: t,
		})
	}
	return p
}

// bodiesOf returns a claim as bodies: what is claimed, its date as a tag, and
// the verdict when there is one.
func bodiesOf(k annotate.Case) []body {
	bodies := []body{{ID: "urn:uuid:" + string(k.ID), Type: "TextualBody", Purpose: "describing", Format: "text/plain", Value: k.Statement}}
	if when := k.When(); !when.IsZero() {
		bodies = append(bodies, body{Type: "TextualBody", Purpose: "tagging", Format: "text/plain", Value: when.String()})
	}
	if k.Ruling.Verdict != annotate.Unchecked && k.Ruling.Verdict != "" {
		bodies = append(bodies, body{Type: "TextualBody", Purpose: "assessing", Format: "text/plain", Value: k.Ruling.Verdict.String()})
	}
	return bodies
}

// wording names a wording of an article everywhere.
func wording(id annotate.ArticleID, number int) string {
	return "urn:uuid:" + string(id) + "#text-" + strconv.Itoa(number)
}

// Omitted returns what [Write] leaves out of an archive.
func Omitted(a annotate.Archive) []annotate.Omission {
	quoted, orphaned := map[timeline.ClaimID]bool{}, 0
	for _, q := range a.Quotes {
		if q.State == annotate.Orphaned {
			orphaned++
			continue
		}
		quoted[q.Claim] = true
	}
	omitted := []annotate.Omission{
		{What: "the texts of the articles", Why: "An annotation names the words that it is about, and not those around them but for a few."},
		{What: "evidence, sources and the work on claims", Why: "An annotation says what stands where; the archive format carries the rest."},
	}
	if n := len(a.Cases) - len(quoted); n > 0 {
		omitted = append(omitted, annotate.Omission{What: "claims that are quoted from no article", Count: n, Why: "An annotation needs words that it is about."})
	}
	if orphaned > 0 {
		omitted = append(omitted, annotate.Omission{What: "orphaned quotes", Count: orphaned, Why: "Their words stand in the article no longer."})
	}
	return append(omitted, a.Omitted...)
}

// name is the format in words.
const name = "Web Annotation"
