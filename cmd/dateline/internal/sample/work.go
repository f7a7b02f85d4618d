package sample

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

// move is one step of the work and who takes it.
type move struct {
	act     annotate.Act
	by      account.Actor
	comment string
}

// work takes a claim as far as its entry says. The editor checks, the
// colleague reviews: whoever set a verdict cannot approve it.
func (l *loader) work(ctx context.Context, id timeline.ClaimID, e entry) error {
	for _, m := range l.moves(e) {
		if m.act == annotate.ActRule {
			if err := l.rule(ctx, id, e.ruling); err != nil {
				return err
			}
			continue
		}
		version, err := l.version(ctx, id)
		if err != nil {
			return err
		}
		if _, err := l.desk.Take(ctx, m.by, id, annotate.Step{Act: m.act, Version: version, Comment: m.comment}); err != nil {
			return fmt.Errorf("%s: %w", m.act, err)
		}
	}
	return nil
}

// moves returns the way from a new claim to the status of an entry.
func (l *loader) moves(e entry) []move {
	take := move{act: annotate.ActTake, by: l.editor}
	review := []move{take, {act: annotate.ActRule, by: l.editor}, {act: annotate.ActSubmit, by: l.editor}}
	approve := move{act: annotate.ActApprove, by: l.colleague}
	switch e.status {
	case annotate.Checking:
		take.by = l.colleague
		return []move{take}
	case annotate.InReview:
		return review
	case annotate.ChangesRequested:
		return append(review, move{act: annotate.ActReturn, by: l.colleague, comment: e.comment})
	case annotate.Approved:
		return append(review, approve)
	case annotate.Published:
		return append(review, approve, move{act: annotate.ActPublish, by: l.colleague})
	default: // a new claim is a draft or open by itself
		return nil
	}
}

func (l *loader) rule(ctx context.Context, id timeline.ClaimID, ruling annotate.Ruling) error {
	version, err := l.version(ctx, id)
	if err != nil {
		return err
	}
	if _, err := l.desk.Rule(ctx, l.editor, id, annotate.RulingEdit{Ruling: ruling, Version: version}); err != nil {
		return fmt.Errorf("setting the verdict: %w", err)
	}
	return nil
}

func (l *loader) version(ctx context.Context, id timeline.ClaimID) (int, error) {
	dossier, err := l.desk.Claim(ctx, l.editor, id)
	return dossier.Case.Version, err
}
