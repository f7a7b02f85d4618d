package annotate

import (
	"context"
	"slices"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Dossier is a claim with all that its page shows.
type Dossier struct {
	Access
	Case         Case
	Quotes       []QuotedIn
	Evidence     []Testimony
	Findings     []timeline.Finding        // that hold today
	Dismissed    []Dismissed               // likewise
	Check        *timeline.Check           // of a gap
	Ends         map[timeline.ClaimID]Case // the claims that the gap ends at
	Hangs        []Case                    // the claims whose gap ends at this one
	Reviews      []Review
	History      []Entry // last first; none for who is no member
	Steps        []Choice
	Edit         error // why the actor may not edit; nil when they may
	Rule         error // likewise, the verdict
	Attach       error // likewise, evidence
	Dismiss      error // likewise, dismiss what the checks warn of
	DismissBlock error // likewise, dismiss what blocks
}

// QuotedIn is a quote with its article.
type QuotedIn struct {
	Quote
	In Article
}

// Testimony is a piece of evidence with its source.
type Testimony struct {
	Evidence
	From Source
	Seen Source // in which it was seen quoted; zero when it was read itself, and in a Dossier
}

// Choice is a step of the work that can be taken from where a claim stands.
type Choice struct {
	Act   Act
	No    error    // why this actor may not; nil when they may
	Unmet []string // what the claim lacks for it
}

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
		return f.fill(ctx, r, d.Today())
	})
	return f, err
}

// claim finds a case and what an actor may do on its timeline. Who is no
// member sees it as the public does.
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
	shown, ok := c.Public()
	if !ok {
		return Case{}, Access{}, fault.New(fault.NotFound, "There is no such claim, or it is not public.")
	}
	return shown, a, nil
}

func (f *Dossier) fill(ctx context.Context, r Reader, today edtf.Day) error {
	m, quotes, err := material(ctx, r, f.Case, today)
	if err != nil {
		return err
	}
	for i, q := range m.Quotes {
		f.Quotes = append(f.Quotes, QuotedIn{Quote: q, In: quotes[i]})
	}
	recheck := f.Case.Status != Published && !f.Member
	for _, e := range m.Evidence {
		if !f.Member {
			if !e.Counts() || confides(e, m.Sources) || recheck {
				continue
			}
			e = e.public()
		}
		f.Evidence = append(f.Evidence, Testimony{Evidence: e, From: m.Sources[e.Source]})
	}
	if err := f.fillGap(ctx, r); err != nil {
		return err
	}
	f.Edit = May(f.Actor, f.Role, ActEdit, f.Case)
	f.Rule = May(f.Actor, f.Role, ActRule, f.Case)
	f.Attach = May(f.Actor, f.Role, ActEvidence, f.Case)
	if !f.Member {
		return nil
	}
	f.Findings, f.Dismissed = m.Findings, m.Dismissed
	if f.Hangs, err = r.Dependents(ctx, f.Case.ID); err != nil {
		return err
	}
	if f.Reviews, err = r.Reviews(ctx, f.Case.ID); err != nil {
		return err
	}
	if f.History, err = r.History(ctx, ObjectClaim, string(f.Case.ID)); err != nil {
		return err
	}
	f.Steps = choices(f.Actor, f.Role, f.Case, m)
	f.Dismiss = May(f.Actor, f.Role, ActDismiss, f.Case)
	f.DismissBlock = May(f.Actor, f.Role, ActDismissBlock, f.Case)
	return nil
}

func (f *Dossier) fillGap(ctx context.Context, r Reader) error {
	gap, ok := f.Case.Position.(timeline.Gap)
	if !ok {
		return nil
	}
	f.Ends = map[timeline.ClaimID]Case{}
	for _, id := range f.Case.DependsOn() {
		end, err := r.Case(ctx, id)
		if err != nil {
			return err
		}
		if !f.Member {
			if _, ok := end.Public(); !ok {
				end = Case{Claim: timeline.Claim{Position: end.Position, Statement: "A claim that is not public"}}
			}
		}
		f.Ends[id] = end
	}
	published, err := publicationFor(ctx, r, f.Case.ID, gap)
	if err != nil {
		return err
	}
	check := gap.Check(timeline.Ends{
		When:      func(id timeline.ClaimID) edtf.Date { return f.Ends[id].When() },
		Published: published,
	})
	f.Check = &check
	return nil
}

// choices lists the steps that can be taken from where a case stands, with
// what speaks against each. Override is only listed to who may use it.
func choices(actor account.Actor, role account.Role, c Case, m Material) []Choice {
	var steps []Choice
	for _, act := range Steps() {
		if !act.From(c.Status) || act == ActOverride && !role.AtLeast(account.Admin) {
			continue
		}
		steps = append(steps, Choice{Act: act, No: May(actor, role, act, c), Unmet: Unmet(act, c, m)})
	}
	return steps
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
	if err := c.follow(ctx, Case{}, added); err != nil {
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

// EditClaim changes a claim. Who changes what a verdict is about becomes an
// author of the verdict, so that they cannot approve it.
func (d *Desk) EditClaim(ctx context.Context, actor account.Actor, id timeline.ClaimID, in ClaimEdit) (Case, error) {
	return d.changeCase(ctx, actor, id, ActEdit, in.Version, "edit", "", func(ctx context.Context, c *change, before Case) (Case, error) {
		after := in.apply(before)
		if err := validClaim(ctx, c, after); err != nil {
			return Case{}, err
		}
		reworded := before.Statement != after.Statement || positionFact(before.Position) != positionFact(after.Position)
		if reworded && before.Ruling.Verdict != Unchecked {
			after = after.addAuthor(PersonOf(actor))
		}
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

func tidyTags(tags []string) []string {
	var tidy []string
	for _, t := range tags {
		if t = strings.TrimSpace(t); t != "" {
			tidy = append(tidy, t)
		}
	}
	slices.Sort(tidy)
	return slices.Compact(tidy)
}

func (c Case) addAuthor(p Person) Case {
	if p.ID != "" && !c.IsAuthor(p.ID) {
		c.Authors = append(slices.Clone(c.Authors), p)
	}
	return c
}
