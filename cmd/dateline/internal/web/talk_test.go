package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views/link"
)

// comment begins a thread on a claim of its own. Its author is "second".
func (d *desktop) comment() annotate.Comment {
	d.t.Helper()
	c, err := d.desk.Say(d.t.Context(), d.actor("second"), d.open().ID, annotate.CommentEdit{Body: "Which day?"})
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

func TestACommentReachesTheInboxOfWhomItMentions(t *testing.T) {
	d := newDesktop(t, timeline.Public)
	c := d.open()
	page := link.Claim(c.ID)
	checker, reviewer := d.as("checker"), d.as("reviewer")
	checker.get(link.Inbox).want(http.StatusOK, "Nobody has told you anything yet")

	reviewer.post(link.Comments(c.ID), values("body", "Is the *day* right, @checker? <script>alert(1)</script>"))
	read := reviewer.get(page).want(http.StatusOK, "Is the day right, @checker ? <script>alert(1)</script>", "Resolve")
	if strings.Contains(read.body, "<script>alert") {
		t.Error("a script in a comment stands in the page")
	}
	checker.get(page).want(http.StatusOK, "1 unread")
	checker.get(link.Inbox).want(http.StatusOK, "Reviewer Reader mentioned you", c.Statement, "1 thing unread")
	checker.post(link.SeenClaim(c.ID), values()).wantTo(page)
	checker.get(link.Inbox).want(http.StatusOK, "Nothing unread").wantNot("1 unread")
	checker.get(link.Inbox+"?unread=1").want(http.StatusOK, "You have read everything.")
	checker.get(link.Inbox + "?before=x").want(http.StatusNotFound)
	d.as("").get(page).wantNot("Talk", "Is the day right")
}

func TestACommentThatIsRefusedLosesNothingThatWasTyped(t *testing.T) {
	d := newDesktop(t, timeline.Private)
	said := d.comment()
	d.as("viewer").post(link.Comments(said.Claim), values("body", "Typed with care.")).
		want(http.StatusForbidden, "Commenting takes the role of contributor")
	d.as("second").post(link.EditComment(said.ID), values("body", "Typed with care.", "version", "7")).
		want(http.StatusConflict, "Typed with care.")
	d.as("second").post(link.EditComment(said.ID), values("body", "", "version", "1")).
		want(http.StatusUnprocessableEntity, "Write something first.")
	d.as("second").post(link.WithdrawComment(said.ID), values("version", strconv.Itoa(said.Version))).
		wantTo(link.Comment(said.Claim, said.ID))
	d.as("viewer").get(link.Claim(said.Claim)).want(http.StatusOK, "This comment was withdrawn.")
}
