package api_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

func TestAChangeNeedsTheVersionThatWasSeen(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	path, etag := p.claim("The pact was signed", "2024-06-19")
	change := object{"claimant": "The minister"}
	p.send(http.MethodPatch, path, change).refused(http.StatusPreconditionRequired, "precondition-required")
	a := p.send(http.MethodPatch, path, change, "If-Match", etag)
	if a.want(http.StatusOK)["claimant"] != "The minister" || a.header.Get("ETag") == etag {
		t.Errorf("the claim is %s, its ETag %s", a.body, a.header.Get("ETag"))
	}
	stale := p.send(http.MethodPatch, path, object{"claimant": "The king"}, "If-Match", etag)
	if body := stale.refused(http.StatusPreconditionFailed, "stale"); body["version"] != 2.0 || stale.header.Get("ETag") != `"2"` {
		t.Errorf("it says %s with the ETag %s", stale.body, stale.header.Get("ETag"))
	}
	p.send(http.MethodPatch, path, object{"claimant": "The king"}, "If-Match", `"7", "2"`).want(http.StatusOK)
	p.send(http.MethodPatch, path, object{"claimant": "The queen"}, "If-Match", "*").want(http.StatusOK)
	p.send(http.MethodPatch, path, object{"claimant": "x"}, "If-Match", `W/"4"`).refused(http.StatusPreconditionFailed, "stale")
	if got := p.get(path).want(http.StatusOK); got["claimant"] != "The queen" || got["version"] != 4.0 {
		t.Errorf("the claim is %v", got)
	}
}

func TestAChangeLeavesWhatItDoesNotName(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	made := p.send(http.MethodPost, "/timelines/"+p.slug+"/claims", object{
		"statement": "It was the first visit in 24 years.", "tags": []string{"b", "a"}, "lane": "visits",
		"position": object{"kind": "gap", "from": object{"kind": "date", "when": "2000-07-19"}, "to": object{"kind": "publication"}, "op": "exactly", "n": 24, "unit": "year"},
	}).want(http.StatusCreated)
	path := "/claims/" + made["id"].(string)
	got := p.send(http.MethodPatch, path, object{"importance": 3, "lane": ""}, "If-Match", "*").want(http.StatusOK)
	if got["importance"] != 3.0 || got["lane"] != nil || len(got["tags"].([]any)) != 2 || got["position"].(object)["n"] != 24.0 {
		t.Errorf("the claim is %v", got)
	}
	got = p.send(http.MethodPatch, path, object{"position": object{"kind": "point", "when": "1961~"}, "tags": []string{"c"}}, "If-Match", "*").want(http.StatusOK)
	if position := got["position"].(object); position["when"] != "1961~" || position["from"] != nil || len(got["tags"].([]any)) != 1 {
		t.Errorf("the claim is %v", got)
	}
}

func TestEveryThingChangesByItsVersion(t *testing.T) {
	p := newSite(t).as("admin", account.ScopeReview)
	src := p.send(http.MethodPost, "/timelines/"+p.slug+"/sources", object{"title": "Minutes", "kind": "primary"})
	source := "/sources/" + src.want(http.StatusCreated)["id"].(string)
	path, _ := p.claim("The pact was signed", "2024-06-19")
	e := p.send(http.MethodPost, path+"/evidence", object{"source": strings.TrimPrefix(source, "/sources/"), "quote": "signed"})
	evidence := "/evidence/" + e.want(http.StatusCreated)["id"].(string)
	for path, change := range map[string]object{
		source: {"publisher": "The archive"}, evidence: {"stance": "refutes"}, "/timelines/" + p.slug: {"description": "Who met whom."},
	} {
		etag := p.get(path).header.Get("ETag")
		p.send(http.MethodPatch, path, change).refused(http.StatusPreconditionRequired, "precondition-required")
		a := p.send(http.MethodPatch, path, change, "If-Match", etag)
		for name, value := range change {
			if got := a.want(http.StatusOK); got[name] != value {
				t.Errorf("%s: %s is %v, want %v", path, name, got[name], value)
			}
		}
		p.send(http.MethodPatch, path, change, "If-Match", etag).refused(http.StatusPreconditionFailed, "stale")
	}
	a := p.send(http.MethodPost, evidence+"/withdrawal", object{"reason": "another event"}, "If-Match", `"2"`)
	if a.want(http.StatusOK)["withdrawn"] != "another event" {
		t.Errorf("the evidence is %s", a.body)
	}
	at := p.get(source).want(http.StatusOK)
	if at["publisher"] != "The archive" || at["kind"] != "primary" {
		t.Errorf("the source is %v", at)
	}
}

func TestAWriteThatIsSentAgainIsAnsweredAndNotDoneAgain(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	sources := "/timelines/" + p.slug + "/sources"
	first := p.send(http.MethodPost, sources, object{"title": "Minutes"}, "Idempotency-Key", `"one"`)
	first.want(http.StatusCreated)
	again := p.send(http.MethodPost, sources, object{"title": "Minutes"}, "Idempotency-Key", "one")
	again.want(http.StatusCreated)
	if string(again.body) != string(first.body) || again.header.Get("Location") != first.header.Get("Location") || again.header.Get("ETag") != first.header.Get("ETag") {
		t.Errorf("the second answer is %s, the first was %s", again.body, first.body)
	}
	if first.header.Get("Idempotency-Replayed") != "" || again.header.Get("Idempotency-Replayed") != "true" {
		t.Error("only the second answer is to say that it is a repetition")
	}
	p.send(http.MethodPost, sources, object{"title": "Other"}, "Idempotency-Key", "one").refused(http.StatusUnprocessableEntity, "key-taken")
	p.as("checker", account.ScopeWrite).send(http.MethodPost, sources, object{"title": "Other"}, "Idempotency-Key", "one").want(http.StatusCreated)
	p.send(http.MethodPost, sources, object{"title": "Other"}, "Idempotency-Key", strings.Repeat("x", 201)).refused(http.StatusBadRequest, "malformed")
	if list := p.get(sources).want(http.StatusOK)["items"].([]any); len(list) != 2 {
		t.Errorf("there are %d sources, want 2", len(list))
	}
	p.now = p.now.Add(annotate.ReceiptLife + time.Minute)
}

// A write with a key and an ETag that has become stale by its own first time is
// answered by the first time.
func TestARepeatedChangeIsNotStale(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	path, etag := p.claim("The pact was signed", "2024-06-19")
	for range 2 {
		p.send(http.MethodPatch, path, object{"lane": "pacts"}, "If-Match", etag, "Idempotency-Key", "k").want(http.StatusOK)
	}
	if got := p.get(path).want(http.StatusOK); got["version"] != 2.0 {
		t.Errorf("the claim is %v", got)
	}
}

func TestWhatWasRefusedCanBeTriedAgainWithItsKey(t *testing.T) {
	p := newSite(t).as("checker", account.ScopeWrite)
	sources := "/timelines/" + p.slug + "/sources"
	p.send(http.MethodPost, sources, object{"title": ""}, "Idempotency-Key", "k").refused(http.StatusUnprocessableEntity, "invalid")
	p.send(http.MethodPost, sources, object{"title": "Minutes"}, "Idempotency-Key", "k").want(http.StatusCreated)
}

func TestAConditionalGetOfWhatIsPublicCostsOneQueryForTheVersion(t *testing.T) {
	s := newSite(t)
	s.published("The pact was signed", "2024-06-19")
	visitor := s.as("", "")
	path := "/timelines/" + s.slug + "/published"
	first := visitor.get(path)
	first.want(http.StatusOK)
	s.store.closed.Store(true) // from here on, any other query panics
	before := s.store.views.Load()
	unchanged := visitor.get(path, "If-None-Match", `"other", W/`+first.header.Get("ETag"))
	unchanged.want(http.StatusNotModified)
	if got := s.store.views.Load() - before; got != 1 || unchanged.header.Get("ETag") != first.header.Get("ETag") {
		t.Errorf("it took %d transactions, and gave the ETag %s", got, unchanged.header.Get("ETag"))
	}
	if a := visitor.get(path); string(a.body) != string(first.body) || a.status != http.StatusOK {
		t.Errorf("without a condition it gives %d", a.status)
	}
	s.store.closed.Store(false)
	s.published("It was kept", "2024-06-20")
	if a := visitor.get(path, "If-None-Match", first.header.Get("ETag")); len(a.want(http.StatusOK)["claims"].([]any)) != 2 {
		t.Errorf("after another claim it gives %s", a.body)
	}
}

func TestWhatIsPublishedIsNoLongerThereOnceTheTimelineIsPrivate(t *testing.T) {
	s := newSite(t)
	s.published("The pact was signed", "2024-06-19")
	path := "/timelines/" + s.slug
	etag := s.as("", "").get(path + "/published").header.Get("ETag")
	s.as("admin", account.ScopeReview).send(http.MethodPatch, path, object{"visibility": "private"}, "If-Match", "*").want(http.StatusOK)
	for _, address := range []string{path, path + "/published"} {
		s.as("", "").get(address, "If-None-Match", etag).refused(http.StatusNotFound, "not-found")
	}
}

func TestTheListOfClaimsIsFilteredAndPaged(t *testing.T) {
	s := newSite(t)
	p := s.as("checker", account.ScopeWrite)
	for _, when := range []string{"1961", "1998/2001", "2024-06-19", "2024-06", "1890~"} {
		p.claim("It happened in "+when, when)
	}
	list := func(query string) (statements []string, next string) {
		got := p.get("/timelines/" + s.slug + "/claims?" + query).want(http.StatusOK)
		for _, one := range got["items"].([]any) {
			statements = append(statements, strings.TrimPrefix(one.(object)["statement"].(string), "It happened in "))
		}
		next, _ = got["next"].(string)
		return statements, next
	}
	for query, want := range map[string]string{
		"":                                "1890~ 1961 1998/2001 2024-06 2024-06-19",
		"from=1950&to=1999":               "1961 1998/2001",
		"from=2024-06-19":                 "2024-06 2024-06-19",
		"to=1900":                         "1890~",
		"status=open&verdict=unchecked":   "1890~ 1961 1998/2001 2024-06 2024-06-19",
		"status=published":                "",
		"q=1961":                          "1961",
		"assignee=me":                     "",
		"changed_since=2024-06-22":        "",
		"from=2001&to=2024-06-05&limit=9": "1998/2001 2024-06",
	} {
		if got, _ := list(query); strings.Join(got, " ") != want {
			t.Errorf("%s gives %v, want %s", query, got, want)
		}
	}
	var all []string
	for next := "&"; next != ""; {
		var part []string
		part, next = list("limit=2&cursor=" + strings.TrimPrefix(next, "&"))
		all = append(all, part...)
	}
	if strings.Join(all, " ") != "1890~ 1961 1998/2001 2024-06 2024-06-19" {
		t.Errorf("by pages it gives %v", all)
	}
}

func TestOtherListsArePaged(t *testing.T) {
	s := newSite(t)
	p := s.as("admin", account.ScopeReview)
	for _, title := range []string{"Ä", "a", "B", "a"} {
		p.send(http.MethodPost, "/timelines/"+s.slug+"/sources", object{"title": title}).want(http.StatusCreated)
		p.send(http.MethodPost, "/timelines", object{"title": title}).want(http.StatusCreated)
		p.send(http.MethodPost, "/timelines/"+s.slug+"/articles", object{"title": title, "body": "It happened."}).want(http.StatusCreated)
	}
	for _, path := range []string{"/timelines/" + s.slug + "/sources", "/timelines/" + s.slug + "/articles", "/timelines"} {
		whole := p.get(path).want(http.StatusOK)["items"].([]any)
		var ids []string
		for next := ""; ; {
			a := p.get(path + "?limit=1&cursor=" + next)
			got := a.want(http.StatusOK)
			ids = append(ids, got["items"].([]any)[0].(object)["id"].(string))
			var more bool
			if next, more = got["next"].(string); !more {
				break
			}
			if link := a.header.Get("Link"); !strings.HasPrefix(link, "<"+base+"/api/v1"+path) || !strings.HasSuffix(link, `; rel="next"`) {
				t.Errorf("the next page is at %s", link)
			}
		}
		if len(ids) != len(whole) {
			t.Fatalf("%s: by pages there are %d, want %d", path, len(ids), len(whole))
		}
		for i, one := range whole {
			if one.(object)["id"] != ids[i] {
				t.Errorf("%s: number %d is another one by pages", path, i)
			}
		}
	}
}

func TestAnArticleIsQuoted(t *testing.T) {
	s := newSite(t)
	p := s.as("contributor", account.ScopeWrite)
	a := p.send(http.MethodPost, "/timelines/"+s.slug+"/articles", object{"title": "A visit", "body": "It happened on Wednesday.", "published": "2024-06-20"}).want(http.StatusCreated)
	p.send(http.MethodPost, "/timelines/"+s.slug+"/claims", object{
		"statement": "It happened", "position": object{"kind": "point", "when": "2024-06-19"}, "basis": "resolved", "anchor": "2024-06-20",
		"quote": object{"article": a["id"], "start": 0, "end": 11},
	}).want(http.StatusCreated)
	got := p.get("/articles/" + a["id"].(string)).want(http.StatusOK)
	if got["quotes"].([]any)[0].(object)["exact"] != "It happened" || got["text"].(object)["body"] != "It happened on Wednesday." {
		t.Errorf("the article is %v", got)
	}
	p.get("/timelines/" + s.slug + "/articles").want(http.StatusOK)
}

func TestFindingsAreDismissedAndRestored(t *testing.T) {
	s := newSite(t)
	p := s.as("reviewer", account.ScopeReview)
	made := p.send(http.MethodPost, "/timelines/"+s.slug+"/claims", object{
		"statement": "It happened on a Monday", "wording": "Monday", "position": object{"kind": "point", "when": "2024-06-19"},
	}).want(http.StatusCreated)
	path := "/claims/" + made["id"].(string)
	found := p.get(path + "/findings").want(http.StatusOK)["findings"].([]any)
	if len(found) == 0 {
		t.Fatal("nothing was found")
	}
	f := found[0].(object)
	dismissal := object{"rule": f["rule"], "message": f["message"], "reason": "a slip of the pen"}
	p.send(http.MethodPost, path+"/dismissals", dismissal, "If-Match", "*").want(http.StatusOK)
	if got := p.get(path + "/findings").want(http.StatusOK); got["dismissed"].([]any)[0].(object)["reason"] != "a slip of the pen" {
		t.Errorf("the findings are %v", got)
	}
	p.send(http.MethodPost, path+"/dismissals", with(dismissal, object{"restore": true}), "If-Match", "*").want(http.StatusOK)
	if got := p.get(path + "/findings").want(http.StatusOK); len(got["dismissed"].([]any)) != 0 {
		t.Errorf("the findings are %v", got)
	}
}

// What one program stores is heard of at once by the pages that wait for it.
func TestAWriteIsNewsToThePages(t *testing.T) {
	s := newSite(t)
	a, err := s.desk.Access(context.Background(), s.actor("viewer"), s.slug)
	s.must(err)
	rung, stop := s.desk.Listen([]timeline.ID{a.Timeline.ID}...)
	defer stop()
	s.as("checker", account.ScopeWrite).claim("The pact was signed", "2024-06-19")
	select {
	case <-rung:
	default:
		t.Error("nobody heard of it")
	}
}
