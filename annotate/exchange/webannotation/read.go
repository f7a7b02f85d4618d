package webannotation

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
	"dateline/annotate/identifier"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Read reads annotations of articles that are on the timeline of the target:
// one, a list, a page, a collection with its first page, or a graph. Each becomes
// a quote, of the claim that its body is. What it is about is found by the
// address of the article and the words; where they stand at another place than
// the annotation says, or in a later wording, that place counts.
//
// A tag that is a date is the date of the claim.
func Read(r io.Reader, to exchange.Target) (*exchange.Reading, error) {
	root, err := tree.Read(r)
	if err != nil {
		return nil, err
	}
	return FromTree(root, to)
}

// FromTree is [Read] for a file that was read.
func FromTree(root *tree.Value, to exchange.Target) (*exchange.Reading, error) {
	if !Recognises(root) {
		return nil, root.Wrong("there is no annotation in it: no object has the type Annotation, AnnotationPage or AnnotationCollection")
	}
	annotations := find(root)
	if len(annotations) == 0 {
		return nil, root.Wrong("there is no annotation in it, only the addresses of pages that are elsewhere")
	}
	if len(annotations) > exchange.MaxRecords {
		return nil, fault.New(fault.Invalid, "The file has %d annotations; the limit is %d.", len(annotations), exchange.MaxRecords)
	}
	c := &reading{Reading: exchange.NewReading(name, to, "", ""), here: to.Here, claims: map[string]bool{}, runes: map[string][]rune{}}
	c.Partial = partial
	for i, v := range annotations {
		c.annotation(i, v)
	}
	c.Records = len(annotations)
	return c.Reading, nil
}

// Recognises reports whether a file has annotations, or pages of them.
func Recognises(root *tree.Value) bool {
	for _, v := range append(root.Each(), root.Get("@graph").Each()...) {
		if is(v, "Annotation") || is(v, "AnnotationPage") || is(v, "AnnotationCollection") {
			return true
		}
	}
	return false
}

func find(v *tree.Value) []*tree.Value {
	var all []*tree.Value
	switch {
	case v.Kind() == tree.Array:
		for _, item := range v.Items() {
			all = append(all, find(item)...)
		}
	case is(v, "Annotation"):
		return []*tree.Value{v}
	case v.Kind() == tree.Object:
		for _, key := range []string{"@graph", "first", "items", "next"} {
			all = append(all, find(v.Get(key))...)
		}
	}
	return all
}

func is(v *tree.Value, name string) bool {
	return slices.ContainsFunc(append(v.Get("type").Each(), v.Get("@type").Each()...), func(t *tree.Value) bool {
		return t.String() == name || t.String() == "oa:"+name
	})
}

type reading struct {
	*exchange.Reading
	here   annotate.Archive
	claims map[string]bool
	runes  map[string][]rune
}

func (c *reading) annotation(n int, v *tree.Value) {
	place, err := c.find(v)
	if err != nil {
		c.Refuse(n, v.Get("target").Path(), err.Error())
		return
	}
	k := c.claim(v, place)
	if k.Statement == "" {
		c.Refuse(n, v.Get("body").Path(), "It has neither a text nor words that it is about.")
		return
	}
	own := c.claims[string(k.ID)]
	if !own {
		if !c.Add(n, v.Path(), k) {
			return
		}
		c.claims[string(k.ID)] = true
	}
	place.Claim = k.ID
	id, named := strings.CutPrefix(v.Get("id").String(), "urn:uuid:")
	if !named {
		id = c.Nth(cmp.Or(v.Get("id").String(), string(k.ID)))
	}
	place.ID = annotate.QuoteID(c.ID("quote", id))
	c.Archive.Quotes = append(c.Archive.Quotes, place)
}

// claim makes a claim of the bodies of an annotation.
func (c *reading) claim(v *tree.Value, q annotate.Quote) annotate.Case {
	var statement, id string
	var tags []string
	position := timeline.Position(timeline.Undated{Reason: "The annotation gives no date."})
	for _, b := range append(v.Get("body").Each(), v.Get("bodyValue").Each()...) {
		value := cmp.Or(b.Get("value").String(), b.String())
		if b.Kind() == tree.Text && b.Key() != "bodyValue" {
			continue // the address of something elsewhere
		}
		if b.Get("format").String() == "text/html" {
			value = exchange.Plain(value)
		}
		switch b.Get("purpose").String() {
		case "tagging":
			if when, err := edtf.Parse(value); err == nil {
				position = timeline.Point{When: when, Extent: timeline.Event}
			} else if tag := exchange.Clip(exchange.Line(value), annotate.MaxLine); tag != "" && len(tags) < annotate.MaxTags {
				tags = append(tags, tag)
			}
		case "assessing":
			if b.Get("id").Kind() == tree.Missing {
				c.Leave("verdicts", "A verdict is reached here, with evidence.")
				continue
			}
			fallthrough
		default:
			if statement == "" {
				statement = exchange.Line(value)
				id, _ = strings.CutPrefix(b.Get("id").String(), "urn:uuid:")
			}
		}
	}
	if statement == "" {
		statement = exchange.Line(q.Exact)
	}
	if id == "" {
		id = cmp.Or(v.Get("id").String(), c.Nth(string(q.Article)+"\x00"+q.Exact+"\x00"+statement))
	}
	slices.Sort(tags)
	return annotate.Case{Claim: timeline.Claim{
		ID: timeline.ClaimID(c.ID("claim", id)), Statement: exchange.Clip(statement, annotate.MaxStatement), Position: position, Tags: slices.Compact(tags),
	}, Status: annotate.Open}
}

// words are what an annotation is about.
type words struct {
	source, scope         string
	start, end            int // -1 when it does not say
	exact, prefix, suffix string
}

// wordsOf reads the target of an annotation. Of several the first counts.
func wordsOf(v *tree.Value) words {
	w := words{start: -1, end: -1}
	targets := v.Get("target").Each()
	if len(targets) == 0 {
		return w
	}
	t := targets[0]
	w.source = cmp.Or(t.Get("source").String(), t.Get("source").Get("id").String(), t.Get("id").String(), t.String())
	w.scope = t.Get("scope").String()
	queue := t.Get("selector").Each()
	for len(queue) > 0 {
		s := queue[0]
		queue = append(queue[1:], s.Get("refinedBy").Each()...)
		switch {
		case is(s, "TextPositionSelector"):
			if start, err := strconv.Atoi(s.Get("start").String()); err == nil {
				w.start = start
			}
			if end, err := strconv.Atoi(s.Get("end").String()); err == nil {
				w.end = end
			}
		case is(s, "TextQuoteSelector"):
			w.exact, w.prefix, w.suffix = s.Get("exact").String(), s.Get("prefix").String(), s.Get("suffix").String()
		}
	}
	return w
}

// find returns where in which article the words of an annotation stand.
func (c *reading) find(v *tree.Value) (annotate.Quote, error) {
	w := wordsOf(v)
	if w.source == "" {
		return annotate.Quote{}, fault.New(fault.Invalid, "It does not say what it is about.")
	}
	i := slices.IndexFunc(c.here.Articles, w.about)
	if i < 0 {
		return annotate.Quote{}, fault.New(fault.Invalid, "It is about %s, which is the address of no article on this timeline. Add the article with its text first.", exchange.Clip(w.source, 200))
	}
	a := c.here.Articles[i]
	texts := slices.DeleteFunc(slices.Clone(c.here.Texts), func(x annotate.Text) bool { return x.Article != a.ID })
	slices.SortFunc(texts, func(x, y annotate.Text) int { return cmp.Compare(y.Number, x.Number) })
	// The wording that the annotation names goes first, and then the latest.
	slices.SortStableFunc(texts, func(x, y annotate.Text) int {
		return cmp.Compare(rank(w.scope == wording(a.ID, x.Number)), rank(w.scope == wording(a.ID, y.Number)))
	})
	reason := "The article has no text here."
	for _, x := range texts {
		q, why := c.locate(w, x)
		if why == "" {
			q.Article, q.Number = a.ID, x.Number
			return q, nil
		}
		reason = why
	}
	return annotate.Quote{}, fault.New(fault.Invalid, "%s", reason)
}

func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}

// about reports whether an article is what an annotation is about.
func (w words) about(a annotate.Article) bool {
	if w.source == "urn:uuid:"+string(a.ID) || strings.HasPrefix(w.scope, "urn:uuid:"+string(a.ID)+"#") {
		return true
	}
	address := identifier.Address(a.URL)
	return a.URL != "" && address != "" && address == identifier.Address(w.source)
}

// locate returns where words stand in a text, or why they do not.
func (c *reading) locate(w words, x annotate.Text) (q annotate.Quote, why string) {
	key := fmt.Sprint(x.Article, "/", x.Number)
	if c.runes[key] == nil {
		c.runes[key] = []rune(x.Body)
	}
	runes := c.runes[key]
	if w.start >= 0 && w.end <= len(runes) && w.start < w.end && (w.exact == "" || string(runes[w.start:w.end]) == w.exact) {
		return selected(x, w.start, w.end)
	}
	if w.exact == "" {
		return q, "It does not say which words it is about, or says a place that is not in the text."
	}
	var found []int // bytes
	for at := 0; ; {
		i := strings.Index(x.Body[at:], w.exact)
		if i < 0 {
			break
		}
		found, at = append(found, at+i), at+i+len(w.exact)
	}
	if len(found) > 1 {
		fit := slices.DeleteFunc(slices.Clone(found), func(i int) bool {
			return !strings.HasSuffix(x.Body[:i], w.prefix) || !strings.HasPrefix(x.Body[i+len(w.exact):], w.suffix)
		})
		if len(fit) == 1 {
			found = fit
		}
	}
	switch len(found) {
	case 0:
		return q, fmt.Sprintf("The words “%s” do not stand in the article.", exchange.Clip(w.exact, 80))
	case 1:
		start := len([]rune(x.Body[:found[0]]))
		return selected(x, start, start+len([]rune(w.exact)))
	default:
		return q, fmt.Sprintf("The words “%s” stand %d times in the article, and what is around them does not tell which are meant.", exchange.Clip(w.exact, 80), len(found))
	}
}

func selected(x annotate.Text, start, end int) (annotate.Quote, string) {
	q, err := annotate.Select(x.Body, start, end)
	if err != nil {
		return q, err.Error()
	}
	return q, ""
}

// partial takes the words of a claim from a body, and leaves the rest.
func partial(stored, read annotate.Case) annotate.Case {
	after := stored
	if exchange.Line(stored.Statement) != read.Statement {
		after.Statement = read.Statement
	}
	return after
}
