package annotate

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// Revision returns a short text that is another one whenever something on a
// timeline has changed that the actor may see. For who is not signed in it
// takes one query. It tells nothing of how much happened at the desk. Another
// Desk gives another text.
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
	// By a key, as otherwise who knows the id could try out the numbers.
	sum := hmac.New(sha256.New, d.seal)
	_, _ = sum.Write([]byte(text)) // a hash takes every write
	return base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:15]), nil
}
