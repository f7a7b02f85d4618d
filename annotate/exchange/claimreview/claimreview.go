// Package claimreview reads and writes the ClaimReview of schema.org as JSON-LD:
// the form in which search engines and collections of fact-checks take a verdict.
//
// It writes what the public reads, a review for each published claim, alone or
// in a DataFeed. A review names the page of its claim, so the desk has to have a
// public address.
//
// What it reads are the reviews of others. Their verdicts are not made those of
// this desk: each comes as evidence from the page of the review, for somebody
// here to weigh.
package claimreview

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"time"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// MediaType is that of JSON-LD.
const MediaType = "application/ld+json"

// maxReviewed is how long claimReviewed may be.
const maxReviewed = 75

type feed struct {
	Context  string     `json:"@context"`
	Type     string     `json:"@type"`
	Name     string     `json:"name"`
	URL      string     `json:"url"`
	Elements []feedItem `json:"dataFeedElement"`
}

type feedItem struct {
	Type    string `json:"@type"`
	Created string `json:"dateCreated,omitempty"`
	Item    review `json:"item"`
}

type review struct {
	Context   string  `json:"@context,omitempty"`
	Type      string  `json:"@type"`
	ID        string  `json:"@id"`
	URL       string  `json:"url"`
	Reviewed  string  `json:"claimReviewed"`
	Published string  `json:"datePublished,omitempty"`
	Author    agent   `json:"author"`
	Rating    rating  `json:"reviewRating"`
	Item      claimed `json:"itemReviewed"`
}

type agent struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type rating struct {
	Type        string `json:"@type"`
	Value       int    `json:"ratingValue,omitempty"`
	Best        int    `json:"bestRating,omitempty"`
	Worst       int    `json:"worstRating,omitempty"`
	Name        string `json:"alternateName"`
	Explanation string `json:"ratingExplanation,omitempty"`
}

type claimed struct {
	Type       string    `json:"@type"`
	ID         string    `json:"@id"`
	Name       string    `json:"name"`
	Author     *agent    `json:"author,omitempty"`
	Published  string    `json:"datePublished,omitempty"`
	When       string    `json:"temporalCoverage,omitempty"`
	Appearance []article `json:"appearance,omitempty"`
}

type article struct {
	Type      string `json:"@type"`
	URL       string `json:"url,omitempty"`
	Headline  string `json:"headline"`
	Published string `json:"datePublished,omitempty"`
	Author    *agent `json:"author,omitempty"`
	Publisher *agent `json:"publisher,omitempty"`
}

// Write writes a DataFeed of the published claims of an archive that everybody
// may read. It returns an Invalid error when base is no public address.
func Write(w io.Writer, a annotate.Archive, base string) error {
	at, err := exchange.PublicBase(base)
	if err != nil {
		return err
	}
	f := feed{
		Context: "https://schema.org", Type: "DataFeed", Name: a.Timeline.Title,
		URL: at.JoinPath("timelines", a.Timeline.Slug).String(), Elements: []feedItem{},
	}
	c := conversion{base: at, dates: exchange.DatesOf(a), archive: a}
	for _, k := range a.Cases {
		if Carries(k) {
			f.Elements = append(f.Elements, feedItem{Type: "DataFeedItem", Created: stamp(k.Changed), Item: c.review(k)})
		}
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return fmt.Errorf("writing ClaimReview: %w", err)
	}
	return nil
}

// Review returns the review of one claim of an archive that everybody may read,
// to be put into its page. It returns an Invalid error when base is no public
// address, and a NotFound one when the claim has no verdict to be shown.
func Review(a annotate.Archive, id timeline.ClaimID, base string) (json.RawMessage, error) {
	at, err := exchange.PublicBase(base)
	if err != nil {
		return nil, err
	}
	for _, k := range a.Cases {
		if k.ID == id && Carries(k) {
			r := conversion{base: at, dates: exchange.DatesOf(a), archive: a}.review(k)
			r.Context = "https://schema.org"
			body, err := json.Marshal(r)
			if err != nil {
				return nil, fmt.Errorf("writing ClaimReview: %w", err)
			}
			return body, nil
		}
	}
	return nil, fault.New(fault.NotFound, "This claim has no published verdict.")
}

// Carries reports whether a claim has a review to be shown.
func Carries(k annotate.Case) bool {
	return k.Status == annotate.Published && k.Ruling.Verdict != annotate.Unchecked
}

// Omitted returns what [Write] leaves out of an archive.
func Omitted(a annotate.Archive) []annotate.Omission {
	omitted := []annotate.Omission{
		{What: "evidence and sources", Why: "ClaimReview says what was found, and not from what; its address leads to the page that does."},
		{What: "the places of quotes", Why: "ClaimReview names the article in which a claim appears, and not the words."},
		{What: "claims without a published verdict", Why: "ClaimReview is for verdicts that everybody may read."},
		{What: "long statements", Why: fmt.Sprintf("claimReviewed has at most %d characters; the whole statement is the name of the claim.", maxReviewed)},
	}
	return append(omitted, a.Omitted...)
}

type conversion struct {
	base    *url.URL
	dates   exchange.Dates
	archive annotate.Archive
}

func (c conversion) review(k annotate.Case) review {
	page := c.base.JoinPath("claims", string(k.ID)).String()
	r := review{
		Type: "ClaimReview", ID: page + "#review", URL: page, Reviewed: exchange.Clip(k.Statement, maxReviewed), Published: stamp(k.Changed),
		Author: agent{Type: "Organization", Name: c.base.Hostname(), URL: c.base.String()},
		Rating: rating{Type: "Rating", Name: exchange.Capital(k.Ruling.Verdict.String())},
		Item:   claimed{Type: "Claim", ID: "urn:uuid:" + string(k.ID), Name: k.Statement, When: k.When().String()},
	}
	if n, ok := k.Ruling.Verdict.Rating(); ok {
		r.Rating.Value, r.Rating.Best, r.Rating.Worst = n, 5, 1
	}
	r.Rating.Explanation = k.Ruling.Explanation
	if sum := c.dates.Arithmetic(k); sum != "" {
		if r.Rating.Explanation != "" {
			r.Rating.Explanation += "\n"
		}
		r.Rating.Explanation += sum
	}
	if k.Claimant != "" {
		r.Item.Author = &agent{Type: "Person", Name: k.Claimant}
	}
	c.appearances(&r.Item, k.ID)
	return r
}

// appearances names the articles that a claim is quoted from.
func (c conversion) appearances(item *claimed, id timeline.ClaimID) {
	for _, x := range c.archive.Articles {
		quoted := false
		for _, q := range c.archive.Quotes {
			quoted = quoted || q.Claim == id && q.Article == x.ID
		}
		if !quoted {
			continue
		}
		a := article{Type: "NewsArticle", URL: x.URL, Headline: x.Title, Published: plainDate(x.Published)}
		if x.Byline != "" {
			a.Author = &agent{Type: "Person", Name: x.Byline}
		}
		if x.Publisher != "" {
			a.Publisher = &agent{Type: "Organization", Name: x.Publisher}
		}
		item.Appearance = append(item.Appearance, a)
		if item.Published == "" {
			item.Published = a.Published
		}
		if item.Author == nil { // the article says it in its own voice
			item.Author = a.Publisher
		}
	}
}

// plainDate returns a date that ISO 8601-1 can write, or nothing.
func plainDate(d edtf.Date) string {
	if d.Level() > 0 || d.Precision() == edtf.PrecisionInterval {
		return ""
	}
	return d.String()
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
