package annotate

import (
	"context"
	"fmt"
	"slices"

	"dateline/annotate/fault"
	"dateline/timeline"
)

// settlePart does what follows from the claims of a part that needs nothing of
// the parts after it: the findings about claims that stand alone on a new
// timeline, and the editions of those that are restored as published.
func (im *importing) settlePart(ctx context.Context, cases []Case) error {
	materials := im.materials()
	for _, c := range cases {
		k := im.after.cases[c.ID]
		_, gap := k.Position.(timeline.Gap)
		public := im.keep && (k.Status == Published || k.Status == Withdrawn)
		switch {
		case gap && slices.Contains(judged, k.Status):
			im.flow.moving = append(im.flow.moving, k.ID)
			fallthrough
		case gap:
			if public {
				im.flow.publish = append(im.flow.publish, k.ID)
			}
		case public:
			if err := im.republishOne(ctx, k); err != nil {
				return err
			}
		}
		if gap || k.Subject != "" {
			im.flow.wait(k.ID)
			continue
		}
		if !im.fresh {
			continue // all of the timeline is looked at again
		}
		if found := Find(k, materials[k.ID], timeline.Scene{WhenJudged: k.JudgedOn}); len(found) > 0 {
			if err := im.AddFindings(ctx, k.ID, found); err != nil {
				return err
			}
		}
	}
	return nil
}

// mostAmong is how many claims are looked at one by one in the end. When there
// are more, all of the timeline is read in stretches.
const mostAmong = 100_000

// wait notes a claim that is looked at once all others are in.
func (f *flow) wait(id timeline.ClaimID) {
	if f.crowd = f.crowd || len(f.among) == mostAmong; f.crowd {
		f.among = nil
		return
	}
	f.among = append(f.among, id)
}

// settle does what follows once everything is in.
func (im *importing) settle(ctx context.Context) error {
	if err := im.payOwed(ctx); err != nil {
		return err
	}
	if im.flow.counts[Refuse] > 0 {
		return nil // all of it will be taken back
	}
	if err := im.leadReworded(ctx); err != nil {
		return err
	}
	if err := im.findFlow(ctx); err != nil {
		return err
	}
	for _, id := range im.flow.publish {
		k, err := im.Case(ctx, id)
		if err != nil {
			return err
		}
		if k.Status != Published && k.Status != Withdrawn {
			continue
		}
		if err := im.republishOne(ctx, k); err != nil {
			return err
		}
	}
	return nil
}

// payOwed refuses the gaps whose ends are not there after all, or are gaps.
func (im *importing) payOwed(ctx context.Context) error {
	for _, o := range im.flow.owed {
		if im.flow.missing[o.end] {
			continue // which was told already
		}
		path := fmt.Sprintf("claims[%d].position.%s", o.claim, o.field)
		k, err := im.Case(ctx, o.end)
		switch {
		case fault.KindOf(err) == fault.NotFound, err == nil && k.Timeline != im.target.ID:
			im.refuse(path, ObjectClaim, string(o.id), fmt.Sprintf("There is no claim %q, neither in the file nor on the timeline.", clip(string(o.end), 40)))
		case err != nil:
			return err
		default:
			if _, gap := k.Position.(timeline.Gap); gap {
				im.refuse(path, ObjectClaim, string(o.id), fmt.Sprintf("“%s” is a gap itself. A gap has to end at a claim with a date.", clip(k.Statement, 60)))
			}
		}
	}
	im.flow.owed = nil
	return im.flush(ctx)
}

// findFlow does what findAgain does for a timeline of which not everything is in
// hand: of a new one, only for the claims that others matter to.
func (im *importing) findFlow(ctx context.Context) error {
	var stretches []Stretch
	if !im.fresh || im.flow.crowd {
		var err error
		if stretches, err = im.Stretches(ctx, im.target.ID, stretch); err != nil {
			return err
		}
	}
	if err := im.reopenFlow(ctx, stretches); err != nil {
		return err
	}
	around := look(ctx, im, im.target.ID)
	if len(stretches) == 0 {
		return im.findEach(ctx, around)
	}
	for _, s := range stretches {
		if err := im.findStretch(ctx, s, around); err != nil {
			return err
		}
	}
	return nil
}

// reopenFlow reopens the gaps whose ends have moved.
func (im *importing) reopenFlow(ctx context.Context, stretches []Stretch) error {
	around := look(ctx, im, im.target.ID)
	if im.fresh {
		for _, id := range im.flow.moving {
			k, err := im.Case(ctx, id)
			if err != nil {
				return err
			}
			if err := im.reopenOne(ctx, k, around); err != nil {
				return err
			}
		}
		return nil
	}
	for _, s := range stretches {
		if err := im.reopenStretch(ctx, s, around); err != nil {
			return err
		}
	}
	return nil
}

func (im *importing) findEach(ctx context.Context, around lookup) error {
	for _, id := range im.flow.among {
		k, err := im.Case(ctx, id)
		if err != nil {
			return err
		}
		m, err := exhibits(ctx, im, k)
		if err != nil {
			return err
		}
		scene, err := around.scene(k)
		if err != nil {
			return err
		}
		if found := Find(k, m, scene); len(found) > 0 {
			if err := im.AddFindings(ctx, id, found); err != nil {
				return err
			}
		}
	}
	return nil
}

func (im *importing) reopenStretch(ctx context.Context, s Stretch, around lookup) error {
	part, err := im.OfStretch(ctx, s)
	if err != nil {
		return err
	}
	for _, k := range part.Cases {
		if err := im.reopenOne(ctx, k, around); err != nil {
			return err
		}
	}
	return nil
}

// reopenOne reopens a case if it is a gap whose ends have moved.
func (im *importing) reopenOne(ctx context.Context, k Case, around lookup) error {
	if _, gap := k.Position.(timeline.Gap); !gap || !slices.Contains(judged, k.Status) {
		return nil
	}
	ends, err := around.ends(k)
	if err == nil {
		_, err = im.reopenMoved(ctx, k, ends)
	}
	return err
}

func (im *importing) findStretch(ctx context.Context, s Stretch, around lookup) error {
	part, err := im.OfStretch(ctx, s)
	if err != nil {
		return err
	}
	sources := im.after.sources
	im.after = hold(part)
	im.after.sources = sources
	materials := im.materials()
	for _, k := range part.Cases {
		_, gap := k.Position.(timeline.Gap)
		if im.fresh && !gap && k.Subject == "" {
			continue // which was done with its part
		}
		scene, err := around.scene(k)
		if err != nil {
			return err
		}
		stored := part.Findings[k.ID]
		sortFindings(stored)
		if err := im.setFindings(ctx, k.ID, stored, Find(k, materials[k.ID], scene)); err != nil {
			return err
		}
	}
	return nil
}
