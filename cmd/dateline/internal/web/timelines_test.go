package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/views/link"
)

func TestListOfTimelinesOnAnEmptyDesk(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct {
		name, login, says, leads string
	}{
		{"a visitor is told to sign in", "", "No timeline here is public yet.", link.SignIn},
		{"a contributor is told what to do first", "contributor", "Make the first timeline", link.NewTimeline},
		{"a viewer is told whom to ask", "viewer", "You are on no timeline yet.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := s.in(t).as(c.login).get(link.Timelines).want(http.StatusOK, c.says)
			if c.leads != "" && !page.leadsTo(c.leads) {
				t.Errorf("there is no link to %s among %q", c.leads, page.links())
			}
		})
	}
}

func TestListOfTimelinesShowsToEachWhatTheyMayFind(t *testing.T) {
	s := newSite(t)
	public := s.timeline("Seen by all", timeline.Public)
	s.timeline("With the address only", timeline.Unlisted)
	s.timeline("Among ourselves", timeline.Private)
	s.publish(s.claim(public.Slug, "They met", "19 June 2024"), annotate.Correct)
	s.claim(public.Slug, "They talked", "20 June 2024")

	s.as("").get(link.Timelines).
		want(http.StatusOK, "Seen by all", "1 claim", "Correct 1").
		wantNot("With the address only", "Among ourselves", "Unchecked", "last change")
	s.as("viewer").get(link.Timelines).
		want(http.StatusOK, "Seen by all", "With the address only", "Among ourselves", "2 claims", "Unchecked 1", "last change 21 Jun 2024, 09:30 UTC")
}

func TestNewTimeline(t *testing.T) {
	s := newSite(t)
	s.timeline("A pact", timeline.Private)
	editor := s.as("contributor")
	for _, c := range []struct {
		name   string
		typed  url.Values
		status int
		says   string
	}{
		{
			"without a title it is not made",
			url.Values{"title": {" "}, "description": {"All about it"}, "visibility": {"public"}},
			http.StatusUnprocessableEntity, "This cannot be left empty.",
		},
		{
			"with a short name that is no address it is not made",
			url.Values{"title": {"Second"}, "slug": {"a b"}, "visibility": {"public"}},
			http.StatusUnprocessableEntity, "Use lower-case letters and digits",
		},
		{
			"with the name of a page of the app it is not made",
			url.Values{"title": {"New"}, "slug": {"new"}, "visibility": {"unlisted"}},
			http.StatusUnprocessableEntity, "taken by a page of the app",
		},
		{
			"with the short name of another it is not made",
			url.Values{"title": {"Second"}, "slug": {"a-pact"}, "visibility": {"unlisted"}},
			http.StatusConflict, "Choose another short name.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := editor.in(t).post(link.Timelines, c.typed).want(c.status, c.says).wantNot("meanwhile")
			form := page.form(link.Timelines)
			for _, field := range []string{"description", "slug", "visibility"} {
				if got, want := form.Get(field), c.typed.Get(field); got != want {
					t.Errorf("the field %s has %q afterwards, want what was typed, %q", field, got, want)
				}
			}
		})
	}
	editor.post(link.Timelines, url.Values{"title": {"Élan, 1961"}, "visibility": {"private"}}).wantTo("/timelines/elan-1961")
	editor.get("/timelines/elan-1961").want(http.StatusOK, "Élan, 1961", "There are three ways to start.")
	s.as("viewer").post(link.Timelines, url.Values{"title": {"Mine"}, "visibility": {"private"}}).
		want(http.StatusForbidden, "takes the role of contributor; yours is viewer")
}

func TestSettingsOfATimelineThatSomebodyElseSavedMeanwhile(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("A pact", timeline.Private)
	edit := link.EditTimeline(tl.Slug)
	mine, theirs := s.as("admin"), s.as("admin")
	form := mine.get(edit).want(http.StatusOK).form(edit)

	other := theirs.get(edit).form(edit)
	other.Set("title", "A treaty")
	theirs.post(edit, other).wantTo(link.Timeline(tl.Slug))

	form.Set("title", "An alliance")
	form.Set("description", "In my words.")
	page := mine.post(edit, form).want(http.StatusConflict, "changed by somebody else", "Saved by Admin Reader meanwhile A treaty")
	again := page.form(edit)
	if again.Get("title") != "An alliance" || again.Get("description") != "In my words." {
		t.Errorf("the form has %q afterwards, want what was typed", again)
	}
	mine.post(edit, again).wantTo(link.Timeline(tl.Slug))
	mine.get(link.Timeline(tl.Slug)).want(http.StatusOK, "An alliance", "In my words.")
}

func TestSettingsRefuseAShortNameThatIsTaken(t *testing.T) {
	s := newSite(t)
	s.timeline("Taken", timeline.Private)
	tl := s.timeline("A pact", timeline.Private)
	edit := link.EditTimeline(tl.Slug)
	admin := s.as("admin")
	form := admin.get(edit).form(edit)
	form.Set("slug", "taken")
	admin.post(edit, form).want(http.StatusConflict, "Choose another short name.").wantNot("Saved by somebody else")
	form.Set("slug", "free")
	admin.post(edit, form).wantTo("/timelines/free")
}

// pact is a public timeline with claims of every kind and standing.
func pact(s *site) timeline.Timeline {
	s.t.Helper()
	tl := s.timeline("The pact", timeline.Public)
	first := s.publish(s.claim(tl.Slug, "The first visit to Pyongyang", "19 July 2000"), annotate.Correct)
	signed := s.publish(s.claim(tl.Slug, "The pact was signed", "19 June 2024"), annotate.Correct)
	ends := timeline.Gap{
		From: timeline.ClaimEnd{Claim: first.ID}, To: timeline.ClaimEnd{Claim: signed.ID},
		Length: timeline.Length{Op: timeline.OpExactly, N: 24, Unit: timeline.UnitYear},
	}
	s.publish(s.claimAt(tl.Slug, "He came exactly 24 years after his last visit", ends), annotate.Wrong)
	gone := s.publish(s.claim(tl.Slug, "Two dogs were given", "2018-09"), annotate.Qualified)
	s.step("reviewer", gone, annotate.Step{Act: annotate.ActWithdraw, Comment: "It was about other dogs."})
	back := s.publish(s.claim(tl.Slug, "The first pledge was made", "1961"), annotate.Misleading)
	s.step("checker", back, annotate.Step{Act: annotate.ActReopen, Comment: "A new archive was opened."})
	s.inReview(s.claim(tl.Slug, "A limousine was given", "2024-02"), annotate.Correct)
	s.claimAt(tl.Slug, "They took turns driving", timeline.Undated{Reason: "No day is given."})
	return tl
}

func TestTimelinePage(t *testing.T) {
	s := newSite(t)
	tl := pact(s)
	t.Run("a member sees everything and where the work stands", func(t *testing.T) {
		page := s.in(t).as("checker").get(link.Timeline(tl.Slug)).want(http.StatusOK,
			"public timeline · 0 articles", "5 dated claims, 1 gap, 1 claim without a date · 5 checked, 2 open",
			"19 July 2000 to 19 June 2024 is 23 years 11 months: 30 days short of exactly 24 years.",
			"A limousine was given", "in review", "No day is given.", "Review list, 1 waiting")
		golden(t, "timeline-member", page)
	})
	t.Run("a visitor sees what is published, and what is said about the rest of it", func(t *testing.T) {
		page := s.in(t).as("").get(link.Timeline(tl.Slug)).want(http.StatusOK,
			"The pact was signed", "Withdrawn: It was about other dogs.", "Being re-checked: A new archive was opened.").
			wantNot("A limousine was given", "They took turns driving", "in review", "Misleading", "Checker Reader", "Add a claim")
		golden(t, "timeline-visitor", page)
	})
	t.Run("a viewer is offered nothing to add", func(t *testing.T) {
		s.in(t).as("viewer").get(link.Timeline(tl.Slug)).want(http.StatusOK, "Export").wantNot("Add a claim", "Add an article")
	})
}

func TestTimelineWithoutClaims(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Public)
	for _, c := range []struct{ name, login, says string }{
		{"shows a contributor how to start", "contributor", "There are three ways to start."},
		{"tells a viewer who adds claims", "viewer", "as soon as a contributor adds them"},
		{"tells a visitor what is to come", "", "Nothing on this timeline is published yet."},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.in(t).as(c.login).get(link.Timeline(tl.Slug)).want(http.StatusOK, c.says)
		})
	}
}

func TestMembers(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	s.addUser("newcomer", account.Contributor)
	members := link.Members(tl.Slug)
	admin := s.as("admin")

	admin.post(members, url.Values{"login": {"nobody"}, "role": {"checker"}}).
		want(http.StatusUnprocessableEntity, "Nobody here has that login.").wantField("login", "nobody")
	admin.post(members, url.Values{"login": {"newcomer"}, "role": {"checker"}}).wantTo(members)
	s.as("newcomer").get(members).want(http.StatusOK, "Newcomer Reader").wantNot("Add somebody", "Take off")
	admin.post(members, url.Values{"login": {"admin"}, "role": {"viewer"}}).
		want(http.StatusUnprocessableEntity, "the only administrator of this timeline")
	admin.post(members, url.Values{"login": {"newcomer"}, "role": {""}}).wantTo(members)
	s.as("newcomer").get(members).want(http.StatusNotFound)
}

func TestWhoTakesThemselvesOffAPrivateTimelineGoesToTheList(t *testing.T) {
	s := newSite(t)
	tl := s.timeline("The pact", timeline.Private)
	members := link.Members(tl.Slug)
	s.as("admin").post(members, url.Values{"login": {"reviewer"}, "role": {"admin"}}).wantTo(members)
	s.as("reviewer").post(members, url.Values{"login": {"reviewer"}, "role": {""}}).wantTo(link.Timelines)
}
