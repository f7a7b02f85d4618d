package api_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/annotate/account"
)

func TestAClaimGoesFromDraftToPublishedByTwoPeople(t *testing.T) {
	s := newSite(t)
	path := s.published("The pact was signed", "2024-06-19")
	visitor := s.as("", "")
	k := visitor.get(path).want(http.StatusOK)
	if k["status"] != "published" || k["verdict"].(object)["value"] != "correct" || k["by"] != nil || k["assignee"] != nil {
		t.Errorf("the public reads %v", k)
	}
	list := visitor.get(path + "/evidence").want(http.StatusOK)
	if len(list["items"].([]any)) != 1 || len(list["sources"].([]any)) != 1 {
		t.Errorf("the public reads the evidence %v", list)
	}
	all := visitor.get("/timelines/" + s.slug + "/published").want(http.StatusOK)
	if len(all["claims"].([]any)) != 1 {
		t.Errorf("the public reads %v", all)
	}
	changes := s.as("viewer", account.ScopeRead).get("/timelines/" + s.slug + "/changes?limit=500").want(http.StatusOK)
	last := changes["items"].([]any)[len(changes["items"].([]any))-1].(object)
	if last["act"] != "publish" || last["actor"].(object)["name"] != "Reviewer" || !strings.HasPrefix(last["machine"].(string), "API token “reviewer review") {
		t.Errorf("the last change is %v", last)
	}
}

func TestNobodyApprovesTheirOwnVerdictWithAnotherToken(t *testing.T) {
	s := newSite(t)
	mine := s.as("reviewer", account.ScopeReview)
	path, etag := mine.claim("The pact was signed", "2024-06-19")
	src := mine.send(http.MethodPost, "/timelines/"+s.slug+"/sources", object{"title": "Minutes"}).want(http.StatusCreated)
	mine.send(http.MethodPost, path+"/evidence", object{"source": src["id"], "quote": "signed", "locator": "page 1"}).want(http.StatusCreated)
	etag = mine.step(path, mine.get(path, "If-None-Match", etag).header.Get("ETag"), "take")
	a := mine.send(http.MethodPut, path+"/verdict", object{"value": "correct"}, "If-Match", etag)
	a.want(http.StatusOK)
	etag = mine.step(path, a.header.Get("ETag"), "submit")
	another := s.as("reviewer", account.ScopeReview)
	problem := another.send(http.MethodPost, path+"/steps", object{"act": "approve"}, "If-Match", etag).refused(http.StatusForbidden, "forbidden")
	if !strings.Contains(problem["detail"].(string), "another reviewer") {
		t.Errorf("it says %v", problem["detail"])
	}
	choices := another.get(path + "/steps").want(http.StatusOK)["choices"].([]any)
	for _, one := range choices {
		if c := one.(object); c["act"] == "approve" && (c["allowed"] != false || c["why_not"] == nil) {
			t.Errorf("approving is offered as %v", c)
		}
	}
	s.as("second", account.ScopeReview).step(path, etag, "approve")
}
