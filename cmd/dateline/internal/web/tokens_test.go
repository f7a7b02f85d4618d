package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"dateline/annotate/account"
	"dateline/views/link"
)

var aSecret = regexp.MustCompile(`dateline_[A-Za-z0-9_-]{43}`)

// bearer asks the API who a token is of.
func (s *site) bearer(secret string) int {
	s.t.Helper()
	b := s.as("")
	b.header.Set("Authorization", "Bearer "+secret)
	return b.get("/api/v1/me").status
}

func TestATokenIsMadeShownOnceAndRevoked(t *testing.T) {
	s := newSite(t)
	b := s.as("checker")
	b.get(link.Account).want(http.StatusOK, "API tokens")
	form := b.get(link.Tokens).want(http.StatusOK, "You have no tokens").form(link.Tokens)
	if form.Get("scope") != "read" || form.Get("days") != "90" {
		t.Errorf("the form offers %v", form)
	}
	form.Set("name", "laptop")
	made := b.post(link.Tokens, form).want(http.StatusOK, "shown only now", "laptop", "never")
	secret := aSecret.FindString(made.body)
	if secret == "" || s.bearer(secret) != http.StatusOK {
		t.Fatalf("the token %q is of no use", secret)
	}
	if list := b.get(link.Tokens).want(http.StatusOK, "laptop", "21 Jun 2024"); strings.Contains(list.body, secret) {
		t.Error("the token is shown again")
	}
	own, err := s.desk.Tokens(t.Context(), s.actor("checker"))
	if err != nil {
		t.Fatal(err)
	}
	s.as("reviewer").post(link.RevokeToken(own[0].ID), values("x", "x")).want(http.StatusNotFound)
	b.post(link.RevokeToken(own[0].ID), values("x", "x")).wantTo(link.Tokens)
	b.get(link.Tokens).want(http.StatusOK, "Revoked")
	if s.bearer(secret) != http.StatusUnauthorized {
		t.Error("the revoked token is still good")
	}
}

func TestATokenThatCannotBeMadeKeepsWhatWasTyped(t *testing.T) {
	b := newSite(t).as("checker")
	got := b.post(link.Tokens, values("name", "", "scope", string(account.ScopeReview), "days", "30")).want(http.StatusUnprocessableEntity, "what the token is for")
	if form := got.form(link.Tokens); form.Get("scope") != "review" || form.Get("days") != "30" {
		t.Errorf("the form has %v", form)
	}
}

// A browser that is signed in does not authenticate the API: no other site can
// use it in a person's name.
func TestTheCookieOfABrowserCountsForNothingAtTheAPI(t *testing.T) {
	b := newSite(t).as("admin")
	b.get(link.Account).want(http.StatusOK)
	if got := b.get("/api/v1/me"); got.status != http.StatusUnauthorized {
		t.Errorf("with a cookie the API answers %d, want 401", got.status)
	}
}

func TestTheManualOfTheAPITellsOfEveryKindOfProblem(t *testing.T) {
	got := newSite(t).as("").get(link.API).want(http.StatusOK, "PATCH /claims/{id}", "Needs If-Match", "https://dateline.example/api/v1")
	for _, kind := range []string{"stale", "not-found", "key-taken", "precondition-required", "throttled"} {
		if !strings.Contains(got.body, `id="`+kind+`"`) {
			t.Errorf("there is no paragraph about %s", kind)
		}
	}
}
