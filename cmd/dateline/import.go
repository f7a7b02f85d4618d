package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/fault"
)

// intake is how a file is taken in.
type intake struct {
	file     string
	format   string
	timeline string // that the records go to; empty for a new one
	columns  []string
	order    string
	leaveOut bool
	refused  string // the file that gets the rows that are refused
	options  annotate.ImportOptions
}

func (a *app) importCommand() *cobra.Command {
	var path string
	var in intake
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in a timeline from a file",
		Long: `Take in a timeline from an archive that "dateline export" wrote, or from a file of
another program; "-" reads the standard input. The format is recognised by what is
in the file. All of it is taken in, or nothing.

What is there already is changed to what the file says; what has not changed is
skipped. Claims that were published land in review again, and a new timeline is
private, unless --keep-status is given.

The columns of a table are found by their names; --map says it otherwise. A date
such as 03/04/2024 is refused until --dates says which number is the day.

An archive of more than 64 MB is read piece by piece, so that it needs little memory;
only what is refused of it is told record by record.

The database is made when it is not there, but for a dry run. Ctrl-C takes back
what was done so far; a terminal shows how far it is.`,
		Example: `  dateline import --dry-run pact.json --db desk.db
  dateline import --keep-status pact.json --db desk.db
  dateline import claims.csv --timeline pact --map "Aussage=statement" --dates day-first --db desk.db
  dateline import claims.csv --skip-refused --refused back.csv --db desk.db`,
		Args: takes("a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			in.file = args[0]
			if order := exchange.Order(in.order); order != exchange.NoOrder && order != exchange.DayFirst && order != exchange.MonthFirst {
				return &usageError{cmd.CommandPath(), fmt.Errorf("--dates is %q; it has to be %s or %s", in.order, exchange.DayFirst, exchange.MonthFirst)}
			}
			err := a.importFile(cmd.Context(), path, in)
			if err != nil && cmd.Context().Err() != nil { // its transaction was taken back
				return fmt.Errorf("stopped before the end, so nothing was imported: %w", context.Cause(cmd.Context()))
			}
			return err
		},
	}
	databaseSetting(cmd, &path)
	cmd.Flags().StringVar(&in.format, "format", catalogue.Auto, "the `format`: "+strings.Join(catalogue.Readable(), ", "))
	cmd.Flags().BoolVar(&in.options.DryRun, "dry-run", false, "say what would happen, and write nothing")
	cmd.Flags().BoolVar(&in.options.KeepStatus, "keep-status", false, "keep published claims published, and the steps that led there")
	cmd.Flags().StringVar(&in.options.Slug, "slug", "", "use this short `name` instead of the one in the file")
	cmd.Flags().StringVar(&in.timeline, "timeline", "", "add to the timeline of this short `name` instead of making a new one")
	cmd.Flags().StringArrayVar(&in.columns, "map", nil, "what a column of a table tells, as `COLUMN=FIELD`; once for each")
	cmd.Flags().StringVar(&in.order, "dates", "", "the `order` of dates such as 03/04/2024: day-first or month-first")
	cmd.Flags().BoolVar(&in.leaveOut, "skip-refused", false, "take in the rest when records are refused; not of an archive")
	cmd.Flags().StringVar(&in.refused, "refused", "", "write what is refused to this `file`, with the reasons: of a table its rows")
	return cmd
}

func (a *app) importFile(ctx context.Context, path string, in intake) error {
	large, err := isLarge(in)
	if err != nil {
		return err
	}
	if large {
		return a.importLarge(ctx, path, in)
	}
	file, err := a.openFile(ctx, in)
	if err != nil {
		return err
	}
	return a.withDesk(ctx, path, !in.options.DryRun, func(desk *annotate.Desk) error {
		return a.takeIn(ctx, desk, file, in)
	})
}

// openFile reads the file, and says with its name what is wrong with it.
func (a *app) openFile(ctx context.Context, in intake) (*catalogue.Incoming, error) {
	from, size := a.stdin, int64(0)
	if in.file != "-" {
		f, err := os.Open(in.file)
		if err != nil {
			return nil, fmt.Errorf("reading the file: %w", err)
		}
		defer func() { _ = f.Close() }() // only read
		from = f
		if info, err := f.Stat(); err == nil {
			size = info.Size()
		}
	}
	meter := a.meter()
	file, err := catalogue.Open(meter.reading(ctx, from, size), in.format)
	meter.close()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.file, err)
	}
	if len(in.columns) == 0 {
		return file, nil
	}
	if file.Sheet == nil {
		return nil, fault.New(fault.Invalid, "%s is no table: --map is for the columns of one.", in.file)
	}
	fields := map[string]string{}
	for _, pair := range in.columns {
		column, field, ok := cutLast(pair, "=")
		if !ok {
			return nil, fault.New(fault.Invalid, "--map is %q; give it as COLUMN=FIELD.", pair)
		}
		fields[column] = field
	}
	return file, file.Mapping.Change(file.Sheet.Header, fields)
}

// cutLast cuts s at the last sep: the name of a column may hold others.
func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func (a *app) takeIn(ctx context.Context, desk *annotate.Desk, file *catalogue.Incoming, in intake) error {
	if file.Archive != nil && (in.timeline != "" || in.leaveOut) {
		return fault.New(fault.Invalid, "An archive goes to its own timeline, as a whole: leave --timeline and --skip-refused out.")
	}
	o := catalogue.Intake{
		Timeline: in.timeline, Order: exchange.Order(in.order), Fallback: strings.TrimSuffix(filepath.Base(in.file), filepath.Ext(in.file)),
		Slug: in.options.Slug, LeaveOut: in.leaveOut, KeepStatus: in.options.KeepStatus, DryRun: in.options.DryRun,
	}
	if in.file == "-" {
		o.Fallback = ""
	}
	meter := a.meter()
	o.Progress = meter.importing
	out, err := file.Import(ctx, desk, account.Operator(), o)
	meter.close()
	switch {
	case err != nil && ctx.Err() != nil: // what became of the records so far is of no interest
		return err
	case err != nil && out.Format == "": // nothing of it could be read
		return fmt.Errorf("%s: %w", in.file, err)
	case file.Archive != nil:
		return errors.Join(a.giveBack(file, out.Report, in.refused), tell(a.stdout, out.Report, err != nil), err)
	}
	return errors.Join(a.tellRead(file, out), a.giveBack(file, out.Report, in.refused), tell(a.stdout, out.Report, err != nil), err)
}

// tellRead says how a file was read: as what, with which columns, and what of it
// has no place here.
func (a *app) tellRead(file *catalogue.Incoming, r catalogue.Outcome) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s with %d records.\n", r.Format, r.Records)
	if file.Sheet != nil {
		for i, column := range file.Sheet.Header {
			field := string(file.Mapping[i])
			if field == "" {
				field = "kept, and not shown"
			}
			fmt.Fprintf(&b, "column %s: %s\n", column, field)
		}
	}
	for _, o := range r.Left {
		fmt.Fprintf(&b, "left: %s", o.What)
		if o.Count > 0 {
			fmt.Fprintf(&b, " (%d)", o.Count)
		}
		fmt.Fprintf(&b, ": %s\n", o.Why)
	}
	if r.Ambiguous != "" {
		fmt.Fprintf(&b, "Dates such as %s can be read in two ways. Say which with --dates day-first or --dates month-first.\n", r.Ambiguous)
	}
	_, err := io.WriteString(a.stdout, b.String())
	return err
}

// giveBack writes what was refused to a file, with the reasons.
func (a *app) giveBack(file *catalogue.Incoming, report annotate.ImportReport, output string) error {
	if output == "" || report.Count(annotate.Refuse) == 0 {
		return nil
	}
	return a.put(output, func(w io.Writer) error { return file.WriteRefused(w, report.Records) })
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
