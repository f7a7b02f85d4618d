package annotate

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// fact is one field of an object as the history writes it down.
type fact struct{ field, value string }

// differences returns the changes from one set of facts to another. Both have
// the same fields in the same order; before may be nil for something new.
func differences(before, after []fact) []Change {
	var changes []Change
	for i, f := range after {
		old := ""
		if before != nil {
			old = before[i].value
		}
		if old != f.value {
			changes = append(changes, Change{Field: f.field, Old: old, New: f.value})
		}
	}
	return changes
}

func timelineFacts(t timeline.Timeline) []fact {
	return []fact{
		{"title", t.Title},
		{"slug", t.Slug},
		{"description", t.Description},
		{"visibility", string(t.Visibility)},
	}
}

func articleFacts(a Article) []fact {
	return []fact{
		{"title", a.Title},
		{"byline", a.Byline},
		{"publisher", a.Publisher},
		{"address", a.URL},
		{"published", a.Published.String()},
		{"zone", a.Zone},
		{"language", a.Language},
	}
}

func sourceFacts(s Source) []fact {
	return []fact{
		{"title", s.Title},
		{"author", s.Author},
		{"publisher", s.Publisher},
		{"publisher family", s.Family},
		{"kind", string(s.Kind)},
		{"published", s.Published.String()},
		{"address", s.URL},
		{"ISBN", s.ISBN},
		{"DOI", s.DOI},
		{"archive address", s.ArchiveURL},
		{"archive", string(s.Archive)},
		{"archived on", s.ArchivedOn.String()},
		{"origin group", s.Origin},
		{"confidential", yesNo(s.Confidential)},
		{"note", s.Note},
		{"merged into", string(s.Merged)},
	}
}

func evidenceFacts(e Evidence) []fact {
	return []fact{
		{"claim", string(e.Claim)},
		{"source", string(e.Source)},
		{"stance", string(e.Stance)},
		{"quote", e.Quote},
		{"locator", e.Locator},
		{"date given", e.DateGiven.String()},
		{"accessed", e.Accessed.String()},
		{"read by", e.By.Name},
		{"seen in", string(e.Via)},
		{"copy that was read", e.CopyURL},
		{"copied on", e.CopiedOn.String()},
		{"note", e.Note},
		{"withdrawn", e.Withdrawn},
	}
}

func caseFacts(c Case) []fact {
	authors := make([]string, len(c.Authors))
	for i, a := range c.Authors {
		authors[i] = a.Name
	}
	return []fact{
		{"statement", c.Statement},
		{"claimant", c.Claimant},
		{"date", positionFact(c.Position)},
		{"wording", c.Wording},
		{"basis", string(c.Basis)},
		{"anchor", c.Anchor},
		{"zone", c.Zone},
		{"occurrence", string(c.Occurrence)},
		{"importance", strconv.Itoa(c.Importance)},
		{"lane", c.Lane},
		{"subject", c.Subject},
		{"tags", strings.Join(c.Tags, ", ")},
		{"status", string(c.Status)},
		{"assignee", c.Assignee.Name},
		{"verdict", string(c.Ruling.Verdict)},
		{"explanation", c.Ruling.Explanation},
		{"search note", c.Ruling.SearchNote},
		{"disposition", string(c.Ruling.Disposition)},
		{"correction", c.Ruling.Correction},
		{"re-check", c.Ruling.Recheck.String()},
		{"on the dates", endDatesFact(c.JudgedOn)},
		{"verdict by", strings.Join(authors, ", ")},
		{"approved by", c.Approval.By.Name},
		{"public notice", c.Notice},
	}
}

func userFacts(u account.User) []fact {
	password := ""
	if u.Password != "" {
		password = "set"
	}
	return []fact{
		{"login", u.Login},
		{"name", u.Name},
		{"role", string(u.Role)},
		{"password", password},
		{"disabled", yesNo(u.Disabled)},
	}
}

func positionFact(p timeline.Position) string {
	switch p := p.(type) {
	case timeline.Point:
		if p.Extent == timeline.State {
			return p.When.String() + " (a state)"
		}
		return p.When.String()
	case timeline.Gap:
		return fmt.Sprintf("%s, from %s to %s", p.Length, endFact(p.From), endFact(p.To))
	case timeline.Undated:
		return "undated: " + p.Reason
	default:
		return ""
	}
}

func endDatesFact(e timeline.EndDates) string {
	if !e.Kept {
		return ""
	}
	return dateFact(e.From) + " and " + dateFact(e.To)
}

func dateFact(d edtf.Date) string {
	if d.IsZero() {
		return "no date"
	}
	return d.String()
}

func endFact(end timeline.End) string {
	switch end := end.(type) {
	case timeline.ClaimEnd:
		return "claim " + string(end.Claim)
	case timeline.DateEnd:
		return end.When.String()
	default:
		return "publication"
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
