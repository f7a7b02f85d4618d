package e2e_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/sample"
	"dateline/cmd/dateline/internal/web"
	"dateline/db/dbtest"
	"dateline/timeline"
)

// office is a running server with a database of its own.
type office struct {
	door sync.Mutex // one signs in at a time
	t    *testing.T
	desk *annotate.Desk
	url  string

	store annotate.Store // for what takes too long through the desk
}

// open starts an office in which nobody works yet.
func open(t *testing.T) *office {
	t.Helper()
	theChrome(t) // skip before anything is made
	store := dbtest.New(t)
	o := &office{t: t, desk: annotate.NewDesk(store, clock()), store: store}
	server := httptest.NewUnstartedServer(nil)
	base := &url.URL{Scheme: "http", Host: server.Listener.Addr().String()}
	// The clock runs ahead whenever somebody looks at it, so that whoever has a
	// page open has to be heard of more often than in real life.
	app := web.New(web.Config{Desk: o.desk, Log: slog.New(complaints{t}), Base: base, Beat: 500 * time.Millisecond})
	server.Config.Handler = app.Handler()
	server.Start()
	t.Cleanup(app.Close)
	t.Cleanup(server.Close)
	o.url = server.URL
	return o
}

// openSample starts an office with the sample.
func openSample(t *testing.T) *office {
	t.Helper()
	o := open(t)
	if err := sample.Load(t.Context(), o.desk); err != nil {
		t.Fatalf("loading the sample: %v", err)
	}
	return o
}

// clock starts on the morning after the sample's article, and moves on by a
// second whenever somebody looks at it.
func clock() func() time.Time {
	start := time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC)
	var looks atomic.Int64
	return func() time.Time { return start.Add(time.Duration(looks.Add(1)) * time.Second) }
}

// complaints is a log in which every error fails the test: the server logs as
// errors what it has to apologise for.
type complaints struct{ t *testing.T }

func (complaints) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelError }

func (c complaints) Handle(_ context.Context, r slog.Record) error {
	text := r.Message
	r.Attrs(func(a slog.Attr) bool {
		text += " " + a.String()
		return true
	})
	c.t.Errorf("the server logged an error: %s", text)
	return nil
}

func (c complaints) WithAttrs([]slog.Attr) slog.Handler { return c }
func (c complaints) WithGroup(string) slog.Handler      { return c }

// hire adds a user, who has no password.
func (o *office) hire(login, name string, role account.Role) {
	o.t.Helper()
	if _, err := o.desk.AddUser(o.t.Context(), account.Operator(), annotate.UserEdit{Login: login, Name: name, Role: role}); err != nil {
		o.t.Fatalf("hiring %s: %v", login, err)
	}
}

// timeline makes a timeline on which some people are members, with the role
// that they have on the instance.
func (o *office) timeline(title string, visibility timeline.Visibility, logins ...string) string {
	o.t.Helper()
	ctx, operator := o.t.Context(), account.Operator()
	tl, err := o.desk.AddTimeline(ctx, operator, annotate.TimelineEdit{Title: title, Visibility: visibility})
	if err != nil {
		o.t.Fatalf("making the timeline %s: %v", title, err)
	}
	for _, login := range logins {
		if err := o.desk.SetMember(ctx, operator, tl.Slug, login, o.user(login).Role); err != nil {
			o.t.Fatalf("making %s a member: %v", login, err)
		}
	}
	return tl.Slug
}

func (o *office) user(login string) account.User {
	o.t.Helper()
	users, err := o.desk.Users(o.t.Context(), account.Operator())
	if err != nil {
		o.t.Fatal(err)
	}
	for _, u := range users {
		if u.Login == login {
			return u
		}
	}
	o.t.Fatalf("nobody has the login %q", login)
	return account.User{}
}

// invite returns a one-time link for a user.
func (o *office) invite(login string) string {
	o.t.Helper()
	token, err := o.desk.Invite(o.t.Context(), account.Operator(), login)
	if err != nil {
		o.t.Fatalf("inviting %s: %v", login, err)
	}
	return token
}

// session signs a user in and returns what their browser has to carry. Stories
// that run at the same time take turns, because a new link ends the one before.
func (o *office) session(login string) string {
	o.t.Helper()
	o.door.Lock()
	defer o.door.Unlock()
	session, err := o.desk.FollowLink(o.t.Context(), o.invite(login))
	if err != nil {
		o.t.Fatalf("signing in %s: %v", login, err)
	}
	return session
}
