package annotate

import (
	"cmp"
	"slices"
	"time"

	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Edition is a claim as it was published. It is what the public reads until the
// claim is published again or withdrawn, whatever happens to it at the desk in
// the meantime. An edition never changes; publishing again adds the next one.
type Edition struct {
	Claim   timeline.ClaimID
	Number  int // 1 for the first of the claim
	Version int // of the case that was published
	By      Person
	At      time.Time
	Digest  string // of what is kept of it, as the history names it; the store sets it
	// Content is the claim alone, as everybody may read it: with its verdict and
	// its approval, the quotes and their articles, and the evidence that is not
	// confidential, with its sources. The case keeps the dates that the ends of
	// its gap had, so that the sum can be shown without them.
	Content Archive
}

// Case returns the claim as it was published; the zero Case of a zero Edition.
func (e Edition) Case() Case {
	if len(e.Content.Cases) == 0 {
		return Case{}
	}
	return e.Content.Cases[0]
}

// newEdition returns what of a case and its material everybody may read. Ends
// are the dates that its gap ends at.
func newEdition(k Case, ends timeline.EndDates, m Material, articles []Article) Edition {
	shown := k.forPublic()
	shown.JudgedOn = ends
	e := Edition{Claim: k.ID, Version: k.Version, Content: Archive{Cases: []Case{shown}, Quotes: m.Quotes}}
	for _, a := range articles {
		a.By = Person{}
		if !slices.ContainsFunc(e.Content.Articles, func(x Article) bool { return x.ID == a.ID }) {
			e.Content.Articles = append(e.Content.Articles, a)
		}
	}
	for _, x := range m.Evidence {
		if !x.Counts() || confides(x, m.Sources) {
			continue
		}
		e.Content.Evidence = append(e.Content.Evidence, x.public())
		for _, id := range []SourceID{x.Source, x.Via} {
			s, ok := m.Sources[id]
			if !ok || slices.ContainsFunc(e.Content.Sources, func(x Source) bool { return x.ID == id }) {
				continue
			}
			s.By, s.Note = Person{}, ""
			e.Content.Sources = append(e.Content.Sources, s)
		}
	}
	return e
}

// forPublic returns c without what is for the desk alone: who works on it, and
// what the desk means to do about it.
func (c Case) forPublic() Case {
	c.Ruling.Disposition, c.Ruling.Correction, c.Ruling.Recheck = Undecided, "", edtf.Date{}
	c.Assignee, c.Authors, c.By, c.Notice = Person{}, nil, Person{}, ""
	return c
}

// Public reports whether the public may read what was last published of c: when
// it is published or was withdrawn, and while it is being re-checked. Of a claim
// that was never published there is nothing to read.
func (c Case) Public() bool {
	return c.Status == Published || c.Status == Withdrawn || c.Notice != ""
}

// Shown returns e as the public may read it now that the case stands as it
// does, and whether it may. A verdict, and the evidence that speaks for it, is
// asserted only while the claim is published. What comes from sources that have
// become confidential is left out.
func (e Edition) Shown(now Case, confidential map[SourceID]bool) (Edition, bool) {
	if e.Number == 0 || !now.Public() {
		return Edition{}, false
	}
	c := e.Case()
	c.Status, c.Notice, c.Changed, c.Approval.By = now.Status, now.Notice, e.At, Person{}
	if c.Status != Published {
		c.Ruling, c.Approval = Ruling{Verdict: Unchecked}, Approval{}
		if c.Status != Withdrawn {
			c.Status = Checking // how far the checking is, is for the desk
		}
	}
	e.By = Person{}
	e.Content.Cases = []Case{c}
	e.Content.Evidence = slices.DeleteFunc(slices.Clone(e.Content.Evidence), func(x Evidence) bool {
		return confidential[x.Source] || confidential[x.Via] || c.Status != Published
	})
	e.Content.Sources = slices.DeleteFunc(slices.Clone(e.Content.Sources), func(s Source) bool {
		return !slices.ContainsFunc(e.Content.Evidence, func(x Evidence) bool { return x.Source == s.ID || x.Via == s.ID })
	})
	return e, true
}

// Check judges the gap of the claim on the dates that its ends had when it was
// published. It is nil for what is no gap.
func (e Edition) Check() *timeline.Check {
	c := e.Case()
	gap, ok := c.Position.(timeline.Gap)
	if !ok {
		return nil
	}
	check := gap.Length.Check(c.JudgedOn.From, c.JudgedOn.To)
	return &check
}

// source returns a source of the edition, or the zero Source.
func (e Edition) source(id SourceID) Source {
	i := slices.IndexFunc(e.Content.Sources, func(s Source) bool { return s.ID == id })
	if i < 0 {
		return Source{}
	}
	return e.Content.Sources[i]
}

// article returns an article of the edition, or the zero Article.
func (e Edition) article(id ArticleID) Article {
	i := slices.IndexFunc(e.Content.Articles, func(a Article) bool { return a.ID == id })
	if i < 0 {
		return Article{}
	}
	return e.Content.Articles[i]
}

// compareInTime orders cases as [ClaimReader.Cases] does: by earliest day,
// latest day and id, those without a date of their own last.
func compareInTime(a, b Case) int {
	x, y := a.When(), b.When()
	switch {
	case x.IsZero() != y.IsZero():
		if x.IsZero() {
			return 1
		}
		return -1
	case x.IsZero():
		return cmp.Compare(a.ID, b.ID)
	}
	return cmp.Or(
		cmp.Compare(x.Earliest().Day, y.Earliest().Day),
		cmp.Compare(x.Latest().Day, y.Latest().Day),
		cmp.Compare(a.ID, b.ID),
	)
}
