package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/catalogue"
)

func (a *app) exportCommand() *cobra.Command {
	var path, slug, format, output string
	var omitted bool
	var since int64
	var at place
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write a timeline to a file",
		Long: `Write a timeline to the standard output or to a file.

The archive holds everything and can be taken in again by "dateline import". The
other formats are for other programs; --omitted says what each leaves out. Those
for the public, claimreview and atom, carry what is published and nothing else.
What was left out is told on the standard error when the file is written.

A version of a timeline is the number of an entry of its history; each export
tells the one that the timeline is at. --since VERSION writes, as an archive or a
table, what later entries are about: the claims that were added or changed,
themselves or by their quotes and evidence, with the claims at which their gaps
end, and the sources and articles that these rest on or that changed themselves.
It can be taken in where the earlier export was.`,
		Example: `  dateline export --timeline pact --output pact.json --db desk.db
  dateline export --timeline pact --format timelinejs --db desk.db
  dateline export --timeline pact --format csv --omitted --db desk.db
  dateline export --timeline pact --since 120 --output news.json --db desk.db`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if slug == "" {
				return &usageError{cmd.CommandPath(), errors.New("name the timeline with --timeline, by its short name in addresses")}
			}
			f, ok := catalogue.Find(format)
			if !ok {
				return &usageError{cmd.CommandPath(), fmt.Errorf("there is no format %q; choose one of %s", format, strings.Join(catalogue.Names(), ", "))}
			}
			if cmd.Flags().Changed("since") && since < 1 {
				return &usageError{cmd.CommandPath(), fmt.Errorf("--since is %d; give a version, the number of an entry of the history", since)}
			}
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				x := annotate.Extract{Since: since}
				if omitted {
					content, err := f.Content(cmd.Context(), desk, account.Operator(), slug, x)
					if err != nil {
						return err
					}
					return leftOut(a.stdout, "", f.Omitted(content))
				}
				return a.export(cmd.Context(), desk, output, slug, f, x, at)
			})
		},
	}
	databaseSetting(cmd, &path)
	at.settings(cmd)
	cmd.Flags().StringVar(&slug, "timeline", "", "the short `name` of the timeline in addresses")
	cmd.Flags().StringVar(&format, "format", catalogue.Archive, "the `format`: "+strings.Join(catalogue.Names(), ", "))
	cmd.Flags().BoolVar(&omitted, "omitted", false, "only say what the format leaves out")
	cmd.Flags().Int64Var(&since, "since", 0, "only what has changed after this `version` of the timeline: archive and csv")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this `file` instead of the standard output")
	return cmd
}

// export writes a timeline, or a part of it, in a format, and tells what was left
// out and at which version the timeline is. A format that names no address, such
// as the archive, needs none to be set.
func (a *app) export(ctx context.Context, desk *annotate.Desk, output, slug string, format catalogue.Format, x annotate.Extract, at place) error {
	address := ""
	if format.Based {
		base, err := at.url()
		if err != nil {
			return err
		}
		address = base.String()
	}
	now, err := desk.Choose(ctx, account.Operator(), slug, annotate.Extract{})
	if err != nil {
		return err
	}
	var omitted []annotate.Omission
	err = a.put(output, func(w io.Writer) error {
		var err error
		omitted, err = format.ExportTo(ctx, w, desk, account.Operator(), slug, x, address)
		return err
	})
	if err != nil {
		return err
	}
	if err := leftOut(a.stderr, "left out: ", omitted); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stderr, "The timeline %s is at version %d.\n", slug, now.Version)
	return err
}

// leftOut prints what a format leaves out of a timeline.
func leftOut(w io.Writer, before string, omitted []annotate.Omission) error {
	for _, o := range omitted {
		what := before + o.What
		if o.Count > 0 {
			what += " (" + strconv.Itoa(o.Count) + ")"
		}
		if _, err := fmt.Fprintf(w, "%s: %s\n", what, o.Why); err != nil {
			return err
		}
	}
	return nil
}

// put writes an export as write gives it. A file gets its name when it is whole,
// so that one that was there before is replaced or left as it was.
func (a *app) put(output string, write func(io.Writer) error) error {
	if output == "" || output == "-" {
		return write(a.stdout)
	}
	f, err := os.CreateTemp(filepath.Dir(output), filepath.Base(output)+".unfinished-*")
	if err != nil {
		return fmt.Errorf("writing beside %s: %w", output, err)
	}
	err = write(f)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", output, err), os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), output); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", output, err), os.Remove(f.Name()))
	}
	return nil
}
