package api_test

import (
	"net/http"
	"testing"

	"dateline/cmd/dateline/internal/api"
)

func TestTheManualTellsOfEveryOperationAndProblem(t *testing.T) {
	m, err := api.Manual()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, g := range m.Groups {
		n += len(g.Operations)
		for _, o := range g.Operations {
			if o.Summary == "" || o.Method == http.MethodPost && o.Body == "" {
				t.Errorf("of %s %s too little is told: %+v", o.Method, o.Path, o)
			}
		}
	}
	if n != len(api.Patterns()) {
		t.Errorf("it tells of %d operations, want %d", n, len(api.Patterns()))
	}
	for _, p := range m.Problems {
		if p.About == "" || p.Status == 0 {
			t.Errorf("of the problem %q it tells nothing", p.Name)
		}
	}
	for _, o := range m.Objects {
		for _, member := range o.Members {
			if member.Kind == "" {
				t.Errorf("%s.%s is of no kind", o.Name, member.Name)
			}
		}
	}
}
