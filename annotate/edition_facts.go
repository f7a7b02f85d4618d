package annotate

import (
	"slices"

	"dateline/timeline"
)

// changedIn returns what differs in another edition of the same claim, field by
// field: the claim, its verdict, its quotes, its evidence, and the works that
// these are from.
func (e Edition) changedIn(other Edition) []Change {
	before, after := e.facts(), other.facts()
	var changes []Change
	for _, f := range before {
		if now := valueOf(after, f.field); now != f.value {
			changes = append(changes, Change{Field: f.field, Old: f.value, New: now})
		}
	}
	for _, f := range after {
		if f.value != "" && !slices.ContainsFunc(before, func(b fact) bool { return b.field == f.field }) {
			changes = append(changes, Change{Field: f.field, New: f.value})
		}
	}
	return changes
}

func valueOf(facts []fact, field string) string {
	i := slices.IndexFunc(facts, func(f fact) bool { return f.field == field })
	if i < 0 {
		return ""
	}
	return facts[i].value
}

// internal are the facts of a case that are not published.
var internal = []string{
	"status", "assignee", "disposition", "correction", "re-check", "verdict by", "approved by", "public notice",
}

// facts returns what e says in words. Evidence and quotes have the end of their
// id in their names, so that two from one work are kept apart.
func (e Edition) facts() []fact {
	c := e.Case()
	if _, ok := c.Position.(timeline.Gap); !ok {
		c.JudgedOn = timeline.EndDates{}
	}
	facts := slices.DeleteFunc(caseFacts(c), func(f fact) bool { return slices.Contains(internal, f.field) })
	for _, q := range e.Content.Quotes {
		name := "quote from “" + e.article(q.Article).Title + "” " + short(string(q.ID))
		facts = append(facts, fact{name, q.Exact})
	}
	for _, x := range e.Content.Evidence {
		name := "evidence " + short(string(x.ID)) + ", "
		from := e.source(x.Source)
		facts = append(facts,
			fact{name + "source", from.Title},
			fact{name + "publisher", from.Publisher},
			fact{name + "address", from.URL},
			fact{name + "stance", string(x.Stance)},
			fact{name + "quote", x.Quote},
			fact{name + "locator", x.Locator},
			fact{name + "date given", x.DateGiven.String()},
			fact{name + "seen in", e.source(x.Via).Title},
		)
	}
	return facts
}

// short returns what tells one id from others to a person: its last characters,
// which are random.
func short(id string) string { return "…" + id[max(0, len(id)-4):] }
