package annotate

import (
	"context"
	"time"
	"unicode/utf8"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// Actor returns who a session belongs to: a visitor when the session has
// ended, or its user is disabled.
func (d *Desk) Actor(ctx context.Context, token string) (account.Actor, error) {
	var actor account.Actor
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		s, err := r.Session(ctx, account.HashToken(token))
		if err != nil {
			return err
		}
		if s.User == "" || !d.now().Before(s.Expires) {
			return nil
		}
		u, err := r.User(ctx, s.User)
		if err != nil {
			return err
		}
		if !u.Disabled {
			actor = u.Actor()
		}
		return nil
	})
	if fault.KindOf(err) == fault.NotFound {
		return account.Actor{}, nil
	}
	return actor, err
}

// errSignIn says the same for an unknown login as for a wrong password, so
// that it does not tell which users exist.
var errSignIn = fault.New(fault.Unauthenticated, "That login and password do not belong together. Try again, or ask an administrator for a sign-in link.")

// SignIn checks a password and starts a session, whose token it returns. A
// failure counts against both the login and the network address, which after
// some failures have to wait.
func (d *Desk) SignIn(ctx context.Context, login, password, remote string) (token string, err error) {
	t := try{login: account.NormalLogin(login), address: "address " + remote}
	u, err := d.begin(ctx, t)
	if err != nil {
		return "", err
	}
	if len(password) > account.MaxPassword*utf8.UTFMax {
		return "", errSignIn // nobody has such a password, and it is not worth hashing
	}
	ok, err := d.hasher.Verify(ctx, u.Password, password)
	if err != nil {
		return "", err
	}
	if !ok || u.Disabled {
		return "", errSignIn
	}
	return d.startSession(ctx, u, "signed in with a password", func(ctx context.Context, c *change) error {
		return c.forgive(ctx, t)
	})
}

// try is one attempt to sign in.
type try struct{ login, address string }

// keys returns what the try counts against.
func (t try) keys() []string {
	if len(t.login) > account.MaxLogin {
		return []string{t.address} // nobody has such a login, and it is not worth keeping
	}
	return []string{"login " + t.login, t.address}
}

// begin counts a try as a failure before it is known to be one, so that tries
// at the same time cannot get around the count. It returns the user with the
// login, or the zero User, or a Throttled error when the try came too early.
func (d *Desk) begin(ctx context.Context, t try) (account.User, error) {
	var u account.User
	err := d.update(ctx, account.Actor{}, func(ctx context.Context, c *change) error {
		if err := c.Forget(ctx, c.at); err != nil {
			return err
		}
		for _, key := range t.keys() {
			throttle, err := c.Throttle(ctx, key)
			if err != nil {
				return err
			}
			if wait := throttle.Wait(c.at); wait > 0 {
				return fault.New(fault.Throttled, "Too many tries. Wait %s, then try again.", wait.Round(time.Second))
			}
			throttle.Key = key
			if err := c.SetThrottle(ctx, throttle.Fail(c.at)); err != nil {
				return err
			}
		}
		var err error
		u, err = c.UserByLogin(ctx, t.login)
		if fault.KindOf(err) == fault.NotFound {
			return nil
		}
		return err
	})
	return u, err
}

// forgive takes back what begin counted for a try that was none of a stranger:
// the login starts anew, and the address has one failure less.
func (c *change) forgive(ctx context.Context, t try) error {
	if err := c.SetThrottle(ctx, account.Throttle{Key: "login " + t.login}); err != nil {
		return err
	}
	address, err := c.Throttle(ctx, t.address)
	if err != nil {
		return err
	}
	address.Key, address.Failures = t.address, max(0, address.Failures-1)
	return c.SetThrottle(ctx, address)
}

func (d *Desk) startSession(ctx context.Context, u account.User, how string, also func(context.Context, *change) error) (string, error) {
	token, hash := account.NewToken()
	err := d.update(ctx, u.Actor(), func(ctx context.Context, c *change) error {
		stored, err := c.User(ctx, u.ID)
		if err != nil {
			return err
		}
		if stored.Disabled || stored.Version != u.Version {
			return errSignIn // changed since it was looked at
		}
		if err := also(ctx, c); err != nil {
			return err
		}
		if err := c.Forget(ctx, c.at); err != nil {
			return err
		}
		s := account.Session{TokenHash: hash, User: u.ID, Created: c.at, Expires: c.at.Add(account.SessionLife)}
		if err := c.AddSession(ctx, s); err != nil {
			return err
		}
		return c.note(ctx, Entry{Object: ObjectUser, ID: string(u.ID), Act: how})
	})
	return token, err
}

// lockOut ends all that lets somebody in without their password.
func (c *change) lockOut(ctx context.Context, user account.UserID) error {
	if err := c.EndSessions(ctx, user); err != nil {
		return err
	}
	return c.EndLinks(ctx, user)
}

// SignOut ends the session of a token at once.
func (d *Desk) SignOut(ctx context.Context, token string) error {
	return d.store.Update(ctx, func(ctx context.Context, tx Tx) error {
		return tx.EndSession(ctx, account.HashToken(token))
	})
}

// ChangePassword sets the actor's password and ends all of their sessions;
// the token of a new one is returned. Who has no password yet need not give
// the old one.
func (d *Desk) ChangePassword(ctx context.Context, actor account.Actor, old, password string) (token string, err error) {
	var u account.User
	err = d.store.View(ctx, func(ctx context.Context, r Reader) error {
		u, err = r.User(ctx, actor.ID)
		return err
	})
	if err != nil {
		return "", err
	}
	if u.Password != "" {
		ok, err := d.hasher.Verify(ctx, u.Password, old)
		if err != nil {
			return "", err
		}
		if !ok {
			return "", (fault.Fields{"old": "This is not your present password."}).Err()
		}
	}
	hash, err := d.hasher.Hash(ctx, password)
	if err != nil {
		return "", err
	}
	return d.startSession(ctx, u, "changed password", func(ctx context.Context, c *change) error {
		stored, err := c.User(ctx, u.ID)
		if err != nil {
			return err
		}
		if err := current("account", stored.Version, u.Version); err != nil {
			return err
		}
		stored.Password = hash
		stored.Version++
		if err := c.ChangeUser(ctx, stored); err != nil {
			return err
		}
		return c.lockOut(ctx, u.ID)
	})
}

// HasPassword reports whether the actor can sign in with a password.
func (d *Desk) HasPassword(ctx context.Context, actor account.Actor) (bool, error) {
	var has bool
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		u, err := r.User(ctx, actor.ID)
		has = u.Password != ""
		return err
	})
	return has, err
}

// NeedsSetUp reports whether nobody can sign in yet.
func (d *Desk) NeedsSetUp(ctx context.Context) (bool, error) {
	var needs bool
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		users, err := r.Users(ctx)
		needs = len(users) == 0
		return err
	})
	return needs, err
}

// OfferSetUp returns the token of a one-time link by which the first
// administrator is made. Only while there is no user.
func (d *Desk) OfferSetUp(ctx context.Context) (token string, err error) {
	token, hash := account.NewToken()
	return token, d.update(ctx, account.Operator(), func(ctx context.Context, c *change) error {
		if err := c.nobodyYet(ctx); err != nil {
			return err
		}
		return c.AddLink(ctx, account.Link{TokenHash: hash, Purpose: account.SetUp, Expires: c.at.Add(account.LinkLife)})
	})
}

func (c *change) nobodyYet(ctx context.Context) error {
	users, err := c.Users(ctx)
	if err == nil && len(users) > 0 {
		return fault.New(fault.Forbidden, "This instance has been set up already.")
	}
	return err
}

// errLink says that a one-time link cannot be used, whyever.
var errLink = fault.New(fault.NotFound, "This link has been used or is too old. Ask for a new one.")

// Link returns what a one-time link is for. It does not use it up.
func (d *Desk) Link(ctx context.Context, token string) (account.LinkPurpose, error) {
	var link account.Link
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		link, err = d.link(ctx, r, token)
		return err
	})
	return link.Purpose, err
}

func (d *Desk) link(ctx context.Context, r Reader, token string) (account.Link, error) {
	link, err := r.Link(ctx, account.HashToken(token))
	if fault.KindOf(err) == fault.NotFound || err == nil && !d.now().Before(link.Expires) {
		return account.Link{}, errLink
	}
	return link, err
}

// FollowLink uses up a sign-in link and starts a session.
func (d *Desk) FollowLink(ctx context.Context, token string) (session string, err error) {
	var u account.User
	err = d.store.View(ctx, func(ctx context.Context, r Reader) error {
		link, err := d.link(ctx, r, token)
		if err != nil {
			return err
		}
		if link.Purpose != account.SignIn {
			return errLink
		}
		u, err = r.User(ctx, link.User)
		if err == nil && u.Disabled {
			return errLink
		}
		return err
	})
	if err != nil {
		return "", err
	}
	return d.startSession(ctx, u, "signed in with a link", func(ctx context.Context, c *change) error {
		return c.useLink(ctx, d, token)
	})
}

func (c *change) useLink(ctx context.Context, d *Desk, token string) error {
	link, err := d.link(ctx, c, token)
	if err != nil {
		return err
	}
	return c.EndLink(ctx, link.TokenHash)
}

// SetUp uses up a set-up link, makes the first administrator and starts a
// session for them.
func (d *Desk) SetUp(ctx context.Context, token string, in UserEdit, password string) (session string, err error) {
	if _, err := d.Link(ctx, token); err != nil {
		return "", err
	}
	hash, err := d.hasher.Hash(ctx, password)
	if err != nil {
		return "", err
	}
	session, sessionHash := account.NewToken()
	in.Role = account.Admin
	return session, d.update(ctx, account.Actor{Name: in.Name}, func(ctx context.Context, c *change) error {
		if err := c.nobodyYet(ctx); err != nil {
			return err
		}
		if err := c.useLink(ctx, d, token); err != nil {
			return err
		}
		u, err := c.addUser(ctx, in, hash)
		if err != nil {
			return err
		}
		return c.AddSession(ctx, account.Session{TokenHash: sessionHash, User: u.ID, Created: c.at, Expires: c.at.Add(account.SessionLife)})
	})
}
