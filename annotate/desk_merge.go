package annotate

import (
	"context"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// MergeEdit says which source a person merged into which, as they saw the two.
type MergeEdit struct {
	Into        SourceID
	Version     int // of the source that is merged
	IntoVersion int // of the one that is kept
}

// Merging is what merging a source into another does.
type Merging struct {
	Access
	Gone   Source    // as it stands
	Kept   Source    // as it stands
	Filled []Change  // what the kept source takes from the other
	Lost   []Change  // where they differ: Old is what the other says, New what stays
	Moves  []Mention // evidence that comes to name the kept source
	Shown  []Mention // evidence that stays as it was reviewed, and is shown as from the kept source
	No     error     // why the actor may not; nil when they may
	after  Source    // the kept source with what it takes
}

// MayMerge returns why the actor may not merge sources; nil when they may. What
// reviewed claims rest on looks otherwise afterwards, so it takes a reviewer.
func (a Access) MayMerge() error { return a.need(account.Reviewer, "Merging sources") }

// Merging returns what merging a source into another would do, to members.
func (d *Desk) Merging(ctx context.Context, actor account.Actor, id, into SourceID) (Merging, error) {
	var m Merging
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		m, err = merging(ctx, r, actor, id, into)
		return err
	})
	return m, err
}

func merging(ctx context.Context, r Reader, actor account.Actor, id, into SourceID) (Merging, error) {
	var m Merging
	var err error
	if m.Gone, m.Access, err = source(ctx, r, actor, id); err != nil {
		return m, err
	}
	m.No = m.MayMerge()
	m.Kept, err = r.Source(ctx, into)
	switch {
	case fault.KindOf(err) == fault.NotFound || err == nil && m.Kept.Timeline != m.Gone.Timeline:
		return m, (fault.Fields{"into": "Choose a source of this timeline."}).Err()
	case err != nil:
		return m, err
	case m.Kept.ID == m.Gone.ID:
		return m, (fault.Fields{"into": "Choose another source than this one."}).Err()
	case m.Gone.Merged != "":
		return m, fault.New(fault.Conflict, "This source has been merged into another already.")
	case m.Kept.Merged != "":
		return m, (fault.Fields{"into": "That source was merged into another one itself. Choose the one that is kept."}).Err()
	}
	m.after = m.Kept.filled(m.Gone)
	m.compare()
	return m, m.part(ctx, r)
}

// part reads the evidence from the source that goes, and what was seen quoted in
// it, and parts it by what becomes of it.
func (m *Merging) part(ctx context.Context, r Reader) error {
	id := m.Gone.ID
	from, err := mentions(ctx, r, id)
	if err != nil {
		return err
	}
	via, err := fromAndFormer(ctx, r, id, r.EvidenceVia)
	if err != nil {
		return err
	}
	for _, e := range via {
		if slices.ContainsFunc(from, func(x Mention) bool { return x.ID == e.ID }) {
			continue
		}
		k, err := r.Case(ctx, e.Claim)
		if err != nil {
			return err
		}
		from = append(from, Mention{Evidence: e, For: k})
	}
	for _, x := range from {
		if ActEvidence.From(x.For.Status) {
			m.Moves = append(m.Moves, x)
		} else {
			m.Shown = append(m.Shown, x)
		}
	}
	return nil
}

// filled returns s with what another source says where s says nothing. A copy
// comes whole or not at all; what was to stay in the desk stays there.
func (s Source) filled(from Source) Source {
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&s.Author, from.Author)
	fill(&s.Publisher, from.Publisher)
	fill(&s.Family, from.Family)
	fill(&s.ISBN, from.ISBN)
	fill(&s.DOI, from.DOI)
	fill(&s.Origin, from.Origin)
	fill(&s.Note, from.Note)
	if s.Published.IsZero() {
		s.Published = from.Published
	}
	if s.URL == "" {
		s.URL, s.CanonicalURL = from.URL, from.CanonicalURL
	}
	if s.Archive != Archived && from.Archive != NotArchived {
		s.Archive, s.ArchiveURL, s.ArchivedOn = from.Archive, from.ArchiveURL, from.ArchivedOn
	}
	s.Confidential = s.Confidential || from.Confidential
	return s
}

// compare notes what the kept source takes and what it does not.
func (m *Merging) compare() {
	m.Filled = differences(sourceFacts(m.Kept), sourceFacts(m.after))
	gone := sourceFacts(m.Gone)
	for i, kept := range sourceFacts(m.after) {
		if other := gone[i]; other.value != "" && other.value != kept.value && kept.field != "confidential" && other.value != string(NotArchived) {
			m.Lost = append(m.Lost, Change{Field: kept.field, Old: other.value, New: kept.value})
		}
	}
}

// Merge makes one source take the place of another. The kept source takes what
// it lacks; the other stays on record, names the one that is kept, and appears
// in no list. Evidence of claims whose evidence may be changed comes to name the
// kept source, which is a new version of these claims. Evidence of claims in
// review, approved, published or withdrawn stays as it is, so that an approval
// is still about what its reviewer saw, and is shown as from the kept source.
// What the checks find about all of them is computed again.
func (d *Desk) Merge(ctx context.Context, actor account.Actor, id SourceID, in MergeEdit) (Source, error) {
	var kept Source
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		m, err := merging(ctx, c, actor, id, in.Into)
		if err != nil {
			return err
		}
		if m.No != nil {
			return m.No
		}
		if err := current("source", m.Gone.Version, in.Version); err != nil {
			return err
		}
		if err := current("source that is kept", m.Kept.Version, in.IntoVersion); err != nil {
			return err
		}
		if err := c.mergeSources(ctx, m); err != nil {
			return err
		}
		if err := c.moveEvidence(ctx, m); err != nil {
			return err
		}
		if kept, err = c.Source(ctx, in.Into); err != nil {
			return err
		}
		cases, err := casesFrom(ctx, c, in.Into)
		if err != nil {
			return err
		}
		if len(m.Filled) > 0 { // a reviewer has another source before them
			return c.restsOnChanged(ctx, cases, m.Filled)
		}
		return c.findAll(ctx, cases)
	})
	return kept, err
}

// actMerge is the act of the history that merges a source into another.
const actMerge = "merge"

// mergeSources stores what becomes of the two sources, and of those that were
// merged into the one that goes.
func (c *change) mergeSources(ctx context.Context, m Merging) error {
	former, err := c.MergedInto(ctx, m.Gone.ID)
	if err != nil {
		return err
	}
	// The kept source last: it may take the address of the other.
	for _, s := range append([]Source{m.Gone}, former...) {
		after := s
		after.Merged = m.Kept.ID
		reason := "It is the same as “" + m.Kept.Title + "”, which is kept."
		if err := c.changeSource(ctx, s, after, actMerge, reason); err != nil {
			return err
		}
	}
	return c.changeSource(ctx, m.Kept, m.after, "take over", "“"+m.Gone.Title+"” is the same and was merged into it.")
}

func (c *change) changeSource(ctx context.Context, before, after Source, act, reason string, also ...Change) error {
	after.Version++
	if err := c.ChangeSource(ctx, after); err != nil {
		return err
	}
	return c.note(ctx, Entry{
		Timeline: after.Timeline, Object: ObjectSource, ID: string(after.ID), Act: act, Reason: reason,
		Changes: append(differences(sourceFacts(before), sourceFacts(after)), also...),
	})
}

// moveEvidence makes evidence name the source that is kept, and stores the next
// version of each claim that it is for.
func (c *change) moveEvidence(ctx context.Context, m Merging) error {
	sources := map[SourceID]Source{m.Gone.ID: {Merged: m.Kept.ID}}
	former, err := c.MergedInto(ctx, m.Kept.ID)
	if err != nil {
		return err
	}
	for _, s := range former {
		sources[s.ID] = s
	}
	moved := map[timeline.ClaimID][]Change{}
	var order []Case
	for _, x := range m.Moves {
		after := x.through(sources)
		after.Version++
		if err := c.ChangeEvidence(ctx, after); err != nil {
			return err
		}
		changes := differences(evidenceFacts(x.Evidence), evidenceFacts(after))
		entry := Entry{Timeline: m.Timeline.ID, Object: ObjectEvidence, ID: string(after.ID), Act: "merge sources", Changes: changes}
		if err := c.note(ctx, entry); err != nil {
			return err
		}
		if _, ok := moved[after.Claim]; !ok {
			order = append(order, x.For)
		}
		moved[after.Claim] = append(moved[after.Claim], changes...)
	}
	for _, k := range order {
		if _, err := c.store(ctx, k, Entry{Act: "merge sources", Changes: moved[k.ID]}); err != nil {
			return err
		}
	}
	return nil
}
