package claimreview

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tree"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Read reads reviews: one, a list, a graph, a DataFeed or an ItemList. A review
// of several claims gives a claim for each.
func Read(r io.Reader, to exchange.Target) (*exchange.Reading, error) {
	root, err := tree.Read(r)
	if err != nil {
		return nil, err
	}
	return FromTree(root, to)
}

// FromTree is [Read] for a file that was read.
func FromTree(root *tree.Value, to exchange.Target) (*exchange.Reading, error) {
	reviews := find(root)
	if len(reviews) == 0 {
		return nil, root.Wrong("there is no ClaimReview in it")
	}
	if len(reviews) > exchange.MaxRecords {
		return nil, fault.New(fault.Invalid, "The file has %d reviews; the limit is %d.", len(reviews), exchange.MaxRecords)
	}
	c := &reading{Reading: exchange.NewReading("ClaimReview", to, one(root, "name").String(), one(root, "description").String())}
	c.Partial = partial
	for _, v := range reviews {
		for _, item := range items(v) {
			c.claim(v, item)
		}
	}
	return c.Reading, nil
}

// Recognises reports whether a file has reviews in it.
func Recognises(root *tree.Value) bool { return len(find(root)) > 0 }

// items returns the claims that a review is about; the review itself when it
// does not say.
func items(review *tree.Value) []*tree.Value {
	if all := get(review, "itemReviewed").Each(); len(all) > 0 {
		return all
	}
	return []*tree.Value{review}
}

// find returns the reviews in a value, in their order.
func find(v *tree.Value) []*tree.Value {
	if is(v, "ClaimReview") {
		return []*tree.Value{v}
	}
	var all []*tree.Value
	switch v.Kind() {
	case tree.Array:
		for _, item := range v.Items() {
			all = append(all, find(item)...)
		}
	case tree.Object:
		for _, key := range []string{"@graph", "dataFeedElement", "itemListElement", "item", "mainEntity", "review"} {
			all = append(all, find(get(v, key))...)
		}
	default:
	}
	return all
}

// get returns the value of a term, which may be written with a prefix.
func get(v *tree.Value, term string) *tree.Value {
	for _, key := range []string{term, "schema:" + term, "https://schema.org/" + term, "http://schema.org/" + term} {
		if x := v.Get(key); x.Kind() != tree.Missing {
			if inner := x.Get("@value"); inner.Kind() != tree.Missing {
				return inner
			}
			return x
		}
	}
	return v.Get(term)
}

// one returns the first value of a term.
func one(v *tree.Value, term string) *tree.Value {
	all := get(v, term).Each()
	if len(all) == 0 {
		return get(v, term)
	}
	if inner := all[0].Get("@value"); inner.Kind() != tree.Missing {
		return inner
	}
	return all[0]
}

func is(v *tree.Value, name string) bool {
	return slices.ContainsFunc(v.Get("@type").Each(), func(t *tree.Value) bool {
		text := t.String()
		return text == name || strings.HasSuffix(text, ":"+name) || strings.HasSuffix(text, "schema.org/"+name)
	})
}

type reading struct {
	*exchange.Reading
	count int
}

func (c *reading) claim(review, item *tree.Value) {
	n := c.count
	c.count++
	c.Records = c.count
	whole, short := one(item, "name").String(), one(review, "claimReviewed").String()
	if item == review || whole == "" {
		whole = short
	}
	statement := exchange.Line(exchange.Plain(whole))
	if statement == "" {
		c.Refuse(n, review.Path(), "It does not say what is claimed: claimReviewed is missing.")
		return
	}
	if long := exchange.Clip(statement, annotate.MaxStatement); long != statement {
		c.Leave("ends of long claims", fmt.Sprintf("A statement has at most %d characters.", annotate.MaxStatement))
		statement = long
	}
	id, own := strings.CutPrefix(item.Get("@id").String(), "urn:uuid:")
	if !own {
		id = c.Nth(cmp.Or(one(review, "url").String(), review.Get("@id").String()) + "\x00" + statement)
	}
	k := annotate.Case{Claim: timeline.Claim{
		ID: timeline.ClaimID(c.ID("claim", id)), Statement: statement, Claimant: exchange.Clip(exchange.Line(name(item)), annotate.MaxLine),
		Position: timeline.Undated{Reason: "The review does not date what is claimed."},
	}, Status: annotate.Open}
	if when, err := edtf.Parse(one(item, "temporalCoverage").String()); err == nil {
		k.Position = timeline.Point{When: when, Extent: timeline.Event}
	}
	if c.Add(n, review.Path(), k) {
		c.cite(k.ID, review, item)
	}
}

func name(item *tree.Value) string {
	author := one(item, "author")
	return cmp.Or(one(author, "name").String(), author.String())
}

// cite makes the review evidence, and the places where the claim appears.
func (c *reading) cite(id timeline.ClaimID, review, item *tree.Value) {
	who := cmp.Or(name(review), "A reviewer")
	verdict, words := verdictOf(one(review, "reviewRating"))
	stance := annotate.Context
	switch {
	case verdict == annotate.Correct || verdict == annotate.Qualified:
		stance = annotate.Supports
	case verdict.Refutes():
		stance = annotate.Refutes
	}
	note := who + " rated this " + words + "."
	if !c.Cite(id, one(review, "url").String(), "Review by "+who, note, stance) {
		c.Leave("verdicts of reviews without an address", "Evidence needs a source that can be looked up.")
	} else {
		e := &c.Archive.Evidence[len(c.Archive.Evidence)-1]
		explanation := cmp.Or(one(one(review, "reviewRating"), "ratingExplanation").String(), one(review, "reviewBody").String())
		e.Quote = exchange.Clip(exchange.Plain(explanation), annotate.MaxNote)
	}
	for _, term := range []string{"firstAppearance", "appearance"} {
		for _, v := range get(item, term).Each() {
			c.Cite(id, cmp.Or(one(v, "url").String(), v.Get("@id").String(), v.String()), cmp.Or(one(v, "headline").String(), one(v, "name").String()), "The claim appears here.", annotate.Context)
		}
	}
}

// verdictOf returns the verdict here that a rating is one of, or Unchecked, and
// what the rating says. A number counts only on our own scale of 1 to 5: others
// draw their lines elsewhere.
func verdictOf(r *tree.Value) (annotate.Verdict, string) {
	label, value := exchange.Line(one(r, "alternateName").String()), one(r, "ratingValue").String()
	best, worst := one(r, "bestRating").String(), one(r, "worstRating").String()
	words := "“" + label + "”"
	if label == "" {
		words = "without a word"
	}
	if value != "" && best != "" {
		words += fmt.Sprintf(" (%s of %s to %s)", value, cmp.Or(worst, "?"), best)
	}
	if v, ok := exchange.Verdict(label); ok {
		return v, words
	}
	if n, err := strconv.Atoi(value); err == nil && best == "5" && worst == "1" {
		for _, v := range annotate.Verdicts() {
			if rating, ok := v.Rating(); ok && rating == n {
				return v, words
			}
		}
	}
	return annotate.Unchecked, words
}

// partial takes the words of a claim from a review, and its date when it gives
// one.
func partial(stored, read annotate.Case) annotate.Case {
	after := stored
	after.Statement = read.Statement
	if p, ok := read.Position.(timeline.Point); ok && stored.When() != p.When {
		if _, gap := stored.Position.(timeline.Gap); !gap {
			after.Position = p
		}
	}
	return after
}
