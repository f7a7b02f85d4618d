package annotate

import (
	"context"
	"fmt"
	"strings"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// TokenEdit is what a person says about a token that they make.
type TokenEdit struct {
	Name  string
	Scope account.Scope
	Days  int // that it lasts
}

// AddToken makes a token by which programs act for the actor, who has to be a
// person, and returns its secret, which is kept nowhere.
func (d *Desk) AddToken(ctx context.Context, actor account.Actor, in TokenEdit) (secret string, made account.Token, err error) {
	if actor.ID == "" || actor.Machine != "" {
		return "", made, fault.New(fault.Forbidden, "Only a person who is signed in can make a token.")
	}
	return d.addToken(ctx, actor, actor.ID, in)
}

// AddTokenFor makes a token for the user with a login. It is for the operator,
// who holds the database, and nobody else.
func (d *Desk) AddTokenFor(ctx context.Context, actor account.Actor, login string, in TokenEdit) (secret string, made account.Token, err error) {
	if actor != account.Operator() {
		return "", made, fault.New(fault.Forbidden, "People make their tokens themselves.")
	}
	var u account.User
	err = d.store.View(ctx, func(ctx context.Context, r Reader) error {
		u, err = r.UserByLogin(ctx, account.NormalLogin(login))
		return err
	})
	if err != nil {
		return "", made, err
	}
	if u.Disabled {
		return "", made, fault.New(fault.Invalid, "%s is disabled.", u.Name)
	}
	return d.addToken(ctx, actor, u.ID, in)
}

func (d *Desk) addToken(ctx context.Context, actor account.Actor, user account.UserID, in TokenEdit) (secret string, made account.Token, err error) {
	id, err := newID[account.TokenID]()
	if err != nil {
		return "", made, err
	}
	secret, hash := account.NewSecret()
	err = d.update(ctx, actor, func(ctx context.Context, c *change) error {
		made = account.Token{
			ID: id, Hash: hash, User: user, Name: strings.TrimSpace(in.Name), Scope: in.Scope,
			Created: c.at, Expires: c.at.Add(time.Duration(min(max(in.Days, 0), 10_000)) * 24 * time.Hour),
		}
		if err := made.Validate(); err != nil {
			return err
		}
		if err := c.roomForToken(ctx, made); err != nil {
			return err
		}
		if err := c.AddToken(ctx, made); err != nil {
			return err
		}
		change := Change{Field: "API token", New: fmt.Sprintf("%s (%s, until %s)", made.Name, made.Scope, made.Expires.Format(time.DateOnly))}
		return c.note(ctx, Entry{Object: ObjectUser, ID: string(user), Act: "let program in", Changes: []Change{change}})
	})
	if err != nil {
		return "", account.Token{}, err
	}
	return secret, made, nil
}

// roomForToken returns an Invalid error when its user has too many tokens
// already, or one of the same name.
func (c *change) roomForToken(ctx context.Context, made account.Token) error {
	all, err := c.Tokens(ctx, made.User)
	if err != nil {
		return err
	}
	good := 0
	var wrong fault.Fields
	for _, t := range all {
		if !t.Good(c.at) {
			continue
		}
		good++
		if t.Name == made.Name {
			wrong.Add("name", "You have a token of this name already. Choose another, or revoke that one first.")
		}
	}
	if good >= account.MaxTokens {
		wrong.Add("name", "You have %d tokens, which is the most. Revoke one first.", good)
	}
	return wrong.Err()
}

// Tokens returns the actor's own tokens, the newest first, with those that have
// ended.
func (d *Desk) Tokens(ctx context.Context, actor account.Actor) ([]account.Token, error) {
	var all []account.Token
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		all, err = r.Tokens(ctx, actor.ID)
		return err
	})
	return all, err
}

// RevokeToken ends a token of the actor at once. A second time does no harm.
func (d *Desk) RevokeToken(ctx context.Context, actor account.Actor, id account.TokenID) error {
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		t, err := c.Token(ctx, id)
		if fault.KindOf(err) == fault.NotFound || err == nil && (t.User != actor.ID || actor.ID == "") {
			return fault.New(fault.NotFound, "You have no such token.")
		}
		if err != nil || !t.Revoked.IsZero() {
			return err
		}
		return c.revoke(ctx, t)
	})
}

func (c *change) revoke(ctx context.Context, t account.Token) error {
	t.Revoked = c.at
	if err := c.ChangeToken(ctx, t); err != nil {
		return err
	}
	change := Change{Field: "API token", Old: t.Name, New: "revoked"}
	return c.note(ctx, Entry{Object: ObjectUser, ID: string(t.User), Act: "shut program out", Changes: []Change{change}})
}

// revokeTokens ends all tokens of a user that are good.
func (c *change) revokeTokens(ctx context.Context, user account.UserID) error {
	all, err := c.Tokens(ctx, user)
	if err != nil {
		return err
	}
	for _, t := range all {
		if !t.Good(c.at) {
			continue
		}
		if err := c.revoke(ctx, t); err != nil {
			return err
		}
	}
	return nil
}

var errToken = fault.New(fault.Unauthenticated, "This token is not known, has expired or was revoked. Make a new one on the page of your account.")

// Bearer returns who acts by the secret of a token, as they may act now, and an
// Unauthenticated error when the token is no good or its user is disabled. That
// the token was used is noted as far as that takes no time.
func (d *Desk) Bearer(ctx context.Context, secret string) (account.Actor, account.Token, error) {
	var (
		actor account.Actor
		t     account.Token
		now   = d.now().UTC().Truncate(time.Millisecond)
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if t, err = r.TokenByHash(ctx, account.HashToken(secret)); err != nil {
			return err
		}
		u, err := r.User(ctx, t.User)
		if err != nil {
			return err
		}
		if u.Disabled || !t.Good(now) {
			return errToken
		}
		actor = t.Actor(u)
		return nil
	})
	if fault.KindOf(err) == fault.NotFound {
		return account.Actor{}, account.Token{}, errToken
	}
	if err != nil {
		return account.Actor{}, account.Token{}, err
	}
	if now.Sub(t.Used) >= account.TokenUsedStep { // not at every use, so that reading does not make the desk write
		d.noteUse(ctx, t.ID, now)
	}
	return actor, t, nil
}

// noteUseWait is how long a request waits for its use of a token to be noted.
const noteUseWait = 100 * time.Millisecond

// noteUse notes when a token was used, unless that takes long: it is not worth
// keeping a program that only reads waiting for another's long write.
func (d *Desk) noteUse(ctx context.Context, id account.TokenID, at time.Time) {
	ctx, cancel := context.WithTimeout(ctx, noteUseWait)
	done := make(chan struct{})
	// Beside the request, as a database that another process writes to waits
	// without looking at ctx.
	go func() {
		defer cancel()
		defer close(done)
		// What is not noted now is noted at the next use.
		_ = d.store.Update(ctx, func(ctx context.Context, tx Tx) error {
			stored, err := tx.Token(ctx, id)
			if err != nil {
				return err
			}
			stored.Used = at
			return tx.ChangeToken(ctx, stored)
		})
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}
