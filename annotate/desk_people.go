package annotate

import (
	"context"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// UserEdit is what an administrator says about a user.
type UserEdit struct {
	Login string
	Name  string
	Role  account.Role
}

// Users returns everybody who can sign in, to administrators.
func (d *Desk) Users(ctx context.Context, actor account.Actor) ([]account.User, error) {
	if err := administrator(actor); err != nil {
		return nil, err
	}
	var users []account.User
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		users, err = r.Users(ctx)
		return err
	})
	return users, err
}

func administrator(actor account.Actor) error {
	if actor.Role != account.Admin {
		return fault.New(fault.Forbidden, "Only an administrator may look after users.")
	}
	return nil
}

// AddUser adds a user without a password. Give them a link of [Desk.Invite].
func (d *Desk) AddUser(ctx context.Context, actor account.Actor, in UserEdit) (account.User, error) {
	if err := administrator(actor); err != nil {
		return account.User{}, err
	}
	var u account.User
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		var err error
		u, err = c.addUser(ctx, in, "")
		return err
	})
	return u, err
}

func (c *change) addUser(ctx context.Context, in UserEdit, password string) (account.User, error) {
	id, err := newID[account.UserID]()
	if err != nil {
		return account.User{}, err
	}
	u := account.User{
		ID: id, Login: account.NormalLogin(in.Login), Name: strings.TrimSpace(in.Name), Role: in.Role,
		Password: password, Created: c.at, Version: 1,
	}
	if err := u.Validate(); err != nil {
		return account.User{}, err
	}
	if err := c.AddUser(ctx, u); err != nil {
		return account.User{}, err
	}
	return u, c.note(ctx, Entry{Object: ObjectUser, ID: string(u.ID), Act: "add", Changes: differences(nil, userFacts(u))})
}

// SetRole changes what a user may do on the instance, at once.
func (d *Desk) SetRole(ctx context.Context, actor account.Actor, login string, role account.Role) (account.User, error) {
	return d.changeUser(ctx, actor, login, "set role", func(u *account.User) { u.Role = role })
}

// SetDisabled keeps a user from signing in and ends their sessions and tokens, or
// lets them in again.
func (d *Desk) SetDisabled(ctx context.Context, actor account.Actor, login string, disabled bool) (account.User, error) {
	act := "enable"
	if disabled {
		act = "disable"
	}
	return d.changeUser(ctx, actor, login, act, func(u *account.User) { u.Disabled = disabled })
}

func (d *Desk) changeUser(ctx context.Context, actor account.Actor, login, act string, f func(*account.User)) (account.User, error) {
	if err := administrator(actor); err != nil {
		return account.User{}, err
	}
	var after account.User
	err := d.update(ctx, actor, func(ctx context.Context, c *change) error {
		before, err := c.UserByLogin(ctx, account.NormalLogin(login))
		if err != nil {
			return err
		}
		after = before
		f(&after)
		if err := after.Validate(); err != nil {
			return err
		}
		changes := differences(userFacts(before), userFacts(after))
		if len(changes) == 0 {
			return nil
		}
		if err := c.keepsAdministrator(ctx, before, after); err != nil {
			return err
		}
		after.Version++
		if err := c.ChangeUser(ctx, after); err != nil {
			return err
		}
		if after.Disabled {
			if err := c.lockOut(ctx, after.ID); err != nil {
				return err
			}
			if err := c.revokeTokens(ctx, after.ID); err != nil {
				return err
			}
		}
		return c.note(ctx, Entry{Object: ObjectUser, ID: string(after.ID), Act: act, Changes: changes})
	})
	return after, err
}

// keepsAdministrator returns an Invalid error for a change that would leave
// nobody to look after users.
func (c *change) keepsAdministrator(ctx context.Context, before, after account.User) error {
	leads := func(u account.User) bool { return u.Role == account.Admin && !u.Disabled }
	if !leads(before) || leads(after) {
		return nil
	}
	users, err := c.Users(ctx)
	if err != nil {
		return err
	}
	for _, u := range users {
		if u.ID != before.ID && leads(u) {
			return nil
		}
	}
	return fault.New(fault.Invalid, "%s is the only administrator. Make somebody else one first.", before.Name)
}

// Invite returns the token of a one-time link that signs a user in. Links that
// were made for them before end.
func (d *Desk) Invite(ctx context.Context, actor account.Actor, login string) (token string, err error) {
	if err := administrator(actor); err != nil {
		return "", err
	}
	token, hash := account.NewToken()
	return token, d.update(ctx, actor, func(ctx context.Context, c *change) error {
		u, err := c.UserByLogin(ctx, account.NormalLogin(login))
		if err != nil {
			return err
		}
		if u.Disabled {
			return fault.New(fault.Invalid, "%s is disabled.", u.Name)
		}
		link := account.Link{TokenHash: hash, Purpose: account.SignIn, User: u.ID, Expires: c.at.Add(account.LinkLife)}
		if err := c.EndLinks(ctx, u.ID); err != nil {
			return err
		}
		if err := c.AddLink(ctx, link); err != nil {
			return err
		}
		return c.note(ctx, Entry{Object: ObjectUser, ID: string(u.ID), Act: "made a sign-in link"})
	})
}
