package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/link"
)

const password = "a few plain words"

// withPassword gives a user a password.
func (s *site) withPassword(login string) {
	s.t.Helper()
	if _, err := s.desk.ChangePassword(s.t.Context(), s.actor(login), "", password); err != nil {
		s.t.Fatalf("setting the password of %s: %v", login, err)
	}
}

func TestSigningIn(t *testing.T) {
	tests := []struct {
		name string
		next string
		to   string
	}{
		{name: "it leads to the page that was asked for", next: "/users?x=1", to: "/users?x=1"},
		{name: "without a page it leads to the timelines", next: "", to: link.Timelines},
		{name: "another site is not gone to", next: "https://elsewhere.example/", to: link.Timelines},
		{name: "nor one without a scheme", next: "//elsewhere.example/", to: link.Timelines},
		{name: "nor one behind a backslash", next: `/\elsewhere.example/`, to: link.Timelines},
		{name: "nor one behind a tab", next: "/\t/elsewhere.example/", to: link.Timelines},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSite(t)
			s.withPassword("checker")
			b := s.as("")
			form := b.get(link.SignIn + "?" + url.Values{"next": {tt.next}}.Encode()).want(http.StatusOK).form(link.SignIn)
			form.Set("login", "Checker ") // case and blanks do not matter
			form.Set("password", password)
			b.post(link.SignIn, form).wantTo(tt.to)
			b.get(link.Account).want(http.StatusOK, "Checker Reader")
		})
	}
}

func TestWrongPasswordKeepsWhatWasTyped(t *testing.T) {
	s := newSite(t)
	s.withPassword("checker")
	got := s.as("").post(link.SignIn, values("login", "checker", "password", "not the password", "next", "/users"))
	got.want(http.StatusUnauthorized, "do not belong together")
	form := got.form(link.SignIn)
	if form.Get("login") != "checker" || form.Get("next") != "/users" || form.Get("password") != "" {
		t.Errorf("got the form %v, want the login and the page to go on to, and no password", form)
	}
}

func TestManyWrongPasswordsHaveToWait(t *testing.T) {
	s := newSite(t)
	s.withPassword("checker")
	b := s.as("")
	wrong := values("login", "checker", "password", "not the password")
	for range account.FreeFailures {
		b.post(link.SignIn, wrong).want(http.StatusUnauthorized)
	}
	b.post(link.SignIn, values("login", "checker", "password", password)).want(http.StatusTooManyRequests, "Wait 1s")
	s.now = s.now.Add(2 * time.Second)
	b.post(link.SignIn, values("login", "checker", "password", password)).wantTo(link.Timelines)
}

func TestThrottlingTellsPeopleBehindAProxyApart(t *testing.T) {
	s := newSite(t)
	s.withPassword("checker")
	from := func(address string) *browser {
		b := s.as("")
		b.header["X-Forwarded-For"] = []string{"198.51.100.7", "198.51.100.8, " + address} // the proxy adds the last one
		return b
	}
	for range account.FreeFailures {
		from("203.0.113.1").post(link.SignIn, values("login", "guess", "password", "not the password"))
	}
	from("203.0.113.1").post(link.SignIn, values("login", "checker", "password", password)).want(http.StatusTooManyRequests)
	from("203.0.113.2").post(link.SignIn, values("login", "checker", "password", password)).wantTo(link.Timelines)
}

func TestPageAsksToSignInAndLeadsBack(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Private matters", timeline.Private).Slug
	page := link.Review(slug) + "?sort=status"
	s.as("").get(page).wantTo(link.SignIn + "?" + url.Values{"next": {page}}.Encode())
}

func TestNothingTypedIsLostWhenASessionEnds(t *testing.T) {
	s := newSite(t)
	s.withPassword("contributor")
	slug := s.timeline("Private matters", timeline.Private).Slug
	typed := values("title", "Minutes of <the> meeting", "note", "line one\nline two", "kind", "primary", "archive", "none")
	b := s.as("")

	asked := b.post(link.Sources(slug), typed).want(http.StatusUnauthorized, "What you typed is kept")
	golden(t, "sign-in-kept", asked)
	form := asked.form(link.SignIn)
	form.Set("login", "contributor")
	form.Set("password", "mistyped at first")
	form = b.post(link.SignIn, form).want(http.StatusUnauthorized, "do not belong together").form(link.SignIn)
	form.Set("password", password)
	resumed := b.post(link.SignIn, form).want(http.StatusOK, "Your text was kept", "Minutes of <the> meeting", "line one")
	golden(t, "sign-in-resumed", resumed)

	kept := resumed.form(link.Sources(slug))
	for name := range typed {
		if got, want := kept.Get(name), strings.ReplaceAll(typed.Get(name), "\r\n", "\n"); strings.ReplaceAll(got, "\r\n", "\n") != want {
			t.Errorf("the field %s was kept as %q, want %q", name, got, want)
		}
	}
	if got := b.post(link.Sources(slug), kept); got.status != http.StatusSeeOther {
		t.Errorf("sending what was kept: got status %d, want 303; the page says: %s", got.status, got.text())
	}
	_, sources, err := s.desk.Sources(t.Context(), s.actor("contributor"), slug)
	if err != nil || len(sources) != 1 || sources[0].Title != typed.Get("title") {
		t.Errorf("got the sources %v (%v), want the one that was kept", sources, err)
	}
}

func TestPasswordIsNeverKept(t *testing.T) {
	s := newSite(t)
	got := s.as("").post(link.Account, values("old", "secret one", "password", "secret two"))
	got.want(http.StatusUnauthorized, "passwords are not kept")
	if strings.Contains(got.body, "secret") {
		t.Error("a password that was typed stands in the page")
	}
	if next := got.form(link.SignIn).Get("next"); next != link.Account {
		t.Errorf("the form leads to %q, want %q", next, link.Account)
	}
}

func TestKeptFormGoesToThisSiteOnly(t *testing.T) {
	s := newSite(t)
	s.withPassword("viewer")
	got := s.as("").post(link.SignIn, values("login", "viewer", "password", password,
		"kept-action", "https://elsewhere.example/take", "kept.title", "mine"))
	got.want(http.StatusOK)
	if strings.Contains(got.body, "elsewhere.example") {
		t.Error("the page offers to send what was kept to another site")
	}
}

func TestPartOfAPageSaysThatTheSessionEnded(t *testing.T) {
	s := newSite(t)
	slug := s.timeline("Private matters", timeline.Private).Slug
	b := s.as("")
	b.header.Set("HX-Request", "true")
	got := b.post(link.PreviewClaim(slug), values("when", "1961")).want(http.StatusUnauthorized, "not signed in any more")
	if strings.Contains(got.body, "<html") {
		t.Error("a whole page stands where a part of one was asked for")
	}
}

func TestSigningOutEndsTheSession(t *testing.T) {
	b := newSite(t).as("viewer")
	b.post(link.SignOut, nil).wantTo(link.Timelines)
	b.get(link.Account).wantTo(link.SignIn + "?next=%2Faccount")
}

// invite returns a one-time link for the viewer.
func (s *site) invite() string {
	s.t.Helper()
	token, err := s.desk.Invite(s.t.Context(), account.Operator(), "viewer")
	if err != nil {
		s.t.Fatalf("inviting the viewer: %v", err)
	}
	return link.OneTime(token)
}

func TestOneTimeLink(t *testing.T) {
	t.Run("looking at it does not use it up", func(t *testing.T) {
		s := newSite(t)
		page, b := s.invite(), s.as("")
		for range 3 {
			b.get(page).want(http.StatusOK, "works once")
		}
		b.post(page, b.get(page).form(page)).wantTo(link.Account) // there is no password yet
		b.get(link.Account).want(http.StatusOK, "Choose a password", "viewer")
	})
	t.Run("it works once", func(t *testing.T) {
		s := newSite(t)
		page := s.invite()
		s.as("").post(page, nil).wantTo(link.Account)
		s.as("").get(page).want(http.StatusNotFound, "has been used")
		s.as("").post(page, nil).want(http.StatusNotFound, "has been used")
	})
	t.Run("it leads to the page that it names", func(t *testing.T) {
		s := newSite(t)
		page, b := s.invite(), s.as("")
		b.post(page, b.get(page+"?next=%2Fsearch").form(page)).wantTo(link.Search)
	})
	t.Run("it lasts a day", func(t *testing.T) {
		s := newSite(t)
		page := s.invite()
		s.now = s.now.Add(account.LinkLife)
		s.as("").post(page, nil).want(http.StatusNotFound, "too old")
	})
	t.Run("with a password it leads to the timelines", func(t *testing.T) {
		s := newSite(t)
		s.withPassword("viewer")
		s.as("").post(s.invite(), nil).wantTo(link.Timelines)
	})
}

func TestChangingThePassword(t *testing.T) {
	s := newSite(t)
	s.withPassword("checker")
	here, elsewhere := s.as("checker"), s.as("checker")

	here.post(link.Account, values("old", "not this one", "password", "another good one")).
		want(http.StatusUnprocessableEntity, "not your present password")
	here.post(link.Account, values("old", password, "password", "short")).
		want(http.StatusUnprocessableEntity, "10 to 256 characters")
	here.post(link.Account, values("old", password, "password", "another good one")).wantTo(link.Account + "?changed=1")

	here.get(link.Account+"?changed=1").want(http.StatusOK, "Your password is saved")
	elsewhere.get(link.Account).wantTo(link.SignIn + "?next=%2Faccount")
	s.as("").post(link.SignIn, values("login", "checker", "password", "another good one")).wantTo(link.Timelines)
}

func TestAddingSomebodyShowsTheirLinkOnce(t *testing.T) {
	s := newSite(t)
	admin := s.as("admin")
	added := admin.post(link.Users, values("login", "eve", "name", "Eve Moreau", "role", "checker")).want(http.StatusOK, "Eve Moreau", "shown only now")
	address, ok := strings.CutPrefix(field(t, added, "invite"), base)
	if !ok {
		t.Fatalf("the link does not begin with %s", base)
	}
	eve := s.as("")
	eve.post(address, nil).wantTo(link.Account)
	eve.get(link.Account).want(http.StatusOK, "Eve Moreau", "Checker")
	if strings.Contains(admin.get(link.Users).body, "/link/") {
		t.Error("a link stands on the page a second time")
	}
}

// field returns the value of the field with an id.
func field(t *testing.T, a answer, id string) string {
	t.Helper()
	for n := range a.parse().Descendants() {
		if attribute(n, "id") == id {
			return attribute(n, "value")
		}
	}
	t.Fatalf("%s: there is no field %s", a.path, id)
	return ""
}

func TestAddingSomebodyThatCannotBe(t *testing.T) {
	tests := []struct {
		name   string
		form   url.Values
		status int
		says   string
	}{
		{name: "the login is taken", form: values("login", "viewer", "name", "Eve", "role", "viewer"), status: http.StatusConflict, says: "already"},
		{name: "the login has blanks", form: values("login", "eve m", "name", "Eve", "role", "viewer"), status: http.StatusUnprocessableEntity, says: "letters, digits"},
		{name: "the role is none", form: values("login", "eve", "name", "Eve", "role", "king"), status: http.StatusUnprocessableEntity, says: "Choose one of"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := newSite(t).as("admin").post(link.Users, tt.form).want(tt.status, tt.says)
			if form := got.form(link.Users); form.Get("login") != tt.form.Get("login") || form.Get("name") != "Eve" {
				t.Errorf("got the form %v, want what was typed", form)
			}
		})
	}
}

func TestAdministratorsLookAfterUsers(t *testing.T) {
	s := newSite(t)
	admin := s.as("admin")
	viewer := s.as("viewer")

	admin.post(link.UserRole("viewer"), values("role", "contributor")).wantTo(link.Users)
	viewer.get(link.Account).want(http.StatusOK, "Contributor")

	admin.post(link.UserDisabled("viewer"), values("disabled", "1")).wantTo(link.Users)
	golden(t, "users", admin.get(link.Users).want(http.StatusOK, "Disabled"))
	viewer.get(link.Account).wantTo(link.SignIn + "?next=%2Faccount")
	admin.post(link.UserLink("viewer"), nil).want(http.StatusUnprocessableEntity, "is disabled")

	admin.post(link.UserDisabled("viewer"), values("disabled", "")).wantTo(link.Users)
	admin.post(link.UserLink("viewer"), nil).want(http.StatusOK, "A sign-in link for Viewer Reader")
}

func TestLastAdministratorStays(t *testing.T) {
	admin := newSite(t).as("admin")
	for _, got := range []answer{
		admin.post(link.UserRole("admin"), values("role", "viewer")),
		admin.post(link.UserDisabled("admin"), values("disabled", "1")),
	} {
		got.want(http.StatusUnprocessableEntity, "only administrator")
	}
	admin.get(link.Users).want(http.StatusOK)
}

func TestSettingUp(t *testing.T) {
	s := newEmptySite(t)
	s.as("").get(link.SignIn).want(http.StatusOK, "Nobody can sign in here yet")
	token, err := s.desk.OfferSetUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	page, b := link.SetUp(token), s.as("")
	b.get(page).want(http.StatusOK, "first administrator")
	again := b.post(page, values("login", "anna", "name", "Anna Keller", "password", "short")).want(http.StatusUnprocessableEntity, "10 to 256 characters")
	if form := again.form(page); form.Get("login") != "anna" || form.Get("name") != "Anna Keller" {
		t.Errorf("got the form %v, want what was typed", form)
	}
	b.post(page, values("login", "anna", "name", "Anna Keller", "password", password)).wantTo(link.Timelines)
	b.get(link.Users).want(http.StatusOK, "Anna Keller")
	s.as("").get(page).want(http.StatusNotFound)
	s.as("").post(page, values("login", "eve", "name", "Eve", "password", password)).want(http.StatusNotFound)
	if users, err := s.desk.Users(t.Context(), account.Operator()); err != nil || len(users) != 1 {
		t.Errorf("got %d users (%v), want 1", len(users), err)
	}
}

func TestLinkIsForOnePurpose(t *testing.T) {
	s := newEmptySite(t)
	token, err := s.desk.OfferSetUp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.as("").get(link.OneTime(token)).want(http.StatusNotFound)
	s.as("").post(link.OneTime(token), nil).want(http.StatusNotFound)
	if _, err := s.desk.AddUser(t.Context(), account.Operator(), annotate.UserEdit{Login: "anna", Name: "Anna", Role: account.Admin}); err != nil {
		t.Fatal(err)
	}
	invite, err := s.desk.Invite(t.Context(), account.Operator(), "anna")
	if err != nil {
		t.Fatal(err)
	}
	s.as("").get(link.SetUp(invite)).want(http.StatusNotFound)
}
