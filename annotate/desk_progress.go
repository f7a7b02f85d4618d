package annotate

import (
	"context"

	"dateline/annotate/account"
	"dateline/timeline/edtf"
)

// Course is how the work on a timeline went on.
type Course struct {
	Access
	Days  []Tally
	Since edtf.Day // of the first claim; today when there is none
	Today edtf.Day
}

// MaxCourse is the most days that a course tells of: ten years.
const MaxCourse = 3660

// Course returns how many claims of a timeline stood where, day by day, for the
// last so many days or since the first claim, whichever is less; 0 days for as
// many as there are, up to MaxCourse.
func (d *Desk) Course(ctx context.Context, actor account.Actor, slug string, days int) (Course, error) {
	course := Course{Today: d.Today(), Since: d.Today()}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if course.Access, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := course.need(account.Viewer, "Seeing the progress"); err != nil {
			return err
		}
		turns, err := r.Turns(ctx, course.Timeline.ID)
		if err != nil {
			return err
		}
		for _, t := range turns {
			course.Since = min(course.Since, t.Day)
		}
		if days <= 0 || days > MaxCourse {
			days = MaxCourse
		}
		first := max(course.Since, course.Today-edtf.Day(days)+1)
		course.Days = Progress(turns, first, course.Today)
		return nil
	})
	return course, err
}
