package tagger

import (
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// stray is how many days from the publication a mention may lie for "the day"
// in news to be that of the mention. A crash of long ago is compared with; the
// news is not about it.
const stray = 31

// strays reports whether a unit that is named without more is not that of the
// mention at base.
func (s *resolver) strays(u unit, base anchor) bool {
	if base.kind != AnchorMention || s.pub.has != grainDay {
		return false
	}
	if u == unitYear {
		return base.year < s.pub.year-1 || base.year > s.pub.year+1
	}
	far := base.ordinal() - s.pub.ordinal()
	limit := edtf.Day(stray)
	if u >= unitMonth {
		limit = 366
	}
	return max(far, -far) > limit
}

// isAhead reports whether the mention at base comes after the news that tells
// of it.
func (s *resolver) isAhead(base anchor) bool {
	return s.o.Mode == News && base.kind == AnchorMention && s.pub.has == grainDay && base.ordinal() > s.pub.ordinal()
}

// isOld reports whether the mention at base is of more than a week before the
// news, which then does not go on there: "on 13 August ... by noon".
func (s *resolver) isOld(base anchor) bool {
	const week = 7
	return s.pub.has == grainDay && s.pub.ordinal()-base.ordinal() > week
}

// recent returns the last mention that is not far from the publication where
// that is needed to the day, and otherwise the publication.
func (s *resolver) recent(need grain) anchor {
	if need < grainDay {
		return s.pub
	}
	for i := len(s.out) - 1; i >= max(0, len(s.out)-lookAround); i-- {
		if strings.HasSuffix(s.out[i].Value, "TNI") {
			continue // the night before is over
		}
		if a := anchorOf(s.out[i].Date, AnchorMention, i); a.has == grainDay && a.ordinal() <= s.pub.ordinal() && !s.strays(unitDay, a) {
			return a
		}
	}
	return s.pub
}

// sameSentence reports whether d and the mention at base stand in one sentence.
func (s *resolver) sameSentence(r *reader, d *draft, base anchor) bool {
	if base.kind != AnchorMention || base.at >= len(s.out) {
		return false
	}
	from := s.out[base.at].EndByte
	for n := d.first - 1; n >= 0 && r.at(n).start >= from; n-- {
		if r.ends(n) {
			return false
		}
	}
	return r.at(0).start <= from
}

// thatTime resolves "that time" to the date mentioned last, whatever its
// grain.
func (s *resolver) thatTime() answer {
	for i := len(s.out) - 1; i >= max(0, len(s.out)-lookAround); i-- {
		if e := &s.out[i]; !e.Date.IsZero() {
			at := s.seen[grainYear]
			at.kind, at.at = AnchorMention, i
			return answer{value: e.Value, date: e.Date, basis: timeline.Resolved, anchor: at, sure: sureNearest}
		}
	}
	return answer{value: "PAST_REF", basis: timeline.Assumed, sure: sureVague}
}
