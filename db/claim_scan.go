package db

import (
	"errors"
	"fmt"
	"time"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

const claimColumns = `
SELECT c.id, c.timeline_id, c.statement, c.claimant,
  c.position, c.at_date, c.extent,
  c.from_end, c.from_claim, c.from_date, c.to_end, c.to_claim, c.to_date, c.op, c.n, c.m, c.unit, c.undated_reason,
  c.wording, c.basis, c.anchor, c.zone, c.occurrence, c.importance, c.lane, c.subject,
  c.verdict, c.explanation, c.search_note, c.disposition, c.correction, c.recheck,
  c.status, c.assignee_id, c.assignee_name, c.approver_id, c.approver_name, c.approved_version, c.approved,
  c.notice, c.by_id, c.by_name, c.created, c.changed, c.version, c.judged, c.judged_from, c.judged_to`

const fromClaims = `
FROM claims c`

func scanCase(row scanner) (annotate.Case, error) { return scanCaseAnd(row) }

// scanCaseAnd scans claimColumns and the columns that follow them.
func scanCaseAnd(row scanner, more ...any) (annotate.Case, error) {
	var c annotate.Case
	var p positionRow
	dest := []any{&c.ID, &c.Timeline, &c.Statement, &c.Claimant}
	dest = append(dest, p.dest()...)
	dest = append(dest,
		&c.Wording, &c.Basis, &c.Anchor, &c.Zone, &c.Occurrence, &c.Importance, &c.Lane, &c.Subject,
		&c.Ruling.Verdict, &c.Ruling.Explanation, &c.Ruling.SearchNote, &c.Ruling.Disposition, &c.Ruling.Correction, date{&c.Ruling.Recheck},
		&c.Status, &c.Assignee.ID, &c.Assignee.Name,
		&c.Approval.By.ID, &c.Approval.By.Name, &c.Approval.Version, instant{&c.Approval.At},
		&c.Notice, &c.By.ID, &c.By.Name, instant{&c.Created}, instant{&c.Changed}, &c.Version,
		&c.JudgedOn.Kept, date{&c.JudgedOn.From}, date{&c.JudgedOn.To})
	err := row.Scan(append(dest, more...)...)
	if err == nil {
		c.Position, err = p.position()
	}
	if err != nil && c.ID != "" {
		return annotate.Case{}, fmt.Errorf("claim %s: %w", c.ID, err)
	}
	return c, err
}

// positionRow is a position as it is stored: the kind says which of the other
// columns are set.
type positionRow struct {
	kind     string
	at       edtf.Date
	extent   timeline.Extent
	from, to endRow
	length   timeline.Length
	reason   string
}

type endRow struct {
	kind  string
	claim timeline.ClaimID
	date  edtf.Date
}

func (p *positionRow) dest() []any {
	return []any{
		&p.kind,
		date{&p.at},
		optional[timeline.Extent]{&p.extent},
		optional[string]{&p.from.kind},
		optional[timeline.ClaimID]{&p.from.claim},
		date{&p.from.date},
		optional[string]{&p.to.kind},
		optional[timeline.ClaimID]{&p.to.claim},
		date{&p.to.date},
		optional[timeline.Op]{&p.length.Op},
		count{&p.length.N},
		count{&p.length.M},
		optional[timeline.Unit]{&p.length.Unit},
		optional[string]{&p.reason},
	}
}

func (p *positionRow) position() (timeline.Position, error) {
	switch p.kind {
	case "point":
		return timeline.Point{When: p.at, Extent: p.extent}, nil
	case "undated":
		return timeline.Undated{Reason: p.reason}, nil
	case "gap":
		from, err := p.from.end()
		if err != nil {
			return nil, err
		}
		to, err := p.to.end()
		return timeline.Gap{From: from, To: to, Length: p.length}, err
	default:
		return nil, fmt.Errorf("stored position is %q", p.kind)
	}
}

func (e endRow) end() (timeline.End, error) {
	switch e.kind {
	case "claim":
		return timeline.ClaimEnd{Claim: e.claim}, nil
	case "date":
		return timeline.DateEnd{When: e.date}, nil
	case "publication":
		return timeline.Publication{}, nil
	default:
		return nil, fmt.Errorf("stored end of a gap is %q", e.kind)
	}
}

// count is a column of a number, NULL for none.
type count struct{ to *int }

// Scan reads a number or NULL.
func (c count) Scan(value any) error {
	switch value := value.(type) {
	case nil:
		*c.to = 0
		return nil
	case int64:
		*c.to = int(value)
		return nil
	default:
		return fmt.Errorf("stored number is a %T", value)
	}
}

// claimArgs returns what insertClaim and updateClaim share: ?1 to ?46.
func claimArgs(c annotate.Case) ([]any, error) {
	position, err := positionArgs(c.Position)
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", c.ID, err)
	}
	args := []any{string(c.ID), c.Statement, c.Claimant}
	args = append(args, position...)
	return append(args,
		c.Wording, string(c.Basis), c.Anchor, c.Zone, string(c.Occurrence), c.Importance, c.Lane, c.Subject,
		string(c.Ruling.Verdict), c.Ruling.Explanation, c.Ruling.SearchNote, string(c.Ruling.Disposition), c.Ruling.Correction, dateText(c.Ruling.Recheck),
		string(c.Status), string(c.Assignee.ID), c.Assignee.Name,
		string(c.Approval.By.ID), c.Approval.By.Name, c.Approval.Version, orNull(c.Approval.At),
		c.Notice, millis(c.Changed), c.Version,
		flag(c.JudgedOn.Kept), dateText(c.JudgedOn.From), dateText(c.JudgedOn.To),
	), nil
}

// errNoPosition is about a claim that breaks the contract of its type.
var errNoPosition = errors.New("it has no position, or one without a date or an end")

// positionArgs returns the sixteen columns of a position: the kind, four of a
// point, ten of a gap, and the reason of an undated claim.
func positionArgs(p timeline.Position) ([]any, error) {
	args := make([]any, 16)
	switch p := p.(type) {
	case timeline.Point:
		if p.When.IsZero() {
			return nil, errNoPosition
		}
		args[0], args[1] = "point", p.When.String()
		args[2], args[3] = firstDay(p.When), lastDay(p.When)
		args[4] = string(p.Extent)
	case timeline.Gap:
		args[0] = "gap"
		if err := endArgs(args[5:8], p.From); err != nil {
			return nil, err
		}
		if err := endArgs(args[8:11], p.To); err != nil {
			return nil, err
		}
		args[11], args[12], args[13], args[14] = string(p.Length.Op), p.Length.N, p.Length.M, string(p.Length.Unit)
	case timeline.Undated:
		args[0], args[15] = "undated", p.Reason
	default:
		return nil, errNoPosition
	}
	return args, nil
}

// endArgs fills the three columns of an end: its kind, claim and date.
func endArgs(args []any, end timeline.End) error {
	switch end := end.(type) {
	case timeline.ClaimEnd:
		args[0], args[1] = "claim", string(end.Claim)
	case timeline.DateEnd:
		if end.When.IsZero() {
			return errNoPosition
		}
		args[0], args[2] = "date", end.When.String()
	case timeline.Publication:
		args[0] = "publication"
	default:
		return errNoPosition
	}
	return nil
}

func firstDay(d edtf.Date) int64 {
	if b := d.Earliest(); b.Kind == edtf.Known {
		return int64(b.Day)
	}
	return int64(edtf.MinDay)
}

func lastDay(d edtf.Date) int64 {
	if b := d.Latest(); b.Kind == edtf.Known {
		return int64(b.Day)
	}
	return int64(edtf.MaxDay)
}

// orNull returns what a column of a time holds that may be missing.
func orNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}
