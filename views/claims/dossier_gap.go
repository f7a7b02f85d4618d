package claims

import (
	"strings"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views/ui"
)

// headline returns the answer of a check in a few words, such as "Fails by 30
// days."
func headline(c timeline.Check) string {
	switch {
	case c.Outcome == timeline.Holds:
		return "Holds."
	case c.Outcome == timeline.Fails:
		return "Fails" + by(c) + "."
	case c.WouldHold:
		return "Would hold, if the dates are right."
	case c.WouldFail:
		return "Would fail, if the dates are right."
	default:
		return "Cannot tell."
	}
}

// by returns how far off a gap that fails is at the least. A gap whose end
// comes first is not off by an amount: it is the wrong way round.
func by(c timeline.Check) string {
	near := c.Off.Nearest()
	backwards := c.Longest.Kind == edtf.Known && c.Longest.TotalDays < 0
	if backwards || near.TotalDays == 0 {
		return ""
	}
	least := ""
	if c.Off.Low != c.Off.High {
		least = "at least "
	}
	const mostDays = 100 // beyond these the calendar is easier to picture
	if days := max(near.TotalDays, -near.TotalDays); days < mostDays {
		return " by " + least + ui.Count(int(days), "day")
	}
	return " by " + least + strings.TrimPrefix(near.String(), "minus ")
}

// end is one end of a gap as the page shows it.
type end struct {
	name string
	what string           // of a claim: what it states
	link timeline.ClaimID // empty for what has no page
	when edtf.Date
}

// ends returns both ends of the gap of a claim.
func (p DossierPage) ends() []end {
	gap, ok := p.Case.Position.(timeline.Gap)
	if !ok {
		return nil
	}
	var from, to edtf.Date
	if p.Check != nil {
		from, to = p.Check.From, p.Check.To
	}
	return []end{p.end("From", gap.From, from), p.end("To", gap.To, to)}
}

func (p DossierPage) end(name string, at timeline.End, when edtf.Date) end {
	e := end{name: name, when: when}
	switch at := at.(type) {
	case timeline.ClaimEnd:
		c := p.Ends[at.Claim]
		e.what, e.link = c.Statement, c.ID
	case timeline.Publication:
		e.what = "Publication of the article"
	case timeline.DateEnd:
	}
	return e
}

// length returns the length that was claimed.
func length(c annotate.Case) string {
	if gap, ok := c.Position.(timeline.Gap); ok {
		return gap.Length.String()
	}
	return ""
}
