package annotate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// flow is what an import remembers of an archive that comes in parts, beside
// the part that it is at.
type flow struct {
	counts   map[ImportResult]int
	refused  []ImportRecord // the first of them
	articles int            // that came
	sources  int
	claims   int
	last     timeline.ClaimID // that came
	owed     []owed
	missing  map[timeline.ClaimID]bool // claims that were refused, the first of them
	said     map[QuoteID]bool          // quotes of the file in articles that got another text
	reworded map[ArticleID]bool        // those articles
	moving   []timeline.ClaimID        // gaps that came as being past checking: their ends may have moved
	among    []timeline.ClaimID        // claims that came and that others matter to: gaps, and those with a subject
	crowd    bool                      // they are too many for a list
	publish  []timeline.ClaimID        // gaps that came as published or withdrawn
	beside   map[ExtraKey]string       // extras that are here, or come first, and are of no claim
}

// owed is an end of a gap of which it has to be seen whether it is there.
type owed struct {
	claim int // its place in the file
	id    timeline.ClaimID
	field string
	end   timeline.ClaimID
}

// mostRefused is how many refusals are told one by one, and after how many a
// file is given up.
const mostRefused = 1000

// ImportParts does what [Desk.Import] does for an archive that comes in parts,
// in the order of [Desk.Carry], so that it need not fit in memory: the claims in
// the order of their ids. It writes what it has planned part by part, in the one
// transaction that is taken back when anything is refused or when the parts end
// with an error. The report counts all records and tells of the first that were
// refused.
func (d *Desk) ImportParts(ctx context.Context, actor account.Actor, parts iter.Seq2[Archive, error], o ImportOptions) (ImportReport, error) {
	report := ImportReport{DryRun: o.DryRun}
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		im := newImporting(c, actor, Archive{}, o)
		im.flow = &flow{
			counts: map[ImportResult]int{}, missing: map[timeline.ClaimID]bool{}, said: map[QuoteID]bool{}, reworded: map[ArticleID]bool{},
		}
		err := im.runParts(ctx, parts)
		report.Timeline, report.Records, report.Counts = im.target, im.flow.refused, im.flow.counts
		if err == nil && o.DryRun {
			return errRehearsal
		}
		return err
	})
	if errors.Is(err, errRehearsal) {
		err = nil
	}
	return report, err
}

func (im *importing) runParts(ctx context.Context, parts iter.Seq2[Archive, error]) error {
	first := true
	for part, err := range parts {
		if err != nil {
			return err
		}
		im.in = part
		im.ownExtras()
		if first {
			im.target = part.Timeline
			err = im.openFlow(ctx)
		} else {
			err = im.take(ctx, part)
		}
		if err != nil {
			return err
		}
		first = false
		if len(im.flow.refused) >= mostRefused {
			break
		}
	}
	if first {
		return fault.New(fault.Invalid, "There is nothing in this file.")
	}
	im.options.tell(Settling, 0, 0)
	if err := im.settle(ctx); err != nil {
		return err
	}
	return im.refused()
}

func (im *importing) openFlow(ctx context.Context) error {
	if err := im.open(ctx); err != nil {
		return err
	}
	if err := im.flush(ctx); err != nil {
		return err
	}
	im.flow.beside = maps.Clone(im.stored.extra)
	if im.flow.beside == nil {
		im.flow.beside = map[ExtraKey]string{}
	}
	for _, key := range im.extras[ExtraKey{Object: ObjectTimeline, ID: string(im.target.ID)}] {
		im.flow.beside[key] = im.in.Extra[key]
	}
	im.stored.extra = im.flow.beside
	return im.refused() // for then there is nothing to compare with
}

// take plans and writes one part.
func (im *importing) take(ctx context.Context, part Archive) error {
	hanging := split(part)
	for _, a := range part.Articles {
		if err := im.article(ctx, fmt.Sprintf("articles[%d]", im.flow.articles), a, hanging.texts[a.ID]); err != nil {
			return err
		}
		im.flow.articles++
		if stored := len(im.stored.texts[a.ID]); stored > 0 && len(im.after.texts[a.ID]) > stored {
			im.flow.reworded[a.ID] = true
		}
	}
	for _, s := range part.Sources {
		if _, ok := im.after.sources[s.ID]; !ok {
			im.after.sources[s.ID] = s // so that a source may be merged into one that follows
		}
	}
	for _, s := range part.Sources {
		if err := im.source(ctx, fmt.Sprintf("sources[%d]", im.flow.sources), s); err != nil {
			return err
		}
		im.flow.sources++
	}
	if err := im.flush(ctx); err != nil {
		return err
	}
	if len(part.Cases) == 0 {
		return im.late(ctx, part)
	}
	return im.takeClaims(ctx, part, hanging)
}

// late keeps the extras of the file that come in a part of their own.
func (im *importing) late(ctx context.Context, part Archive) error {
	id := string(part.Timeline.ID)
	if len(part.Articles) > 0 || len(part.Sources) > 0 || len(im.extras[ExtraKey{Object: ObjectTimeline, ID: id}]) == 0 {
		return nil
	}
	if changes := im.extra("timeline", ObjectTimeline, id); len(changes) > 0 {
		im.history("timeline", ObjectTimeline, id, "edit", changes)
	}
	return im.flush(ctx)
}

func (im *importing) takeClaims(ctx context.Context, part Archive, hanging parts) error {
	if err := im.holdClaims(ctx, part.Cases); err != nil {
		return err
	}
	for _, c := range part.Cases {
		im.after.cases[c.ID] = orElse(im.after.cases, c)
	}
	for _, c := range part.Cases {
		refused := im.flow.counts[Refuse]
		if err := im.claim(ctx, fmt.Sprintf("claims[%d]", im.flow.claims), c, hanging); err != nil {
			return err
		}
		if err := im.flush(ctx); err != nil {
			return err
		}
		if im.flow.counts[Refuse] > refused && len(im.flow.missing) < mostRefused {
			im.flow.missing[c.ID] = true
		}
		im.flow.claims++
	}
	if im.flow.counts[Refuse] > 0 {
		return nil // all of it will be taken back
	}
	return im.settlePart(ctx, part.Cases)
}

func orElse(cases map[timeline.ClaimID]Case, c Case) Case {
	if k, ok := cases[c.ID]; ok {
		return k
	}
	return c
}

// holdClaims reads what is stored of the claims of a part, and forgets that of
// the part before.
func (im *importing) holdClaims(ctx context.Context, cases []Case) error {
	s := Stretch{Timeline: im.target.ID, After: im.flow.last, Through: cases[len(cases)-1].ID}
	if s.After >= cases[0].ID || !slices.IsSortedFunc(cases, func(a, b Case) int { return cmp.Compare(a.ID, b.ID) }) {
		return fault.New(fault.Invalid, "The claims of this file are not in the order of their ids.")
	}
	im.flow.last = s.Through
	here := Archive{}
	if !im.fresh {
		var err error
		if here, err = im.OfStretch(ctx, s); err != nil {
			return err
		}
	}
	clear(im.seen)
	clear(im.runes)
	for _, held := range []*holdings{&im.stored, &im.after} {
		next := hold(here)
		next.articles, next.texts, next.sources = held.articles, held.texts, held.sources
		next.extra = maps.Clone(im.flow.beside)
		maps.Copy(next.extra, here.Extra)
		*held = next
	}
	return nil
}

// flush writes what was planned, counts the records, and forgets both. What is
// planned beside a refusal is written too, for what follows to be found; all of
// it is taken back at the end.
func (im *importing) flush(ctx context.Context) error {
	for _, r := range im.records {
		im.flow.counts[r.Result]++
		if r.Result == Refuse && len(im.flow.refused) < mostRefused {
			im.flow.refused = append(im.flow.refused, r)
		}
	}
	im.records = im.records[:0]
	for _, w := range im.writes {
		if err := w.do(ctx); err != nil {
			if first := im.refused(); first != nil {
				return first
			}
			return im.failed(w.path, err)
		}
	}
	clear(im.writes)
	im.writes = im.writes[:0]
	return nil
}

// owe notes an end of a gap that is to be looked for at the end.
func (f *flow) owe(id timeline.ClaimID, field string, end timeline.ClaimID) {
	f.owed = append(f.owed, owed{claim: f.claims, id: id, field: field, end: end})
}

// say notes that the file says where a quote stands.
func (f *flow) say(q Quote) {
	if f != nil && f.reworded[q.Article] {
		f.said[q.ID] = true
	}
}

// leadReworded leads the quotes of the articles that got another text.
func (im *importing) leadReworded(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(im.flow.reworded)) {
		quotes, err := im.QuotesIn(ctx, id)
		if err != nil {
			return err
		}
		im.stored.quotes = map[QuoteID]Quote{}
		for _, q := range quotes {
			im.stored.quotes[q.ID] = q
		}
		im.leadAll(im.flow.said)
		if err := im.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}
