package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/exchange/table"
	"dateline/annotate/fault"
)

// isLarge reports whether a file is an archive that is too large to be read as a
// whole. What is no file on disk is not: its size is known only at its end.
func isLarge(in intake) (bool, error) {
	if in.file == "-" || !slices.Contains([]string{catalogue.Auto, catalogue.Archive}, in.format) {
		return false, nil
	}
	f, err := os.Open(in.file)
	if err != nil {
		return false, fmt.Errorf("reading the file: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	about, err := f.Stat()
	if err != nil || !about.Mode().IsRegular() || about.Size() <= exchange.MaxSize {
		return false, err
	}
	beginning := make([]byte, 1024)
	n, err := io.ReadFull(f, beginning)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, fmt.Errorf("reading the file: %w", err)
	}
	return catalogue.IsArchive(beginning[:n]), nil
}

// importLarge takes in an archive while it reads it.
func (a *app) importLarge(ctx context.Context, path string, in intake) error {
	if in.timeline != "" || len(in.columns) > 0 || in.leaveOut {
		return fault.New(fault.Invalid, "An archive goes to its own timeline, as a whole: leave --timeline, --map and --skip-refused out.")
	}
	f, err := os.Open(in.file)
	if err != nil {
		return fmt.Errorf("reading the file: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	about, err := f.Stat()
	if err != nil {
		return fmt.Errorf("reading the file: %w", err)
	}
	return a.withDesk(ctx, path, !in.options.DryRun, func(desk *annotate.Desk) error {
		meter := a.meter()
		in.options.Progress = meter.importing // of what follows once all of the file was read
		report, err := desk.ImportParts(ctx, account.Operator(), archive.Parts(meter.reading(ctx, f, about.Size())), in.options)
		meter.close()
		if err != nil {
			err = fmt.Errorf("%s: %w", in.file, err)
		}
		return errors.Join(a.giveReasons(report, in.refused), tell(a.stdout, report, err != nil), err)
	})
}

// giveReasons writes what was refused of an archive to a file.
func (a *app) giveReasons(report annotate.ImportReport, output string) error {
	if output == "" || len(report.Records) == 0 {
		return nil
	}
	return a.put(output, func(w io.Writer) error { return table.WriteReasons(w, report.Records) })
}
