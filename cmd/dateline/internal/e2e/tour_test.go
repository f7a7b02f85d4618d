package e2e_test

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/sample"
	"dateline/timeline"
)

// stop is one page of a tour through the app.
type stop struct {
	page   string
	who    string // login; nobody for a visitor
	status int    // 0 for 200
	come   func(p *person)
}

const (
	nobody = ""
	shelf  = "/timelines"
	board  = shelf + "/" + sample.Slug
)

// directly comes to a page by its address.
func directly(path string) func(p *person) {
	return func(p *person) {
		p.t.Helper()
		p.open(path)
	}
}

// tour returns every kind of page of the sample's office.
func tour(o *office) []stop {
	o.t.Helper()
	empty := shelf + "/" + o.timeline("The empty one", timeline.Private, sample.Editor)
	b, err := o.desk.Board(o.t.Context(), account.Operator(), sample.Slug)
	if err != nil {
		o.t.Fatal(err)
	}
	claim := func(status annotate.Status, suits func(annotate.Case) bool) string {
		for _, c := range b.Cases {
			if c.Status == status && suits(c) {
				return "/claims/" + string(c.ID)
			}
		}
		o.t.Fatalf("the sample has no such claim that is %s", status)
		return ""
	}
	var all []stop
	all = append(all, accountPages(o)...)
	all = append(all, timelinePages(empty)...)
	all = append(all, articlePages(empty, "/articles/"+string(b.Articles[0].ID))...)
	all = append(all, correctionPages()...)
	all = append(all, togetherPages(o)...)
	all = append(all, claimPages(claim)...)
	checking := claim(annotate.Checking, isDated)
	all = append(all, newClaimPages()...)
	all = append(all, editClaimPages(checking, claim(annotate.ChangesRequested, isDated))...)
	all = append(all, workPages(checking)...)
	all = append(all, mergePages(o)...)
	all = append(all, queuePages(empty)...)
	all = append(all, importPages()...)
	return append(all, sourcePages(empty, "/sources/"+string(aSource(o)))...)
}

func aSource(o *office) annotate.SourceID {
	o.t.Helper()
	_, sources, err := o.desk.Sources(o.t.Context(), account.Operator(), sample.Slug)
	if err != nil || len(sources) == 0 {
		o.t.Fatalf("the sample has no sources: %v", err)
	}
	return sources[0].ID
}

func isDated(c annotate.Case) bool   { _, ok := c.Position.(timeline.Point); return ok }
func isGap(c annotate.Case) bool     { _, ok := c.Position.(timeline.Gap); return ok }
func isUndated(c annotate.Case) bool { _, ok := c.Position.(timeline.Undated); return ok }

func accountPages(o *office) []stop {
	return []stop{
		{page: "sign-in", who: nobody, come: directly("/sign-in")},
		{page: "sign-in-wrong", who: nobody, status: http.StatusUnauthorized, come: func(p *person) {
			p.open("/sign-in")
			p.fill("Login", "nobody")
			p.fill("Password", "does not matter")
			p.click("Sign in")
		}},
		{page: "link", who: nobody, come: func(p *person) {
			o.hire("guest", "A guest", account.Viewer) // a new link for somebody ends the one before
			p.open("/link/" + o.invite("guest"))
		}},
		{page: "account", who: sample.Colleague, come: directly("/account")},
		{page: "tokens-none", who: sample.Colleague, come: directly("/account/tokens")},
		{page: "tokens-made", who: sample.Editor, come: func(p *person) {
			p.open("/account/tokens")
			p.fill("Name", "Nightly export")
			p.click("Make the token")
		}},
		{page: "manual", who: nobody, come: directly("/api")},
		{page: "users", who: sample.Editor, come: directly("/users")},
		{page: "users-with-link", who: sample.Editor, come: func(p *person) {
			o.hire("newcomer", "A newcomer", account.Viewer)
			p.open("/users")
			p.click("Make a link for A newcomer")
		}},
		{page: "not-found", who: nobody, status: http.StatusNotFound, come: directly("/nothing/here")},
		{page: "forbidden", who: sample.Colleague, status: http.StatusForbidden, come: directly("/users")},
	}
}

func timelinePages(empty string) []stop {
	return []stop{
		{page: "timelines", who: sample.Editor, come: directly(shelf)},
		{page: "timelines-visitor", who: nobody, come: directly(shelf)},
		{page: "timeline-new", who: sample.Editor, come: directly(shelf + "/new")},
		{page: "timeline-new-wrong", who: sample.Editor, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(shelf + "/new")
			p.fill("Title", "A timeline")
			p.fill("Short name", "Not a Short Name")
			p.click("Make the timeline")
		}},
		{page: "timeline-edit", who: sample.Editor, come: directly(board + "/edit")},
		{page: "timeline-member", who: sample.Editor, come: directly(board)},
		{page: "timeline-visitor", who: nobody, come: directly(board)},
		{page: "timeline-empty", who: sample.Editor, come: directly(empty)},
		{page: "members", who: sample.Editor, come: directly(board + "/members")},
		{page: "review", who: sample.Editor, come: directly(board + "/review")},
		{page: "review-filtered", who: sample.Editor, come: directly(board + "/review?status=published&sort=date")},
		{page: "review-empty", who: sample.Editor, come: directly(empty + "/review")},
		{page: "history", who: sample.Editor, come: directly(board + "/history")},
		{page: "history-filtered", who: sample.Editor, come: directly(board + "/history?act=publish&object=claim")},
		{page: "history-nothing", who: sample.Editor, come: directly(board + "/history?act=unheard-of")},
		{page: "export", who: sample.Editor, come: directly(board + "/export")},
		{page: "inbox-empty", who: sample.Editor, come: directly("/inbox")},
		{page: "search-results", who: sample.Editor, come: directly("/search?q=treaty")},
		{page: "search-nothing", who: sample.Editor, come: directly("/search?q=zebra")},
		{page: "search-empty", who: sample.Editor, come: directly("/search")},
	}
}

func articlePages(empty, article string) []stop {
	return []stop{
		{page: "articles", who: sample.Editor, come: directly(board + "/articles")},
		{page: "articles-empty", who: sample.Editor, come: directly(empty + "/articles")},
		{page: "article-new", who: sample.Editor, come: directly(board + "/articles/new")},
		{page: "article", who: sample.Editor, come: directly(article)},
		{page: "article-proposals", who: sample.Editor, come: func(p *person) {
			p.open("/timelines/new")
			p.fill("Title", "Proposals")
			p.click("Make the timeline")
			p.adds("The leaders met again", "20 June 2024", visit)
			p.sees("5 proposed")
		}},
		{page: "article-correct", who: sample.Editor, come: directly(article + "/text")},
		{page: "article-correct-wrong", who: sample.Editor, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(article + "/text")
			p.click("See what changes")
		}},
		{page: "article-print", who: sample.Editor, come: directly(article + "/print")},
		{page: "article-text", who: sample.Editor, come: directly(article + "/texts/1")},
		{page: "article-edit", who: sample.Editor, come: directly(article + "/edit")},
		{page: "claim-of-words", who: sample.Editor, come: func(p *person) {
			p.open(article)
			p.click("claim of sentence 4")
		}},
	}
}

// correctionPages are those of an article of which the text is corrected.
func correctionPages() []stop {
	corrected := func(p *person) {
		p.open("/timelines/new")
		p.fill("Title", "Corrections")
		p.click("Make the timeline")
		p.adds("The leaders met again", "20 June 2024", visit)
		p.correcting()
	}
	return []stop{
		{page: "article-preview", who: sample.Editor, come: corrected},
		{page: "article-corrected", who: sample.Editor, come: func(p *person) {
			corrected(p)
			p.click("Save it as version 2")
		}},
		{page: "article-compare", who: sample.Editor, come: func(p *person) {
			corrected(p)
			p.click("Save it as version 2")
			p.click("what changed")
		}},
		{page: "quote-choose", who: sample.Editor, come: func(p *person) {
			corrected(p)
			p.click("Save it as version 2")
			p.click("Choose other words for: The pact replaces one of 1961")
		}},
		{page: "quote-words", who: sample.Editor, come: func(p *person) {
			corrected(p)
			p.click("Save it as version 2")
			p.click("Choose other words for: The pact replaces one of 1961")
			p.click("these words: sentence 5")
		}},
	}
}

func claimPages(claim func(annotate.Status, func(annotate.Case) bool) string) []stop {
	published := claim(annotate.Published, isDated)
	return []stop{
		{page: "claim-published", who: sample.Editor, come: directly(published)},
		{page: "claim-visitor", who: nobody, come: directly(published)},
		{page: "claim-public", who: sample.Editor, come: directly(published + "/public")},
		{page: "claim-public-never", who: sample.Editor, come: directly(claim(annotate.Open, isUndated) + "/public")},
		{page: "claim-checking", who: sample.Colleague, come: directly(claim(annotate.Checking, isDated))},
		{page: "claim-gap", who: sample.Colleague, come: directly(claim(annotate.InReview, isGap))},
		{page: "claim-gap-visitor", who: nobody, come: directly(claim(annotate.Published, isGap))},
		{page: "claim-undated", who: sample.Editor, come: directly(claim(annotate.Open, isUndated))},
		{page: "claim-draft", who: sample.Editor, come: directly(claim(annotate.Draft, func(annotate.Case) bool { return true }))},
		{page: "claim-returned", who: sample.Editor, come: directly(claim(annotate.ChangesRequested, isDated))},
		{page: "claim-step-wrong", who: sample.Editor, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(claim(annotate.Open, isUndated))
			p.click("Override…")
			p.fill("Reason", "Because it is urgent.")
			p.click("Override")
		}},
	}
}

func newClaimPages() []stop {
	return []stop{
		{page: "claim-new-date", who: sample.Editor, come: func(p *person) {
			p.open(board + "/claims/new")
			p.fill(inWords, "between 1998 and 2001")
			p.seesUnder("How this is read", "1998/2001")
		}},
		{page: "claim-new-gap", who: sample.Editor, come: func(p *person) {
			p.open(board + "/claims/new")
			p.click("A gap")
			p.choose("How it was put", "nearly")
			p.fill("Number", "24")
			p.choose("From", "Putin visited Pyongyang in July 2000")
			p.choose("To", "Putin arrived in Pyongyang")
			p.seesUnder("How this is read", "Holds.")
		}},
		{page: "claim-new-undated", who: sample.Editor, come: func(p *person) {
			p.open(board + "/claims/new")
			p.click("No date")
			p.sees("Why it has none")
		}},
	}
}

// editClaimPages takes two claims: only the second is changed, as the stops are
// made at the same time.
func editClaimPages(checking, returned string) []stop {
	return []stop{
		{page: "claim-edit", who: sample.Colleague, come: directly(checking + "/edit")},
		{page: "claim-edit-wrong", who: sample.Colleague, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(checking + "/edit")
			p.fill("Statement", "")
			p.fill(inWords, "03/04/2024")
			p.click("Save")
		}},
		{page: "claim-edit-conflict", who: sample.Editor, status: http.StatusConflict, come: func(p *person) {
			p.open(returned + "/edit")
			other := p.tab()
			other.open(returned + "/edit")
			other.fill("Statement", "Putin flew on to Hanoi on Thursday")
			other.fill("The words that date it", "on Thursday, after the visit")
			other.click("Save")
			p.fill("Statement", "Putin went to Hanoi the next day")
			p.click("Save")
		}},
	}
}

func workPages(checking string) []stop {
	return []stop{
		{page: "verdict", who: sample.Colleague, come: directly(checking + "/verdict")},
		{page: "verdict-wrong", who: sample.Colleague, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(checking + "/verdict")
			p.click("Unproven")
			p.fill("Look again by", "soon")
			p.click("Save the verdict")
		}},
		{page: "evidence-new", who: sample.Colleague, come: directly(checking + "/evidence")},
		{page: "evidence-wrong", who: sample.Colleague, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(checking + "/evidence")
			p.fill("Date that the source gives", "03/04/2024")
			p.click("Save the evidence")
		}},
		{page: "signed-out", who: sample.Colleague, status: http.StatusUnauthorized, come: func(p *person) {
			p.open(checking + "/verdict")
			p.fill("Explanation", "It is not yet clear what the first car was.")
			other := p.tab()
			other.open(shelf)
			other.click("Sign out")
			p.click("Save the verdict")
		}},
	}
}

func sourcePages(empty, source string) []stop {
	return []stop{
		{page: "sources", who: sample.Editor, come: directly(board + "/sources")},
		{page: "sources-empty", who: sample.Editor, come: directly(empty + "/sources")},
		{page: "source", who: sample.Editor, come: directly(source)},
		{page: "source-new", who: sample.Editor, come: directly(board + "/sources/new")},
		{page: "source-edit", who: sample.Editor, come: directly(source + "/edit")},
	}
}

// arrive brings a new person to a stop.
func (o *office) arrive(t *testing.T, s stop) *person {
	t.Helper()
	var p *person
	if s.who == nobody {
		p = o.visitor(t)
	} else {
		p = o.person(t, s.who)
	}
	s.come(p)
	if s.status == 0 {
		s.status = http.StatusOK
	}
	p.got(s.status)
	return p
}

func TestEveryPageIsForEverybody(t *testing.T) {
	t.Parallel()
	o := openSample(t)
	for _, s := range tour(o) {
		t.Run(s.page, func(t *testing.T) {
			t.Parallel()
			p := o.arrive(t, s)
			p.admits(look{width: desktop}, look{width: desktop, dark: true}, look{width: phone})
			p.fits(phone)
			p.fits(small)
		})
	}
}

func TestSetUpPageIsForEverybody(t *testing.T) {
	t.Parallel()
	o := open(t)
	token, err := o.desk.OfferSetUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := o.visitor(t)
	p.open("/set-up/" + token)
	p.sees("Set up Dateline")
	p.admits(look{width: desktop}, look{width: desktop, dark: true}, look{width: phone})
	p.fits(small)
}

// TestScreenshots takes a picture of every page, for people to look at. It
// runs only where DATELINE_SCREENSHOTS names a folder.
func TestScreenshots(t *testing.T) {
	t.Parallel()
	dir := os.Getenv("DATELINE_SCREENSHOTS")
	if dir == "" {
		t.Skip("set DATELINE_SCREENSHOTS to a folder to have pictures of every page put there")
	}
	o := openSample(t)
	for _, s := range tour(o) {
		t.Run(s.page, func(t *testing.T) {
			t.Parallel()
			p := o.arrive(t, s)
			for _, l := range []look{{width: desktop}, {width: desktop, dark: true}, {width: phone}, {width: phone, dark: true}} {
				p.wear(l)
				picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, s.page+"-"+l.String()+".png"), picture, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
