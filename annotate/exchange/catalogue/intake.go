package catalogue

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/table"
	"dateline/annotate/fault"
)

// Intake says how a file is taken in.
type Intake struct {
	Timeline   string         // short name of the one that the records go to; empty for a new one
	Order      exchange.Order // of dates such as 03/04/2024
	Title      string         // of a new timeline, in place of what the file says
	Fallback   string         // is the title when there is none, such as the name of the file
	Slug       string         // of a new timeline, in place of what is made of its title
	Seed       string         // see [exchange.Target.Seed]
	LeaveOut   bool           // take in the rest when records are refused
	KeepStatus bool
	DryRun     bool
	PlanOnly   bool                          // see [annotate.ImportOptions.PlanOnly]
	Progress   func(annotate.ImportProgress) // see [annotate.ImportOptions.Progress]
}

// Outcome is what became of a file.
type Outcome struct {
	Format    string // in words
	Records   int    // in the file
	Left      []annotate.Omission
	Ambiguous string // see [exchange.Reading.Ambiguous]
	Report    annotate.ImportReport
	Content   annotate.Archive // as it was read
}

// Import takes a file in. The outcome tells how far that came when there is an
// error; its report is empty when nothing could be read.
//
// An archive goes to the timeline that it is of, as a whole.
func (in *Incoming) Import(ctx context.Context, desk *annotate.Desk, actor account.Actor, o Intake) (Outcome, error) {
	if in.Archive != nil {
		return in.restore(ctx, desk, actor, o)
	}
	to := exchange.Target{Name: cmp.Or(o.Title, o.Fallback), Order: o.Order, Seed: o.Seed}
	if o.Timeline != "" {
		var err error
		if to.Here, err = desk.Archive(ctx, actor, o.Timeline); err != nil {
			return Outcome{}, err
		}
	}
	r, err := in.Read(to)
	if err != nil {
		return Outcome{}, err
	}
	if o.Timeline == "" && o.Title != "" && r.Archive.Timeline.Title != o.Title {
		r.Archive.Timeline.Title, r.Archive.Timeline.Slug = o.Title, annotate.Slug(o.Title)
	}
	out := Outcome{Format: r.Format, Records: r.Records, Left: r.Left, Ambiguous: r.Ambiguous, Content: r.Archive}
	out.Report, err = exchange.Import(ctx, desk, actor, r, exchange.Options{
		DryRun: o.DryRun, KeepStatus: o.KeepStatus, Slug: o.Slug, LeaveOut: o.LeaveOut, PlanOnly: o.PlanOnly, Progress: o.Progress,
	})
	return out, err
}

func (in *Incoming) restore(ctx context.Context, desk *annotate.Desk, actor account.Actor, o Intake) (Outcome, error) {
	if o.Timeline != "" && o.Timeline != in.Archive.Timeline.Slug {
		return Outcome{}, fault.New(fault.Invalid, "An archive goes to its own timeline, which is “%s”, and not to another.", in.Archive.Timeline.Title)
	}
	a := *in.Archive
	if o.Title != "" {
		a.Timeline.Title = o.Title
	}
	out := Outcome{Format: "Dateline archive", Records: len(a.Articles) + len(a.Sources) + len(a.Cases), Left: a.Omitted, Content: a}
	var err error
	out.Report, err = desk.Import(ctx, actor, a, annotate.ImportOptions{
		DryRun: o.DryRun, KeepStatus: o.KeepStatus, Slug: o.Slug, PlanOnly: o.PlanOnly, Progress: o.Progress,
	})
	return out, err
}

// WriteRefused writes the records that were refused, with the reasons: the rows
// of a table as they were, to be mended and sent again, and of other files a
// table of where they stand.
func (in *Incoming) WriteRefused(w io.Writer, records []annotate.ImportRecord) error {
	if in.Sheet == nil {
		return table.WriteReasons(w, records)
	}
	rows := make(map[string]int, len(in.Sheet.Rows))
	for i, row := range in.Sheet.Rows {
		rows[row.Place] = i
	}
	reasons := map[int]string{}
	for _, x := range records {
		place, _, _ := strings.Cut(x.Path, ": ")
		if i, ok := rows[place]; ok && x.Result == annotate.Refuse {
			reasons[i] = x.Reason
		}
	}
	if err := table.WriteRefused(w, in.Sheet, reasons); err != nil {
		return fmt.Errorf("giving rows back: %w", err)
	}
	return nil
}
