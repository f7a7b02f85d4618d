package api_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dateline/annotate/account"
)

// The client is generated from the document by a tool that is not ours, each
// time, so that none has to be kept. The tool and what its clients need are
// pinned among the tools of the project.
func TestAGeneratedClientTakesAClaimFromDraftToThePublic(t *testing.T) {
	if testing.Short() {
		t.Skip("generating and compiling a client takes a while")
	}
	dir := t.TempDir()
	tools, err := filepath.Abs("../../../tools")
	if err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{
		filepath.Join(tools, "go.mod"): "go.mod", filepath.Join(tools, "go.sum"): "go.sum",
		"testdata/journey/main.go": "main.go", "openapi.json": "openapi.json",
	} {
		content, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, to), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "client"), 0o700); err != nil {
		t.Fatal(err)
	}
	config, err := filepath.Abs("testdata/journey/oapi-codegen.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := inside(t, dir, "mod", "download", "github.com/oapi-codegen/runtime", "github.com/oapi-codegen/oapi-codegen/v2"); err != nil {
		t.Skipf("the generator cannot be had: %v: %s", err, out)
	}
	if out, err := inside(t, dir, "tool", "oapi-codegen", "-config", config, "-o", "client/client.gen.go", "openapi.json"); err != nil {
		t.Fatalf("generating a client: %v: %s", err, out)
	}
	s := newSite(t)
	out, err := inside(t, dir, "run", ".", s.server.URL+"/api/v1", s.slug,
		s.as("checker", account.ScopeWrite).secret, s.as("reviewer", account.ScopeReview).secret)
	if want := "2024-06-19: The pact was signed in Seoul. correct\n"; err != nil || out != want {
		t.Errorf("the journey says %q (%v), want %q", out, err, want)
	}
}

// inside runs the go command in a folder that is a module of its own.
func inside(t *testing.T, dir string, args ...string) (string, error) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = dir
	for _, one := range os.Environ() {
		if !strings.HasPrefix(one, "GOFLAGS=") && !strings.HasPrefix(one, "GOWORK=") {
			cmd.Env = append(cmd.Env, one)
		}
	}
	cmd.Env = append(cmd.Env, "GOWORK=off", "GOFLAGS=-mod=readonly")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	return out.String(), err
}
