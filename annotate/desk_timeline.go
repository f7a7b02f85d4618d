package annotate

import (
	"context"
	"fmt"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Board is a timeline with all that its page shows.
type Board struct {
	Access
	Cases    []Case                              // those that the actor may see, in timeline order
	Checks   map[timeline.ClaimID]timeline.Check // of the gaps among them
	Articles []Article                           // none for who is no member
}

// TimelineEdit is what a person can say about a timeline.
type TimelineEdit struct {
	Title       string
	Slug        string // made from the title when empty
	Description string
	Visibility  timeline.Visibility
	Version     int // that was edited; 0 for a new timeline
}

// memberOf returns the timelines that an actor is a member of.
func memberOf(ctx context.Context, r Reader, actor account.Actor) (map[timeline.ID]bool, error) {
	if actor.ID == "" {
		return nil, nil
	}
	places, err := r.Memberships(ctx, actor.ID)
	if err != nil {
		return nil, err
	}
	own := make(map[timeline.ID]bool, len(places))
	for _, m := range places {
		own[m.Timeline] = true
	}
	return own, nil
}

// Board returns a timeline by its slug. Who is no member sees what was
// published only, see [Edition.Shown].
func (d *Desk) Board(ctx context.Context, actor account.Actor, slug string) (Board, error) {
	var b Board
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		a, err := accessBySlug(ctx, r, actor, slug)
		if err != nil {
			return err
		}
		b.Access = a
		cases, err := r.Cases(ctx, a.Timeline.ID)
		if err != nil {
			return err
		}
		if !a.Member {
			return b.fillPublic(ctx, r, cases)
		}
		b.Cases = cases
		if b.Checks, err = checkAll(ctx, r, cases, cases); err != nil {
			return err
		}
		b.Articles, err = r.Articles(ctx, a.Timeline.ID)
		return err
	})
	return b, err
}

// fillPublic fills b with what the public reads of some cases.
func (b *Board) fillPublic(ctx context.Context, r Reader, cases []Case) error {
	shown, err := published(ctx, r, b.Timeline.ID, cases)
	if err != nil {
		return err
	}
	b.Cases, b.Checks = inTime(shown), map[timeline.ClaimID]timeline.Check{}
	for i, k := range b.Cases {
		b.Cases[i].Position, b.Cases[i].Approval, b.Cases[i].JudgedOn = namingOnly(k, shown), Approval{}, timeline.EndDates{}
	}
	for id, e := range shown {
		if check := e.Check(); check != nil {
			b.Checks[id] = *check
		}
	}
	return nil
}

// checkAll judges every gap among some cases of one timeline. All are those
// that its ends may be.
func checkAll(ctx context.Context, r Reader, cases, all []Case) (map[timeline.ClaimID]timeline.Check, error) {
	dates := make(map[timeline.ClaimID]edtf.Date, len(all))
	for _, c := range all {
		dates[c.ID] = c.When()
	}
	checks := map[timeline.ClaimID]timeline.Check{}
	for _, c := range cases {
		gap, ok := c.Position.(timeline.Gap)
		if !ok {
			continue
		}
		published, err := publicationFor(ctx, r, c.ID, gap)
		if err != nil {
			return nil, err
		}
		checks[c.ID] = gap.Check(timeline.Ends{
			When:      func(id timeline.ClaimID) edtf.Date { return dates[id] },
			Published: published,
		})
	}
	return checks, nil
}

// publicationFor is publication for the gap of a claim. It does not look when
// no end of the gap is there.
func publicationFor(ctx context.Context, r Reader, id timeline.ClaimID, gap timeline.Gap) (edtf.Date, error) {
	if gap.From != (timeline.Publication{}) && gap.To != (timeline.Publication{}) {
		return edtf.Date{}, nil
	}
	return publication(ctx, r, id)
}

// publication returns the publication date of the first article that a claim
// is quoted from, or the zero Date.
func publication(ctx context.Context, r Reader, id timeline.ClaimID) (edtf.Date, error) {
	quotes, err := r.QuotesOf(ctx, id)
	if err != nil || len(quotes) == 0 {
		return edtf.Date{}, err
	}
	a, err := r.Article(ctx, quotes[0].Article)
	return a.Published, err
}

// AddTimeline makes a timeline. Its maker becomes an administrator of it.
func (d *Desk) AddTimeline(ctx context.Context, actor account.Actor, in TimelineEdit) (timeline.Timeline, error) {
	if err := MayAddTimeline(actor); err != nil {
		return timeline.Timeline{}, err
	}
	id, err := newID[timeline.ID]()
	if err != nil {
		return timeline.Timeline{}, err
	}
	t := timeline.Timeline{ID: id, Slug: in.Slug, Title: in.Title, Description: in.Description, Visibility: in.Visibility, Version: 1}
	err = d.update(ctx, actor, func(ctx context.Context, c *change) error {
		if t.Slug == "" {
			if t.Slug, err = freeSlug(ctx, c, t.Title); err != nil {
				return err
			}
		}
		if err := validTimeline(t); err != nil {
			return err
		}
		if err := c.AddTimeline(ctx, t); err != nil {
			return err
		}
		if actor.ID != "" {
			owner := Member{Timeline: t.ID, User: actor.ID, Name: actor.Name, Role: account.Admin}
			if err := c.SetMember(ctx, owner); err != nil {
				return err
			}
		}
		return c.note(ctx, Entry{Timeline: t.ID, Object: ObjectTimeline, ID: string(t.ID), Act: "add", Changes: differences(nil, timelineFacts(t))})
	})
	return t, err
}

// freeSlug makes a slug from a title, with a number when it is taken.
func freeSlug(ctx context.Context, r Reader, title string) (string, error) {
	stem := Slug(title)
	slug := stem
	for n := 2; ; n++ {
		_, err := r.TimelineBySlug(ctx, slug)
		if fault.KindOf(err) == fault.NotFound && !reservedSlugs[slug] {
			return slug, nil
		}
		if err != nil && fault.KindOf(err) != fault.NotFound {
			return "", err
		}
		slug = fmt.Sprintf("%.*s-%d", MaxSlug-8, stem, n)
	}
}

// EditTimeline changes what is said about a timeline. It merges as
// [Desk.EditClaim] does.
func (d *Desk) EditTimeline(ctx context.Context, actor account.Actor, slug string, in TimelineEdit) (timeline.Timeline, error) {
	var t timeline.Timeline
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		a, err := managed(ctx, c, actor, slug)
		if err != nil {
			return err
		}
		after, err := c.mergeTimeline(ctx, a.Timeline, in)
		if err != nil {
			return err
		}
		t, err = c.editTimeline(ctx, a.Timeline, after, actEdit)
		return err
	})
	return t, err
}

// editTimeline stores the next version of a timeline that the actor may change,
// and returns it.
func (c *change) editTimeline(ctx context.Context, before, t timeline.Timeline, act string) (timeline.Timeline, error) {
	t.Version = before.Version + 1
	if err := validTimeline(t); err != nil {
		return before, err
	}
	changes := differences(timelineFacts(before), timelineFacts(t))
	if len(changes) == 0 {
		return before, nil
	}
	if err := c.ChangeTimeline(ctx, t); err != nil {
		return before, err
	}
	if err := c.note(ctx, Entry{Timeline: t.ID, Object: ObjectTimeline, ID: string(t.ID), Act: act, Changes: changes}); err != nil {
		return before, err
	}
	return t, c.keepBefore(ctx, ObjectTimeline, string(t.ID), Archive{Timeline: before}, t.ID)
}

func managed(ctx context.Context, r Reader, actor account.Actor, slug string) (Access, error) {
	a, err := accessBySlug(ctx, r, actor, slug)
	if err != nil {
		return Access{}, err
	}
	if !a.Manage {
		return Access{}, fault.New(fault.Forbidden, "Only an administrator of this timeline may change it.")
	}
	return a, nil
}

// Members returns who may work on a timeline, to those who do.
func (d *Desk) Members(ctx context.Context, actor account.Actor, slug string) (Access, []Member, error) {
	var (
		a       Access
		members []Member
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if a, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := a.need(account.Viewer, "Seeing the members"); err != nil {
			return err
		}
		members, err = r.Members(ctx, a.Timeline.ID)
		return err
	})
	return a, members, err
}

// SetMember gives the user with a login a role on a timeline; Nobody takes
// them off it. The last administrator stays.
func (d *Desk) SetMember(ctx context.Context, actor account.Actor, slug, login string, role account.Role) error {
	if role != account.Nobody && !role.Valid() {
		return fault.New(fault.Invalid, "Choose one of viewer, contributor, checker, reviewer and admin.")
	}
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		a, err := managed(ctx, c, actor, slug)
		if err != nil {
			return err
		}
		u, err := c.UserByLogin(ctx, account.NormalLogin(login))
		if fault.KindOf(err) == fault.NotFound {
			return (fault.Fields{"login": "Nobody here has that login. An administrator can add them."}).Err()
		} else if err != nil {
			return err
		}
		members, err := c.Members(ctx, a.Timeline.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(members, func(m Member) bool { return m.User == u.ID })
		old := account.Nobody
		if i >= 0 {
			old = members[i].Role
		}
		if old == role {
			return nil
		}
		if old == account.Admin && administrators(members) == 1 {
			return fault.New(fault.Invalid, "%s is the only administrator of this timeline. Make somebody else one first.", u.Name)
		}
		if err := c.SetMember(ctx, Member{Timeline: a.Timeline.ID, User: u.ID, Login: u.Login, Name: u.Name, Role: role}); err != nil {
			return err
		}
		return c.note(ctx, Entry{
			Timeline: a.Timeline.ID, Object: ObjectMember, ID: string(u.ID), Act: "set role",
			Changes: []Change{{Field: "role of " + u.Name, Old: string(old), New: string(role)}},
		})
	})
}

func administrators(members []Member) int {
	n := 0
	for _, m := range members {
		if m.Role == account.Admin {
			n++
		}
	}
	return n
}
