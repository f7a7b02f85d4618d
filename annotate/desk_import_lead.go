package annotate

import (
	"context"
	"maps"
	"slices"
)

// leadOthers plans to lead the quotes of articles that get another text to it:
// those that are here and not in the file. Where those of the file stand is for
// the file to say.
func (im *importing) leadOthers() {
	said := map[QuoteID]bool{}
	for _, q := range im.in.Quotes {
		said[q.ID] = true
	}
	im.leadAll(said)
}

// leadAll does that for the quotes that are held and that the file does not say.
func (im *importing) leadAll(said map[QuoteID]bool) {
	led := map[ArticleID]*rewordings{}
	for _, id := range slices.Sorted(maps.Keys(im.stored.quotes)) {
		q := im.stored.quotes[id]
		texts := im.after.texts[q.Article]
		if said[id] || len(texts) == len(im.stored.texts[q.Article]) {
			continue
		}
		if led[q.Article] == nil {
			all := slices.SortedFunc(maps.Values(texts), func(a, b Text) int { return a.Number - b.Number })
			led[q.Article] = towards(all[len(all)-1], all)
		}
		after, strayed := led[q.Article].carry(q)
		if after == q {
			continue
		}
		im.after.quotes[id] = after
		path := "quotes[" + string(id) + "]"
		im.write(path, func(ctx context.Context) error { return im.ChangeQuote(ctx, after) })
		if strayed {
			im.write(path, func(ctx context.Context) error {
				k, err := im.Case(ctx, q.Claim)
				if err != nil {
					return err
				}
				_, err = im.noteLed(ctx, k, q, after)
				return err
			})
		}
	}
}
