package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

// pick says which claims to read: the clauses after FROM claims c, and the
// order of the claims themselves. The parameters of where are those of the
// whole query, so that tags, authors and findings are read by the same clauses,
// one query for all the claims.
type pick struct{ where, order string }

var (
	pickOne = pick{where: `
WHERE c.id = ?1`}

	pickTimeline = pick{where: `
WHERE c.timeline_id = ?1`, order: `
ORDER BY ` + timelineOrder}

	pickDependents = pick{where: `
WHERE (c.from_claim = ?1 OR c.to_claim = ?1)`, order: `
ORDER BY c.id`}

	pickSubject = pick{where: `
WHERE c.timeline_id = ?1
  AND c.subject = ?2`, order: `
ORDER BY c.id`}

	pickQuoted = pick{where: `
WHERE c.id IN (SELECT q.claim_id FROM quotes q WHERE q.article_id = ?1)`, order: `
ORDER BY c.id`}
)

// timelineOrder is the order of [annotate.ClaimReader.Cases].
const timelineOrder = `c.earliest NULLS LAST, c.latest, c.id`

// Case returns a claim with the work done on it.
func (t *tx) Case(ctx context.Context, id timeline.ClaimID) (annotate.Case, error) {
	c, err := one(ctx, t, "claim", scanCase, claimColumns+fromClaims+pickOne.where, string(id))
	if err != nil {
		return annotate.Case{}, err
	}
	cases := []annotate.Case{c}
	err = t.fill(ctx, cases, pickOne, string(id))
	return cases[0], err
}

// Cases returns every case of a timeline in timeline order.
func (t *tx) Cases(ctx context.Context, id timeline.ID) ([]annotate.Case, error) {
	return t.cases(ctx, pickTimeline, string(id))
}

// Dependents returns the cases whose gap ends at a claim, by id.
func (t *tx) Dependents(ctx context.Context, id timeline.ClaimID) ([]annotate.Case, error) {
	return t.cases(ctx, pickDependents, string(id))
}

// OfSubject returns the cases of a timeline that have a subject, by id.
func (t *tx) OfSubject(ctx context.Context, id timeline.ID, subject string) ([]annotate.Case, error) {
	return t.cases(ctx, pickSubject, string(id), subject)
}

// Quoted returns the cases that are quoted from an article, by id.
func (t *tx) Quoted(ctx context.Context, id annotate.ArticleID) ([]annotate.Case, error) {
	return t.cases(ctx, pickQuoted, string(id))
}

func (t *tx) cases(ctx context.Context, p pick, args ...any) ([]annotate.Case, error) {
	cases, err := list(ctx, t, scanCase, claimColumns+fromClaims+p.where+p.order, args...)
	if err != nil {
		return nil, fmt.Errorf("reading claims: %w", err)
	}
	if err := t.fill(ctx, cases, p, args...); err != nil {
		return nil, err
	}
	return cases, nil
}

const tagsOf = `
SELECT x.claim_id, x.tag
FROM claims c
JOIN claim_tags x ON x.claim_id = c.id`

const authorsOf = `
SELECT x.claim_id, x.user_id, x.name
FROM claims c
JOIN claim_authors x ON x.claim_id = c.id`

// fill adds to cases what is kept in rows of their own.
func (t *tx) fill(ctx context.Context, cases []annotate.Case, p pick, args ...any) error {
	if len(cases) == 0 {
		return nil
	}
	place := make(map[timeline.ClaimID]int, len(cases))
	for i, c := range cases {
		place[c.ID] = i
	}
	tags, err := list(ctx, t, scanTag, tagsOf+p.where+"\nORDER BY x.claim_id, x.tag", args...)
	if err != nil {
		return fmt.Errorf("reading tags: %w", err)
	}
	for _, tag := range tags {
		c := &cases[place[tag.claim]]
		c.Tags = append(c.Tags, tag.tag)
	}
	authors, err := list(ctx, t, scanAuthor, authorsOf+p.where+"\nORDER BY x.claim_id, x.place", args...)
	if err != nil {
		return fmt.Errorf("reading authors: %w", err)
	}
	for _, a := range authors {
		c := &cases[place[a.claim]]
		c.Authors = append(c.Authors, a.person)
	}
	return nil
}

type claimTag struct {
	claim timeline.ClaimID
	tag   string
}

func scanTag(row scanner) (claimTag, error) {
	var x claimTag
	err := row.Scan(&x.claim, &x.tag)
	return x, err
}

type claimAuthor struct {
	claim  timeline.ClaimID
	person annotate.Person
}

func scanAuthor(row scanner) (claimAuthor, error) {
	var x claimAuthor
	err := row.Scan(&x.claim, &x.person.ID, &x.person.Name)
	return x, err
}

const insertClaim = `
INSERT INTO claims (
  id, statement, claimant,
  position, at_date, earliest, latest, extent,
  from_end, from_claim, from_date, to_end, to_claim, to_date, op, n, m, unit, undated_reason,
  wording, basis, anchor, zone, occurrence, importance, lane, subject,
  verdict, explanation, search_note, disposition, correction, recheck,
  status, assignee_id, assignee_name, approver_id, approver_name, approved_version, approved,
  notice, changed, version, judged, judged_from, judged_to,
  timeline_id, by_id, by_name, created)
VALUES (
  ?1, ?2, ?3,
  ?4, ?5, ?6, ?7, ?8,
  ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
  ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27,
  ?28, ?29, ?30, ?31, ?32, ?33,
  ?34, ?35, ?36, ?37, ?38, ?39, ?40,
  ?41, ?42, ?43, ?44, ?45, ?46,
  ?47, ?48, ?49, ?50)`

// AddCase adds a claim. The ends of its gap may be added after it in the same
// transaction.
func (t *tx) AddCase(ctx context.Context, c annotate.Case) error {
	args, err := claimArgs(c)
	if err != nil {
		return err
	}
	args = append(args, string(c.Timeline), string(c.By.ID), c.By.Name, millis(c.Created))
	if err := t.add(ctx, "claim", "", insertClaim, args...); err != nil {
		return err
	}
	t.recent.claim, t.recent.timeline = c.ID, c.Timeline
	return t.attach(ctx, c, true)
}

const updateClaim = `
UPDATE claims
SET statement = ?2, claimant = ?3,
  position = ?4, at_date = ?5, earliest = ?6, latest = ?7, extent = ?8,
  from_end = ?9, from_claim = ?10, from_date = ?11, to_end = ?12, to_claim = ?13, to_date = ?14,
  op = ?15, n = ?16, m = ?17, unit = ?18, undated_reason = ?19,
  wording = ?20, basis = ?21, anchor = ?22, zone = ?23, occurrence = ?24, importance = ?25, lane = ?26, subject = ?27,
  verdict = ?28, explanation = ?29, search_note = ?30, disposition = ?31, correction = ?32, recheck = ?33,
  status = ?34, assignee_id = ?35, assignee_name = ?36,
  approver_id = ?37, approver_name = ?38, approved_version = ?39, approved = ?40,
  notice = ?41, changed = ?42, version = ?43, judged = ?44, judged_from = ?45, judged_to = ?46
WHERE id = ?1
  AND version = ?43 - 1`

const claimExists = `
SELECT version
FROM claims
WHERE id = ?1`

const (
	deleteTags = `
DELETE FROM claim_tags
WHERE claim_id = ?1`

	deleteAuthors = `
DELETE FROM claim_authors
WHERE claim_id = ?1`
)

// ChangeCase changes a claim and the work done on it.
func (t *tx) ChangeCase(ctx context.Context, c annotate.Case) error {
	args, err := claimArgs(c)
	if err != nil {
		return err
	}
	if err := t.change(ctx, "claim", "", claimExists, updateClaim, args...); err != nil {
		return err
	}
	if _, err := t.exec(ctx, deleteTags, string(c.ID)); err != nil {
		return err
	}
	if _, err := t.exec(ctx, deleteAuthors, string(c.ID)); err != nil {
		return err
	}
	if _, err := t.exec(ctx, deleteRecheck, string(c.ID)); err != nil {
		return err
	}
	return t.attach(ctx, c, false)
}

const insertTag = `
INSERT INTO claim_tags (claim_id, tag)
VALUES (?1, ?2)`

const insertAuthor = `
INSERT INTO claim_authors (claim_id, place, user_id, name)
VALUES (?1, ?2, ?3, ?4)`

// attach writes what hangs on a claim whose row is written, and of which nothing
// is there any more.
func (t *tx) attach(ctx context.Context, c annotate.Case, fresh bool) error {
	if err := t.setRecheck(ctx, c); err != nil {
		return err
	}
	for _, tag := range c.Tags {
		if _, err := t.exec(ctx, insertTag, string(c.ID), tag); err != nil {
			return fmt.Errorf("tag %q of claim %s: %w", tag, c.ID, err)
		}
	}
	for i, a := range c.Authors {
		if _, err := t.exec(ctx, insertAuthor, string(c.ID), i, string(a.ID), a.Name); err != nil {
			return fmt.Errorf("author %q of claim %s: %w", a.Name, c.ID, err)
		}
	}
	return t.indexClaim(ctx, c, fresh)
}
