package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// typed returns the form for a new claim with some fields filled in.
func (b *browser) typed(slug string, fields map[string]string) url.Values {
	b.t.Helper()
	form := b.get(link.NewClaim(slug)).want(http.StatusOK).form(link.Claims(slug))
	for name, value := range fields {
		form.Set(name, value)
	}
	return form
}

// saved posts the form for a new claim and returns the claim that it made.
func (b *browser) saved(slug string, form url.Values) annotate.Dossier {
	b.t.Helper()
	a := b.post(link.Claims(slug), form)
	id, ok := strings.CutPrefix(a.header.Get("Location"), "/claims/")
	if a.status != http.StatusSeeOther || !ok {
		b.t.Fatalf("got status %d to %q, want 303 to the claim; the page says %s", a.status, a.header.Get("Location"), a.text())
	}
	d, err := b.site.desk.Claim(b.t.Context(), b.site.actor("admin"), timeline.ClaimID(id))
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

func TestAClaimIsWrittenDown(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	visit := s.claim(tl.Slug, "Vogel visited the harbour", "2000-07-19")
	for _, tc := range []struct {
		name   string
		fields map[string]string
		want   timeline.Position
		status annotate.Status
	}{
		{
			name:   "with a date in plain words",
			fields: map[string]string{"position": "date", "when": "about 1961", "extent": "event"},
			want:   timeline.Point{When: date(t, "1961~"), Extent: timeline.Event},
			status: annotate.Open,
		},
		{
			name:   "as a state that filled its date",
			fields: map[string]string{"position": "date", "when": "1998/2001", "extent": "state"},
			want:   timeline.Point{When: date(t, "1998/2001"), Extent: timeline.State},
			status: annotate.Open,
		},
		{
			name:   "as a gap from a claim to a date",
			fields: map[string]string{"position": "gap", "op": "nearly", "n": "24", "unit": "year", "from": string(visit.ID), "to": "date", "to_date": "19 June 2024"},
			want: timeline.Gap{
				From: timeline.ClaimEnd{Claim: visit.ID}, To: timeline.DateEnd{When: date(t, "2024-06-19")},
				Length: timeline.Length{Op: timeline.OpNearly, N: 24, Unit: timeline.UnitYear},
			},
			status: annotate.Open,
		},
		{
			name: "as a gap between two numbers, which only “between” has",
			fields: map[string]string{
				"position": "gap", "op": "between", "n": "2", "m": "3", "unit": "decade",
				"from": "date", "from_date": "1998", "to": string(visit.ID),
			},
			want: timeline.Gap{
				From: timeline.DateEnd{When: date(t, "1998")}, To: timeline.ClaimEnd{Claim: visit.ID},
				Length: timeline.Length{Op: timeline.OpBetween, N: 2, M: 3, Unit: timeline.UnitDecade},
			},
			status: annotate.Open,
		},
		{
			name:   "without a date, for a reason",
			fields: map[string]string{"position": "none", "reason": "no source says when", "when": "1961"},
			want:   timeline.Undated{Reason: "no source says when"},
			status: annotate.Open,
		},
		{
			name:   "without a date and a reason, as a draft",
			fields: map[string]string{"position": "none"},
			want:   timeline.Undated{},
			status: annotate.Draft,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := s.in(t).as("contributor")
			tc.fields["statement"] = "It happened " + tc.name
			d := b.saved(tl.Slug, b.typed(tl.Slug, tc.fields))
			if d.Case.Position != tc.want {
				t.Errorf("got the position %+v, want %+v", d.Case.Position, tc.want)
			}
			if d.Case.Status != tc.status {
				t.Errorf("got the status %s, want %s", d.Case.Status, tc.status)
			}
		})
	}
}

func TestTheFurtherFieldsOfAClaimAreKept(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	b := s.as("contributor")
	fields := map[string]string{
		"statement": "They will\nmeet again", "claimant": "Vogel", "wording": "next spring", "when": "2025-21",
		"basis": "resolved", "anchor": "publication, 20 June 2024", "zone": "Asia/Seoul",
		"occurrence": "planned", "importance": "2", "lane": "Visits", "subject": "meeting", "tags": "harbour, treaty, harbour",
	}
	c := b.saved(tl.Slug, b.typed(tl.Slug, fields)).Case
	got := map[string]string{
		"statement": c.Statement, "claimant": c.Claimant, "wording": c.Wording, "when": c.When().String(),
		"basis": string(c.Basis), "anchor": c.Anchor, "zone": c.Zone, "occurrence": string(c.Occurrence),
		"lane": c.Lane, "subject": c.Subject, "tags": strings.Join(c.Tags, " "),
	}
	fields["statement"], fields["tags"] = "They will meet again", "harbour treaty"
	for name, value := range got {
		if value != fields[name] {
			t.Errorf("%s: got %q, want %q", name, value, fields[name])
		}
	}
	if c.Importance != 2 {
		t.Errorf("got the importance %d, want 2", c.Importance)
	}
	b.get(link.NewClaim(tl.Slug)).want(http.StatusOK)
	again := b.get(link.EditClaim(c.ID)).want(http.StatusOK).form(link.EditClaim(c.ID))
	if again.Get("tags") != "harbour, treaty" || again.Get("occurrence") != "planned" {
		t.Errorf("the form for the claim has the tags %q and occurrence %q", again.Get("tags"), again.Get("occurrence"))
	}
}

func TestAClaimThatIsNotTakenLosesNothing(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	for _, tc := range []struct {
		name   string
		fields map[string]string
		says   string
	}{
		{"without a statement", map[string]string{"when": "1961", "claimant": "Vogel"}, "This cannot be left empty."},
		{"without a date", map[string]string{"statement": "S"}, "Give a date, or choose a gap or “no date”."},
		{"with a weekday for a date", map[string]string{"statement": "S", "when": "Wednesday"}, "is not a date"},
		{"with a date of two readings", map[string]string{"statement": "S", "when": "03/04/2024"}, "Which is meant? 3 April 2024 4 March 2024"},
		{"with a gap without ends", map[string]string{"statement": "S", "position": "gap", "n": "24"}, "Choose where the gap begins."},
		{"with a gap without a number", map[string]string{"statement": "S", "position": "gap", "from": "date", "from_date": "1961", "to": "date", "to_date": "2024"}, "Give a number."},
		{"with a number that is none", map[string]string{"statement": "S", "position": "gap", "n": "a few"}, "This has to be a whole number."},
		{"with numbers that run down", map[string]string{"statement": "S", "position": "gap", "op": "between", "n": "9", "m": "5"}, "This must be more than 9"},
		{"with an end that has no date", map[string]string{"statement": "S", "position": "gap", "n": "9", "from": "date", "from_date": "1961", "to": "date"}, "Give a date for this end of the gap."},
		{"with a zone that is none", map[string]string{"statement": "S", "when": "1961", "zone": "Mars"}, "Use the name of a time zone"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := s.in(t).as("contributor")
			form := b.typed(tl.Slug, tc.fields)
			kept := b.post(link.Claims(tl.Slug), form).want(http.StatusUnprocessableEntity, tc.says).form(link.Claims(tl.Slug))
			for name := range form {
				if kept.Get(name) != form.Get(name) {
					t.Errorf("%s: got %q, want %q as it was typed", name, kept.Get(name), form.Get(name))
				}
			}
		})
	}
}

func TestTheExactWordsOfAClaim(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	const last = "She smiled twice, and she smiled 🚗 once more."
	for _, tc := range []struct {
		name string
		stretch,
		words string
		place string // the words before which the typed ones stand
		quote string // empty when the form comes back
		says  string
	}{
		{name: "are the sentence when nothing else is typed", stretch: last, words: last, quote: last},
		{name: "can be cut down to some of it", stretch: last, words: "smiled 🚗 once", quote: "smiled 🚗 once"},
		{name: "can reach beyond those that were selected", stretch: "🚗", words: "she smiled 🚗", quote: "she smiled 🚗"},
		{name: "have to stand in the sentence", stretch: last, words: "President Vogel", says: "These words do not stand in the passage above."},
		{name: "have to stand there once", stretch: last, words: "he smiled", says: "Choose which are meant."},
		{name: "can be chosen where they stand twice", stretch: last, words: "smiled", place: "smiled 🚗", quote: "smiled"},
		{name: "that were selected need no choice", stretch: "smiled 🚗", words: "smiled 🚗", quote: "smiled 🚗"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := s.in(t).as("contributor")
			q := words(t, a, treaty, tc.stretch)
			form := b.get(link.QuoteClaim(tl.Slug, q)).want(http.StatusOK, "Leaders sign a treaty").form(link.Claims(tl.Slug))
			form.Set("words", tc.words)
			form.Set("when", "2024-06-19")
			start := q.Start
			if tc.place != "" {
				start = words(t, a, treaty, tc.place).Start
				form = b.post(link.Claims(tl.Slug), form).want(http.StatusUnprocessableEntity, "Which of these?").form(link.Claims(tl.Slug))
				form.Set("place", at(url.Values{}, annotate.QuoteEdit{Start: start}).Get("start"))
			}
			if tc.quote == "" {
				kept := b.post(link.Claims(tl.Slug), form).want(http.StatusUnprocessableEntity, tc.says).form(link.Claims(tl.Slug))
				if kept.Get("words") != tc.words || kept.Get("start") != form.Get("start") {
					t.Errorf("got the words %q from %s, want %q from %s", kept.Get("words"), kept.Get("start"), tc.words, form.Get("start"))
				}
				return
			}
			d := b.saved(tl.Slug, form)
			if len(d.Quotes) != 1 || d.Quotes[0].Exact != tc.quote {
				t.Fatalf("got the quotes %v, want %q", d.Quotes, tc.quote)
			}
			if tc.place != "" && d.Quotes[0].Start != start {
				t.Errorf("got the quote at %d, want the chosen place %d", d.Quotes[0].Start, start)
			}
		})
	}
}

func TestWhereAPersonGoesOnAfterAClaim(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	b := s.as("contributor")
	form := b.typed(tl.Slug, map[string]string{"statement": "S", "when": "1961", "then": "another"})
	b.post(link.Claims(tl.Slug), form).wantTo(link.NewClaim(tl.Slug))
	b.post(link.Claims(tl.Slug), at(form, words(t, a, treaty, "1961"))).wantTo(link.Article(a.ID))
}

func TestThePreviewSaysHowAFormIsRead(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	visit := s.claim(tl.Slug, "Vogel visited the harbour", "2000-07-19")
	for _, tc := range []struct {
		name   string
		fields map[string]string
		says   string
	}{
		{"a year is some day of it", map[string]string{"when": "1961"}, "1961 Some day from 1 January 1961 to 31 December 1961."},
		{"a state is all of it", map[string]string{"when": "1961", "extent": "state"}, "All of 1 January 1961 to 31 December 1961."},
		{"a day has its weekday", map[string]string{"when": "19 June 2024"}, "19 June 2024 2024-06-19 A Wednesday."},
		{"an open end is one", map[string]string{"when": "1985/.."}, "Some day from 1 January 1985 on, without limit."},
		{"an unknown start is one", map[string]string{"when": "/1985"}, "Some day up to 31 December 1985, with a start that is not known."},
		{"an uncertain date is marked", map[string]string{"when": "1961?"}, "Marked as uncertain"},
		{"a date of two readings has both", map[string]string{"when": "03/04/2024"}, "Which is meant? 3 April 2024 4 March 2024"},
		{"no date needs one", map[string]string{}, "Give a date"},
		{
			"a gap has its sum",
			map[string]string{"position": "gap", "op": "exactly", "n": "24", "unit": "year", "from": string(visit.ID), "to": "date", "to_date": "19 June 2024"},
			"Fails by 30 days. 19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of exactly 24 years.",
		},
		{
			"a gap can end at the publication",
			map[string]string{"position": "gap", "op": "bare", "n": "24", "unit": "year", "from": string(visit.ID), "to": "publication", "article": string(a.ID), "start": "0", "end": "7"},
			"19 July 2000 to 20 June 2024 is 23 years 11 months 1 day",
		},
		{"a gap without ends needs them", map[string]string{"position": "gap", "n": "24"}, "Choose where the gap begins. Choose where the gap ends."},
		{"no date and no reason is a draft", map[string]string{"position": "none"}, "saved as a draft"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := s.in(t).as("contributor")
			form := b.typed(tl.Slug, tc.fields)
			whole := b.post(link.PreviewClaim(tl.Slug), form).want(http.StatusOK, "How this is read", tc.says)
			kept := whole.form(link.Claims(tl.Slug))
			for name := range form {
				if kept.Get(name) != form.Get(name) {
					t.Errorf("%s: got %q, want %q as it was typed", name, kept.Get(name), form.Get(name))
				}
			}
			script := s.in(t).as("contributor")
			script.header.Set("HX-Request", "true")
			script.post(link.PreviewClaim(tl.Slug), form).want(http.StatusOK, tc.says).wantNot("Save the claim")
		})
	}
	board, err := s.desk.Board(t.Context(), s.actor("admin"), tl.Slug)
	if err != nil {
		t.Fatal(err)
	}
	if len(board.Cases) != 1 {
		t.Errorf("got %d claims after previews only, want the 1 there was", len(board.Cases))
	}
}

func TestAReadingOfADateCanBeChosen(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	b := s.as("contributor")
	form := b.typed(tl.Slug, map[string]string{"statement": "S", "when": "03/04/2024", "use": "when 2024-03-04"})
	page := b.post(link.PreviewClaim(tl.Slug), form).want(http.StatusOK, "4 March 2024").wantNot("Which is meant?")
	if got := page.form(link.Claims(tl.Slug)).Get("when"); got != "2024-03-04" {
		t.Errorf("got the date %q in the form, want the reading that was chosen", got)
	}
}

func TestAPreviewTellsNothingOfOtherTimelines(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	secret := s.timeline("Secret", timeline.Private)
	hidden := s.claim(secret.Slug, "Hidden", "1949-04-04")
	a := s.article(secret.Slug, "A secret of 1949.")
	b := s.as("contributor")
	form := b.typed(tl.Slug, map[string]string{
		"position": "gap", "op": "bare", "n": "1", "unit": "year", "from": string(hidden.ID), "to": "date", "to_date": "1950",
	})
	b.post(link.PreviewClaim(tl.Slug), form).want(http.StatusOK, "The start has no date").wantNot("1949")
	b.post(link.PreviewClaim(tl.Slug), at(form, annotate.QuoteEdit{Article: a.ID, End: 5})).want(http.StatusNotFound).wantNot("secret")
	s.addUser("outsider", "reviewer")
	s.as("outsider").post(link.PreviewClaim(tl.Slug), form).want(http.StatusNotFound)
	s.as("viewer").post(link.PreviewClaim(tl.Slug), form).want(http.StatusForbidden)
}
