package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/api"
	"dateline/db/dbtest"
	"dateline/timeline"
)

// Whatever is sent as a claim, it is taken or refused, and never our mistake.
func FuzzClaimBody(f *testing.F) {
	for _, body := range []string{
		`{"statement":"It was so","position":{"kind":"point","when":"2024-06-19"},"tags":["a","a,b"]}`,
		`{"statement":"x","position":{"kind":"gap","from":{"kind":"publication"},"to":{"kind":"claim","claim":"x"},"op":"between","n":1,"m":-9,"unit":"year"}}`,
		`{"statement":"x","quote":{"article":"x","start":-1,"end":99999999999}}`, `{"statement":null,"tags":null,"position":null}`,
		`{"statement":"\u0000","importance":1e3}`, `[`, `{"statement":"x"}{}`, "",
	} {
		f.Add(body)
	}
	desk := annotate.NewDesk(dbtest.New(f), func() time.Time { return time.Date(2024, 6, 21, 9, 30, 0, 0, time.UTC) })
	app := handler(f, desk, api.Limits{Token: 1 << 30, Visitor: 1})
	admin, err := desk.AddUser(f.Context(), account.Operator(), annotate.UserEdit{Login: "admin", Name: "Admin", Role: account.Admin})
	if err != nil {
		f.Fatal(err)
	}
	t, err := desk.AddTimeline(f.Context(), admin.Actor(), annotate.TimelineEdit{Title: "The pact", Visibility: timeline.Private})
	if err != nil {
		f.Fatal(err)
	}
	secret, _, err := desk.AddToken(f.Context(), admin.Actor(), annotate.TokenEdit{Name: "fuzz", Scope: account.ScopeWrite, Days: 1})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t2 *testing.T, body string) {
		r := httptest.NewRequestWithContext(t2.Context(), http.MethodPost, api.Root+"/timelines/"+t.Slug+"/claims", strings.NewReader(body))
		r.Header.Set("Authorization", "Bearer "+secret)
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		app.ServeHTTP(w, r)
		if w.Code == http.StatusInternalServerError {
			t2.Errorf("%q: %s", body, w.Body)
		}
	})
}
