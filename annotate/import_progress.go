package annotate

import (
	"context"

	"dateline/annotate/account"
)

// MayImport returns an error that says why somebody may not import into a
// timeline, or nil when they may.
func MayImport(a Access) error { return a.need(account.Contributor, "Importing") }

// ImportStage is a part of an import.
type ImportStage string

// The stages, in their order. How long the last one takes is not known before.
const (
	Comparing ImportStage = "compare" // every record is compared with what is here
	Writing   ImportStage = "write"   // what differs is written
	Settling  ImportStage = "settle"  // the rules look at the claims again, and all of it is committed
)

// ImportProgress says how far an import is in its stage: records that were
// compared, or things that were written, each of which is a row or a few. The
// total is 0 when it is not known.
type ImportProgress struct {
	Stage       ImportStage
	Done, Total int
}

// step tells how far an import is, and returns an error once nobody waits for it
// any more.
func (im *importing) step(ctx context.Context, stage ImportStage, done, total int) error {
	if tell := im.options.Progress; tell != nil {
		tell(ImportProgress{Stage: stage, Done: done, Total: total})
	}
	return ctx.Err()
}
