package tagger_test

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

// shared returns a path in the data beside the module, and skips the test where
// there is none.
func shared(t *testing.T, path ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		t.Skip("no go.mod above the test, so the shared data cannot be found")
	}
	full := filepath.Join(append([]string{filepath.Dir(dir), "shared"}, path...)...)
	if _, err := os.Stat(full); err != nil {
		t.Skipf("the shared data is not here: %v", err)
	}
	return full
}

// timex is an expression of a marked document, in bytes of its plain text.
type timex struct {
	start, end int
	typ, value string
}

// document is a marked document.
type document struct {
	text, published string
	marked          []timex
}

var (
	bodyOf    = regexp.MustCompile(`(?s)<TEXT>(.*?)</TEXT>`)
	createdOf = regexp.MustCompile(`(?s)<DCT>.*?value="([^"]*)"`)
	tagOf     = regexp.MustCompile(`</?([A-Za-z0-9]+)([^>]*)>`)
	typeOf    = regexp.MustCompile(`\btype="([^"]*)"`)
	valueOf   = regexp.MustCompile(`\bvalue="([^"]*)"`)
)

func attribute(of *regexp.Regexp, tag string) string {
	if m := of.FindStringSubmatch(tag); m != nil {
		return html.UnescapeString(m[1])
	}
	return ""
}

func readDocument(t *testing.T, path string) document {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	body := bodyOf.FindSubmatch(raw)
	created := createdOf.FindSubmatch(raw)
	if body == nil || created == nil {
		t.Fatalf("%s is not a TimeML document", path)
	}
	doc := document{published: string(created[1])}
	var text strings.Builder
	var open []int
	at := 0
	for _, loc := range tagOf.FindAllSubmatchIndex(body[1], -1) {
		text.WriteString(html.UnescapeString(string(body[1][at:loc[0]])))
		at = loc[1]
		tag := string(body[1][loc[0]:loc[1]])
		switch {
		case string(body[1][loc[2]:loc[3]]) != "TIMEX3":
		case tag[1] != '/':
			open = append(open, len(doc.marked))
			doc.marked = append(doc.marked, timex{start: text.Len(), typ: attribute(typeOf, tag), value: attribute(valueOf, tag)})
		case len(open) > 0:
			doc.marked[open[len(open)-1]].end = text.Len()
			open = open[:len(open)-1]
		}
	}
	text.WriteString(html.UnescapeString(string(body[1][at:])))
	doc.text = text.String()
	doc.marked = slices.DeleteFunc(doc.marked, func(x timex) bool { return x.end <= x.start })
	return doc
}

// score counts as TempEval-3 does: an expression is found when it overlaps a
// marked one, one to one and the longest overlap first, and is strictly found
// when both cover the same text.
type score struct{ marked, found, relaxed, strict, value, typ int }

func (s *score) add(doc document, found []tagger.Expression) {
	type pair struct{ mark, found, overlap int }
	var pairs []pair
	for i, m := range doc.marked {
		for j, e := range found {
			if o := min(m.end, e.EndByte) - max(m.start, e.StartByte); o > 0 {
				pairs = append(pairs, pair{i, j, o})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return b.overlap - a.overlap })
	marks, founds := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if marks[p.mark] || founds[p.found] {
			continue
		}
		marks[p.mark], founds[p.found] = true, true
		m, e := doc.marked[p.mark], found[p.found]
		s.relaxed++
		if m.start == e.StartByte && m.end == e.EndByte {
			s.strict++
		}
		if m.value == e.Value {
			s.value++
		}
		if m.typ == string(e.Type) {
			s.typ++
		}
	}
	s.marked += len(doc.marked)
	s.found += len(found)
}

// f1 returns the harmonic mean of precision and recall, in percent.
func (s *score) f1(hits int) float64 {
	return 200 * float64(hits) / float64(s.marked+s.found)
}

func TestTagScores(t *testing.T) {
	cases := []struct {
		name                        string
		mode                        tagger.Mode
		relaxed, strict, value, typ float64 // at least, in percent
	}{
		{name: "meantime", mode: tagger.News, relaxed: 93.8, strict: 88.7, value: 82.3, typ: 89.3},
		{name: "wikiwars", mode: tagger.Narrative, relaxed: 92.6, strict: 87.8, value: 83.1, typ: 81.6},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			paths, err := filepath.Glob(filepath.Join(shared(t, "data", "timex", c.name), "*.tml"))
			if err != nil || len(paths) == 0 {
				t.Fatalf("no documents: %v", err)
			}
			var s score
			for _, path := range paths {
				doc := readDocument(t, path)
				date, err := edtf.Parse(doc.published)
				if err != nil {
					t.Fatalf("%s: %v", path, err)
				}
				found := tagger.Tag(doc.text, tagger.Options{Published: date, Mode: c.mode})
				places(t, doc.text, found)
				s.add(doc, found)
			}
			relaxed := s.f1(s.relaxed)
			value := relaxed * float64(s.value) / float64(s.relaxed)
			typ := relaxed * float64(s.typ) / float64(s.relaxed)
			t.Logf("relaxed %.1f strict %.1f value %.1f type %.1f", relaxed, s.f1(s.strict), value, typ)
			if relaxed < c.relaxed || s.f1(s.strict) < c.strict || value < c.value || typ < c.typ {
				t.Errorf("want at least relaxed %.1f strict %.1f value %.1f type %.1f", c.relaxed, c.strict, c.value, c.typ)
			}
		})
	}
}

func TestTagArticle(t *testing.T) {
	raw, err := os.ReadFile(shared(t, "data", "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text, o := string(raw), tagger.Options{Published: published}
	expressions := tagger.Tag(text, o)
	lines := found(expressions)
	for _, want := range []string{
		"1961 | DATE 1961 1961",
		"Wednesday | DATE 2024-06-19 2024-06-19",
		"2018 | DATE 2018 2018",
		"early Wednesday morning | TIME 2024-06-19TMO 2024-06-19",
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is missing in %q", want, lines)
		}
	}
	gaps := tagger.Gaps(text, expressions, o)
	if len(gaps) != 2 {
		t.Fatalf("%d gaps, want 2: %+v", len(gaps), gaps)
	}
	if got := gaps[0]; got.Length.String() != "first in 24 years" || got.To.Kind != tagger.EndPublication {
		t.Errorf("the first gap is %+v", got)
	}
	if got := gaps[1]; got.Length.String() != "exactly 24 years" || got.To.Kind != tagger.EndExpression || expressions[got.To.Expression].Date.String() != "2024-06-19" {
		t.Errorf("the second gap is %+v", got)
	}
}
