package views

import (
	"context"

	"dateline/views/link"
	"dateline/views/ui"
)

type waitingKey struct{}

// WithWaiting returns a context in which the main menu says how many claims
// wait for the person who looks. The count is asked for only where a page shows
// the menu, once.
func WithWaiting(ctx context.Context, count func() int) context.Context {
	return context.WithValue(ctx, waitingKey{}, count)
}

// waiting returns what stands beside an entry of the main menu: how many claims
// wait, or nothing.
func waiting(ctx context.Context, e Entry) string {
	count, ok := ctx.Value(waitingKey{}).(func() int)
	if !ok || e.Href != link.Queue {
		return ""
	}
	if n := count(); n > 0 {
		return ui.Number(n)
	}
	return ""
}
