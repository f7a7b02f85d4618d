package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/link"
)

const treaty = "Leaders sign a treaty\n" +
	"President Vogel met Mrs. Ito in the harbour on Wednesday, exactly 24 years after his last visit. She smiled.\n" +
	"The pact replaces one of 1961. She smiled twice, and she smiled 🚗 once more."

// article adds an article, published on 20 June 2024, to a timeline.
func (s *site) article(slug, body string) annotate.Article {
	s.t.Helper()
	a, err := s.desk.AddArticle(s.t.Context(), s.actor("contributor"), slug, annotate.ArticleEdit{
		Title: "Leaders sign a treaty", Publisher: "The Harbour Times", Published: date(s.t, "2024-06-20"),
		Zone: "Asia/Seoul", Language: "en", URL: "https://harbour.example/treaty", Body: body,
	})
	if err != nil {
		s.t.Fatalf("adding an article: %v", err)
	}
	return a
}

// words returns the stretch of an article at which some words stand first.
func words(t *testing.T, a annotate.Article, body, words string) annotate.QuoteEdit {
	t.Helper()
	before, _, ok := strings.Cut(body, words)
	if !ok {
		t.Fatalf("%q does not stand in the article of the test", words)
	}
	start := len([]rune(before))
	return annotate.QuoteEdit{Article: a.ID, Start: start, End: start + len([]rune(words))}
}

// quoted adds a claim of words of an article.
func (s *site) quoted(slug string, a annotate.Article, body, stretch, statement string, at timeline.Position) annotate.Case {
	s.t.Helper()
	q := words(s.t, a, body, stretch)
	c, err := s.desk.AddClaim(s.t.Context(), s.actor("contributor"), slug, annotate.ClaimEdit{Statement: statement, Position: at}, &q)
	if err != nil {
		s.t.Fatalf("adding the claim %q: %v", statement, err)
	}
	return c
}

func TestAnArticleIsPastedAndRead(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	b := s.as("contributor")
	b.get(link.Articles(tl.Slug)).want(http.StatusOK, "No article is here yet", "Paste an article")

	form := b.get(link.NewArticle(tl.Slug)).want(http.StatusOK).form(link.Articles(tl.Slug))
	form.Set("title", "Leaders sign a treaty")
	form.Set("body", strings.ReplaceAll(treaty, "\n", "\r\n"))
	form.Set("published", "20 June 2024")
	form.Set("publisher", "The Harbour Times")
	added := b.post(link.Articles(tl.Slug), form)
	if added.status != http.StatusSeeOther {
		t.Fatalf("got status %d, want 303; the page says %s", added.status, added.text())
	}
	b.get(added.header.Get("Location")).want(http.StatusOK,
		"20 June 2024", "0 claims in 5 sentences", "The pact replaces one of 1961 .", "3 proposed", "0 of 5 lines settled")
	b.get(link.Articles(tl.Slug)).want(http.StatusOK, "Leaders sign a treaty", "The Harbour Times", "0 claims")
}

func TestAnArticleThatIsNotTakenLosesNothing(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	full := func(change func(url.Values)) url.Values {
		form := url.Values{
			"title": {"A title"}, "body": {"Some text.\n\nMore of it."}, "published": {"20 June 2024"}, "zone": {"Asia/Seoul"},
			"publisher": {"P"}, "byline": {"B"}, "url": {"https://p.example/"}, "language": {"en"}, "version": {"0"},
		}
		change(form)
		return form
	}
	for _, tc := range []struct {
		name   string
		change func(url.Values)
		says   string
	}{
		{"without a title", func(f url.Values) { f.Del("title") }, "This cannot be left empty."},
		{"without a text", func(f url.Values) { f.Set("body", " \n ") }, "Paste the text of the article."},
		{"with a date of two readings", func(f url.Values) { f.Set("published", "03/04/2024") }, "3 April 2024 (2024-04-03) or 4 March 2024 (2024-03-04)"},
		{"with a zone that is none", func(f url.Values) { f.Set("zone", "Mars/Olympus") }, "Use the name of a time zone"},
		{"with an address that is none", func(f url.Values) { f.Set("url", "javascript:alert(1)") }, "begins with https:// or http://"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := s.in(t).as("contributor")
			form := full(tc.change)
			again := b.post(link.Articles(tl.Slug), form).want(http.StatusUnprocessableEntity, tc.says)
			kept := again.form(link.Articles(tl.Slug))
			for name := range form {
				if got, want := strings.TrimSpace(kept.Get(name)), strings.TrimSpace(form.Get(name)); got != want {
					t.Errorf("%s: got %q, want %q as it was typed", name, got, want)
				}
			}
		})
	}
	s.as("contributor").get(link.Articles(tl.Slug)).want(http.StatusOK, "No article is here yet")
}

func TestEditingAnArticleThatSomebodyElseEdited(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	b := s.as("contributor")
	mine := b.get(link.EditArticle(a.ID)).want(http.StatusOK).form(link.EditArticle(a.ID))
	theirs := s.as("checker").get(link.EditArticle(a.ID)).form(link.EditArticle(a.ID))

	theirs.Set("publisher", "The Harbour Herald")
	theirs.Set("published", "2024-06-21")
	s.as("checker").post(link.EditArticle(a.ID), theirs).wantTo(link.Article(a.ID))

	mine.Set("publisher", "The Wharf")
	mine.Set("byline", "A. Writer")
	again := b.post(link.EditArticle(a.ID), mine).want(http.StatusConflict,
		"changed by somebody else", "Saved by Checker Reader meanwhile The Harbour Herald", "filled in below: published.")
	kept := again.form(link.EditArticle(a.ID))
	if kept.Get("publisher") != "The Wharf" || kept.Get("byline") != "A. Writer" {
		t.Errorf("got publisher %q and byline %q, want what was typed", kept.Get("publisher"), kept.Get("byline"))
	}
	b.post(link.EditArticle(a.ID), kept).wantTo(link.Article(a.ID))
	b.get(link.Article(a.ID)).want(http.StatusOK, "The Wharf", "A. Writer", "21 June 2024")
}

func TestTextOfAnArticleIsKeptWhenARoleWasTakenAway(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	b := s.as("contributor")
	for _, tc := range []struct{ name, form, path string }{
		{"while a new one is typed", link.NewArticle(tl.Slug), link.Articles(tl.Slug)},
		{"while one is edited", link.EditArticle(a.ID), link.EditArticle(a.ID)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s.role(tl.Slug, "contributor", account.Contributor)
			form := b.in(t).get(tc.form).want(http.StatusOK).form(tc.path)
			form.Set("title", "A treaty, as read on the quay")
			form.Set("body", "Vogel signed it on Wednesday.")
			s.role(tl.Slug, "contributor", account.Viewer)
			got := b.in(t).post(tc.path, form).want(http.StatusForbidden, "takes the role of contributor")
			got.wantField("title", "A treaty, as read on the quay")
			b.in(t).get(tc.form).want(http.StatusForbidden, "takes the role of contributor")
		})
	}
}

func TestTheWorksheetShowsClaimsInTheirWords(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	visit := s.quoted(tl.Slug, a, treaty, "his last visit", "Vogel visited the harbour", timeline.Point{When: date(t, "2000-07-19"), Extent: timeline.Event})
	gap := timeline.Gap{
		From: timeline.ClaimEnd{Claim: visit.ID}, To: timeline.DateEnd{When: date(t, "2024-06-19")},
		Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
	}
	since := s.quoted(tl.Slug, a, treaty, "exactly 24 years after his last visit", "Vogel came exactly 24 years after his last visit", gap)
	s.quoted(tl.Slug, a, treaty, "one of 1961", "There was a pact of 1961", timeline.Undated{Reason: "the day is not given"})
	s.inReview(visit, annotate.Correct)

	page := s.as("checker").get(link.Article(a.ID)).want(http.StatusOK,
		"3 claims in 5 sentences · 1 checked, 2 open", "“exactly 24 years”", "30 days short of exactly 24 years",
		"No date: the day is not given", "19 July 2000", "in review")
	links := strings.Join(page.links(), " ")
	for _, want := range []string{link.Claim(visit.ID), link.Claim(since.ID), "https://harbour.example/treaty"} {
		if !strings.Contains(links, want) {
			t.Errorf("the page has no link to %s", want)
		}
	}
	golden(t, "worksheet", page)
}

func TestEverySentenceLeadsToAFormForIt(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	a := s.article(tl.Slug, treaty)
	b := s.as("contributor")
	page := b.get(link.Article(a.ID)).want(http.StatusOK)
	var forms []string
	for _, href := range page.links() {
		if strings.HasPrefix(href, link.NewClaim(tl.Slug)+"?") && !strings.Contains(href, "proposal=") {
			forms = append(forms, href)
		}
	}
	if len(forms) != 5 {
		t.Fatalf("got %d links to the form, want one for each of 5 sentences", len(forms))
	}
	form := b.get(forms[4]).want(http.StatusOK).form(link.Claims(tl.Slug))
	if got, want := form.Get("statement"), "She smiled twice, and she smiled 🚗 once more."; got != want {
		t.Errorf("got the statement %q, want the sentence %q", got, want)
	}
}

func TestWhoMaySeeAndAddArticles(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Public)
	a := s.article(tl.Slug, treaty)
	s.addUser("outsider", "reviewer")
	for _, tc := range []struct {
		name   string
		login  string
		path   string
		status int
	}{
		{"a viewer reads the worksheet", "viewer", link.Article(a.ID), http.StatusOK},
		{"a viewer reads the list", "viewer", link.Articles(tl.Slug), http.StatusOK},
		{"a viewer gets no form for an article", "viewer", link.NewArticle(tl.Slug), http.StatusForbidden},
		{"a viewer cannot edit one", "viewer", link.EditArticle(a.ID), http.StatusForbidden},
		{"a viewer gets no form for a claim", "viewer", link.NewClaim(tl.Slug), http.StatusForbidden},
		{"who is no member reads no article, though the timeline is public", "outsider", link.Article(a.ID), http.StatusNotFound},
		{"nor the list of articles", "outsider", link.Articles(tl.Slug), http.StatusNotFound},
		{"nor gets a form for a claim", "outsider", link.NewClaim(tl.Slug), http.StatusNotFound},
		{"an article that is not there is not found", "viewer", link.Article("nothing"), http.StatusNotFound},
	} {
		t.Run(tc.name, func(t *testing.T) { s.in(t).as(tc.login).get(tc.path).want(tc.status) })
	}
	page := s.as("viewer").get(link.Article(a.ID)).want(http.StatusOK, "takes the role of contributor")
	for _, href := range page.links() {
		if strings.HasPrefix(href, link.NewClaim(tl.Slug)) {
			t.Errorf("a viewer is offered %s", href)
		}
	}
}

func TestWordsOutsideTheArticleMakeNoForm(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("Treaties", timeline.Private)
	other := s.timeline("Others", timeline.Private)
	a := s.article(tl.Slug, treaty)
	end := len([]rune(treaty))
	for _, tc := range []struct {
		name   string
		path   string
		status int
	}{
		{"beyond the end", link.QuoteClaim(tl.Slug, annotate.QuoteEdit{Article: a.ID, Start: end, End: end + 3}), http.StatusUnprocessableEntity},
		{"of no length", link.QuoteClaim(tl.Slug, annotate.QuoteEdit{Article: a.ID, Start: 3, End: 3}), http.StatusUnprocessableEntity},
		{"not numbers", link.NewClaim(tl.Slug) + "?article=" + string(a.ID) + "&start=a&end=b", http.StatusUnprocessableEntity},
		{"of an article of another timeline", link.QuoteClaim(other.Slug, annotate.QuoteEdit{Article: a.ID, Start: 0, End: 3}), http.StatusNotFound},
		{"up to the end", link.QuoteClaim(tl.Slug, annotate.QuoteEdit{Article: a.ID, Start: end - 3, End: end}), http.StatusOK},
	} {
		t.Run(tc.name, func(t *testing.T) { s.in(t).as("contributor").get(tc.path).want(tc.status) })
	}
}

// at returns a stretch as the fields of the form have it.
func at(form url.Values, q annotate.QuoteEdit) url.Values {
	form.Set("article", string(q.Article))
	form.Set("start", strconv.Itoa(q.Start))
	form.Set("end", strconv.Itoa(q.End))
	return form
}
