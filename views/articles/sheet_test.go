package articles_test

import (
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/articles"
)

// worksheet returns the worksheet of a text in which each claim quotes one
// stretch of words.
func worksheet(t *testing.T, body string, quoted ...string) annotate.Worksheet {
	t.Helper()
	w := annotate.Worksheet{
		Text:  annotate.Text{Body: body, Number: 1},
		Cases: map[timeline.ClaimID]annotate.Case{},
	}
	for i, words := range quoted {
		before, _, ok := strings.Cut(body, words)
		if !ok {
			t.Fatalf("%q does not stand in %q", words, body)
		}
		start := len([]rune(before))
		q, err := annotate.Select(body, start, start+len([]rune(words)))
		if err != nil {
			t.Fatal(err)
		}
		q.Claim = timeline.ClaimID("claim-" + strconv.Itoa(i+1))
		w.Quotes = append(w.Quotes, q)
		w.Cases[q.Claim] = annotate.Case{
			Claim:  timeline.Claim{ID: q.Claim, Statement: "It says " + words, Position: timeline.Undated{Reason: "none given"}},
			Ruling: annotate.Ruling{Verdict: annotate.Wrong}, Status: annotate.Open,
		}
	}
	return w
}

// laid writes a copy down: words of claims in brackets with the numbers of the
// claims, "^" and the number where a quote ends, paragraphs on lines.
func laid(paragraphs []articles.Paragraph) string {
	var b strings.Builder
	for _, p := range paragraphs {
		for _, line := range p {
			b.WriteString(strconv.Itoa(line.Number) + " ")
			for _, r := range line.Runs {
				text := r.Text
				if len(r.Quoted) > 0 {
					text = "[" + numbers(r.Quoted, ",") + ":" + text + "]"
				}
				b.WriteString(text)
				if len(r.Ends) > 0 {
					b.WriteString("^" + numbers(r.Ends, "^"))
				}
			}
			b.WriteString(" / ")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func numbers(cites []articles.Cite, between string) string {
	words := make([]string, len(cites))
	for i, c := range cites {
		words[i] = strconv.Itoa(c.Number)
	}
	return strings.Join(words, between)
}

func TestCopy(t *testing.T) {
	const body = "He came in 1961. He 🚗 left 24 years later.\nShe stayed."
	for _, tc := range []struct {
		name   string
		quoted []string
		want   string
	}{
		{
			name: "sentences are numbered through and keep their paragraphs",
			want: "1 He came in 1961. / 2 He 🚗 left 24 years later. / \n3 She stayed. / \n",
		},
		{
			name:   "the words of a claim are a run of their own",
			quoted: []string{"in 1961", "🚗 left"},
			want:   "1 He came [1:in 1961]^1. / 2 He [2:🚗 left]^2 24 years later. / \n3 She stayed. / \n",
		},
		{
			name:   "quotes that overlap share a run, the shorter quote first",
			quoted: []string{"He 🚗 left 24 years", "left 24 years later"},
			want:   "1 He came in 1961. / 2 [1:He 🚗 ][1,2:left 24 years]^1[2: later]^2. / \n3 She stayed. / \n",
		},
		{
			name:   "a quote within another is told from it",
			quoted: []string{"left 24 years later", "24 years"},
			want:   "1 He came in 1961. / 2 He 🚗 [1:left ][2,1:24 years]^2[1: later]^1. / \n3 She stayed. / \n",
		},
		{
			name:   "a quote across sentences is marked and numbered in each",
			quoted: []string{"in 1961. He 🚗 left"},
			want:   "1 He came [1:in 1961.]^1 / 2 [1:He 🚗 left]^1 24 years later. / \n3 She stayed. / \n",
		},
		{
			name:   "two claims of the same words both stand there",
			quoted: []string{"She", "She"},
			want:   "1 He came in 1961. / 2 He 🚗 left 24 years later. / \n3 [1,2:She]^1^2 stayed. / \n",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page := articles.NewSheetPage(views.Page{}, worksheet(t, body, tc.quoted...), annotate.Docket{}, nil, nil)
			if got := laid(page.Copy); got != tc.want {
				t.Errorf("quoting %q:\n got %s\nwant %s", tc.quoted, got, tc.want)
			}
		})
	}
}

func TestRunsKnowTheirPlaces(t *testing.T) {
	const body = "𝒫utin came 🚗 twice. He left in 2000, for good."
	text := []rune(body)
	page := articles.NewSheetPage(views.Page{}, worksheet(t, body, "came 🚗", "🚗 twice", "in 2000"), annotate.Docket{}, nil, nil)
	for _, p := range page.Copy {
		for _, line := range p {
			at := line.Start
			for _, r := range line.Runs {
				end := r.Start + len([]rune(r.Text))
				if r.Start != at || string(text[r.Start:end]) != r.Text {
					t.Errorf("the run %q says it starts at %d, want %d", r.Text, r.Start, at)
				}
				at = end
			}
			if at != line.End {
				t.Errorf("sentence %d ends at %d, but its runs at %d", line.Number, line.End, at)
			}
		}
	}
}

func TestClaimsAreListedInTheOrderOfTheText(t *testing.T) {
	w := worksheet(t, "One in 1961. Two in 1962.", "in 1961", "in 1962")
	w.Cases["lost"] = annotate.Case{Claim: timeline.Claim{ID: "lost", Statement: "Its words are gone"}}
	page := articles.NewSheetPage(views.Page{}, w, annotate.Docket{}, nil, nil)
	var got []string
	for _, e := range page.Entries {
		got = append(got, strconv.Itoa(e.Card.Number)+" "+e.Card.Case.Statement)
	}
	if want := "1 It says in 1961, 2 It says in 1962"; strings.Join(got, ", ") != want {
		t.Errorf("got the claims %q, want %q", got, want)
	}
	if len(page.Lost) != 1 || page.Lost[0].Case.ID != "lost" {
		t.Errorf("got the lost claims %v, want the one that the text does not quote", page.Lost)
	}
}

func render(t *testing.T, p articles.SheetPage) string {
	t.Helper()
	var b strings.Builder
	if err := articles.Sheet(p).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNoWhiteSpaceIsAddedToTheText(t *testing.T) {
	html := render(t, articles.NewSheetPage(views.Page{}, worksheet(t, "He came in 1961, then.", "in 1961"), annotate.Docket{}, nil, nil))
	want := `<span data-at="0">He came </span><mark class="said is-wrong" data-at="8" data-claims="1">in 1961</mark><sup`
	if !strings.Contains(html, want) {
		t.Errorf("the page does not have %s; it has %s", want, html)
	}
	if want := `</sup><span data-at="15">, then.</span></span>`; !strings.Contains(html, want) {
		t.Errorf("the page does not have %s; it has %s", want, html)
	}
	if want := `aria-label="Claim 1: wrong"`; !strings.Contains(html, want) {
		t.Errorf("the verdict is not said to those who cannot see it: no %s", want)
	}
}

func TestWhoMayNotAddIsToldWhy(t *testing.T) {
	page := articles.NewSheetPage(views.Page{}, worksheet(t, "He came in 1961."), annotate.Docket{}, nil, fault.New(fault.Forbidden, "Adding a claim takes another role."))
	html := render(t, page)
	if !strings.Contains(html, "Adding a claim takes another role.") {
		t.Error("the page does not say why no claim can be added")
	}
	for _, never := range []string{"/claims/new", "data-new-claim"} {
		if strings.Contains(html, never) {
			t.Errorf("the page has %s", never)
		}
	}
}

func TestTextIsNeverMarkup(t *testing.T) {
	html := render(t, articles.NewSheetPage(views.Page{}, worksheet(t, "<b onclick=x>He</b> & “she” came.", "</b> &"), annotate.Docket{}, nil, nil))
	if strings.Contains(html, "<b onclick") {
		t.Errorf("the text became markup: %s", html)
	}
	if !strings.Contains(html, "&lt;b onclick=x&gt;He") {
		t.Errorf("the text is not shown: %s", html)
	}
}
