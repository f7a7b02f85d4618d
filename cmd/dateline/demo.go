package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/cmd/dateline/internal/sample"
	"dateline/views/link"
)

func (a *app) demoCommand() *cobra.Command {
	var path, addr string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Look around in a sample",
		Long: `Run the app with a sample: one article, the dated claims in it, and the work
of two people on them. It prints a sign-in link for each of the two.

The database is a new one, and is removed when the demo ends. With --db it is
kept in a file, and the next demo with that file goes on where this one ended.
No setting from elsewhere names the file, so that a demo touches no database of
yours.`,
		Example: `  dateline demo
  dateline demo --addr 127.0.0.1:9000 --db demo.db`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.demo(cmd.Context(), path, addr) },
	}
	cmd.Flags().StringVar(&path, "db", "", "keep the sample in this `file`")
	cmd.Flags().StringVar(&addr, "addr", defaultAddr, "listen on this `host:port`; port 0 takes a free one")
	return cmd
}

func (a *app) demo(ctx context.Context, path, addr string) error {
	door, err := a.open(ctx, addr, "")
	if err != nil {
		return err
	}
	defer func() { _ = door.listener.Close() }() // when nothing was served; otherwise it is closed by then
	if path == "" {
		folder, err := os.MkdirTemp("", "dateline-demo-")
		if err != nil {
			return fmt.Errorf("making a folder for the demo: %w", err)
		}
		defer func() { _ = os.RemoveAll(folder) }() // the system clears its temporary files, too
		path = filepath.Join(folder, "demo.db")
	}
	return a.withDesk(ctx, path, true, func(desk *annotate.Desk) error {
		err := loadOnce(ctx, desk, path)
		if err == nil {
			err = a.welcome(ctx, desk, door.base)
		}
		if err != nil {
			return err
		}
		return a.answer(ctx, desk, door)
	})
}

// loadOnce loads the sample into a new database and leaves one that has it
// alone. It returns an error for a database of something else.
func loadOnce(ctx context.Context, desk *annotate.Desk, path string) error {
	empty, err := desk.NeedsSetUp(ctx)
	if err != nil {
		return err
	}
	if empty {
		return sample.Load(ctx, desk)
	}
	_, err = desk.Board(ctx, account.Operator(), sample.Slug)
	if fault.KindOf(err) == fault.NotFound {
		return fmt.Errorf("%s is in use and has no sample in it; name a new file with --db, or leave it out", path)
	}
	return err
}

// welcome prints how to get in.
func (a *app) welcome(ctx context.Context, desk *annotate.Desk, base *url.URL) error {
	page := link.Timeline(sample.Slug)
	people := []struct{ login, text string }{
		{sample.Editor, "Sign in as the editor, who set the verdicts"},
		{sample.Colleague, "Sign in as a colleague, who may approve them (in another browser or a private window)"},
	}
	for _, p := range people {
		token, err := desk.Invite(ctx, account.Operator(), p.login)
		if err != nil {
			return err
		}
		address := base.JoinPath(link.OneTime(token))
		address.RawQuery = url.Values{"next": {page}}.Encode()
		if _, err := fmt.Fprintf(a.stdout, "%s:\n  %s\n", p.text, address); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(a.stdout, "What the public sees:\n  %s\nEach sign-in link works once. Stop with Ctrl-C.\n", base.JoinPath(page))
	return err
}
