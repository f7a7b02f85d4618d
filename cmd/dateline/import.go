package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
)

func (a *app) importCommand() *cobra.Command {
	var path string
	var options annotate.ImportOptions
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in a timeline from an archive",
		Long: `Take in a timeline from an archive that "dateline export" wrote; "-" reads the
archive from the standard input. All of it is taken in, or nothing.

What is there already is changed to what the file says; what has not changed is
skipped. Claims that were published land in review again, and a new timeline is
private, unless --keep-status is given.

The database is made when it is not there, but for a dry run.`,
		Example: `  dateline import --dry-run pact.json --db desk.db
  dateline import --keep-status pact.json --db desk.db`,
		Args: takes("a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := a.readArchive(args[0])
			if err != nil {
				return err
			}
			return a.withDesk(cmd.Context(), path, !options.DryRun, func(desk *annotate.Desk) error {
				return a.importArchive(cmd.Context(), desk, in, options)
			})
		},
	}
	databaseSetting(cmd, &path)
	cmd.Flags().BoolVar(&options.DryRun, "dry-run", false, "say what would happen, and write nothing")
	cmd.Flags().BoolVar(&options.KeepStatus, "keep-status", false, "keep published claims published, and the steps that led there")
	cmd.Flags().StringVar(&options.Slug, "slug", "", "use this short `name` instead of the one in the file")
	return cmd
}

func (a *app) readArchive(path string) (annotate.Archive, error) {
	if path == "-" {
		return archive.Read(a.stdin)
	}
	f, err := os.Open(path) //nolint:gosec // the operator names the file
	if err != nil {
		return annotate.Archive{}, fmt.Errorf("reading the archive: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	in, err := archive.Read(f)
	if err != nil {
		return annotate.Archive{}, fmt.Errorf("%s: %w", path, err)
	}
	return in, nil
}

func (a *app) importArchive(ctx context.Context, desk *annotate.Desk, in annotate.Archive, options annotate.ImportOptions) error {
	report, err := desk.Import(ctx, account.Operator(), in, options)
	return errors.Join(tell(a.stdout, report, err != nil), err)
}

// tell prints what an import did to each record that it did not skip, and the
// counts.
func tell(w io.Writer, report annotate.ImportReport, failed bool) error {
	for _, r := range report.Records {
		if r.Result == annotate.Skip {
			continue
		}
		line := fmt.Sprintf("%s %s", r.Result, r.Path)
		if r.Reason != "" {
			line += ": " + r.Reason
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%d to create, %d to change, %d to skip, %d refused.\n",
		report.Count(annotate.Create), report.Count(annotate.Modify), report.Count(annotate.Skip), report.Count(annotate.Refuse))
	if err != nil {
		return err
	}
	switch {
	case failed:
		_, err = fmt.Fprintln(w, "Nothing was written.")
	case report.DryRun:
		_, err = fmt.Fprintln(w, "This was a dry run: nothing was written.")
	default:
		_, err = fmt.Fprintf(w, "The timeline is %s.\n", report.Timeline.Slug)
	}
	return err
}
