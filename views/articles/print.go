package articles

import (
	"strconv"
	"strings"
	"time"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/ui"
)

// PrintPage is the checked copy of an article, made for paper: the text, and a
// numbered note for each claim. Make one with [NewPrintPage].
type PrintPage struct {
	views.Page
	Sheet SheetPage
	Today edtf.Day
	Notes []Card // the claims in the order of the text
}

// NewPrintPage makes the checked copy of a worksheet. Proposals are not in it.
func NewPrintPage(p views.Page, sheet SheetPage, today edtf.Day) PrintPage {
	printed := PrintPage{Page: p, Sheet: sheet, Today: today}
	for _, e := range sheet.Entries {
		if e.Card != nil {
			printed.Notes = append(printed.Notes, *e.Card)
		}
	}
	return printed
}

// stand says how much of the copy is settled.
func (p PrintPage) stand() string {
	open := p.Sheet.Docket.CountLines(annotate.LineOpen)
	work := p.Sheet.Docket.CountLines(annotate.LineInWork)
	switch strays := p.Sheet.strays(); {
	case open+work > 0:
		return "Not finished: " + p.Sheet.settling() + ", " + strconv.Itoa(work) + " in work and " + strconv.Itoa(open) + " open."
	case strays != "":
		return "Not finished: every line is settled, but " + strays
	case p.byTwo():
		return "Every line is settled: each claim was checked by one person and approved by another."
	default:
		return "Every line is settled. Not every claim in it was approved by a second person: see the notes."
	}
}

// byTwo reports whether each claim has a verdict that somebody else approved.
func (p PrintPage) byTwo() bool {
	for _, c := range p.Notes {
		if len(c.Case.Authors) == 0 || c.Case.Approval.By.Name == "" {
			return false
		}
	}
	return true
}

// today returns the day on which the copy was made.
func (p PrintPage) today() string { return dayOf(p.Today) }

func dayOf(d edtf.Day) string {
	return time.Unix(0, 0).UTC().AddDate(0, 0, int(d)).Format("2 January 2006")
}

// cameOut says where and when an article came out.
func cameOut(a annotate.Article) string {
	if a.Published.IsZero() {
		return a.Publisher
	}
	return strings.TrimPrefix(a.Publisher+", "+a.Published.Say(), ", ")
}

// fact is one line about a claim: what it is, and what it says.
type fact struct{ name, text string }

// facts returns what a note says of a claim, a line each.
func (c Card) facts() []fact {
	r := c.Case.Ruling
	all := []fact{{"Date", c.when()}}
	add := func(name, text string) {
		if strings.TrimSpace(text) != "" {
			all = append(all, fact{name, text})
		}
	}
	if c.Check != nil {
		add("Sum", outcome(c.Check.Outcome)+" "+c.Check.Say())
	}
	add("Why", r.Explanation)
	add("Search", r.SearchNote)
	if r.Correction != "" {
		add("Suggested", "“"+r.Correction+"”")
	}
	add("To do", toDo(r.Disposition))
	return all
}

// when says when it was, in words and as EDTF.
func (c Card) when() string {
	switch at := c.Case.Position.(type) {
	case timeline.Point:
		if said := at.When.Say(); said != at.When.String() {
			return said + " (" + at.When.String() + ")" + wording(c.Case)
		}
		return at.When.String() + wording(c.Case)
	case timeline.Gap:
		said := "“" + at.Length.String() + "”"
		if c.Check != nil {
			said += ", from " + dated(c.Check.From) + " to " + dated(c.Check.To)
		}
		return said
	default:
		reason, _ := c.reason()
		return reason
	}
}

func dated(d edtf.Date) string {
	if d.IsZero() {
		return "a day that is not known"
	}
	return d.Say()
}

// wording says which words dated a claim, and from what it was reckoned.
func wording(c annotate.Case) string {
	switch {
	case c.Wording == "":
		return ""
	case c.Basis == timeline.Resolved && c.Anchor != "":
		return ", for “" + c.Wording + "”, reckoned from " + c.Anchor
	default:
		return ", for “" + c.Wording + "”"
	}
}

func outcome(o timeline.Outcome) string {
	switch o {
	case timeline.Holds:
		return "Holds."
	case timeline.Fails:
		return "Fails."
	default:
		return "Cannot tell."
	}
}

func toDo(d annotate.Disposition) string {
	if d == annotate.Undecided {
		return ""
	}
	return ui.Sentence(d.String())
}

// people says who checked a claim and who approved it.
func (c Card) people() string {
	var parts []string
	if len(c.Case.Authors) > 0 {
		names := make([]string, len(c.Case.Authors))
		for i, a := range c.Case.Authors {
			names[i] = a.Name
		}
		parts = append(parts, "Checked by "+strings.Join(names, ", "))
	} else if c.Case.Assignee.Name != "" {
		parts = append(parts, "Being checked by "+c.Case.Assignee.Name)
	}
	if by := c.Case.Approval.By.Name; by != "" {
		parts = append(parts, "approved by "+by+" on "+c.Case.Approval.At.UTC().Format("2 January 2006"))
	}
	switch {
	case len(parts) == 0:
		return "Nobody has checked it yet."
	case c.Case.Approval.By.Name == "":
		parts = append(parts, "not approved yet")
	}
	return ui.Sentence(strings.Join(parts, ", ")) + "."
}

// citation returns a source as a note names it: what it is, where in it, and
// when it was read. Of a confidential one nothing is named.
func citation(e annotate.Testimony) string {
	if e.From.Confidential || e.Seen.Confidential {
		return "A confidential source, which the desk knows" + accessed(e) + "."
	}
	parts := []string{e.From.Author, "“" + e.From.Title + "”", e.From.Publisher}
	if !e.From.Published.IsZero() {
		parts = append(parts, e.From.Published.Say())
	}
	parts = append(parts, e.Locator)
	if e.Seen.Title != "" {
		parts = append(parts, "seen quoted in “"+e.Seen.Title+"”")
	}
	var known []string
	for _, part := range parts {
		if strings.TrimSpace(part) != "" {
			known = append(known, part)
		}
	}
	return strings.Join(known, ", ") + accessed(e) + "."
}

func accessed(e annotate.Testimony) string {
	if e.Accessed.IsZero() {
		return ", day of reading not noted"
	}
	return ", read " + e.Accessed.Say()
}

// address returns where a source can be read, unless it is confidential.
func address(e annotate.Testimony) string {
	if e.From.Confidential || e.Seen.Confidential {
		return ""
	}
	return e.From.URL
}
