package api

import (
	"dateline/annotate/fault"
	"dateline/timeline"
)

// positionJSON holds the members of all kinds of position; which of them may be
// there is for the kind.
type positionJSON struct {
	Kind   string   `json:"kind"`
	When   string   `json:"when,omitzero"`
	Extent string   `json:"extent,omitzero"`
	From   *endJSON `json:"from,omitzero"`
	To     *endJSON `json:"to,omitzero"`
	Op     string   `json:"op,omitzero"`
	N      int      `json:"n,omitzero"`
	M      int      `json:"m,omitzero"`
	Unit   string   `json:"unit,omitzero"`
	Reason string   `json:"reason,omitzero"`
}

type endJSON struct {
	Kind  string `json:"kind"`
	Claim string `json:"claim,omitzero"`
	When  string `json:"when,omitzero"`
}

// The kinds of position and of the ends of a gap.
const (
	kindPoint       = "point"
	kindGap         = "gap"
	kindUndated     = "undated"
	kindClaim       = "claim"
	kindDate        = "date"
	kindPublication = "publication"
)

func positionOf(p timeline.Position) positionJSON {
	switch p := p.(type) {
	case timeline.Point:
		return positionJSON{Kind: kindPoint, When: p.When.String(), Extent: string(p.Extent)}
	case timeline.Gap:
		return positionJSON{
			Kind: kindGap, From: endOf(p.From), To: endOf(p.To),
			Op: string(p.Length.Op), N: p.Length.N, M: p.Length.M, Unit: string(p.Length.Unit),
		}
	case timeline.Undated:
		return positionJSON{Kind: kindUndated, Reason: p.Reason}
	default:
		return positionJSON{Kind: kindUndated}
	}
}

func endOf(e timeline.End) *endJSON {
	switch e := e.(type) {
	case timeline.ClaimEnd:
		return &endJSON{Kind: kindClaim, Claim: string(e.Claim)}
	case timeline.DateEnd:
		return &endJSON{Kind: kindDate, When: e.When.String()}
	case timeline.Publication:
		return &endJSON{Kind: kindPublication}
	default:
		return nil
	}
}

// position returns the position that was sent, and notes what is wrong with it.
// Members that belong to another kind are wrong.
func (w *positionJSON) position(wrong *fault.Fields) timeline.Position {
	allowed := positionJSON{Kind: w.Kind}
	var p timeline.Position
	switch w.Kind {
	case kindPoint:
		allowed.When, allowed.Extent = w.When, w.Extent
		extent := timeline.Extent(w.Extent)
		if extent == "" {
			extent = timeline.Event
		}
		p = timeline.Point{When: dated(wrong, "/position/when", w.When), Extent: extent}
	case kindGap:
		allowed.From, allowed.To, allowed.Op, allowed.N, allowed.M, allowed.Unit = w.From, w.To, w.Op, w.N, w.M, w.Unit
		p = timeline.Gap{
			From: w.From.end(wrong, "/position/from"), To: w.To.end(wrong, "/position/to"),
			Length: timeline.Length{Op: timeline.Op(w.Op), N: w.N, M: w.M, Unit: timeline.Unit(w.Unit)},
		}
	case kindUndated:
		allowed.Reason = w.Reason
		p = timeline.Undated{Reason: w.Reason}
	default:
		wrong.Add("/position/kind", "This has to be point, gap or undated.")
		return nil
	}
	if *w != allowed {
		wrong.Add("/position", "Some of these members belong to another kind of position than %s.", w.Kind)
	}
	return p
}

func (w *endJSON) end(wrong *fault.Fields, pointer string) timeline.End {
	switch {
	case w == nil:
		wrong.Add(pointer, "Say where this end of the gap is.")
	case w.Kind == kindClaim && w.When == "":
		return timeline.ClaimEnd{Claim: timeline.ClaimID(w.Claim)}
	case w.Kind == kindDate && w.Claim == "":
		return timeline.DateEnd{When: dated(wrong, pointer+"/when", w.When)}
	case w.Kind == kindPublication && w.Claim == "" && w.When == "":
		return timeline.Publication{}
	default:
		wrong.Add(pointer, "This has to be of kind claim with a claim, date with a when, or publication.")
	}
	return nil
}
