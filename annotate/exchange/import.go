package exchange

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Options says how a reading is imported.
type Options struct {
	DryRun     bool
	KeepStatus bool
	Slug       string
	// LeaveOut imports the rest when records are refused. Otherwise nothing is
	// imported.
	LeaveOut bool
	PlanOnly bool                          // see [annotate.ImportOptions.PlanOnly]
	Progress func(annotate.ImportProgress) // see [annotate.ImportOptions.Progress]
}

// Import hands a reading to the desk. The report has a record for all that
// becomes of it, with the places of the file, those that could not be read
// first.
func Import(ctx context.Context, desk *annotate.Desk, actor account.Actor, r *Reading, o Options) (annotate.ImportReport, error) {
	in := annotate.ImportOptions{DryRun: o.DryRun, KeepStatus: o.KeepStatus, Slug: o.Slug, Partial: r.Partial, PlanOnly: o.PlanOnly, Progress: o.Progress}
	a := r.Archive
	var refused []annotate.ImportRecord
	for _, x := range r.Refused {
		refused = append(refused, annotate.ImportRecord{Path: x.Path, Object: annotate.ObjectClaim, Result: annotate.Refuse, Reason: x.Reason})
	}
	if len(refused) > 0 && !o.LeaveOut {
		in.DryRun = true // only to tell of the rest what would become of it
	}
	report, err := desk.Import(ctx, actor, a, in)
	for o.LeaveOut && err != nil { // one that refuses something writes nothing
		bad := map[timeline.ClaimID]bool{}
		for _, x := range report.Records {
			if x.Result == annotate.Refuse && x.Object == annotate.ObjectClaim {
				bad[timeline.ClaimID(x.ID)] = true
				x.Path = r.place(a, x.Path)
				refused = append(refused, x)
			}
		}
		if len(bad) == 0 {
			break // something else is wrong than a claim
		}
		a = without(a, bad)
		report, err = desk.Import(ctx, actor, a, in)
	}
	report.DryRun = o.DryRun
	for i := range report.Records {
		report.Records[i].Path = r.place(a, report.Records[i].Path)
	}
	report.Records = append(refused, report.Records...)
	return report, told(report, o, err)
}

// told returns the error of an import in the places of the file.
func told(report annotate.ImportReport, o Options, err error) error {
	first := slices.IndexFunc(report.Records, func(x annotate.ImportRecord) bool { return x.Result == annotate.Refuse })
	if first < 0 || err == nil && o.LeaveOut {
		return err
	}
	x := report.Records[first]
	return fault.New(fault.Invalid, "Nothing was imported. %s: %s%s", x.Path, x.Reason, more(report.Count(annotate.Refuse)-1))
}

func more(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " One more record was refused."
	default:
		return " " + strconv.Itoa(n) + " more records were refused."
	}
}

// without returns an archive without some claims, and what hangs on them.
func without(a annotate.Archive, bad map[timeline.ClaimID]bool) annotate.Archive {
	a.Cases = slices.DeleteFunc(slices.Clone(a.Cases), func(k annotate.Case) bool { return bad[k.ID] })
	a.Quotes = slices.DeleteFunc(slices.Clone(a.Quotes), func(q annotate.Quote) bool { return bad[q.Claim] })
	a.Evidence = slices.DeleteFunc(slices.Clone(a.Evidence), func(e annotate.Evidence) bool { return bad[e.Claim] })
	return a
}

// place returns where in the file stands what stands at a path of the archive.
func (r *Reading) place(a annotate.Archive, path string) string {
	rest, ok := strings.CutPrefix(path, "claims[")
	if !ok {
		return path
	}
	number, rest, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	if err != nil || i >= len(a.Cases) {
		return path
	}
	place := r.places[string(a.Cases[i].ID)]
	if place == "" {
		return path
	}
	return place + strings.ReplaceAll(rest, ".", ": ")
}
