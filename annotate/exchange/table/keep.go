package table

import (
	"bytes"
	"encoding/json"
	"slices"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tree"
	"dateline/timeline"
)

// keep keeps the cells that have no place here with the claim.
func (c *claims) keep(id timeline.ClaimID, row Row) {
	rest := map[string]json.RawMessage{}
	for i, cell := range row.Cells {
		if cell.Text == "" || !c.kept(i, cell) {
			continue
		}
		if k := cell.Node.Kind(); k == tree.Array || k == tree.Object {
			rest[c.sheet.Header[i]] = json.RawMessage(cell.Node.JSON())
			continue
		}
		rest[c.sheet.Header[i]] = encoded(cell.Text)
	}
	if len(rest) == 0 {
		return
	}
	if whole := encoded(map[string]any{"table": rest}); whole != nil { // keys are sorted
		c.Archive.Extra[annotate.ExtraKey{Object: annotate.ObjectClaim, ID: string(id)}] = string(whole)
	}
}

// encoded returns a text, or objects of texts and of JSON, as JSON in one line. It
// is nil for what is none.
func encoded(v any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil
	}
	return bytes.TrimSpace(b.Bytes())
}

// kept reports whether a cell is kept: when its column is of no field, or when
// what it says is not ours.
func (c *claims) kept(i int, cell Cell) bool {
	switch c.mapping[i] {
	case None:
		return true
	case Link:
		return cell.Node.Kind() == tree.Array || cell.Node.Kind() == tree.Object
	case Importance:
		return !slices.Contains([]string{"0", "1", "2", "3"}, cell.Text)
	case Status:
		return !annotate.Status(cell.Text).Valid()
	case Epoch:
		return true
	default:
		return false
	}
}

// partial takes from a file what its columns tell of a claim that is here.
func (c *claims) partial(stored, read annotate.Case) annotate.Case {
	after := stored
	for _, f := range c.mapping {
		switch f {
		case Statement:
			after.Statement = read.Statement
		case Date, Year, GapOp, Undated, Extent, Epoch:
			after.Position = read.Position
		case Claimant:
			after.Claimant = read.Claimant
		case Wording:
			after.Wording = read.Wording
		case Basis:
			after.Basis = read.Basis
		case Anchor:
			after.Anchor = read.Anchor
		case Zone:
			after.Zone = read.Zone
		case Occurrence:
			after.Occurrence = read.Occurrence
		case Importance:
			after.Importance = read.Importance
		case Lane:
			after.Lane = read.Lane
		case Subject:
			after.Subject = read.Subject
		case Tags:
			after.Tags = read.Tags
		case Status:
			after.Status = read.Status
		case Verdict:
			after.Ruling.Verdict = read.Ruling.Verdict
		case Explanation:
			after.Ruling.Explanation = read.Ruling.Explanation
		case SearchNote:
			after.Ruling.SearchNote = read.Ruling.SearchNote
		case Disposition:
			after.Ruling.Disposition = read.Ruling.Disposition
		case Correction:
			after.Ruling.Correction = read.Ruling.Correction
		case Recheck:
			after.Ruling.Recheck = read.Ruling.Recheck
		default: // an end goes with its date, a link is a source, and others tell nothing
		}
	}
	after.Position = exchange.Dated(stored.Position, after.Position)
	if !c.mapping.has(Extent) {
		after.Position = sameExtent(stored.Position, after.Position)
	}
	return after
}

// sameExtent returns a position with the extent that was known of the same date.
func sameExtent(stored, read timeline.Position) timeline.Position {
	p, ok := stored.(timeline.Point)
	q, ok2 := read.(timeline.Point)
	if ok && ok2 && p.When == q.When {
		return p
	}
	return read
}
