package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/timelinejs"
)

// The formats of an export.
const (
	formatArchive    = "archive"
	formatTimelineJS = "timelinejs"
)

func (a *app) exportCommand() *cobra.Command {
	var path, slug, format, output string
	var at place
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write a timeline to a file",
		Long: `Write a timeline to the standard output or to a file.

The archive holds everything and can be taken in again by "dateline import". The
file for TimelineJS is for showing, and says in it what it leaves out.`,
		Example: `  dateline export --timeline pact --output pact.json --db desk.db
  dateline export --timeline pact --format timelinejs --db desk.db`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if slug == "" {
				return &usageError{cmd.CommandPath(), errors.New("name the timeline with --timeline, by its short name in addresses")}
			}
			if formats := []string{formatArchive, formatTimelineJS}; !slices.Contains(formats, format) {
				return &usageError{cmd.CommandPath(), fmt.Errorf("there is no format %q; choose %s", format, strings.Join(formats, " or "))}
			}
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				body, err := export(cmd.Context(), desk, slug, format, at)
				if err != nil {
					return err
				}
				return a.put(output, body)
			})
		},
	}
	databaseSetting(cmd, &path)
	at.settings(cmd)
	cmd.Flags().StringVar(&slug, "timeline", "", "the short `name` of the timeline in addresses")
	cmd.Flags().StringVar(&format, "format", formatArchive, "archive or timelinejs")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to this `file` instead of the standard output")
	return cmd
}

func export(ctx context.Context, desk *annotate.Desk, slug, format string, at place) ([]byte, error) {
	content, err := desk.Archive(ctx, account.Operator(), slug)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	if format == formatTimelineJS {
		var base *url.URL
		if base, err = at.url(); err != nil {
			return nil, err
		}
		err = timelinejs.Write(&body, content, base.String())
	} else {
		err = archive.Write(&body, content) // which has no address in it
	}
	if err != nil {
		return nil, fmt.Errorf("writing the timeline %s as %s: %w", slug, format, err)
	}
	return body.Bytes(), nil
}

// put writes an export. A file gets its name when it is whole, so that one
// that was there before is replaced or left as it was.
func (a *app) put(output string, body []byte) error {
	if output == "" || output == "-" {
		_, err := a.stdout.Write(body)
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(output), filepath.Base(output)+".unfinished-*")
	if err != nil {
		return fmt.Errorf("writing beside %s: %w", output, err)
	}
	_, err = f.Write(body)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", output, err), os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), output); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", output, err), os.Remove(f.Name()))
	}
	return nil
}
