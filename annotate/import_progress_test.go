package annotate_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"dateline/annotate"
)

func TestAnImportTellsHowFarItIs(t *testing.T) {
	_, a := filled(t)
	to := newOffice(t)
	a.Timeline.Slug = "elsewhere"
	var told []annotate.ImportProgress
	to.bring(to.dan, a, annotate.ImportOptions{Progress: func(p annotate.ImportProgress) { told = append(told, p) }})
	var stages []annotate.ImportStage
	last := map[annotate.ImportStage]annotate.ImportProgress{}
	for _, p := range told {
		if before, ok := last[p.Stage]; ok && (p.Done <= before.Done || p.Total != before.Total) {
			t.Errorf("after %+v it told %+v", before, p)
		}
		last[p.Stage] = p
		stages = append(stages, p.Stage)
	}
	if got, want := slices.Compact(stages), []annotate.ImportStage{annotate.Opening, annotate.Comparing, annotate.Writing, annotate.Settling}; !slices.Equal(got, want) {
		t.Errorf("the stages were %v, want %v", got, want)
	}
	records := len(a.Articles) + len(a.Sources) + len(a.Cases)
	if got := last[annotate.Comparing]; got.Done != records || got.Total != records {
		t.Errorf("it compared %d of %d records, want all %d", got.Done, got.Total, records)
	}
}

func TestAnImportThatIsStoppedLeavesNothing(t *testing.T) {
	_, a := filled(t)
	a.Timeline.Slug = "elsewhere"
	for _, at := range []annotate.ImportStage{annotate.Comparing, annotate.Writing, annotate.Settling} {
		t.Run("while it does "+string(at), func(t *testing.T) {
			to := newOffice(t)
			before := to.entries()
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			_, err := to.Import(ctx, to.dan, a, annotate.ImportOptions{Progress: func(p annotate.ImportProgress) {
				if p.Stage == at && (p.Done > 0 || p.Total == 0) {
					stop()
				}
			}})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got the error %v, want that it was stopped", err)
			}
			if after := to.entries(); after != before {
				t.Errorf("the history has %d entries, and had %d before", after, before)
			}
			a := a
			a.Timeline.Slug = "elsewhere"
			to.bring(to.dan, a, annotate.ImportOptions{}) // nothing stands in its way
		})
	}
}

func TestAnImportTellsWhatItChanges(t *testing.T) {
	o, a := filled(t)
	a.Cases[0].Statement = "He came in June 2024"
	report := o.bring(o.ada, a, annotate.ImportOptions{DryRun: true})
	for _, r := range report.Records {
		if r.Result != annotate.Modify {
			continue
		}
		if want := (annotate.Change{Field: "statement", Old: "He came on 19 June 2024", New: "He came in June 2024"}); !slices.Contains(r.Changes, want) {
			t.Errorf("%s changes %+v, want %+v", r.Path, r.Changes, want)
		}
		return
	}
	t.Errorf("nothing changes: %+v", report.Records)
}

func TestADryRunThatOnlyPlansTellsTheSame(t *testing.T) {
	_, a := filled(t)
	to := newOffice(t)
	a.Timeline.Slug = "elsewhere"
	var stages []annotate.ImportStage
	planned := to.bring(to.dan, a, annotate.ImportOptions{DryRun: true, PlanOnly: true, Progress: func(p annotate.ImportProgress) { stages = append(stages, p.Stage) }})
	if slices.Contains(stages, annotate.Writing) {
		t.Error("it wrote, although it was only to plan")
	}
	if real := to.bring(to.dan, a, annotate.ImportOptions{}); !reflect.DeepEqual(real.Records, planned.Records) {
		t.Errorf("the import did %v, the plan told %v", real.Records, planned.Records)
	}
}

// TestOthersWriteWhileAFileIsTried lets somebody write in the middle of a trial,
// which would wait for its end if a trial held the writer.
func TestOthersWriteWhileAFileIsTried(t *testing.T) {
	_, a := filled(t)
	to := newOffice(t)
	a.Timeline.Slug = "elsewhere"
	wrote := false
	report, err := to.Import(t.Context(), to.dan, a, annotate.ImportOptions{DryRun: true, PlanOnly: true, Progress: func(p annotate.ImportProgress) {
		if p.Stage == annotate.Comparing && !wrote {
			wrote = true
			to.must(to.store.Update(t.Context(), func(context.Context, annotate.Tx) error { return nil }))
		}
	}})
	to.must(err)
	if !wrote || report.Count(annotate.Create) == 0 {
		t.Errorf("the trial found %d things to create; somebody wrote meanwhile: %t", report.Count(annotate.Create), wrote)
	}
}
