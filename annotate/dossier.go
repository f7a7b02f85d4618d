package annotate

import (
	"context"

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
	History      []Entry          // last first; none for who is no member
	Names        map[string]Named // of what stands in the history by its id
	Undo         *Undo            // of the last change; nil for who is no member
	Edition      Edition          // that was last published; zero when none was, and for who is no member
	Drift        []Change         // how the claim differs from it now
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
	No    error       // why this actor may not; nil when they may
	Unmet []Condition // what the claim lacks for it
}

func (f *Dossier) fill(ctx context.Context, r Reader, today edtf.Day) error {
	m, quotes, err := material(ctx, r, f.Case, today)
	if err != nil {
		return err
	}
	for i, q := range m.Quotes {
		f.Quotes = append(f.Quotes, QuotedIn{Quote: q, In: quotes[i]})
	}
	for _, e := range m.Evidence {
		f.Evidence = append(f.Evidence, Testimony{Evidence: e, From: m.Sources[e.Source]})
	}
	if err := f.fillGap(ctx, r); err != nil {
		return err
	}
	f.Findings, f.Dismissed = m.Findings, m.Dismissed
	f.fillRights(m)
	if f.Hangs, err = r.Dependents(ctx, f.Case.ID); err != nil {
		return err
	}
	if f.Reviews, err = r.Reviews(ctx, f.Case.ID); err != nil {
		return err
	}
	if f.History, err = r.History(ctx, ObjectClaim, string(f.Case.ID)); err != nil {
		return err
	}
	if f.Names, err = names(ctx, r, f.History); err != nil {
		return err
	}
	if f.Undo, err = f.undo(ctx, r); err != nil {
		return err
	}
	f.Edition, err = r.LastEdition(ctx, f.Case.ID)
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	f.Drift, err = sincePublished(ctx, r, f.Case, f.Edition)
	return err
}

// fillRights says what the actor may do now.
func (f *Dossier) fillRights(m Material) {
	f.Edit = May(f.Actor, f.Role, ActEdit, f.Case)
	f.Rule = May(f.Actor, f.Role, ActRule, f.Case)
	f.Attach = May(f.Actor, f.Role, ActEvidence, f.Case)
	f.Dismiss = May(f.Actor, f.Role, ActDismiss, f.Case)
	f.DismissBlock = May(f.Actor, f.Role, ActDismissBlock, f.Case)
	f.Steps = choices(f.Actor, f.Role, f.Case, m)
}

// fillPublic fills f with what the public reads of a case, and with nothing
// else.
func (f *Dossier) fillPublic(ctx context.Context, r Reader, k Case) error {
	stored, err := r.Case(ctx, k.ID)
	if err != nil {
		return err
	}
	shown, err := shownTo(ctx, r, stored)
	if err != nil {
		return err
	}
	f.Case, f.Check = shown.Case(), shown.Check()
	f.fillRights(Material{})
	f.Steps = nil
	for _, q := range shown.Content.Quotes {
		f.Quotes = append(f.Quotes, QuotedIn{Quote: q, In: shown.article(q.Article)})
	}
	for _, e := range shown.Content.Evidence {
		f.Evidence = append(f.Evidence, Testimony{Evidence: e, From: shown.source(e.Source)})
	}
	return f.fillPublicEnds(ctx, r)
}

// fillPublicEnds fills in the claims that a gap ends at as the public reads
// them.
func (f *Dossier) fillPublicEnds(ctx context.Context, r Reader) error {
	f.Ends = map[timeline.ClaimID]Case{}
	for _, id := range f.Case.DependsOn() {
		end, err := r.Case(ctx, id)
		if err != nil {
			return err
		}
		shown, err := shownTo(ctx, r, end)
		switch {
		case fault.KindOf(err) == fault.NotFound:
			f.Ends[id] = Case{Claim: timeline.Claim{Statement: "A claim that is not public"}}
		case err != nil:
			return err
		default:
			f.Ends[id] = shown.Case()
		}
	}
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
