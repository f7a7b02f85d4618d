package annotate

import (
	"context"
	"errors"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// SourceFile is a source with the claims it speaks to.
type SourceFile struct {
	Access
	Source   Source
	Evidence []Mention
}

// Mention is a piece of evidence with the claim it is for.
type Mention struct {
	Evidence
	For Case
}

// SourceEdit is what a person can say about a source.
type SourceEdit struct {
	Title        string
	Author       string
	Publisher    string
	Family       string
	Kind         SourceKind
	Published    edtf.Date
	URL          string
	ISBN, DOI    string
	ArchiveURL   string
	Archive      ArchiveState
	Origin       string
	Confidential bool
	Note         string
	Version      int // that was edited; 0 for a new source
}

// EvidenceEdit is what a person can say in a piece of evidence.
type EvidenceEdit struct {
	Source    SourceID
	New       *SourceEdit // a source to be added with new evidence; nil for Source
	Stance    Stance
	Quote     string
	Locator   string
	DateGiven edtf.Date
	Accessed  edtf.Date
	Via       SourceID
	Note      string
	Version   int // of the evidence that was edited; 0 for new evidence
}

// Sources returns the sources of a timeline to its members.
func (d *Desk) Sources(ctx context.Context, actor account.Actor, slug string) (Access, []Source, error) {
	var (
		a       Access
		sources []Source
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if a, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Seeing the sources"); err != nil {
			return err
		}
		sources, err = r.Sources(ctx, a.Timeline.ID)
		return err
	})
	return a, sources, err
}

// Source returns a source with the claims it speaks to, to members of its
// timeline.
func (d *Desk) Source(ctx context.Context, actor account.Actor, id SourceID) (SourceFile, error) {
	var f SourceFile
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if f.Source, f.Access, err = source(ctx, r, actor, id); err != nil {
			return err
		}
		evidence, err := r.EvidenceFrom(ctx, id)
		if err != nil {
			return err
		}
		for _, e := range evidence {
			c, err := r.Case(ctx, e.Claim)
			if err != nil {
				return err
			}
			f.Evidence = append(f.Evidence, Mention{Evidence: e, For: c})
		}
		return nil
	})
	return f, err
}

func source(ctx context.Context, r Reader, actor account.Actor, id SourceID) (Source, Access, error) {
	s, err := r.Source(ctx, id)
	if err != nil {
		return Source{}, Access{}, err
	}
	a, err := accessByID(ctx, r, actor, s.Timeline)
	if err != nil {
		return Source{}, Access{}, err
	}
	return s, a, a.need(account.Viewer, "Seeing a source")
}

// AddSource adds a source to a timeline.
func (d *Desk) AddSource(ctx context.Context, actor account.Actor, slug string, in SourceEdit) (Source, error) {
	id, err := newID[SourceID]()
	if err != nil {
		return Source{}, err
	}
	var added Source
	err = d.update(ctx, actor, func(ctx context.Context, c *change) error {
		a, err := accessBySlug(ctx, c, actor, slug)
		if err != nil {
			return err
		}
		if err := a.need(account.Contributor, "Adding a source"); err != nil {
			return err
		}
		added, err = c.addSource(ctx, id, a.Timeline.ID, in)
		return err
	})
	return added, err
}

func (c *change) addSource(ctx context.Context, id SourceID, on timeline.ID, in SourceEdit) (Source, error) {
	added := in.apply(Source{ID: id, Timeline: on, By: PersonOf(c.actor), Created: c.at, Version: 1})
	if err := c.validSource(ctx, added); err != nil {
		return Source{}, err
	}
	if err := c.AddSource(ctx, added); err != nil {
		return Source{}, err
	}
	return added, c.note(ctx, Entry{Timeline: on, Object: ObjectSource, ID: string(id), Act: "add", Changes: differences(nil, sourceFacts(added))})
}

// newSource adds the source that comes with new evidence. What is wrong with
// its fields is named with the prefix "new_".
func (c *change) newSource(ctx context.Context, k Case, in SourceEdit) (SourceID, error) {
	id, err := newID[SourceID]()
	if err != nil {
		return "", err
	}
	_, err = c.addSource(ctx, id, k.Timeline, in)
	if wrong, ok := errors.AsType[*fault.Error](err); ok && wrong.Kind == fault.Invalid {
		var renamed fault.Fields
		for field, words := range wrong.Fields {
			renamed.Add("new_"+field, "%s", words)
		}
		return "", renamed.Err()
	}
	return id, err
}

// EditSource changes what is said about a source. It merges as
// [Desk.EditClaim] does.
func (d *Desk) EditSource(ctx context.Context, actor account.Actor, id SourceID, in SourceEdit) (Source, error) {
	var after Source
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		before, a, err := source(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := a.need(account.Contributor, "Editing a source"); err != nil {
			return err
		}
		cases, err := casesFrom(ctx, c, id)
		if err != nil {
			return err
		}
		if err := a.mayChangeUnder(cases, "this source"); err != nil {
			return err
		}
		if after, err = c.mergeSource(ctx, before, in); err != nil {
			return err
		}
		if err := c.validSource(ctx, after); err != nil {
			return err
		}
		changes := differences(sourceFacts(before), sourceFacts(after))
		if len(changes) == 0 {
			return nil
		}
		after.Version++
		if err := c.ChangeSource(ctx, after); err != nil {
			return err
		}
		if err := c.note(ctx, Entry{Timeline: after.Timeline, Object: ObjectSource, ID: string(id), Act: "edit", Changes: changes}); err != nil {
			return err
		}
		return c.findAll(ctx, cases) // some findings name the source
	})
	return after, err
}

// casesFrom returns the cases that a source gives evidence for, once each.
func casesFrom(ctx context.Context, r Reader, id SourceID) ([]Case, error) {
	evidence, err := r.EvidenceFrom(ctx, id)
	if err != nil {
		return nil, err
	}
	var cases []Case
	for _, e := range evidence {
		if slices.ContainsFunc(cases, func(k Case) bool { return k.ID == e.Claim }) {
			continue
		}
		k, err := r.Case(ctx, e.Claim)
		if err != nil {
			return nil, err
		}
		cases = append(cases, k)
	}
	return cases, nil
}

// mayChangeUnder decides whether an actor may change what cases rest on: what a
// reviewer was shown, or the public sees, takes a reviewer to change.
func (a Access) mayChangeUnder(cases []Case, what string) error {
	for _, k := range cases {
		if !ActEdit.From(k.Status) && !a.Role.AtLeast(account.Reviewer) {
			return fault.New(fault.Forbidden, "“%s” rests on %s and is %s: changing it now takes the role of reviewer.", clip(k.Statement, 60), what, k.Status)
		}
	}
	return nil
}

func (in SourceEdit) apply(s Source) Source {
	s.Title, s.Author, s.Publisher, s.Family = strings.TrimSpace(in.Title), in.Author, in.Publisher, in.Family
	s.Kind, s.Published, s.URL, s.ISBN, s.DOI = in.Kind, in.Published, strings.TrimSpace(in.URL), in.ISBN, in.DOI
	s.ArchiveURL, s.Archive, s.Origin = strings.TrimSpace(in.ArchiveURL), in.Archive, in.Origin
	s.Confidential, s.Note = in.Confidential, in.Note
	s.CanonicalURL = CanonicalURL(s.URL)
	if s.Kind == "" {
		s.Kind = Secondary
	}
	if s.Archive == "" {
		s.Archive = NotArchived
	}
	return s
}

func (c *change) validSource(ctx context.Context, s Source) error {
	var wrong fault.Fields
	line(&wrong, "title", s.Title, MaxTitle, true)
	for field, value := range map[string]string{
		"author": s.Author, "publisher": s.Publisher, "family": s.Family, "isbn": s.ISBN, "doi": s.DOI, "origin": s.Origin,
	} {
		line(&wrong, field, value, MaxLine, false)
	}
	address(&wrong, "url", s.URL)
	address(&wrong, "archive_url", s.ArchiveURL)
	text(&wrong, "note", s.Note, MaxNote)
	if !slices.Contains(SourceKinds(), s.Kind) {
		wrong.Add("kind", "Choose the kind of source.")
	}
	if !slices.Contains(ArchiveStates(), s.Archive) {
		wrong.Add("archive", "Choose whether it is archived.")
	}
	if err := wrong.Err(); err != nil || s.CanonicalURL == "" {
		return err
	}
	twin, err := c.SourceByURL(ctx, s.Timeline, s.CanonicalURL)
	switch {
	case fault.KindOf(err) == fault.NotFound:
		return nil
	case err != nil:
		return err
	case twin.ID != s.ID:
		wrong.Add("url", "“%s” has this address already. Use that source instead.", clip(twin.Title, 80))
	}
	return wrong.Err()
}

// AddEvidence ties a claim to a source. It is a change of the case: what was
// shown to a reviewer before is not the present version any more.
func (d *Desk) AddEvidence(ctx context.Context, actor account.Actor, id timeline.ClaimID, in EvidenceEdit) (Evidence, error) {
	evidence, err := newID[EvidenceID]()
	if err != nil {
		return Evidence{}, err
	}
	var added Evidence
	err = d.changeEvidence(ctx, actor, id, "add evidence", func(ctx context.Context, c *change, k Case) (Evidence, Evidence, error) {
		if in.New != nil {
			var err error
			if in.Source, err = c.newSource(ctx, k, *in.New); err != nil {
				return Evidence{}, Evidence{}, err
			}
		}
		added = in.apply(Evidence{ID: evidence, Claim: id, By: PersonOf(actor), Created: c.at, Version: 1})
		if err := c.validEvidence(ctx, added, k); err != nil {
			return Evidence{}, Evidence{}, err
		}
		return Evidence{}, added, c.AddEvidence(ctx, added)
	})
	return added, err
}

// EditEvidence changes a piece of evidence.
func (d *Desk) EditEvidence(ctx context.Context, actor account.Actor, id EvidenceID, in EvidenceEdit) (Evidence, error) {
	return d.editEvidence(ctx, actor, id, in.Version, "edit evidence", func(before Evidence) (Evidence, error) {
		return in.apply(before), nil
	})
}

// WithdrawEvidence makes a piece of evidence count no more. It stays, with the
// reason.
func (d *Desk) WithdrawEvidence(ctx context.Context, actor account.Actor, id EvidenceID, version int, reason string) (Evidence, error) {
	reason = strings.TrimSpace(reason)
	var wrong fault.Fields
	line(&wrong, "reason", reason, MaxNote, true)
	if err := wrong.Err(); err != nil {
		return Evidence{}, err
	}
	return d.editEvidence(ctx, actor, id, version, "withdraw evidence", func(before Evidence) (Evidence, error) {
		if err := current("evidence", before.Version, version); err != nil {
			return Evidence{}, err // what was to be withdrawn said something else
		}
		if !before.Counts() {
			return Evidence{}, fault.New(fault.Invalid, "This evidence has been withdrawn already.")
		}
		before.Withdrawn = reason
		return before, nil
	})
}

func (in EvidenceEdit) apply(e Evidence) Evidence {
	e.Source, e.Stance, e.Quote, e.Locator = in.Source, in.Stance, strings.TrimSpace(in.Quote), strings.TrimSpace(in.Locator)
	e.DateGiven, e.Accessed, e.Via, e.Note = in.DateGiven, in.Accessed, in.Via, in.Note
	if e.Stance == "" {
		e.Stance = Supports
	}
	return e
}
