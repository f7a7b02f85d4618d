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

// The stages, in their order. How long the first and the last one take is not
// known before.
const (
	Opening   ImportStage = "open"    // others finish what they write, and what is here is read
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
	im.options.tell(stage, done, total)
	return ctx.Err()
}

func (o ImportOptions) tell(stage ImportStage, done, total int) {
	if o.Progress != nil {
		o.Progress(ImportProgress{Stage: stage, Done: done, Total: total})
	}
}
