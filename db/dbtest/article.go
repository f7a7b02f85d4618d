package dbtest

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var articleTests = map[string]func(*testing.T, *desk){
	"an article comes back as it was added":                    articleFound,
	"an article changes from the version that was read":        articleChanges,
	"articles are in the order in which they were added":       articleOrder,
	"texts come first to last, to the byte":                    textOrder,
	"a text is added once and only to an article":              textOnce,
	"quotes come by place, whether by article or by claim":     quoteOrder,
	"a quote moves, and one of a text that is not there fails": quoteMoves,
	"decisions come first to last, with the claim of each":     decisionOrder,
}

func readArticle(id annotate.ArticleID) func(context.Context, annotate.Reader) (annotate.Article, error) {
	return func(ctx context.Context, r annotate.Reader) (annotate.Article, error) { return r.Article(ctx, id) }
}

func articleFound(t *testing.T, d *desk) {
	d.furnished()
	same(t, "the article", see(d, readArticle("a")), anArticle("a"))
	bare := annotate.Article{ID: "bare", Timeline: "t", Created: noon, Version: 1}
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddArticle(ctx, bare) })
	same(t, "an article of which nothing is known", see(d, readArticle("bare")), bare)
	missing(d, readArticle("b"))
	d.refused(fault.Conflict, "id", func(ctx context.Context, tx annotate.Tx) error { return tx.AddArticle(ctx, anArticle("a")) })
	d.refused(fault.NotFound, "not there", func(ctx context.Context, tx annotate.Tx) error {
		lost := anArticle("lost")
		lost.Timeline = "nowhere"
		return tx.AddArticle(ctx, lost)
	})
}

func articleChanges(t *testing.T, d *desk) {
	d.furnished()
	changed := anArticle("a")
	changed.Title, changed.Byline, changed.Publisher, changed.URL = "T", "B", "P", "U"
	changed.Published, changed.Zone, changed.Language, changed.Version = edtf.Date{}, "UTC", "fr", 2
	change := func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeArticle(ctx, changed) }
	d.update(change)
	same(t, "the changed article", see(d, readArticle("a")), changed)
	d.refused(fault.Conflict, "changed while you were editing", change)
	changed.ID = "b"
	d.refused(fault.NotFound, "article", change)
}

func articleOrder(t *testing.T, d *desk) {
	d.furnished()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddArticle(ctx, anArticle("z")), tx.AddArticle(ctx, anArticle("b")))
	})
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Article, error) { return r.Articles(ctx, "t") })
	same(t, "the articles", got, []annotate.Article{anArticle("a"), anArticle("z"), anArticle("b")})
	none := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Article, error) {
		return r.Articles(ctx, "other")
	})
	same(t, "the articles of an empty timeline", none, []annotate.Article{})
}

func textOrder(t *testing.T, d *desk) {
	d.furnished()
	// A NUL, a byte that is no UTF-8, combining marks and an astral character.
	odd := aText("a", 2, "one\x00two \xff e\u0301 \U0001f4c5\r\n\ttab")
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddText(ctx, aText("a", 10, "ten")), tx.AddText(ctx, odd))
	})
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Text, error) { return r.Texts(ctx, "a") })
	same(t, "the texts", got, []annotate.Text{aText("a", 1, "It was the first visit in 24 years."), odd, aText("a", 10, "ten")})
}

func textOnce(_ *testing.T, d *desk) {
	d.furnished()
	d.refused(fault.Conflict, "text", func(ctx context.Context, tx annotate.Tx) error { return tx.AddText(ctx, aText("a", 1, "again")) })
	d.refused(fault.NotFound, "", func(ctx context.Context, tx annotate.Tx) error { return tx.AddText(ctx, aText("b", 1, "lost")) })
}

func aQuote(id, claim string, number, start, end int) annotate.Quote {
	return annotate.Quote{
		ID: annotate.QuoteID(id), Claim: timeline.ClaimID(claim), Article: "a", Number: number, Start: start, End: end,
		Exact: "exact " + id, Prefix: "before ", Suffix: " after", State: annotate.Anchored,
	}
}

func quoteOrder(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")), aCase("d", at("2001")))
	in := []annotate.Quote{
		aQuote("late", "c", 2, 0, 5), aQuote("long", "c", 1, 3, 9), aQuote("short", "d", 1, 3, 8), aQuote("early", "c", 1, 0, 20),
	}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		if err := tx.AddText(ctx, aText("a", 2, "Another wording.")); err != nil {
			return err
		}
		for _, q := range in {
			if err := tx.AddQuote(ctx, q); err != nil {
				return err
			}
		}
		return nil
	})
	late, long, short, early := in[0], in[1], in[2], in[3]
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Quote, error) { return r.QuotesIn(ctx, "a") })
	same(t, "the quotes in the article", got, []annotate.Quote{early, short, long, late})
	got = see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Quote, error) { return r.QuotesOf(ctx, "c") })
	same(t, "the quotes of the claim", got, []annotate.Quote{early, long, late})
	cases := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) { return r.Quoted(ctx, "a") })
	same(t, "the cases quoted from the article", cases, []annotate.Case{aCase("c", at("2000")), aCase("d", at("2001"))})
}

func quoteMoves(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	q := aQuote("q", "c", 1, 0, 2)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddText(ctx, aText("a", 2, "So it was.")), tx.AddQuote(ctx, q))
	})
	q.Number, q.Start, q.End, q.Exact, q.Prefix, q.Suffix, q.State = 2, 3, 5, "it", "So ", " was.", annotate.Moved
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeQuote(ctx, q) })
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Quote, error) { return r.QuotesOf(ctx, "c") })
	same(t, "the quotes after one moved", got, []annotate.Quote{q})

	d.refused(fault.Conflict, "quote", func(ctx context.Context, tx annotate.Tx) error { return tx.AddQuote(ctx, q) })
	d.refused(fault.NotFound, "", func(ctx context.Context, tx annotate.Tx) error { return tx.AddQuote(ctx, aQuote("r", "c", 3, 0, 1)) })
	d.refused(fault.NotFound, "quote", func(ctx context.Context, tx annotate.Tx) error {
		return tx.ChangeQuote(ctx, aQuote("nobody", "c", 1, 0, 1))
	})
}

func aDecision(start int, answer annotate.Answer) annotate.Decision {
	return annotate.Decision{
		Article: "a", Number: 1, Matter: annotate.MatterDate, Start: start, End: start + 5, Exact: "24 years",
		Prefix: "before ", Suffix: " after", Answer: answer, By: ada, At: noon,
	}
}

func decisionOrder(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	line := aDecision(0, annotate.Nothing)
	line.Matter = annotate.MatterLine
	accepted := aDecision(3, annotate.Accept)
	accepted.Claim = "c"
	in := []annotate.Decision{aDecision(9, annotate.Reject), line, accepted, aDecision(9, annotate.Restore)}
	for _, one := range in {
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.AddDecision(ctx, one) })
	}
	decisions := func(id annotate.ArticleID) []annotate.Decision {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Decision, error) { return r.Decisions(ctx, id) })
	}
	same(t, "the decisions", decisions("a"), in)
	same(t, "the decisions about an article that is not there", decisions("b"), []annotate.Decision{})

	lost := aDecision(0, annotate.Reject)
	lost.Number = 7
	d.refused(fault.NotFound, "not there", func(ctx context.Context, tx annotate.Tx) error { return tx.AddDecision(ctx, lost) })
	accepted.Claim = "nobody"
	d.refused(fault.NotFound, "not there", func(ctx context.Context, tx annotate.Tx) error { return tx.AddDecision(ctx, accepted) })
}
