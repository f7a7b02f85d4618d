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
	var at place
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write a timeline to a file",
		Long: `Write a timeline to the standard output or to a file.

The archive holds everything and can be taken in again by "dateline import". The
other formats are for other programs; --omitted says what each leaves out. Those
for the public, claimreview and atom, carry what is published and nothing else.`,
		Example: `  dateline export --timeline pact --output pact.json --db desk.db
  dateline export --timeline pact --format timelinejs --db desk.db
  dateline export --timeline pact --format csv --omitted --db desk.db`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if slug == "" {
				return &usageError{cmd.CommandPath(), errors.New("name the timeline with --timeline, by its short name in addresses")}
			}
			f, ok := catalogue.Find(format)
			if !ok {
				return &usageError{cmd.CommandPath(), fmt.Errorf("there is no format %q; choose one of %s", format, strings.Join(catalogue.Names(), ", "))}
			}
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				if omitted {
					content, err := f.Content(cmd.Context(), desk, account.Operator(), slug)
					if err != nil {
						return err
					}
					return leftOut(a.stdout, f, content)
				}
				return a.put(output, func(w io.Writer) error { return export(cmd.Context(), w, desk, slug, f, at) })
			})
		},
	}
	databaseSetting(cmd, &path)
	at.settings(cmd)
	cmd.Flags().StringVar(&slug, "timeline", "", "the short `name` of the timeline in addresses")
	cmd.Flags().StringVar(&format, "format", catalogue.Archive, "the `format`: "+strings.Join(catalogue.Names(), ", "))
	cmd.Flags().BoolVar(&omitted, "omitted", false, "only say what the format leaves out")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this `file` instead of the standard output")
	return cmd
}

// export writes a timeline in a format. One that names no address, such as the
// archive, needs none to be set.
func export(ctx context.Context, w io.Writer, desk *annotate.Desk, slug string, format catalogue.Format, at place) error {
	address := ""
	if format.Based {
		base, err := at.url()
		if err != nil {
			return err
		}
		address = base.String()
	}
	return format.ExportTo(ctx, w, desk, account.Operator(), slug, address)
}

// leftOut prints what a format leaves out of a timeline.
func leftOut(w io.Writer, format catalogue.Format, content annotate.Archive) error {
	for _, o := range format.Omitted(content) {
		what := o.What
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
