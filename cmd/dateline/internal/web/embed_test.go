package web_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// wholeChart is a timeline as its page opens.
var wholeChart annotate.ChartQuery

// all returns the elements of a page that have a name.
func (a answer) all(name string) []*html.Node {
	a.t.Helper()
	var found []*html.Node
	for n := range a.parse().Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

func TestOnlyAPublicTimelineIsFramedAndOnlyAsPublished(t *testing.T) {
	s := newSite(t)
	public, unlisted := exported(s, "Public", timeline.Public), exported(s, "Unlisted", timeline.Unlisted)
	private := exported(s, "Private", timeline.Private)
	for _, login := range []string{"", "viewer", "admin"} {
		for _, address := range []string{link.Embed(public.Slug), link.EmbedPart(public.Slug) + "?width=700"} {
			page := s.as(login).get(address).want(http.StatusOK, "It was published").wantNot("It is being checked")
			page.wantHeader("X-Frame-Options", "")
			if policy := page.header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors *") || strings.Contains(policy, "unsafe") {
				t.Errorf("%s may be framed by %q", address, policy)
			}
		}
		for _, slug := range []string{unlisted.Slug, private.Slug, "nowhere"} {
			s.as(login).get(link.Embed(slug)).want(http.StatusNotFound, "not public").wantNot("It was published")
			s.as(login).get(link.EmbedPart(slug)).want(http.StatusNotFound)
		}
	}
	for _, address := range []string{link.Timeline(public.Slug), link.ChartPart(public.Slug), link.PictureSVG(public.Slug, wholeChart, 800), link.PageFile(public.Slug)} {
		if policy := s.as("").get(address).header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s may be framed: %q", address, policy)
		}
	}
}

func TestTheLinksOfAFrameStayInItOrOpenElsewhere(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "Public", timeline.Public)
	page := s.as("").get(link.Embed(tl.Slug))
	for _, a := range page.all("a") {
		href, target := attribute(a, "href"), attribute(a, "target")
		if inside := strings.HasPrefix(href, link.Embed(tl.Slug)) || strings.HasPrefix(href, "#"); inside == (target == "_blank") {
			t.Errorf("the link to %s opens in %q", href, target)
		}
	}
}

func TestAnotherSiteLearnsHowToShowATimeline(t *testing.T) {
	s := newSite(t)
	tl := exported(s, `Pact & "pledge"`, timeline.Public)
	var asked string
	for _, l := range s.as("").get(link.Timeline(tl.Slug) + "?from=2024-06-01&to=2024-06-30").all("link") {
		if attribute(l, "type") == "application/json+oembed" {
			asked = attribute(l, "href")
		}
	}
	path, ok := strings.CutPrefix(asked, base)
	if !ok {
		t.Fatalf("the page names %q as the place to ask", asked)
	}
	answer := s.as("").get(path+"&maxwidth=500").want(http.StatusOK).wantHeader("Access-Control-Allow-Origin", "*")
	var got struct {
		Version, Type, Title, HTML string
		Width, Height              int
	}
	if err := json.Unmarshal([]byte(answer.body), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != "1.0" || got.Type != "rich" || got.Title != tl.Title || got.Width != 500 || got.Height == 0 {
		t.Errorf("the answer is %+v", got)
	}
	for _, want := range []string{base + link.Embed(tl.Slug) + "?from=2024-06-01&amp;to=2024-06-30", "Pact &amp; &#34;pledge&#34;", `width="500"`} {
		if !strings.Contains(got.HTML, want) {
			t.Errorf("the frame is %s, want %s in it", got.HTML, want)
		}
	}
}

func TestOEmbedAnswersForNothingElse(t *testing.T) {
	s := newSite(t)
	public, unlisted := exported(s, "Public", timeline.Public), exported(s, "Unlisted", timeline.Unlisted)
	ask := func(page string) string { return link.OEmbed + "?" + url.Values{"url": {page}}.Encode() }
	for _, page := range []string{
		base + link.Timeline(unlisted.Slug), "https://elsewhere.example" + link.Timeline(public.Slug), base + link.Timelines,
		base + link.Timeline(public.Slug) + "/export", "", "://",
	} {
		s.as("").get(ask(page)).want(http.StatusNotFound)
	}
	s.as("").get(ask(base+link.Timeline(public.Slug)) + "&format=xml").want(http.StatusNotImplemented)
	s.as("").get(ask(base + link.Embed(public.Slug))).want(http.StatusOK)
	for _, l := range s.as("viewer").get(link.Timeline(unlisted.Slug)).all("link") {
		if strings.Contains(attribute(l, "type"), "oembed") {
			t.Error("an unlisted timeline says how to show it elsewhere")
		}
	}
}

func TestThePictureIsAFileThatStandsAlone(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "A & B <pact>", timeline.Public)
	s.as("").get(link.PictureSVG(tl.Slug, wholeChart, 800)).want(http.StatusOK, "It was published").
		wantNot("It is being checked", "var(--", "light-dark").wantHeader("Content-Type", "image/svg+xml")
	for i := range 60 { // so that some stand too densely to be drawn one by one
		s.claim(tl.Slug, "It was & is < "+strconv.Itoa(i), "19 June 2024")
	}
	s.claim(tl.Slug, "Something imprecise", "1961~")
	file := s.as("viewer").get(link.PictureSVG(tl.Slug, wholeChart, 800))
	if !strings.Contains(file.body, "<style>.is-unchecked { color: #") {
		_, style, _ := strings.Cut(file.body, "<style>")
		t.Errorf("the style begins with %.80s", style)
	}
	if !strings.Contains(file.body, "pic-cluster") {
		t.Error("no claims are drawn together")
	}
	decoder := xml.NewDecoder(strings.NewReader(file.body))
	ids, uses := map[string]bool{}, []string{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the drawing is no XML: %v", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "id":
				ids[a.Value] = true
			case "href":
				if place, within := strings.CutPrefix(a.Value, "#"); within {
					uses = append(uses, place)
				} else if !strings.HasPrefix(a.Value, base) {
					t.Errorf("%s leads to %s, which is nowhere from a file", start.Name.Local, a.Value)
				}
			}
		}
	}
	for _, use := range uses {
		if !ids[use] {
			t.Errorf("the drawing uses %s, which is not in it", use)
		}
	}
}

func TestThePageThatStandsAloneFetchesNothing(t *testing.T) {
	s := newSite(t)
	tl := exported(s, "Public", timeline.Public)
	visitor := s.as("").get(link.PageFile(tl.Slug)).want(http.StatusOK, "It was published").wantNot("It is being checked")
	s.as("viewer").get(link.PageFile(tl.Slug)).want(http.StatusOK, "It is being checked")
	for _, name := range []string{"script", "img", "iframe"} {
		if n := len(visitor.all(name)); n > 0 {
			t.Errorf("there are %d elements %s", n, name)
		}
	}
	for _, l := range visitor.all("link") {
		if href := attribute(l, "href"); !strings.HasPrefix(href, "data:") {
			t.Errorf("the page fetches %s", href)
		}
	}
	ids := map[string]bool{}
	for _, name := range []string{"a", "section", "li", "h2", "svg", "symbol", "mask", "linearGradient"} {
		for _, n := range visitor.all(name) {
			ids[attribute(n, "id")] = true
		}
	}
	for _, a := range visitor.all("a") {
		href := attribute(a, "href")
		if place, within := strings.CutPrefix(href, "#"); within && !ids[place] {
			t.Errorf("there is no %s in the page", href)
		} else if !within && !strings.HasPrefix(href, base) {
			t.Errorf("%s leads nowhere from a file", href)
		}
	}
}
