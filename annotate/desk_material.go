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
	if err := m.fill(ctx, r); err != nil {
		return m, err
	}
	m.Quotes, err = r.QuotesOf(ctx, c.ID)
	return m.through(), err
}

// fill reads the sources of the evidence, and those that take the place of some
// of them.
func (m *Material) fill(ctx context.Context, r Reader) error {
	for _, e := range m.Evidence {
		for _, id := range []SourceID{e.Source, e.Via} {
			for id != "" {
				s, ok := m.Sources[id]
				if !ok {
					var err error
					if s, err = r.Source(ctx, id); err != nil {
						return err
					}
					m.Sources[id] = s
				}
				id = s.Merged
			}
		}
	}
	return nil
}

// through returns m with evidence that names the sources that take the place of
// others. What the records say stays: a claim that was approved is the one that
// its reviewer saw, whatever became of a duplicate since.
func (m Material) through() Material {
	evidence := make([]Evidence, len(m.Evidence))
	for i, e := range m.Evidence {
		evidence[i] = e.through(m.Sources)
	}
	m.Evidence = evidence
	return m
}

// through returns e with the sources that take the place of its own. What was
// seen quoted in what is the same source was read itself.
func (e Evidence) through(sources map[SourceID]Source) Evidence {
	for _, id := range []*SourceID{&e.Source, &e.Via} {
		if kept := sources[*id].Merged; kept != "" {
			*id = kept
		}
	}
	if e.Via == e.Source {
		e.Via = ""
	}
	return e
}
