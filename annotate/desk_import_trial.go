package annotate

import (
	"context"
	"time"

	"dateline/annotate/account"
)

// reading is a transaction that only reads. It has no writers: what plans an
// import calls none.
type reading struct {
	Reader
	TimelineWriter
	ClaimWriter
	AccountWriter
	ArchiveWriter
	TalkWriter
	SettledWriter
	EditionWriter
	ChronicleWriter
	LiveWriter
	TokenWriter
}

// try finds out what an import would write, see [ImportOptions.PlanOnly]. Others
// go on writing meanwhile.
func (d *Desk) try(ctx context.Context, actor account.Actor, a Archive, o ImportOptions) (ImportReport, error) {
	report := ImportReport{Timeline: a.Timeline, DryRun: true}
	at := d.now().UTC().Truncate(time.Millisecond)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		c := &change{Tx: reading{Reader: r}, actor: actor, at: at, today: d.Today()}
		im := newImporting(c, actor, a, o)
		err := im.plan(ctx)
		report.Timeline, report.Records = im.target, im.records
		return err
	})
	return report, err
}
