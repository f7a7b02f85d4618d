package api_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/annotate/account"
)

func TestATokenThatIsNoGoodIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(program) program{
		"one that was made up": func(p program) program { p.secret = "dateline_made-up"; return p },
		"one that was revoked": func(p program) program {
			p.must(p.desk.RevokeToken(p.t.Context(), p.actor("checker"), p.token))
			return p
		},
		"one that has expired": func(p program) program { p.now = p.now.AddDate(0, 0, 2); return p },
		"one of who was disabled": func(p program) program {
			_, err := p.desk.SetDisabled(p.t.Context(), p.actor("admin"), "checker", true)
			p.must(err)
			return p
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newSite(t).as("checker", account.ScopeRead)
			p.get("/me").want(http.StatusOK)
			a := spoil(p).get("/me")
			a.refused(http.StatusUnauthorized, "unauthenticated")
			if got := a.header.Get("WWW-Authenticate"); !strings.Contains(got, `error="invalid_token"`) {
				t.Errorf("it says %q", got)
			}
			spoil(p).get("/timelines").refused(http.StatusUnauthorized, "unauthenticated") // rather than as a visitor
		})
	}
}

func TestWithoutATokenItSaysHowToGetOne(t *testing.T) {
	a := newSite(t).as("", "").get("/me")
	if body := a.refused(http.StatusUnauthorized, "unauthenticated"); !strings.Contains(body["detail"].(string), "page of their account") {
		t.Errorf("it says %v", body["detail"])
	}
	if got := a.header.Get("WWW-Authenticate"); got != `Bearer realm="Dateline"` {
		t.Errorf("it says %q", got)
	}
	newSite(t).as("", "").get("/me", "Authorization", "Basic YTpi").refused(http.StatusUnauthorized, "unauthenticated")
}

func TestARoleThatIsTakenAwayIsGoneAtOnce(t *testing.T) {
	s := newSite(t)
	p := s.as("checker", account.ScopeWrite)
	p.claim("The pact was signed", "2024-06-19")
	s.must(s.desk.SetMember(t.Context(), s.actor("admin"), s.slug, "checker", account.Viewer))
	p.send(http.MethodPost, "/timelines/"+s.slug+"/claims", object{"statement": "x"}).refused(http.StatusForbidden, "forbidden")
}

func TestARefusalSaysWhenItIsTheScope(t *testing.T) {
	s := newSite(t)
	sources := "/timelines/" + s.slug + "/sources"
	a := s.as("reviewer", account.ScopeRead).send(http.MethodPost, sources, object{"title": "Minutes"})
	body := a.refused(http.StatusForbidden, "forbidden")
	if !strings.Contains(body["detail"].(string), "scope read") || !strings.Contains(a.header.Get("WWW-Authenticate"), "insufficient_scope") {
		t.Errorf("it says %s and %q", a.body, a.header.Get("WWW-Authenticate"))
	}
	a = s.as("viewer", account.ScopeWrite).send(http.MethodPost, sources, object{"title": "Minutes"})
	if body := a.refused(http.StatusForbidden, "forbidden"); strings.Contains(body["detail"].(string), "scope") {
		t.Errorf("of a viewer, whose role it is, it says %v", body["detail"])
	}
}

func TestATimelineIsChangedWithTheScopeReviewOnly(t *testing.T) {
	s := newSite(t)
	writer, reviewer := s.as("contributor", account.ScopeWrite), s.as("contributor", account.ScopeReview)
	path := "/timelines/" + writer.send(http.MethodPost, "/timelines", object{"title": "Own matters"}).want(http.StatusCreated)["slug"].(string)
	a := writer.send(http.MethodPatch, path, object{"visibility": "public"}, "If-Match", "*")
	body := a.refused(http.StatusForbidden, "forbidden")
	if !strings.Contains(body["detail"].(string), "scope review") || !strings.Contains(a.header.Get("WWW-Authenticate"), "insufficient_scope") {
		t.Errorf("it says %s and %q", a.body, a.header.Get("WWW-Authenticate"))
	}
	reviewer.send(http.MethodPatch, path, object{"visibility": "public"}, "If-Match", "*").want(http.StatusOK)
}

func TestWhoItIsAndWhatTheyMayDo(t *testing.T) {
	me := newSite(t).as("reviewer", account.ScopeWrite).get("/me").want(http.StatusOK)
	if me["login"] != "reviewer" || me["role"] != "reviewer" || me["token"].(object)["acts_as"] != "checker" {
		t.Errorf("it is %v", me)
	}
}

func TestLookingForWordsAndCheckingAGap(t *testing.T) {
	s := newSite(t)
	p := s.as("viewer", account.ScopeRead)
	s.as("checker", account.ScopeWrite).claim("The pact was signed in Seoul", "2024-06-19")
	found := p.get("/search?q=seoul").want(http.StatusOK)["items"].([]any)
	if len(found) != 1 || found[0].(object)["timeline"] != s.slug {
		t.Errorf("it found %v", found)
	}
	gap := s.as("", "").get("/gap?from=19+July+2000&to=2024-06-19&claim=exactly+24+years").want(http.StatusOK)
	if gap["outcome"] != "fails" || gap["from"] != "2000-07-19" {
		t.Errorf("the gap is %v", gap)
	}
	s.as("", "").get("/gap?from=&to=soon&claim=a+while").refused(http.StatusUnprocessableEntity, "invalid")
}
