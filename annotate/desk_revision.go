package annotate

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Revision returns a short text that is another one whenever something on a
// timeline has changed that the actor may see. For who is not signed in it
// takes one query. It tells nothing of how much happened at the desk.
func (d *Desk) Revision(ctx context.Context, actor account.Actor, slug string) (string, error) {
	var (
		v Revision
		a Access
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if v, err = r.Revision(ctx, slug); err != nil {
			return err
		}
		if actor == (account.Actor{}) {
			if v.Visibility == timeline.Private {
				return fault.New(fault.NotFound, "There is no such timeline, or it is private.")
			}
			return nil
		}
		a, err = accessByID(ctx, r, actor, v.Timeline)
		return err
	})
	if err != nil {
		return "", err
	}
	text := fmt.Sprintf("%s %d %d %s", v.Timeline, v.Version, v.Number, v.Visibility)
	if a.Member || a.Manage {
		text += fmt.Sprintf(" %s %t %d", a.Role, a.Manage, d.Today()) // what members see of findings depends on the day
	}
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:15]), nil
}
