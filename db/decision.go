package db

import (
	"context"

	"dateline/annotate"
	"dateline/timeline"
)

const decisionsOf = `
SELECT article_id, text_number, matter, starts, ends, exact, prefix, suffix, answer, claim_id, by_id, by_name, at
FROM decisions
WHERE article_id = ?1
ORDER BY number`

// Decisions returns what was decided about an article, first to last.
func (t *tx) Decisions(ctx context.Context, id annotate.ArticleID) ([]annotate.Decision, error) {
	return list(ctx, t, scanDecision, decisionsOf, string(id))
}

func scanDecision(row scanner) (annotate.Decision, error) {
	var d annotate.Decision
	err := row.Scan(&d.Article, &d.Number, &d.Matter, &d.Start, &d.End, &d.Exact, &d.Prefix, &d.Suffix,
		&d.Answer, optional[timeline.ClaimID]{&d.Claim}, &d.By.ID, &d.By.Name, instant{&d.At})
	return d, err
}

const insertDecision = `
INSERT INTO decisions (article_id, text_number, matter, starts, ends, exact, prefix, suffix, answer, claim_id, by_id, by_name, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)`

// AddDecision appends to what was decided about an article.
func (t *tx) AddDecision(ctx context.Context, d annotate.Decision) error {
	return t.add(ctx, "decision", "", insertDecision,
		string(d.Article), d.Number, string(d.Matter), d.Start, d.End, d.Exact, d.Prefix, d.Suffix,
		string(d.Answer), nullable(d.Claim), string(d.By.ID), d.By.Name, millis(d.At))
}
