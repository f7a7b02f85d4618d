package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/db/sqlite"
)

// The exit codes.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
)

// app is the program with the world that it was given.
type app struct {
	getenv         func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

// usageError is a command line that cannot be understood.
type usageError struct {
	command string // whose help to read
	err     error
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

const about = `Dateline is a desk for checking dates: articles come in, the dated claims in
them are placed on a timeline, and people attach evidence and reach verdicts.

Settings are taken from flags, then from environment variables, then from the
file that --config names, then from the defaults. Each is named where it is
used: --base-url is DATELINE_BASE_URL in the environment and base_url in the
file.

Exit codes: 0 all went well, 1 something failed, 2 the command line is wrong.`

func (a *app) execute(ctx context.Context, args []string) error {
	root := a.rootCommand() //nolint:contextcheck // each command takes its context from cobra
	root.SetArgs(args)
	return root.ExecuteContext(ctx)
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "dateline",
		Short: "A desk for checking dates",
		Long:  about,
		Example: `  dateline demo                    # look around in a sample
  dateline serve --db desk.db      # run the app
  dateline backup --db desk.db desk-backup.db`,
		Args:              takes(),
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.settle(cmd) },
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().String("config", "", "read settings from this TOML `file` (environment: DATELINE_CONFIG)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return &usageError{cmd.CommandPath(), err} })
	root.AddCommand(
		a.serveCommand(), a.demoCommand(), a.userCommand(), a.importCommand(), a.exportCommand(),
		a.backupCommand(), a.checkCommand(), a.versionCommand(),
		a.tagCommand(), a.gapCommand(),
	)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	return root
}

// takes checks that a command gets its arguments, and no others.
func takes(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return &usageError{cmd.CommandPath(), fmt.Errorf("%s needs %s", cmd.CommandPath(), names[len(args)])}
		case len(args) > len(names) && cmd.HasSubCommands():
			return &usageError{cmd.CommandPath(), fmt.Errorf("%s has no command %q", cmd.CommandPath(), args[0])}
		case len(args) > len(names):
			return &usageError{cmd.CommandPath(), fmt.Errorf("%s does not know what to do with %q", cmd.CommandPath(), args[len(names)])}
		}
		return nil
	}
}

// report tells the person at the terminal about an error, and returns the exit
// code.
func report(stderr io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	for _, line := range lines(err) {
		_, _ = fmt.Fprintln(stderr, "dateline:", line)
	}
	if usage, ok := errors.AsType[*usageError](err); ok {
		_, _ = fmt.Fprintf(stderr, "Run '%s --help' to see what it takes.\n", usage.command)
		return exitUsage
	}
	return exitFailure
}

// lines returns what is wrong, one thing a line.
func lines(err error) []string {
	known, ok := errors.AsType[*fault.Error](err)
	if !ok || len(known.Fields) == 0 {
		return []string{err.Error()}
	}
	var all []string
	for _, field := range slices.Sorted(maps.Keys(known.Fields)) {
		all = append(all, field+": "+known.Fields[field])
	}
	return all
}

// withDesk opens a database for f and closes it after. With create it makes a
// new database where there is none, and says so.
func (a *app) withDesk(ctx context.Context, path string, create bool, f func(*annotate.Desk) error) (err error) {
	_, missing := os.Stat(path)
	store, err := sqlite.Open(ctx, path, sqlite.Options{Create: create})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if errors.Is(missing, fs.ErrNotExist) {
		_, _ = fmt.Fprintf(a.stderr, "Made a new database at %s.\n", path)
	}
	desk := annotate.NewDesk(store, a.now)
	if err := desk.KeepEditions(ctx); err != nil {
		return fmt.Errorf("keeping what was published: %w", err)
	}
	claims, err := desk.Refresh(ctx)
	if err != nil {
		return fmt.Errorf("checking the claims again, by the rules of this version: %w", err)
	}
	if claims > 0 {
		_, _ = fmt.Fprintf(a.stderr, "Checked all claims again, by the rules of this version: %d.\n", claims)
	}
	return f(desk)
}
