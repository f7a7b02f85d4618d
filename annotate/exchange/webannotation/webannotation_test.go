package webannotation_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/exchange/webannotation"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var update = flag.Bool("update", false, "write the golden files anew")

const text = "On 19 June 2024 he came. 🎂 It was the first visit in 24 years. He came in June, and left in June."

func id(n string) string { return "01890a5d-ac96-774b-bcce-b3020990000" + n }

func sample(t testing.TB) annotate.Archive {
	t.Helper()
	quote := func(n, claim, words string) annotate.Quote {
		before, _, _ := strings.Cut(text, words)
		start := len([]rune(before))
		q, err := annotate.Select(text, start, start+len([]rune(words)))
		if err != nil {
			t.Fatal(err)
		}
		q.ID, q.Claim, q.Article, q.Number = annotate.QuoteID(id(n)), timeline.ClaimID(id(claim)), annotate.ArticleID(id("2")), 1
		return q
	}
	return annotate.Archive{
		Timeline: timeline.Timeline{ID: timeline.ID(id("1")), Slug: "pact", Title: "The pact", Visibility: timeline.Private, Version: 1},
		Articles: []annotate.Article{{ID: annotate.ArticleID(id("2")), Timeline: timeline.ID(id("1")), Title: "A visit", URL: "https://courier.example/visit", Published: edtf.MustParse("2024-06-20"), Version: 1}},
		Texts:    []annotate.Text{{Article: annotate.ArticleID(id("2")), Number: 1, Body: text, SHA256: annotate.Digest(text)}},
		Cases: []annotate.Case{
			{Claim: timeline.Claim{ID: timeline.ClaimID(id("3")), Statement: "He came on 19 June 2024", Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event}}, Ruling: annotate.Ruling{Verdict: annotate.Correct}, Status: annotate.Open},
			{Claim: timeline.Claim{ID: timeline.ClaimID(id("4")), Statement: "It was the <first> visit in 24 years", Position: timeline.Undated{Reason: "It is not said."}}, Ruling: annotate.Ruling{Verdict: annotate.Unchecked}, Status: annotate.Open},
		},
		Quotes: []annotate.Quote{quote("5", "3", "On 19 June 2024 he came."), quote("6", "4", "first visit in 24 years"), quote("7", "3", "left in June")},
	}
}

func written(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := webannotation.Write(&b, sample(t)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWrite(t *testing.T) { exchangetest.Golden(t, "pages.json", written(t), *update) }

// The context in testdata names the terms that are written, as the vocabulary of
// the model defines them.
func TestNoTermIsDropped(t *testing.T) {
	context, err := os.ReadFile(filepath.Join("testdata", "context.json"))
	if err != nil {
		t.Fatal(err)
	}
	exchangetest.NoTermIsDropped(t, written(t), "http://www.w3.org/ns/anno.jsonld", context)
}

func TestWhatWasWrittenIsReadAgain(t *testing.T) {
	r, err := webannotation.Read(bytes.NewReader(written(t)), exchange.Target{Here: sample(t)})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample(t).Quotes, r.Archive.Quotes); diff != "" {
		t.Errorf("the quotes differ (-written +read):\n%s", diff)
	}
	if len(r.Archive.Cases) != 2 || r.Archive.Cases[1].Statement != "It was the <first> visit in 24 years" || r.Archive.Cases[0].When().String() != "2024-06-19" {
		t.Errorf("got %s", exchangetest.Summary(r))
	}
}

func TestReadingAnExportBackChangesNothing(t *testing.T) {
	d := exchangetest.NewDesk(t)
	report, err := d.Import(t.Context(), d.Ada, sample(t), annotate.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	here := d.Content(report.Timeline.Slug)
	for range 2 {
		r, err := webannotation.Read(bytes.NewReader(written(t)), exchange.Target{Here: here})
		if err != nil {
			t.Fatal(err)
		}
		if again := d.Take(r, exchange.Options{}); again.Count(annotate.Create)+again.Count(annotate.Modify) > 0 {
			t.Errorf("it does something: %+v", again.Records)
		}
	}
	r, err := webannotation.Read(strings.NewReader(strings.ReplaceAll(string(written(t)), id("4"), id("9"))), exchange.Target{Here: here})
	if err != nil {
		t.Fatal(err)
	}
	r.Archive.Quotes = r.Archive.Quotes[:1]
	if more := d.Take(r, exchange.Options{}); more.Count(annotate.Create) != 1 {
		t.Errorf("a new claim: %+v", more.Records)
	}
}

func TestTheWordsAreFound(t *testing.T) {
	const target = `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","id":"https://notes.example/1","bodyValue":"A note","target":{"source":"http://courier.example/visit/?utm_source=x","selector":%}}`
	for _, c := range []struct{ name, selector, want string }{
		{"by their place", `{"type":"TextPositionSelector","start":3,"end":15}`, "19 June 2024"},
		{"by themselves", `{"type":"TextQuoteSelector","exact":"first visit"}`, "first visit"},
		{"by themselves when the place is another", `[{"type":"TextPositionSelector","start":0,"end":2},{"type":"TextQuoteSelector","exact":"first visit"}]`, "first visit"},
		{"by what is before them", `{"type":"TextQuoteSelector","exact":"in June","prefix":"left "}`, "in June"},
		{"inside another selector", `{"type":"FragmentSelector","value":"p1","refinedBy":{"type":"TextQuoteSelector","exact":"first visit"}}`, "first visit"},
		{"twice", `{"type":"TextQuoteSelector","exact":"in June"}`, "target: The words “in June” stand 2 times"},
		{"nowhere", `{"type":"TextQuoteSelector","exact":"in July"}`, "target: The words “in July” do not stand"},
		{"beyond the end", `{"type":"TextPositionSelector","start":3,"end":1500}`, "target: It does not say which words"},
		{"by a way that is not read", `{"type":"XPathSelector","value":"/p"}`, "target: It does not say which words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := webannotation.Read(strings.NewReader(strings.Replace(target, "%", c.selector, 1)), exchange.Target{Here: sample(t)})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Refused) == 1 {
				if got := r.Refused[0].Path + ": " + r.Refused[0].Reason; !strings.HasPrefix(got, c.want) {
					t.Errorf("refused: %s, want %s", got, c.want)
				}
				return
			}
			if q := r.Archive.Quotes[0]; q.Exact != c.want || !q.Fits(text) || r.Archive.Cases[0].Statement != "A note" {
				t.Errorf("got %+v, want %s", q, c.want)
			}
		})
	}
}

func TestAnArticleThatIsNotHereIsNamed(t *testing.T) {
	r, err := webannotation.Read(bytes.NewReader(written(t)), exchange.Target{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Refused) != 3 || !strings.Contains(r.Refused[0].Reason, "courier.example/visit, which is the address of no article") {
		t.Errorf("refused %+v", r.Refused)
	}
}

// Every sample of the W3C's tests that holds annotations is read, each with a
// reason; the schemas beside them hold none, and are refused.
func TestRealFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(exchangetest.Shared(t, "data", "web_annotation"), "*.json"))
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files (%v)", len(files), err)
	}
	read := 0
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := webannotation.Read(bytes.NewReader(file), exchange.Target{})
		sampled := strings.Contains(filepath.Base(name), "samples__correct")
		switch {
		case err != nil && (sampled && !strings.Contains(err.Error(), "elsewhere") || fault.KindOf(err) != fault.Invalid):
			t.Errorf("%s: %v", filepath.Base(name), err)
		case err == nil:
			read++
			if len(r.Refused)+len(r.Archive.Quotes) != r.Records || r.Records == 0 {
				t.Errorf("%s: of %d annotations %d are read and %d refused", filepath.Base(name), r.Records, len(r.Archive.Quotes), len(r.Refused))
			}
		}
	}
	t.Logf("%d of %d files hold annotations", read, len(files))
}

func TestNoTruncatedFileIsRead(t *testing.T) {
	exchangetest.NoTruncationIsRead(t, written(t), webannotation.Read)
}

func TestWhatIsNoJSONIsRefused(t *testing.T) {
	exchangetest.NothingMalformedIsRead(t, webannotation.Read)
}

func FuzzRead(f *testing.F) {
	f.Add(written(f))
	here := sample(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := webannotation.Read(bytes.NewReader(data), exchange.Target{Here: here})
		if err == nil && len(r.Refused)+len(r.Archive.Quotes) < r.Records {
			t.Fatalf("of %d annotations %d are read and %d refused", r.Records, len(r.Archive.Quotes), len(r.Refused))
		}
		if err == nil {
			for _, q := range r.Archive.Quotes {
				if !q.Fits(text) {
					t.Fatalf("the quote %+v does not stand in the text", q)
				}
			}
			r.Records = 0 // several annotations may be of one claim
		}
		exchangetest.Sane(t, r, err)
	})
}
