package claimreview_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/claimreview"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var update = flag.Bool("update", false, "write the golden files anew")

const base = "https://dates.example.org"

func sample() annotate.Archive {
	id := func(n string) timeline.ClaimID { return timeline.ClaimID("01890a5d-ac96-774b-bcce-b3020990000" + n) }
	at := time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC)
	published := func(n, statement string, p timeline.Position, v annotate.Verdict) annotate.Case {
		return annotate.Case{
			Claim:  timeline.Claim{ID: id(n), Statement: statement, Position: p},
			Ruling: annotate.Ruling{Verdict: v, Explanation: "See <the minutes> & the “film”."}, Status: annotate.Published, Changed: at,
		}
	}
	visit := published("1", "He came to Pyongyang on 19 June 2024 & stayed until the evening of the following day", timeline.Point{When: edtf.MustParse("2024-06-19")}, annotate.Correct)
	visit.Claimant = "A. Spokesman"
	gap := published("2", "It was exactly 24 years after the last visit", timeline.Gap{
		From: timeline.DateEnd{When: edtf.MustParse("2000-07-19")}, To: timeline.ClaimEnd{Claim: visit.ID},
		Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
	}, annotate.Wrong)
	unproven := published("3", "Nobody had been there", timeline.Undated{Reason: "It is not said."}, annotate.Unproven)
	gone := published("4", "It was withdrawn", timeline.Point{When: edtf.MustParse("2024")}, annotate.Unchecked)
	gone.Status = annotate.Withdrawn
	return annotate.Archive{
		Timeline: timeline.Timeline{ID: "01890a5d-ac96-774b-bcce-b30209900009", Slug: "pact", Title: "The pact"},
		Articles: []annotate.Article{{ID: "a", Title: "A visit", Byline: "Mira Haldane", Publisher: "The Courier", URL: "https://courier.example/visit", Published: edtf.MustParse("2024-06-20")}},
		Cases:    []annotate.Case{visit, gap, unproven, gone},
		Quotes:   []annotate.Quote{{ID: "q", Claim: visit.ID, Article: "a", Number: 1}, {ID: "r", Claim: gap.ID, Article: "a", Number: 1}},
	}
}

func written(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := claimreview.Write(&b, sample(), base); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWrite(t *testing.T) { exchangetest.Golden(t, "feed.json", written(t), *update) }

func TestTheAddressHasToBePublic(t *testing.T) {
	for _, where := range []string{"", "dates.example.org", "http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080", "ftp://example.org"} {
		var b bytes.Buffer
		err := claimreview.Write(&b, sample(), where)
		if fault.KindOf(err) != fault.Invalid || err == nil || !strings.Contains(err.Error(), "--base-url") || b.Len() > 0 {
			t.Errorf("%q: the error is %v, with %d bytes written", where, err, b.Len())
		}
	}
}

func TestOneReview(t *testing.T) {
	a := sample()
	body, err := claimreview.Review(a, a.Cases[1].ID, base)
	if err != nil {
		t.Fatal(err)
	}
	var r struct {
		Context       string `json:"@context"`
		ClaimReviewed string
		ReviewRating  struct{ RatingExplanation string }
	}
	if err := json.Unmarshal(body, &r); err != nil {
		t.Fatal(err)
	}
	if r.Context != "https://schema.org" || !strings.Contains(r.ReviewRating.RatingExplanation, "30 days short") {
		t.Errorf("got %s", body)
	}
	if _, err := claimreview.Review(a, a.Cases[3].ID, base); fault.KindOf(err) != fault.NotFound {
		t.Errorf("of a withdrawn claim: %v", err)
	}
}

func TestClaimReviewedIsShort(t *testing.T) {
	var f struct {
		DataFeedElement []struct {
			Item struct{ ClaimReviewed string }
		}
	}
	if err := json.Unmarshal(written(t), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.DataFeedElement) != 3 {
		t.Fatalf("%d reviews, want those with a published verdict", len(f.DataFeedElement))
	}
	for _, e := range f.DataFeedElement {
		if n := len([]rune(e.Item.ClaimReviewed)); n > 75 || n == 0 {
			t.Errorf("%q has %d characters", e.Item.ClaimReviewed, n)
		}
	}
}

// The context in testdata names those terms of schema.org that are written, as
// schema.org defines them: a term that is not there is dropped by the processor.
func TestNoTermIsDropped(t *testing.T) {
	context, err := os.ReadFile(filepath.Join("testdata", "context.json"))
	if err != nil {
		t.Fatal(err)
	}
	exchangetest.NoTermIsDropped(t, written(t), "https://schema.org", context)
}

func TestReadingReviews(t *testing.T) {
	for _, name := range []string{"feed.json", "others.json"} {
		t.Run(name, func(t *testing.T) {
			file, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			r, err := claimreview.Read(bytes.NewReader(file), exchange.Target{})
			if err != nil {
				t.Fatal(err)
			}
			exchangetest.Golden(t, name+".txt", exchangetest.Summary(r), *update)
		})
	}
}

func TestAReviewOfOthersIsEvidenceAndNoVerdict(t *testing.T) {
	d := exchangetest.NewDesk(t)
	file, err := os.ReadFile(filepath.Join("testdata", "others.json"))
	if err != nil {
		t.Fatal(err)
	}
	read := func() *exchange.Reading {
		r, err := claimreview.Read(bytes.NewReader(file), exchange.Target{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	report := d.Take(read(), exchange.Options{LeaveOut: true})
	a := d.Content(report.Timeline.Slug)
	for _, k := range a.Cases {
		if k.Ruling.Verdict != annotate.Unchecked || k.Status != annotate.Open {
			t.Errorf("%q is %s and %s", k.Statement, k.Ruling.Verdict, k.Status)
		}
	}
	if again := d.Take(read(), exchange.Options{LeaveOut: true}); again.Count(annotate.Create)+again.Count(annotate.Modify) > 0 {
		t.Errorf("a second import does something: %+v", again.Records)
	}
}

func TestNoTruncatedFileIsRead(t *testing.T) {
	exchangetest.NoTruncationIsRead(t, written(t), claimreview.Read)
}

func TestWhatIsNoJSONIsRefused(t *testing.T) {
	exchangetest.NothingMalformedIsRead(t, claimreview.Read)
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"feed.json", "others.json"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := claimreview.Read(bytes.NewReader(data), exchange.Target{})
		exchangetest.Sane(t, r, err)
	})
}
