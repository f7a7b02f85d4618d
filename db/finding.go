package db

import (
	"context"
	"fmt"
	"math"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

const findingsAbout = `
SELECT x.claim_id, x.rule, x.severity, x.message, x.version, x.from_date, x.until_date
FROM claims c
JOIN findings x ON x.claim_id = c.id`

// "block" comes before "warn" in the alphabet too, but nothing should hang on
// that.
const findingsOrder = `
ORDER BY x.claim_id, x.severity <> 'block', x.rule, x.message, x.place`

// standing returns a condition for the findings of an alias that hold on a day,
// which a parameter such as "?1" gives, and that nobody has dismissed. It says
// the same as [annotate.Dismissal.Covers].
func standing(alias, day string) string {
	return fmt.Sprintf(`%[1]s.first_day <= %[2]s AND %[1]s.last_day >= %[2]s
  AND NOT EXISTS (SELECT 1 FROM dismissals d
    WHERE d.claim_id = %[1]s.claim_id AND d.rule = %[1]s.rule AND d.message = %[1]s.message AND d.version = %[1]s.version
      AND (d.severity = 'block' OR %[1]s.severity = 'warn'))`, alias, day)
}

// Findings returns what was found about a claim, by severity, rule and message.
func (t *tx) Findings(ctx context.Context, id timeline.ClaimID) ([]timeline.Finding, error) {
	rows, err := list(ctx, t, scanFinding, findingsAbout+pickOne.where+findingsOrder, string(id))
	if err != nil {
		return nil, err
	}
	var findings []timeline.Finding
	for _, r := range rows {
		findings = append(findings, r.finding)
	}
	return findings, nil
}

type claimFinding struct {
	claim   timeline.ClaimID
	finding timeline.Finding
}

func scanFinding(row scanner) (claimFinding, error) {
	var x claimFinding
	f := &x.finding
	err := row.Scan(&x.claim, &f.Rule, &f.Severity, &f.Message, &f.Version, date{&f.From}, date{&f.Until})
	return x, err
}

const deleteFindings = `
DELETE FROM findings
WHERE claim_id = ?1`

const insertFinding = `
INSERT INTO findings (claim_id, place, rule, severity, message, version, from_date, until_date, first_day, last_day)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`

// SetFindings replaces the findings about a claim.
func (t *tx) SetFindings(ctx context.Context, id timeline.ClaimID, findings []timeline.Finding) error {
	if _, err := t.exec(ctx, deleteFindings, string(id)); err != nil {
		return err
	}
	return t.AddFindings(ctx, id, findings)
}

// AddFindings adds the findings about a claim that has none yet.
func (t *tx) AddFindings(ctx context.Context, id timeline.ClaimID, findings []timeline.Finding) error {
	for i, f := range findings {
		_, err := t.exec(ctx, insertFinding, string(id), i, string(f.Rule), string(f.Severity), f.Message, f.Version,
			dateText(f.From), dateText(f.Until), dayOr(f.From, f.From.Earliest(), math.MinInt64), dayOr(f.Until, f.Until.Latest(), math.MaxInt64))
		if err != nil {
			return fmt.Errorf("finding %s about claim %s: %w", f.Rule, id, err)
		}
	}
	return nil
}

// dayOr returns the number of a day, or that for no limit.
func dayOr(d edtf.Date, bound edtf.Bound, none int64) int64 {
	if d.IsZero() {
		return none
	}
	return int64(bound.Day)
}

const dismissalColumns = `
SELECT x.claim_id, x.rule, x.severity, x.message, x.version, x.reason, x.by_id, x.by_name, x.at
FROM claims c
JOIN dismissals x ON x.claim_id = c.id`

const dismissalOrder = `
ORDER BY x.claim_id, x.rule, x.message`

func scanDismissal(row scanner) (annotate.Dismissal, error) {
	var d annotate.Dismissal
	err := row.Scan(&d.Claim, &d.Rule, &d.Severity, &d.Message, &d.Version, &d.Reason, &d.By.ID, &d.By.Name, instant{&d.At})
	return d, err
}

// Dismissals returns what was dismissed about a claim, by rule and message.
func (t *tx) Dismissals(ctx context.Context, id timeline.ClaimID) ([]annotate.Dismissal, error) {
	return list(ctx, t, scanDismissal, dismissalColumns+pickOne.where+dismissalOrder, string(id))
}

// DismissalsOn returns what was dismissed about all claims of a timeline, by
// claim, rule and message.
func (t *tx) DismissalsOn(ctx context.Context, id timeline.ID) ([]annotate.Dismissal, error) {
	return list(ctx, t, scanDismissal, dismissalColumns+pickTimeline.where+dismissalOrder, string(id))
}

const upsertDismissal = `
INSERT INTO dismissals (claim_id, rule, message, severity, version, reason, by_id, by_name, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (claim_id, rule, message) DO UPDATE SET
  severity = excluded.severity, version = excluded.version, reason = excluded.reason,
  by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at`

// SetDismissal adds or replaces a dismissal.
func (t *tx) SetDismissal(ctx context.Context, d annotate.Dismissal) error {
	_, err := t.exec(ctx, upsertDismissal, string(d.Claim), string(d.Rule), d.Message, string(d.Severity), d.Version,
		d.Reason, string(d.By.ID), d.By.Name, millis(d.At))
	return err
}

const deleteDismissal = `
DELETE FROM dismissals
WHERE claim_id = ?1
  AND rule = ?2
  AND message = ?3`

// EndDismissal takes a dismissal away.
func (t *tx) EndDismissal(ctx context.Context, d annotate.Dismissal) error {
	_, err := t.exec(ctx, deleteDismissal, string(d.Claim), string(d.Rule), d.Message)
	return err
}
