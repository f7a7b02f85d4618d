package annotate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// claimPlaces are the places in a claim of an archive of the fields that do
// not stand at its top.
var claimPlaces = map[string]string{
	"when": "position.when", "extent": "position.extent", "reason": "position.reason",
	"from": "position.from", "to": "position.to", "length": "position",
	"verdict": "verdict.value", "explanation": "verdict.explanation", "search_note": "verdict.search_note",
	"disposition": "verdict.disposition", "correction": "verdict.correction", "authors": "verdict.authors",
}

func (im *importing) claim(ctx context.Context, path string, k Case, p parts) error {
	id := string(k.ID)
	stored, known := im.stored.cases[k.ID]
	reason, err := taken(ctx, im, ObjectClaim, k.ID, known, im.Case)
	if err != nil {
		return err
	}
	if reason != "" {
		im.refuse(path+".id", ObjectClaim, id, reason)
		return nil
	}
	k = im.normal(k)
	if known && im.options.Partial != nil {
		k = im.options.Partial(stored, k)
	}
	if err := im.validCase(ctx, k); err != nil {
		im.refuseFor(path, ObjectClaim, id, err, claimPlaces)
		return nil
	}
	// The row of the claim comes before those that hang on it, and is known
	// after them.
	put := func(context.Context) error { return nil }
	im.write(path, func(ctx context.Context) error { return put(ctx) })
	record := im.begin(path, ObjectClaim, id)
	changes, err := im.quotes(ctx, path, k, p.quotes[k.ID])
	if err != nil {
		return err
	}
	evidence, err := im.allEvidence(ctx, path, p.evidence[k.ID])
	if err != nil {
		return err
	}
	changes = append(changes, evidence...)
	changes = append(changes, im.dismissals(path, k, p.dismissals[k.ID])...)
	im.reviews(path, k, p.reviews[k.ID])

	if known {
		put = im.changeClaim(record, k, stored, changes)
		return nil
	}
	after := im.landNew(k)
	im.after.cases[k.ID] = after
	put = func(ctx context.Context) error { return im.AddCase(ctx, after) }
	changes = slices.Concat(differences(nil, caseFacts(after)), changes, im.extra(path, ObjectClaim, id))
	im.finish(record, false, changes)
	return nil
}

// changeClaim plans the change of a claim that is here, with that of what hangs
// on it, and returns the write of its row.
func (im *importing) changeClaim(record int, k, stored Case, changes []Change) func(context.Context) error {
	path, id := im.records[record].Path, string(k.ID)
	after := im.landKnown(k, stored, len(changes) > 0)
	changes = append(differences(caseFacts(stored), caseFacts(after)), changes...)
	put := func(context.Context) error { return nil }
	if len(changes) > 0 {
		if reason := im.mayNotChange(stored, after); reason != "" {
			im.records[record].Result, im.records[record].Reason = Refuse, reason
			return put
		}
		after.Version, after.Changed = stored.Version+1, im.at
		if after.Approval.Version > 0 {
			after.Approval.Version = after.Version
		}
		put = func(ctx context.Context) error { return im.ChangeCase(ctx, after) }
	}
	im.after.cases[k.ID] = after
	im.finish(record, true, append(changes, im.extra(path, ObjectClaim, id)...))
	return put
}

// mayNotChange says why the importer may not change a claim that is here; it is
// empty when they may. It takes what changing it at the desk takes, or the role
// of an administrator.
func (im *importing) mayNotChange(stored, after Case) string {
	role := im.access.Role
	if role.AtLeast(account.Admin) {
		return ""
	}
	if rule := rules[ActRule]; after.Ruling != stored.Ruling && !role.AtLeast(rule.role) {
		return fmt.Sprintf("%s takes the role of %s on this timeline; yours is %s.", rule.name, rule.role, roleWord(role))
	}
	if err := May(im.importer, role, ActEdit, stored); err != nil {
		return err.Error()
	}
	return ""
}

// normal returns a claim of the file with what it leaves out.
func (im *importing) normal(k Case) Case {
	k.Timeline = im.target.ID
	k.Basis = cmp.Or(k.Basis, timeline.Stated)
	k.Occurrence = cmp.Or(k.Occurrence, timeline.Happened)
	k.Ruling.Verdict = cmp.Or(k.Ruling.Verdict, Unchecked)
	k.Status = cmp.Or(k.Status, Draft)
	k.Tags = tidyTags(k.Tags)
	switch p := k.Position.(type) {
	case nil:
		k.Position = timeline.Undated{}
	case timeline.Point:
		p.Extent = cmp.Or(p.Extent, timeline.Event)
		k.Position = p
	case timeline.Gap, timeline.Undated:
	}
	if _, ok := k.Position.(timeline.Gap); !ok {
		k.JudgedOn = timeline.EndDates{}
	}
	return k
}

func (im *importing) validCase(ctx context.Context, k Case) error {
	var wrong fault.Fields
	validRuling(&wrong, k.Ruling)
	if !k.Status.Valid() {
		wrong.Add("status", "There is no status %q.", clip(string(k.Status), 40))
	}
	text(&wrong, "notice", k.Notice, MaxNote+MaxLine)
	person(&wrong, "assignee", k.Assignee)
	person(&wrong, "approval", k.Approval.By)
	person(&wrong, "by", k.By)
	for _, a := range k.Authors {
		person(&wrong, "authors", a)
	}
	standIn := k
	if gap, ok := k.Position.(timeline.Gap); ok {
		standIn.Position = timeline.Gap{
			From: im.validEnd(&wrong, k.ID, "from", gap.From), To: im.validEnd(&wrong, k.ID, "to", gap.To), Length: gap.Length,
		}
	}
	err := validClaim(ctx, im, standIn)
	if more, ok := errors.AsType[*fault.Error](err); ok {
		for field, words := range more.Fields {
			wrong.Add(field, "%s", words)
		}
		err = nil
	}
	return cmp.Or(err, wrong.Err())
}

// validEnd checks an end that is a claim, which may be in the file only, and
// returns one that needs no more checking in its place.
func (im *importing) validEnd(wrong *fault.Fields, id timeline.ClaimID, field string, end timeline.End) timeline.End {
	e, ok := end.(timeline.ClaimEnd)
	if !ok {
		return end
	}
	if e.Claim == id {
		wrong.Add(field, "A gap cannot end at itself.")
	} else if k, ok := im.endCase(id, field, e.Claim); !ok {
		wrong.Add(field, "There is no claim %q, neither in the file nor on the timeline.", clip(string(e.Claim), 40))
	} else if _, gap := k.Position.(timeline.Gap); gap {
		wrong.Add(field, "“%s” is a gap itself. A gap has to end at a claim with a date.", clip(k.Statement, 60))
	}
	return timeline.Publication{}
}

// endCase returns the claim at an end of a gap. When it is not known yet whether
// the file has it, it is looked for once all of the file is in.
func (im *importing) endCase(id timeline.ClaimID, field string, end timeline.ClaimID) (Case, bool) {
	k, ok := im.after.cases[end]
	if !ok && im.flow != nil {
		im.flow.owe(id, field, end)
		return Case{}, true
	}
	return k, ok
}

func person(wrong *fault.Fields, field string, p Person) {
	line(wrong, field, string(p.ID), MaxLine, false)
	line(wrong, field, p.Name, MaxLine, false)
}

// landNew returns a claim that is new here as it comes to stand.
func (im *importing) landNew(k Case) Case {
	k.By, k.Created, k.Version = im.made(k.By), im.since(k.Created), max(k.Version, 1)
	if k.Changed.IsZero() {
		k.Changed = k.Created
	}
	k.Changed = im.since(k.Changed)
	if im.keep {
		return k
	}
	if k.Ruling.Verdict != Unchecked {
		k = k.addAuthor(PersonOf(im.importer))
	}
	k.Status = landing(k.Status)
	k.Approval, k.Notice = Approval{}, ""
	return k.notReady()
}

// landKnown returns a claim that is here already as it comes to stand. What
// does not change goes on here as it did. Touched says that its quotes or its
// evidence change.
func (im *importing) landKnown(k, stored Case, touched bool) Case {
	after := stored
	after.Claim = k.Claim
	after.Version = stored.Version
	if _, ok := k.Position.(timeline.Gap); !ok {
		after.JudgedOn = timeline.EndDates{}
	}
	if k.JudgedOn.Kept && (im.keep || k.Ruling.Verdict != Unchecked && !k.overtaken(stored)) {
		after.JudgedOn = k.JudgedOn
	}
	if im.keep {
		after.Ruling, after.Authors, after.Status = k.Ruling, k.Authors, k.Status
		after.Assignee, after.Approval, after.Notice = k.Assignee, k.Approval, k.Notice
		return after
	}
	if k.Ruling.Verdict != Unchecked && !k.overtaken(stored) { // a file from before the verdict does not take it back
		after.Ruling = k.Ruling
	}
	reworded := stored.ruledOn() != after.ruledOn()
	if !touched && len(differences(caseFacts(stored), caseFacts(after))) == 0 {
		return stored
	}
	if after.Ruling.Verdict != Unchecked && (reworded || touched || after.Ruling != stored.Ruling) {
		for _, a := range append(slices.Clone(k.Authors), PersonOf(im.importer)) {
			after = after.addAuthor(a)
		}
	}
	after.Status = later(landing(stored.Status), landing(k.Status))
	after.Approval = Approval{}
	if stored.Status == Published {
		after.Notice = "Being re-checked: it was changed by an import."
	}
	return after.notReady()
}

// overtaken reports whether the verdict of a gap was on the stored claim
// already, and the claim was reopened since.
func (c Case) overtaken(stored Case) bool {
	return stored.Ruling.Verdict == Unchecked && stored.JudgedOn.Kept && stored.JudgedOn == c.JudgedOn
}

// landing returns the status in which an import leaves a claim that had a
// status elsewhere: nothing gets past a review by being imported.
func landing(s Status) Status {
	switch s {
	case Approved, Published, Withdrawn:
		return InReview
	default:
		return s
	}
}

// later returns the status that is further on, of those before approval.
func later(a, b Status) Status {
	order := []Status{Draft, Open, Checking, ChangesRequested, InReview}
	return order[max(slices.Index(order, a), slices.Index(order, b), 0)]
}

// notReady returns c as a draft when it lacks what a claim needs for checking.
func (c Case) notReady() Case {
	if len(unmetOpen(c)) > 0 {
		c.Status = Draft
	}
	return c
}

// ownImport returns a Forbidden error when an actor imported the verdict that a
// claim has now. Restoring a status leaves the authors of the verdict as they
// were, so it is the history that tells.
func ownImport(ctx context.Context, r Reader, actor account.Actor, id timeline.ClaimID) error {
	entries, err := r.History(ctx, ObjectClaim, string(id))
	if err != nil {
		return err
	}
	for _, e := range entries { // last first
		for _, c := range e.Changes {
			if c.Field != "verdict" {
				continue
			}
			if e.Machine == importMachine && e.Actor.ID == actor.ID {
				return fault.New(fault.Forbidden, "You imported this verdict: another reviewer has to decide on it.")
			}
			return nil
		}
	}
	return nil
}
