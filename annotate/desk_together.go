package annotate

import (
	"context"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Together lets f use the desk as often as it likes in one transaction: all
// that f does is stored, or nothing when f, or anything that it called, returns
// an error. What f gets is good until it returns.
func (d *Desk) Together(ctx context.Context, f func(context.Context, *Desk) error) error {
	var held []timeline.ID
	err := d.store.Update(ctx, func(ctx context.Context, tx Tx) error {
		within := &joined{tx: tx}
		inner := *d
		inner.store, inner.held = within, &held
		if err := f(ctx, &inner); err != nil {
			return err
		}
		return within.failed
	})
	if err != nil {
		return err
	}
	d.ring(held)
	return nil
}

// joined is a Store all of whose transactions are part of one.
type joined struct {
	tx     Tx
	failed error // of the first update that did not go through
}

// View calls f with what the transaction sees.
func (j *joined) View(ctx context.Context, f func(context.Context, Reader) error) error {
	return f(ctx, j.tx)
}

// Update calls f with the transaction.
func (j *joined) Update(ctx context.Context, f func(context.Context, Tx) error) error {
	err := f(ctx, j.tx)
	if j.failed == nil {
		j.failed = err
	}
	return err
}

// Receipt is what was answered to a request that may be sent again.
type Receipt struct {
	Token   account.TokenID
	Key     string // that names the request, chosen by the program that sends it
	Request string // a digest of the request
	Answer  string
	At      time.Time
}

// ReceiptLife is how long the answer to a request is kept.
const ReceiptLife = 24 * time.Hour

// ErrKeyTaken says that a key of a receipt stands for another request.
var ErrKeyTaken = fault.New(fault.Invalid, "This key was sent with another request within a day. Choose a new key for each request.")

// Once is [Desk.Together] for a request that may be sent again: what f answers is
// kept with what it stored. When r's key was sent with the same request within
// [ReceiptLife], f is not called, the answer of then is returned, and again is
// true. What went wrong is not kept: nothing was stored, so that it can be
// tried again.
func (d *Desk) Once(ctx context.Context, r Receipt, f func(context.Context, *Desk) (string, error)) (answer string, again bool, err error) {
	err = d.Together(ctx, func(ctx context.Context, inner *Desk) error {
		tx := inner.store.(*joined).tx // Together made it
		r.At = d.now().UTC().Truncate(time.Millisecond)
		kept, err := tx.Receipt(ctx, r.Token, r.Key)
		switch {
		case fault.KindOf(err) == fault.NotFound:
		case err != nil:
			return err
		case r.At.Sub(kept.At) >= ReceiptLife:
		case kept.Request != r.Request:
			return ErrKeyTaken
		default:
			answer, again = kept.Answer, true
			return nil
		}
		if r.Answer, err = f(ctx, inner); err != nil {
			return err
		}
		answer = r.Answer
		if err := tx.DropReceipts(ctx, r.At.Add(-ReceiptLife)); err != nil {
			return err
		}
		return tx.SetReceipt(ctx, r)
	})
	return answer, again, err
}
