package api_test

import (
	"context"
	"sync/atomic"

	"dateline/annotate"
)

// glass is a store that can be told to answer nothing but at which revision a
// timeline stands: whoever asks it for anything else panics.
type glass struct {
	annotate.Store
	closed atomic.Bool
	views  atomic.Int64
}

func (g *glass) View(ctx context.Context, f func(context.Context, annotate.Reader) error) error {
	g.views.Add(1)
	if !g.closed.Load() {
		return g.Store.View(ctx, f)
	}
	return g.Store.View(ctx, func(ctx context.Context, r annotate.Reader) error {
		return f(ctx, revisionOnly{r: r})
	})
}

type revisionOnly struct {
	annotate.Reader // nil
	r               annotate.Reader
}

// Revision is the one query that is answered.
func (o revisionOnly) Revision(ctx context.Context, slug string) (annotate.Revision, error) {
	return o.r.Revision(ctx, slug)
}
