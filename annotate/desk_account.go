package annotate

import (
	"context"

	"dateline/annotate/account"
)

// Account returns the actor's own user. It returns a NotFound error for who is
// none, such as a visitor or the operator of the command line.
func (d *Desk) Account(ctx context.Context, actor account.Actor) (account.User, error) {
	var u account.User
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		u, err = r.User(ctx, actor.ID)
		return err
	})
	return u, err
}
