package main

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"dateline/annotate"
	"dateline/cmd/dateline/internal/sample"
	"dateline/db/sqlite"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dateline": main})
}

// TestScripts runs the command line as people do. TAKEN is an address that
// another program listens on; "sample FILE" makes a database with the sample
// in it, and "damage FILE" spoils a file.
func TestScripts(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() }) // after the scripts, which run in parallel
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TAKEN", taken.Addr().String())
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sample": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(loadSample(t, ts.MkAbs(args[0])))
			},
			"damage": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(damage(ts.MkAbs(args[0])))
			},
		},
	})
}

func loadSample(t *testing.T, path string) error {
	store, err := sqlite.Open(t.Context(), path, sqlite.Options{Create: true})
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }()
	return sample.Load(t.Context(), annotate.NewDesk(store, fixed))
}

// damage overwrites the middle of a file.
func damage(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	junk := make([]byte, info.Size()/2)
	for i := range junk {
		junk[i] = 0xa5
	}
	_, err = f.WriteAt(junk, info.Size()/4)
	return err
}
