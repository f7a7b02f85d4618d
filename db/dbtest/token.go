package dbtest

import (
	"context"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

var tokenTests = map[string]func(*testing.T, *desk){
	"a token is found by id, by hash and among those of its user": tokenFound,
	"a token keeps when it was used and revoked":                  tokenChanges,
	"a receipt is kept by token and key, and replaced":            receiptKept,
	"old receipts are forgotten, and no others":                   receiptsForgotten,
	"the revision of a timeline moves with its history":           revisionMoves,
}

func aToken(id, user string, created time.Time) account.Token {
	return account.Token{
		ID: account.TokenID(id), Hash: "hash " + id, User: account.UserID(user), Name: "laptop " + id, Scope: account.ScopeWrite,
		Created: created, Expires: created.Add(time.Hour),
	}
}

func addTokens(d *desk) {
	d.t.Helper()
	addUsers(d)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddToken(ctx, aToken("a", "1", noon)), tx.AddToken(ctx, aToken("b", "1", noon.Add(time.Minute))), tx.AddToken(ctx, aToken("c", "2", noon)))
	})
}

func readToken(id account.TokenID) func(context.Context, annotate.Reader) (account.Token, error) {
	return func(ctx context.Context, r annotate.Reader) (account.Token, error) { return r.Token(ctx, id) }
}

func tokenFound(t *testing.T, d *desk) {
	addTokens(d)
	same(t, "the token by id", see(d, readToken("a")), aToken("a", "1", noon))
	byHash := func(hash string) func(context.Context, annotate.Reader) (account.Token, error) {
		return func(ctx context.Context, r annotate.Reader) (account.Token, error) { return r.TokenByHash(ctx, hash) }
	}
	same(t, "the token by hash", see(d, byHash("hash b")), aToken("b", "1", noon.Add(time.Minute)))
	missing(d, readToken("x"))
	missing(d, byHash("a"))
	own := see(d, func(ctx context.Context, r annotate.Reader) ([]account.Token, error) { return r.Tokens(ctx, "1") })
	same(t, "the tokens of a user", own, []account.Token{aToken("b", "1", noon.Add(time.Minute)), aToken("a", "1", noon)})
	twin := aToken("a", "1", noon)
	twin.Hash = "another"
	d.refused(fault.Conflict, "id", func(ctx context.Context, tx annotate.Tx) error { return tx.AddToken(ctx, twin) })
}

func tokenChanges(t *testing.T, d *desk) {
	addTokens(d)
	changed := aToken("a", "1", noon)
	changed.Used, changed.Revoked = noon.Add(time.Second), noon.Add(time.Minute)
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeToken(ctx, changed) })
	same(t, "the changed token", see(d, readToken("a")), changed)
	same(t, "another token", see(d, readToken("c")), aToken("c", "2", noon))
}

func readReceipt(token account.TokenID, key string) func(context.Context, annotate.Reader) (annotate.Receipt, error) {
	return func(ctx context.Context, r annotate.Reader) (annotate.Receipt, error) {
		return r.Receipt(ctx, token, key)
	}
}

func receiptKept(t *testing.T, d *desk) {
	addTokens(d)
	for _, answer := range []string{"done", "done again"} {
		r := annotate.Receipt{Token: "a", Key: "k", Request: "digest", Answer: answer, At: noon}
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.SetReceipt(ctx, r) })
		same(t, "the receipt", see(d, readReceipt("a", "k")), r)
	}
	missing(d, readReceipt("b", "k"))
	missing(d, readReceipt("a", "other"))
}

func receiptsForgotten(_ *testing.T, d *desk) {
	addTokens(d)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(
			tx.SetReceipt(ctx, annotate.Receipt{Token: "a", Key: "old", At: noon.Add(-time.Millisecond)}),
			tx.SetReceipt(ctx, annotate.Receipt{Token: "a", Key: "new", At: noon}),
			tx.DropReceipts(ctx, noon),
		)
	})
	missing(d, readReceipt("a", "old"))
	see(d, readReceipt("a", "new"))
}

func revisionMoves(t *testing.T, d *desk) {
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return tx.AddTimeline(ctx, timeline.Timeline{ID: "t", Slug: "pact", Title: "The pact", Visibility: timeline.Public, Version: 3})
	})
	revision := func(slug string) func(context.Context, annotate.Reader) (annotate.Revision, error) {
		return func(ctx context.Context, r annotate.Reader) (annotate.Revision, error) { return r.Revision(ctx, slug) }
	}
	want := annotate.Revision{Timeline: "t", Visibility: timeline.Public, Version: 3}
	same(t, "the revision without history", see(d, revision("pact")), want)
	other := anEntry(annotate.ObjectClaim, "x", "add")
	other.Timeline = "u"
	d.record(anEntry(annotate.ObjectClaim, "c", "add"), other)
	want.Number = 1
	same(t, "the revision with history", see(d, revision("pact")), want)
	missing(d, revision("other"))
}
