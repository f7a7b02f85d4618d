package api_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/annotate/account"
)

// TestWhatIsPublishedNamesNothingElse publishes a gap that begins at a claim
// which is not public.
func TestWhatIsPublishedNamesNothingElse(t *testing.T) {
	s := newSite(t)
	checker, reviewer, visitor := s.as("checker", account.ScopeWrite), s.as("reviewer", account.ScopeReview), s.as("", account.ScopeRead)
	path, _ := checker.claim("Secret beginning", "2000-07-19")
	hidden := strings.TrimPrefix(path, "/claims/")
	_ = s.published("It was signed", "2024-06-19")
	made := checker.send(http.MethodPost, "/timelines/"+s.slug+"/claims", object{"statement": "24 years later", "position": object{
		"kind": "gap", "from": object{"kind": "claim", "claim": hidden}, "to": object{"kind": "date", "when": "2024-06-19"}, "op": "bare", "n": 23, "unit": "year",
	}}).want(http.StatusCreated)
	gap := "/claims/" + made["id"].(string)
	source := checker.send(http.MethodPost, "/timelines/"+s.slug+"/sources", object{"title": "Minutes again"}).want(http.StatusCreated)
	checker.send(http.MethodPost, gap+"/evidence", object{
		"source": source["id"], "quote": "signed on that day", "locator": "page 1", "accessed": "2024-06-20",
	}).want(http.StatusCreated)
	etag := checker.step(gap, checker.get(gap).header.Get("ETag"), "take")
	ruled := checker.send(http.MethodPut, gap+"/verdict", object{"value": "correct", "explanation": "The minutes say so."}, "If-Match", etag)
	ruled.want(http.StatusOK)
	etag = reviewer.step(gap, checker.step(gap, ruled.header.Get("ETag"), "submit"), "approve")
	reviewer.step(gap, etag, "publish")

	if got := visitor.get("/claims/" + hidden).status; got != http.StatusNotFound {
		t.Fatalf("the claim that is not public is answered with %d", got)
	}
	for _, at := range []string{"/timelines/" + s.slug + "/published", gap} {
		body := string(visitor.get(at).body)
		if !strings.Contains(body, "24 years later") {
			t.Errorf("%s lacks what was published: %s", at, body)
		}
		for _, secret := range []string{hidden, `"approval"`} {
			if strings.Contains(body, secret) {
				t.Errorf("%s tells a visitor of %s: %s", at, secret, body)
			}
		}
	}
}
