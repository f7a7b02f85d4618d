package annotate

import (
	"context"

	"dateline/timeline/edtf"
)

// material gathers what the rules look at and what they found, and the articles
// of the quotes.
func material(ctx context.Context, r Reader, c Case, today edtf.Day) (Material, []Article, error) {
	m, err := exhibits(ctx, r, c)
	if err != nil {
		return m, nil, err
	}
	articles := make([]Article, len(m.Quotes))
	for i, q := range m.Quotes {
		if articles[i], err = r.Article(ctx, q.Article); err != nil {
			return m, nil, err
		}
	}
	found, err := r.Findings(ctx, c.ID)
	if err != nil {
		return m, nil, err
	}
	dismissals, err := r.Dismissals(ctx, c.ID)
	m.Findings, m.Dismissed = standing(found, dismissals, today)
	return m, articles, err
}

// exhibits gathers what the rules look at to find anything.
func exhibits(ctx context.Context, r Reader, c Case) (Material, error) {
	m := Material{Sources: map[SourceID]Source{}}
	var err error
	if m.Evidence, err = r.EvidenceFor(ctx, c.ID); err != nil {
		return m, err
	}
	for _, e := range m.Evidence {
		for _, id := range []SourceID{e.Source, e.Via} {
			if _, ok := m.Sources[id]; ok || id == "" {
				continue
			}
			if m.Sources[id], err = r.Source(ctx, id); err != nil {
				return m, err
			}
		}
	}
	m.Quotes, err = r.QuotesOf(ctx, c.ID)
	return m, err
}
