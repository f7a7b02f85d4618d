package annotate

import (
	"context"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// ClaimEdit is what a person can say about a claim.
type ClaimEdit struct {
	Statement  string
	Claimant   string
	Position   timeline.Position // nil while a draft has none
	Wording    string
	Basis      timeline.Basis
	Anchor     string
	Zone       string
	Occurrence timeline.Occurrence
	Importance int
	Lane       string
	Subject    string
	Tags       []string
	Version    int // that was edited; 0 for a new claim
}

// QuoteEdit picks words of an article, in code points of one of its wordings.
type QuoteEdit struct {
	Article    ArticleID
	Number     int // of the Text in which they were selected; 0 for the last
	Start, End int
}

// Claim returns a claim with all that its page shows to an actor.
func (d *Desk) Claim(ctx context.Context, actor account.Actor, id timeline.ClaimID) (Dossier, error) {
	var f Dossier
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		c, a, err := claim(ctx, r, actor, id)
		if err != nil {
			return err
		}
		f = Dossier{Access: a, Case: c}
		if a.Member {
			return f.fill(ctx, r, d.Today())
		}
		return f.fillPublic(ctx, r, c)
	})
	return f, err
}

// claim finds a case and what an actor may do on its timeline. Who is no member
// finds one that was published, and sees only what was published of it, see
// [Dossier.fillPublic].
func claim(ctx context.Context, r Reader, actor account.Actor, id timeline.ClaimID) (Case, Access, error) {
	c, err := r.Case(ctx, id)
	if err != nil {
		return Case{}, Access{}, err
	}
	a, err := accessByID(ctx, r, actor, c.Timeline)
	if err != nil {
		return Case{}, Access{}, err
	}
	if a.Member {
		return c, a, nil
	}
	e, err := shownTo(ctx, r, c)
	return e.Case(), a, err
}

// AddClaim adds a claim to a timeline, quoted from an article when quote is
// not nil. It starts as a draft when it still lacks something for checking, and
// is open otherwise.
func (d *Desk) AddClaim(ctx context.Context, actor account.Actor, slug string, in ClaimEdit, quote *QuoteEdit) (Case, error) {
	var added Case
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		a, err := accessBySlug(ctx, c, actor, slug)
		if err != nil {
			return err
		}
		added, err = c.addClaim(ctx, a, in, quote)
		return err
	})
	return added, err
}

// addClaim is AddClaim within a change.
func (c *change) addClaim(ctx context.Context, a Access, in ClaimEdit, quote *QuoteEdit) (Case, error) {
	if err := a.need(account.Contributor, "Adding a claim"); err != nil {
		return Case{}, err
	}
	id, err := newID[timeline.ClaimID]()
	if err != nil {
		return Case{}, err
	}
	added := in.apply(Case{
		Claim:   timeline.Claim{ID: id, Timeline: a.Timeline.ID, Version: 1},
		Ruling:  Ruling{Verdict: Unchecked},
		Status:  Draft,
		By:      PersonOf(c.actor),
		Created: c.at,
		Changed: c.at,
	})
	if err := validClaim(ctx, c, added); err != nil {
		return Case{}, err
	}
	if len(Unmet(ActOpen, added, Material{})) == 0 {
		added.Status = Open
	}
	if err := c.AddCase(ctx, added); err != nil {
		return Case{}, err
	}
	changes := differences(nil, caseFacts(added))
	if quote != nil {
		q, err := c.quote(ctx, added, *quote)
		if err != nil {
			return Case{}, err
		}
		changes = append(changes, Change{Field: "quote", New: q.Exact})
	}
	if added.Subject == "" {
		err = c.findNew(ctx, added)
	} else {
		err = c.follow(ctx, Case{}, added)
	}
	if err != nil {
		return Case{}, err
	}
	return added, c.note(ctx, Entry{Timeline: added.Timeline, Object: ObjectClaim, ID: string(id), Act: "add", Changes: changes})
}

// quote ties a claim to words of an article on the same timeline.
func (c *change) quote(ctx context.Context, to Case, in QuoteEdit) (Quote, error) {
	from, err := c.Article(ctx, in.Article)
	if err != nil {
		return Quote{}, err
	}
	if from.Timeline != to.Timeline {
		return Quote{}, fault.New(fault.NotFound, "There is no such article on this timeline.")
	}
	q, err := c.selected(ctx, in)
	if err != nil {
		return Quote{}, err
	}
	if q.ID, err = newID[QuoteID](); err != nil {
		return Quote{}, err
	}
	q.Claim = to.ID
	return q, c.AddQuote(ctx, q)
}

// EditClaim changes a claim. What others changed in other fields since the
// version that was edited stays; a [ClashError] is returned when they changed
// the same. Who changes what a verdict is about becomes an author of the
// verdict, so that they cannot approve it.
func (d *Desk) EditClaim(ctx context.Context, actor account.Actor, id timeline.ClaimID, in ClaimEdit) (Case, error) {
	return d.changeCase(ctx, actor, id, ActEdit, anyVersion, actEdit, "", func(ctx context.Context, c *change, before Case) (Case, error) {
		after, err := c.mergeClaim(ctx, before, in)
		if err != nil {
			return Case{}, err
		}
		if err := validClaim(ctx, c, after); err != nil {
			return Case{}, err
		}
		after = after.touchedBy(before, PersonOf(actor))
		if _, ok := after.Position.(timeline.Gap); !ok {
			after.JudgedOn = timeline.EndDates{}
		}
		if after.Status != Draft && len(Unmet(ActOpen, after, Material{})) > 0 {
			after.Status = Draft
		}
		return after, nil
	})
}

func (in ClaimEdit) apply(c Case) Case {
	c.Statement, c.Claimant, c.Position = strings.TrimSpace(in.Statement), in.Claimant, in.Position
	c.Wording, c.Basis, c.Anchor, c.Zone = in.Wording, in.Basis, in.Anchor, in.Zone
	c.Occurrence, c.Importance, c.Lane, c.Subject = in.Occurrence, in.Importance, in.Lane, in.Subject
	c.Tags = tidyTags(in.Tags)
	if c.Basis == "" {
		c.Basis = timeline.Stated
	}
	if c.Occurrence == "" {
		c.Occurrence = timeline.Happened
	}
	if c.Position == nil {
		c.Position = timeline.Undated{}
	}
	return c
}

// tidyTags returns tags in order and once each. A comma parts two: none has one.
func tidyTags(tags []string) []string {
	var tidy []string
	for t := range strings.SplitSeq(strings.Join(tags, ","), ",") {
		if t = strings.TrimSpace(t); t != "" {
			tidy = append(tidy, t)
		}
	}
	slices.Sort(tidy)
	return slices.Compact(tidy)
}

// touchedBy makes who turned before into c an author of the verdict, if there is
// one, when they changed what it is about.
func (c Case) touchedBy(before Case, p Person) Case {
	if before.Ruling.Verdict == Unchecked || c.ruledOn() == before.ruledOn() {
		return c
	}
	return c.addAuthor(p)
}

// ruledOn returns what a verdict on a claim is about: what is claimed, by whom,
// and how its date was got. Where the claim is filed is not among it.
func (c Case) ruledOn() [8]string {
	return [...]string{
		c.Statement, c.Claimant, positionFact(c.Position), c.Wording, string(c.Basis), c.Anchor, c.Zone, string(c.Occurrence),
	}
}

func (c Case) addAuthor(p Person) Case {
	if p.ID != "" && !c.IsAuthor(p.ID) {
		c.Authors = append(slices.Clone(c.Authors), p)
	}
	return c
}
