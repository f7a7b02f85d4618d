package annotate_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/db/dbtest"
)

const secret = "correct horse battery"

// password gives somebody a password by way of a one-time link.
func (o *office) password(who account.Actor) {
	o.t.Helper()
	token, err := o.Invite(o.t.Context(), account.Operator(), who.Name)
	o.must(err)
	_, err = o.FollowLink(o.t.Context(), token)
	o.must(err)
	_, err = o.ChangePassword(o.t.Context(), who, "", secret)
	o.must(err)
}

func TestSigningInAndOut(t *testing.T) {
	o := newOffice(t)
	o.password(o.ada)
	token, err := o.SignIn(t.Context(), " ADA ", secret, "192.0.2.1")
	o.must(err)
	actor, err := o.Actor(t.Context(), token)
	if err != nil || actor != o.ada {
		t.Fatalf("the session is of %+v, %v, want ada", actor, err)
	}
	o.must(o.SignOut(t.Context(), token))
	if actor, err := o.Actor(t.Context(), token); err != nil || actor.SignedIn() {
		t.Errorf("after signing out the session is of %+v, %v, want nobody", actor, err)
	}
}

func TestSessionsEnd(t *testing.T) {
	ends := map[string]func(*office){
		"when the user is disabled":    func(o *office) { _, err := o.SetDisabled(o.t.Context(), o.root, "ada", true); o.must(err) },
		"when the password is changed": func(o *office) { _, err := o.ChangePassword(o.t.Context(), o.ada, secret, secret+"!"); o.must(err) },
		"when they are two weeks old":  func(o *office) { o.now = o.now.Add(account.SessionLife) },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.password(o.ada)
			token, err := o.SignIn(t.Context(), "ada", secret, "192.0.2.1")
			o.must(err)
			end(o)
			if actor, err := o.Actor(t.Context(), token); err != nil || actor.SignedIn() {
				t.Errorf("the session is of %+v, %v, want nobody", actor, err)
			}
		})
	}
}

func TestAChangeOfRoleActsAtOnce(t *testing.T) {
	o := newOffice(t)
	o.password(o.ada)
	token, err := o.SignIn(t.Context(), "ada", secret, "192.0.2.1")
	o.must(err)
	_, err = o.SetRole(t.Context(), o.root, "ada", account.Viewer)
	o.must(err)
	actor, err := o.Actor(t.Context(), token)
	o.must(err)
	if actor.Role != account.Viewer {
		t.Errorf("the session has the role %s, want viewer", actor.Role)
	}
}

func TestFailedSignInsHaveToWait(t *testing.T) {
	o := newOffice(t)
	o.password(o.ada)
	for i := range account.FreeFailures {
		if _, err := o.SignIn(t.Context(), "ada", "wrong password", "192.0.2.1"); fault.KindOf(err) != fault.Unauthenticated {
			t.Fatalf("wrong password %d = %v, want unauthenticated", i+1, err)
		}
	}
	if _, err := o.SignIn(t.Context(), "ada", secret, "192.0.2.9"); fault.KindOf(err) != fault.Throttled {
		t.Errorf("the right password from elsewhere, too early = %v, want throttled", err)
	}
	if _, err := o.SignIn(t.Context(), "ben", "wrong password", "192.0.2.1"); fault.KindOf(err) != fault.Throttled {
		t.Errorf("another login from the same address = %v, want throttled", err)
	}
	o.now = o.now.Add(2 * time.Second)
	if _, err := o.SignIn(t.Context(), "ada", secret, "192.0.2.1"); err != nil {
		t.Errorf("the right password after the wait = %v, want none", err)
	}
}

func TestAnUnknownLoginLooksLikeAWrongPassword(t *testing.T) {
	o := newOffice(t)
	o.password(o.ada)
	_, wrong := o.SignIn(t.Context(), "ada", "wrong password", "192.0.2.1")
	_, unknown := o.SignIn(t.Context(), "nobody", "wrong password", "192.0.2.2")
	if wrong == nil || unknown == nil || wrong.Error() != unknown.Error() {
		t.Errorf("a wrong password says %v, an unknown login %v", wrong, unknown)
	}
}

func TestALinkWorksOnce(t *testing.T) {
	o := newOffice(t)
	token, err := o.Invite(t.Context(), o.root, "ada")
	o.must(err)
	if purpose, err := o.Link(t.Context(), token); purpose != account.SignIn || err != nil {
		t.Errorf("the link is for %q, %v, want sign-in", purpose, err)
	}
	_, err = o.FollowLink(t.Context(), token)
	o.must(err)
	if _, err := o.FollowLink(t.Context(), token); fault.KindOf(err) != fault.NotFound {
		t.Errorf("following the link again = %v, want not found", err)
	}
	late, err := o.Invite(t.Context(), o.root, "ada")
	o.must(err)
	o.now = o.now.Add(account.LinkLife)
	if _, err := o.FollowLink(t.Context(), late); fault.KindOf(err) != fault.NotFound {
		t.Errorf("following a link that is too old = %v, want not found", err)
	}
	if _, err := o.Invite(t.Context(), o.ada, "root"); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a reviewer making a link for the administrator = %v, want forbidden", err)
	}
}

func TestOnlyTheFirstSetsUp(t *testing.T) {
	now := time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)
	d := annotate.NewDesk(dbtest.New(t), func() time.Time { return now })
	first, err := d.OfferSetUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second, err := d.OfferSetUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.FollowLink(t.Context(), first); fault.KindOf(err) != fault.NotFound {
		t.Errorf("signing in with a set-up link = %v, want not found", err)
	}
	if _, err := d.SetUp(t.Context(), "made-up", annotate.UserEdit{Login: "eve", Name: "Eve"}, secret); fault.KindOf(err) != fault.NotFound {
		t.Errorf("setting up without a link = %v, want not found", err)
	}
	session, err := d.SetUp(t.Context(), first, annotate.UserEdit{Login: "ada", Name: "Ada"}, secret)
	if err != nil {
		t.Fatal(err)
	}
	if actor, err := d.Actor(t.Context(), session); err != nil || actor.Role != account.Admin {
		t.Errorf("the first user is %+v, %v, want an administrator", actor, err)
	}
	if _, err := d.SetUp(t.Context(), second, annotate.UserEdit{Login: "eve", Name: "Eve"}, secret); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("setting up again = %v, want forbidden", err)
	}
	if _, err := d.OfferSetUp(t.Context()); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("offering a set-up to an instance that has one = %v, want forbidden", err)
	}
}

func TestTriesAtTheSameTimeAreCountedToo(t *testing.T) {
	const tries = 20
	o := newOffice(t)
	o.password(o.ada)
	var (
		wait      sync.WaitGroup
		throttled atomic.Int32
	)
	for range tries {
		wait.Go(func() {
			if _, err := o.SignIn(t.Context(), "ada", "wrong password", "192.0.2.1"); fault.KindOf(err) == fault.Throttled {
				throttled.Add(1)
			}
		})
	}
	wait.Wait()
	if got, want := int(throttled.Load()), tries-account.FreeFailures; got != want {
		t.Errorf("of %d wrong passwords at the same time %d had to wait, want %d", tries, got, want)
	}
}

func TestSigningInIsNoFailure(t *testing.T) {
	o := newOffice(t)
	o.password(o.ada)
	for i := range 3 * account.FreeFailures {
		if _, err := o.SignIn(t.Context(), "ada", secret, "192.0.2.1"); err != nil {
			t.Fatalf("sign-in %d = %v, want none", i+1, err)
		}
	}
}

func TestALoginThatNobodyCanHaveIsNotKept(t *testing.T) {
	o := newOffice(t)
	long := strings.Repeat("x", 100_000)
	_, err := o.SignIn(t.Context(), long, "wrong password", "192.0.2.1")
	if fault.KindOf(err) != fault.Unauthenticated {
		t.Fatalf("a login of %d characters = %v, want unauthenticated", len(long), err)
	}
	o.must(o.store.View(t.Context(), func(ctx context.Context, r annotate.Reader) error {
		throttle, err := r.Throttle(ctx, "login "+long)
		if throttle.Failures != 0 {
			t.Error("the failure is kept under the login")
		}
		return err
	}))
}

func TestLinksEndWithWhatTheyStandFor(t *testing.T) {
	ends := map[string]func(*office){
		"when the password is changed": func(o *office) {
			_, err := o.ChangePassword(o.t.Context(), o.ada, secret, secret+"!")
			o.must(err)
		},
		"when the user is disabled and let in again": func(o *office) {
			for _, disabled := range []bool{true, false} {
				_, err := o.SetDisabled(o.t.Context(), o.root, "ada", disabled)
				o.must(err)
			}
		},
		"when a new one is made": func(o *office) {
			_, err := o.Invite(o.t.Context(), o.root, " ADA ")
			o.must(err)
		},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.password(o.ada)
			token, err := o.Invite(t.Context(), o.root, "ada")
			o.must(err)
			end(o)
			if _, err := o.FollowLink(t.Context(), token); fault.KindOf(err) != fault.NotFound {
				t.Errorf("following the link = %v, want not found", err)
			}
		})
	}
}
