package annotate

import (
	"context"
	"slices"
	"strconv"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// publish keeps the next edition of a case that is about to be stored with a
// version, and returns the row of the history about it.
func (c *change) publish(ctx context.Context, k Case, version int) (Change, error) {
	m, err := exhibits(ctx, c, k)
	if err != nil {
		return Change{}, err
	}
	articles := make([]Article, len(m.Quotes))
	for i, q := range m.Quotes {
		if articles[i], err = c.Article(ctx, q.Article); err != nil {
			return Change{}, err
		}
	}
	ends, err := c.endDates(ctx, k)
	if err != nil {
		return Change{}, err
	}
	last, err := c.LastEdition(ctx, k.ID)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return Change{}, err
	}
	e := newEdition(k, ends, m, articles)
	if e.Content.Timeline, err = c.Timeline(ctx, k.Timeline); err != nil {
		return Change{}, err
	}
	e.Content.Timeline.Description = "" // it is no part of what is published of a claim
	e.Number, e.Version, e.By, e.At = last.Number+1, version, PersonOf(c.actor), c.at
	digest, err := c.AddEdition(ctx, e)
	return Change{Field: EditionField, New: strconv.Itoa(e.Number) + ", SHA-256 " + digest}, err
}

// EditionField is the field of the history that names what was published: its
// number, and the digest of what is kept of it.
const EditionField = "edition"

// keeper is the machine that keeps editions of what was public without one, and
// keepEdition what it does, which makes no new version of the claim.
const (
	keeper      = "upgrade"
	keepEdition = "keep edition"
)

// KeepEditions makes the first edition of every claim that was public before
// editions were kept, so that the public goes on reading what it read. It has to
// run before anything else is done with a database, and does nothing the second
// time.
func (d *Desk) KeepEditions(ctx context.Context) error {
	var due []timeline.ClaimID
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		due, err = r.EditionsDue(ctx)
		return err
	})
	if err != nil || len(due) == 0 {
		return err
	}
	return d.update(ctx, account.Actor{Machine: keeper}, func(ctx context.Context, c *change) error {
		for _, id := range due {
			k, err := c.Case(ctx, id)
			if err != nil {
				return err
			}
			if err := c.keepEdition(ctx, k); err != nil {
				return err
			}
		}
		return nil
	})
}

// keepEdition makes an edition of a case as it is stored.
func (c *change) keepEdition(ctx context.Context, k Case) error {
	made, err := c.publish(ctx, k, k.Version)
	if err != nil {
		return err
	}
	return c.note(ctx, Entry{Timeline: k.Timeline, Object: ObjectClaim, ID: string(k.ID), Act: keepEdition, Changes: []Change{made}})
}

// republish makes editions of the claims of an archive that an administrator
// restores as published, or as withdrawn after they were: of what they say there.
// What was published of a claim that is being re-checked is not in the archive,
// so that it stays out of sight until it is published again.
func (im *importing) republish(ctx context.Context) error {
	for _, k := range im.in.Cases {
		k = im.after.cases[k.ID]
		if k.Status != Published && k.Status != Withdrawn {
			continue
		}
		if err := im.republishOne(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

func (im *importing) republishOne(ctx context.Context, k Case) error {
	last, err := im.LastEdition(ctx, k.ID)
	switch {
	case fault.KindOf(err) == fault.NotFound:
	case err != nil:
		return err
	case k.Status == Withdrawn:
		return nil // what was published stays as it was
	default:
		drift, err := sincePublished(ctx, im, k, last)
		if err != nil || len(drift) == 0 {
			return err
		}
	}
	return im.keepEdition(ctx, k)
}

func byClaim(editions []Edition) map[timeline.ClaimID]Edition {
	all := make(map[timeline.ClaimID]Edition, len(editions))
	for _, e := range editions {
		all[e.Claim] = e
	}
	return all
}

// published returns what the public reads of a timeline now, by claim.
func published(ctx context.Context, r Reader, id timeline.ID, cases []Case) (map[timeline.ClaimID]Edition, error) {
	editions, err := r.PublicEditions(ctx, id)
	if err != nil {
		return nil, err
	}
	confidential, err := confidentialOn(ctx, r, id)
	if err != nil {
		return nil, err
	}
	kept, shown := byClaim(editions), map[timeline.ClaimID]Edition{}
	for _, k := range cases {
		if e, ok := kept[k.ID].Shown(k, confidential); ok {
			shown[k.ID] = e
		}
	}
	return shown, nil
}

// confidentialOn returns the sources of a timeline that are confidential now.
func confidentialOn(ctx context.Context, r Reader, id timeline.ID) (map[SourceID]bool, error) {
	sources, err := everySource(ctx, r, id)
	if err != nil {
		return nil, err
	}
	secret := map[SourceID]bool{}
	for _, s := range sources {
		secret[s.ID] = s.Confidential
	}
	confidential := map[SourceID]bool{}
	for _, s := range sources {
		// An edition may name a source that was merged into another since.
		if s.Confidential || secret[s.Merged] {
			confidential[s.ID] = true
		}
	}
	return confidential, nil
}

// inTime returns the cases of some editions in timeline order.
func inTime(editions map[timeline.ClaimID]Edition) []Case {
	cases := make([]Case, 0, len(editions))
	for _, e := range editions {
		cases = append(cases, e.Case())
	}
	slices.SortFunc(cases, compareInTime)
	return cases
}

// shownTo returns what the public reads of a case now. It is not found by who is
// no member when it is not public.
func shownTo(ctx context.Context, r Reader, k Case) (Edition, error) {
	hidden := fault.New(fault.NotFound, "There is no such claim, or it is not public.")
	if !k.Public() {
		return Edition{}, hidden
	}
	e, err := r.LastEdition(ctx, k.ID)
	if fault.KindOf(err) == fault.NotFound {
		return Edition{}, hidden
	}
	if err != nil {
		return Edition{}, err
	}
	confidential, err := confidentialOn(ctx, r, k.Timeline)
	if err != nil {
		return Edition{}, err
	}
	shown, ok := e.Shown(k, confidential)
	if !ok {
		return Edition{}, hidden
	}
	return shown, nil
}

// PublicFile is what the public reads of a claim, beside the claim as it stands
// at the desk.
type PublicFile struct {
	Access
	Case     Case
	Editions []Edition // last first; none when it was never published
	Public   *Dossier  // as a visitor gets it; nil when they do not
	Changed  []Change  // of what was last published: each field as it was, and as it is
}

// Public returns what the public reads of a claim and how that differs from the
// claim at the desk, to members of its timeline.
func (d *Desk) Public(ctx context.Context, actor account.Actor, id timeline.ClaimID) (PublicFile, error) {
	var f PublicFile
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if f.Case, f.Access, err = claim(ctx, r, actor, id); err != nil {
			return err
		}
		if err := f.need(account.Viewer, "Seeing what was published"); err != nil {
			return err
		}
		if f.Editions, err = r.Editions(ctx, id); err != nil || len(f.Editions) == 0 {
			return err
		}
		if f.Changed, err = sincePublished(ctx, r, f.Case, f.Editions[0]); err != nil {
			return err
		}
		if !f.Case.Public() {
			return nil
		}
		visitor := Dossier{Access: Access{Role: account.Viewer, Timeline: f.Timeline}}
		if err := visitor.fillPublic(ctx, r, f.Case); err != nil {
			return err
		}
		f.Public = &visitor
		return nil
	})
	return f, err
}

// sincePublished returns how a case differs from an edition of it.
func sincePublished(ctx context.Context, r Reader, k Case, e Edition) ([]Change, error) {
	m, err := exhibits(ctx, r, k)
	if err != nil {
		return nil, err
	}
	articles := make([]Article, len(m.Quotes))
	for i, q := range m.Quotes {
		if articles[i], err = r.Article(ctx, q.Article); err != nil {
			return nil, err
		}
	}
	s, err := look(ctx, r, k.Timeline).ends(k)
	if err != nil {
		return nil, err
	}
	return e.changedIn(newEdition(k, s.Now(), m, articles)), nil
}
