package views

import "context"

// Counts are the numbers beside the entries of the main menu.
type Counts struct {
	Waiting int // claims that wait for who looks
	Unread  int // in the inbox
}

type countsKey struct{}

// WithCounts returns a context for rendering pages that show counts beside the
// main menu. They are the frame's business and not that of any page, which is
// why they do not travel in [Page]. Count is called once for each page that is
// rendered.
func WithCounts(ctx context.Context, count func(context.Context) Counts) context.Context {
	return context.WithValue(ctx, countsKey{}, count)
}

func countsIn(ctx context.Context) Counts {
	count, ok := ctx.Value(countsKey{}).(func(context.Context) Counts)
	if !ok {
		return Counts{}
	}
	return count(ctx)
}
