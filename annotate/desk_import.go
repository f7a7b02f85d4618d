package annotate

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// errRehearsal takes back a dry run.
var errRehearsal = errors.New("this was a dry run")

// Import brings an archive in: what is new is added, what differs is changed,
// and what is the same stays as it is, so that a second import of a file does
// nothing. Nothing is ever removed. The report says what became of each record.
//
// When one record is refused, nothing is written, and the error is an Invalid
// one that names the first of them. A dry run finds out the same, and writes
// nothing in any case.
func (d *Desk) Import(ctx context.Context, actor account.Actor, a Archive, o ImportOptions) (ImportReport, error) {
	report := ImportReport{Timeline: a.Timeline, DryRun: o.DryRun}
	o.tell(Opening, 0, 0)
	if o.DryRun && o.PlanOnly {
		return d.try(ctx, actor, a, o)
	}
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		im := newImporting(c, actor, a, o)
		err := im.run(ctx)
		report.Timeline, report.Records = im.target, im.records
		if err == nil && o.DryRun {
			return errRehearsal
		}
		return err
	})
	if errors.Is(err, errRehearsal) {
		err = nil
	}
	return report, err
}

// importMachine is the machine in the history of what an import did.
const importMachine = "import"

// importing is an import under way. It works out all that is to be written
// before it writes anything.
type importing struct {
	*change
	importer  account.Actor
	options   ImportOptions
	keep      bool // the status of every claim, and what goes with it
	in        Archive
	access    Access // on a timeline that is here; zero for a new one
	fresh     bool   // the timeline is new
	target    timeline.Timeline
	stored    holdings                // what is on the timeline
	after     holdings                // what will be
	seen      map[ExtraKey]bool       // the ids that the archive has used so far
	addresses map[string]SourceID     // the canonical ones of after
	extras    map[ExtraKey][]ExtraKey // in the archive, by owner
	bare      map[ArticleID]bool      // articles of the archive that are skipped, for they have no text
	runes     map[string][]rune       // the texts that quotes were looked for in
	ways      map[SourceID]SourceID   // from sources of a partial file to those here that take their place
	pairs     map[[2]string]bool      // the claims here with the sources that they have evidence from; nil until asked for
	records   []ImportRecord
	writes    []write
	flow      *flow // of an archive that comes in parts; nil for one that is in hand
}

// write is a write that an import will make, with the path of its record.
type write struct {
	path string
	do   func(context.Context) error
}

// holdings is what is on a timeline, by id.
type holdings struct {
	articles   map[ArticleID]Article
	texts      map[ArticleID]map[int]Text
	sources    map[SourceID]Source
	cases      map[timeline.ClaimID]Case
	quotes     map[QuoteID]Quote
	evidence   map[EvidenceID]Evidence
	reviews    map[timeline.ClaimID][]Review
	dismissals map[timeline.ClaimID][]Dismissal
	findings   map[timeline.ClaimID][]timeline.Finding
	extra      map[ExtraKey]string
}

func newImporting(c *change, actor account.Actor, a Archive, o ImportOptions) *importing {
	c.actor.Machine = importMachine // in the history; what the importer may do is asked of actor
	im := &importing{
		change:    c,
		importer:  actor,
		options:   o,
		keep:      o.KeepStatus && actor.Role == account.Admin,
		in:        a,
		target:    a.Timeline,
		stored:    hold(Archive{}),
		after:     hold(Archive{}),
		seen:      map[ExtraKey]bool{},
		addresses: map[string]SourceID{},
		extras:    map[ExtraKey][]ExtraKey{},
		bare:      map[ArticleID]bool{},
		runes:     map[string][]rune{},
		ways:      map[SourceID]SourceID{},
	}
	im.ownExtras()
	return im
}

// ownExtras finds the extras of the archive by what they are of.
func (im *importing) ownExtras() {
	clear(im.extras)
	for key := range im.in.Extra {
		im.extras[key.owner()] = append(im.extras[key.owner()], key)
	}
}

func hold(a Archive) holdings {
	h := holdings{
		articles:   map[ArticleID]Article{},
		texts:      map[ArticleID]map[int]Text{},
		sources:    map[SourceID]Source{},
		cases:      map[timeline.ClaimID]Case{},
		quotes:     map[QuoteID]Quote{},
		evidence:   map[EvidenceID]Evidence{},
		reviews:    map[timeline.ClaimID][]Review{},
		dismissals: map[timeline.ClaimID][]Dismissal{},
		findings:   a.Findings,
		extra:      a.Extra,
	}
	for _, x := range a.Articles {
		h.articles[x.ID] = x
	}
	for _, x := range a.Texts {
		h.addText(x)
	}
	for _, x := range a.Sources {
		h.sources[x.ID] = x
	}
	for _, x := range a.Cases {
		h.cases[x.ID] = x
	}
	for _, x := range a.Quotes {
		h.quotes[x.ID] = x
	}
	for _, x := range a.Evidence {
		h.evidence[x.ID] = x
	}
	for _, x := range a.Dismissals {
		h.dismissals[x.Claim] = append(h.dismissals[x.Claim], x)
	}
	for _, x := range a.Reviews {
		h.reviews[x.Claim] = append(h.reviews[x.Claim], x)
	}
	return h
}

func (h *holdings) addText(x Text) {
	if h.texts[x.Article] == nil {
		h.texts[x.Article] = map[int]Text{}
	}
	h.texts[x.Article][x.Number] = x
}

// plan works out what is to be written. It is an error when anything is refused.
func (im *importing) plan(ctx context.Context) error {
	if err := im.open(ctx); err != nil {
		return err
	}
	if im.refused() == nil { // otherwise there is nothing to compare with
		if err := im.planRecords(ctx); err != nil {
			return err
		}
	}
	return im.refused()
}

func (im *importing) run(ctx context.Context) error {
	if err := im.plan(ctx); err != nil {
		return err
	}
	for i, w := range im.writes {
		if err := im.step(ctx, Writing, i, len(im.writes)); err != nil {
			return err
		}
		if err := w.do(ctx); err != nil {
			return im.failed(w.path, err)
		}
	}
	if err := im.step(ctx, Settling, 0, 0); err != nil {
		return err
	}
	if err := im.findAgain(ctx); err != nil || !im.keep {
		return err
	}
	return im.republish(ctx)
}

func (im *importing) planRecords(ctx context.Context) error {
	parts := split(im.in)
	done, total := 0, len(im.in.Articles)+len(im.in.Sources)+len(im.in.Cases)
	plan := func(err error) error {
		done++
		return cmp.Or(err, im.step(ctx, Comparing, done, total))
	}
	for i, a := range im.in.Articles {
		if err := plan(im.article(ctx, fmt.Sprintf("articles[%d]", i), a, parts.texts[a.ID])); err != nil {
			return err
		}
	}
	for _, s := range im.in.Sources {
		if _, ok := im.after.sources[s.ID]; !ok {
			im.after.sources[s.ID] = s // so that a source may be merged into one that follows
		}
	}
	for i, s := range im.in.Sources {
		if err := plan(im.source(ctx, fmt.Sprintf("sources[%d]", i), s)); err != nil {
			return err
		}
	}
	for _, c := range im.in.Cases {
		if _, ok := im.after.cases[c.ID]; !ok {
			im.after.cases[c.ID] = c // so that a gap may end at a claim that follows
		}
	}
	for i, c := range im.in.Cases {
		if err := plan(im.claim(ctx, fmt.Sprintf("claims[%d]", i), c, parts)); err != nil {
			return err
		}
	}
	im.leadOthers()
	im.strays(parts)
	return nil
}

// open finds the timeline, what the importer may do on it, and what is there.
func (im *importing) open(ctx context.Context) error {
	const path = "timeline"
	t := im.in.Timeline
	if !validID(string(t.ID)) {
		im.refuse(path+".id", ObjectTimeline, string(t.ID), notAnID)
		return nil
	}
	stored, err := im.Timeline(ctx, t.ID)
	if fault.KindOf(err) == fault.NotFound {
		return im.openNew(ctx, path)
	}
	if err != nil {
		return err
	}
	im.access, err = access(ctx, im, im.importer, stored)
	if fault.KindOf(err) == fault.NotFound || err == nil && !im.access.Member {
		return fault.New(fault.Forbidden, "The timeline of this file is on this desk already, and you are not a member of it.")
	}
	if err != nil {
		return err
	}
	if err := im.access.need(account.Contributor, "Importing"); err != nil {
		return err
	}
	read := wholeArchive
	if im.flow != nil {
		read = besideClaims
	}
	here, err := read(ctx, im, stored)
	if err != nil {
		return err
	}
	im.stored, im.after = hold(here), hold(here)
	for _, s := range here.Sources {
		if s.Merged == "" {
			im.addresses[s.CanonicalURL] = s.ID
		}
	}
	im.openKnown(path, stored)
	return nil
}

func (im *importing) openNew(ctx context.Context, path string) error {
	if err := MayAddTimeline(im.importer); err != nil {
		return err
	}
	im.fresh = true
	t := im.in.Timeline
	if im.options.Slug != "" {
		t.Slug = im.options.Slug
	}
	if !im.keep {
		t.Visibility = timeline.Private
	}
	t.Version = max(t.Version, 1)
	im.target = t
	id := string(t.ID)
	if err := validTimeline(t); err != nil {
		im.refuseFor(path, ObjectTimeline, id, err, nil)
		return nil
	}
	_, err := im.TimelineBySlug(ctx, t.Slug)
	if err == nil {
		im.refuse(path+".slug", ObjectTimeline, id,
			"Another timeline has the address “"+t.Slug+"” already. Give another one for this import, such as “"+t.Slug+"-2”.")
		return nil
	}
	if fault.KindOf(err) != fault.NotFound {
		return err
	}
	im.write(path, func(ctx context.Context) error { return im.AddTimeline(ctx, t) })
	if im.importer.ID != "" {
		owner := Member{Timeline: t.ID, User: im.importer.ID, Name: im.importer.Name, Role: account.Admin}
		im.write(path, func(ctx context.Context) error { return im.SetMember(ctx, owner) })
	}
	changes := append(differences(nil, timelineFacts(t)), im.extra(path, ObjectTimeline, id)...)
	im.finish(im.begin(path, ObjectTimeline, id), false, changes)
	return nil
}

// openKnown compares a timeline with the one that is here. Its address stays,
// unless the options give another, and so does who may see it, unless an
// administrator restores that too.
func (im *importing) openKnown(path string, stored timeline.Timeline) {
	id := string(stored.ID)
	t := stored
	if im.options.Partial == nil {
		t.Title, t.Description = im.in.Timeline.Title, im.in.Timeline.Description
	}
	if im.options.Slug != "" {
		t.Slug = im.options.Slug
	}
	if im.keep {
		t.Visibility = im.in.Timeline.Visibility
	}
	im.target = stored
	changes := differences(timelineFacts(stored), timelineFacts(t))
	if len(changes) > 0 && !im.access.Manage {
		im.done(path, ObjectTimeline, id, Skip, "Only an administrator of this timeline may change it, so it stays as it is.")
		return
	}
	if err := validTimeline(t); err != nil {
		im.refuseFor(path, ObjectTimeline, id, err, nil)
		return
	}
	if len(changes) > 0 {
		t.Version++
		im.target = t
		im.write(path, func(ctx context.Context) error { return im.ChangeTimeline(ctx, t) })
	}
	im.finish(im.begin(path, ObjectTimeline, id), true, append(changes, im.extra(path, ObjectTimeline, id)...))
}
