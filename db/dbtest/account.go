package dbtest

import (
	"context"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
)

var accountTests = map[string]func(*testing.T, *desk){
	"a user is found by id and by login":            userFound,
	"a user changes from the version that was read": userChanges,
	"a login that is taken is refused":              loginTaken,
	"sessions end one by one or all of a user":      sessionsEnd,
	"a one-time link ends":                          linkEnds,
	"a throttle is kept by key":                     throttleKept,
	"what has ended is forgotten, and nothing else": forgotten,
}

func readUser(id account.UserID) func(context.Context, annotate.Reader) (account.User, error) {
	return func(ctx context.Context, r annotate.Reader) (account.User, error) { return r.User(ctx, id) }
}

func readSession(hash string) func(context.Context, annotate.Reader) (account.Session, error) {
	return func(ctx context.Context, r annotate.Reader) (account.Session, error) { return r.Session(ctx, hash) }
}

func readLink(hash string) func(context.Context, annotate.Reader) (account.Link, error) {
	return func(ctx context.Context, r annotate.Reader) (account.Link, error) { return r.Link(ctx, hash) }
}

func readThrottle(key string) func(context.Context, annotate.Reader) (account.Throttle, error) {
	return func(ctx context.Context, r annotate.Reader) (account.Throttle, error) { return r.Throttle(ctx, key) }
}

func addUsers(d *desk) {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddUser(ctx, aUser("1", "zoe")), tx.AddUser(ctx, aUser("2", "bob")))
	})
}

func userFound(t *testing.T, d *desk) {
	addUsers(d)
	same(t, "the user by id", see(d, readUser("1")), aUser("1", "zoe"))
	byLogin := func(login string) func(context.Context, annotate.Reader) (account.User, error) {
		return func(ctx context.Context, r annotate.Reader) (account.User, error) { return r.UserByLogin(ctx, login) }
	}
	same(t, "the user by login", see(d, byLogin("zoe")), aUser("1", "zoe"))
	missing(d, readUser("zoe"))
	missing(d, byLogin("eve"))
	all := see(d, func(ctx context.Context, r annotate.Reader) ([]account.User, error) { return r.Users(ctx) })
	same(t, "the users", all, []account.User{aUser("2", "bob"), aUser("1", "zoe")})
}

func userChanges(t *testing.T, d *desk) {
	addUsers(d)
	changed := account.User{ID: "1", Login: "zoë", Name: "Zoë", Role: account.Admin, Password: "other", Disabled: true, Created: noon, Version: 2}
	change := func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeUser(ctx, changed) }
	d.update(change)
	same(t, "the changed user", see(d, readUser("1")), changed)
	d.refused(fault.Conflict, "changed while you were editing", change)
	changed.ID = "3"
	d.refused(fault.NotFound, "user", change)
}

func loginTaken(_ *testing.T, d *desk) {
	addUsers(d)
	d.refused(fault.Conflict, "zoe", func(ctx context.Context, tx annotate.Tx) error { return tx.AddUser(ctx, aUser("3", "zoe")) })
	d.refused(fault.Conflict, "id", func(ctx context.Context, tx annotate.Tx) error { return tx.AddUser(ctx, aUser("1", "new")) })
	clash := aUser("2", "zoe")
	clash.Version = 2
	d.refused(fault.Conflict, "zoe", func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeUser(ctx, clash) })
}

func aSession(hash, user string, expires time.Time) account.Session {
	return account.Session{TokenHash: hash, User: account.UserID(user), Created: noon, Expires: expires}
}

func sessionsEnd(t *testing.T, d *desk) {
	addUsers(d)
	later := noon.Add(time.Hour)
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(
			tx.AddSession(ctx, aSession("visitor", "", later)), tx.AddSession(ctx, aSession("zoe 1", "1", later)),
			tx.AddSession(ctx, aSession("zoe 2", "1", later)), tx.AddSession(ctx, aSession("zoe 3", "1", later)), tx.AddSession(ctx, aSession("bob", "2", later)),
		)
	})
	same(t, "a session before sign-in", see(d, readSession("visitor")), aSession("visitor", "", later))
	same(t, "a session of a user", see(d, readSession("zoe 1")), aSession("zoe 1", "1", later))
	end := func(ctx context.Context, tx annotate.Tx) error { return tx.EndSession(ctx, "zoe 1") }
	d.update(end)
	d.update(end) // a second time does no harm
	missing(d, readSession("zoe 1"))
	see(d, readSession("zoe 2"))
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.EndSessions(ctx, "1") })
	missing(d, readSession("zoe 2"))
	missing(d, readSession("zoe 3"))
	see(d, readSession("bob"))
	see(d, readSession("visitor"))
}

func linkEnds(t *testing.T, d *desk) {
	addUsers(d)
	setUp := account.Link{TokenHash: "a", Purpose: account.SetUp, Expires: noon}
	signIn := account.Link{TokenHash: "b", Purpose: account.SignIn, User: "1", Expires: noon}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(tx.AddLink(ctx, setUp), tx.AddLink(ctx, signIn))
	})
	same(t, "the link to set up", see(d, readLink("a")), setUp)
	same(t, "the link to sign in", see(d, readLink("b")), signIn)
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.EndLink(ctx, "a") })
	missing(d, readLink("a"))
	see(d, readLink("b"))
}

func throttleKept(t *testing.T, d *desk) {
	same(t, "a throttle that is not known", see(d, readThrottle("zoe")), account.Throttle{Key: "zoe"})
	for _, failures := range []int{1, 2} {
		th := account.Throttle{Key: "zoe", Failures: failures, Last: noon}
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.SetThrottle(ctx, th) })
		same(t, "the throttle", see(d, readThrottle("zoe")), th)
	}
}

func forgotten(t *testing.T, d *desk) {
	addUsers(d)
	before, after := noon.Add(-time.Millisecond), noon.Add(time.Millisecond)
	quiet := account.Throttle{Key: "quiet", Failures: 9, Last: before.Add(-account.ForgetAfter)}
	recent := account.Throttle{Key: "recent", Failures: 9, Last: before}
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(
			tx.AddSession(ctx, aSession("old", "1", before)), tx.AddSession(ctx, aSession("new", "1", after)),
			tx.AddLink(ctx, account.Link{TokenHash: "old", Purpose: account.SetUp, Expires: before}),
			tx.AddLink(ctx, account.Link{TokenHash: "new", Purpose: account.SetUp, Expires: after}),
			tx.SetThrottle(ctx, quiet), tx.SetThrottle(ctx, recent),
			tx.Forget(ctx, noon),
		)
	})
	missing(d, readSession("old"))
	missing(d, readLink("old"))
	see(d, readSession("new"))
	see(d, readLink("new"))
	same(t, "the throttle that no longer matters", see(d, readThrottle("quiet")), account.Throttle{Key: "quiet"})
	same(t, "the throttle that does", see(d, readThrottle("recent")), recent)
}
