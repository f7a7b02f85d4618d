// Package link makes every address of the app, from typed ids. Handlers and
// templates take addresses from here, so that a route has one spelling.
package link

import (
	"net/url"
	"strconv"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

// The pages that stand alone.
const (
	Home        = "/"
	Timelines   = "/timelines"
	NewTimeline = "/timelines/new"
	Search      = "/search"
	SignIn      = "/sign-in"
	SignOut     = "/sign-out"
	Account     = "/account"
	Tokens      = "/account/tokens"
	API         = "/api" // the manual
	Queue       = "/queue"
	Users       = "/users"
	Inbox       = "/inbox"
	ReadInbox   = "/inbox/read"
	Schema      = "/schema/archive-1.json"
	Drafts      = "/drafts"
	DropDraft   = "/drafts/drop"
	AllEvents   = "/events"
)

// RevokeToken is what ends a token of the API.
func RevokeToken(id account.TokenID) string {
	return Tokens + "/" + url.PathEscape(string(id)) + "/revoke"
}

// Timeline returns the page of a timeline.
func Timeline(slug string) string { return "/timelines/" + url.PathEscape(slug) }

// TimelineJSON returns the archive of a timeline.
func TimelineJSON(slug string) string { return Timeline(slug) + ".json" }

// TimelineJS returns a timeline in the format of TimelineJS.
func TimelineJS(slug string) string { return Timeline(slug) + "/timelinejs.json" }

// EditTimeline returns the form for a timeline.
func EditTimeline(slug string) string { return Timeline(slug) + "/edit" }

// Members returns the list of who works on a timeline.
func Members(slug string) string { return Timeline(slug) + "/members" }

// Review returns the review list of a timeline.
func Review(slug string) string { return Timeline(slug) + "/review" }

// Events is the stream of what happens on a timeline.
func Events(slug string) string { return Timeline(slug) + "/events" }

// Export returns the page that offers a timeline for download.
func Export(slug string) string { return Timeline(slug) + "/export" }

// ExportFile returns a timeline as one of the files of the export.
func ExportFile(slug, file string) string { return Export(slug) + "/" + url.PathEscape(file) }

// Sources returns the list of a timeline's sources.
func Sources(slug string) string { return Timeline(slug) + "/sources" }

// NewSource returns the form for a source.
func NewSource(slug string) string { return Sources(slug) + "/new" }

// Articles returns the list of a timeline's articles.
func Articles(slug string) string { return Timeline(slug) + "/articles" }

// NewArticle returns the form for an article.
func NewArticle(slug string) string { return Articles(slug) + "/new" }

// Claims is where claims are added to a timeline.
func Claims(slug string) string { return Timeline(slug) + "/claims" }

// NewClaim returns the form for a claim.
func NewClaim(slug string) string { return Claims(slug) + "/new" }

// PreviewClaim is what reads the date or checks the gap of a form.
func PreviewClaim(slug string) string { return Claims(slug) + "/preview" }

// QuoteClaim returns the form for a claim that is quoted from an article.
func QuoteClaim(slug string, q annotate.QuoteEdit) string {
	return NewClaim(slug) + "?" + places(q).Encode()
}

// Article returns the worksheet of an article.
func Article(id annotate.ArticleID) string { return "/articles/" + url.PathEscape(string(id)) }

// Decide is where a person decides on what an article proposes.
func Decide(id annotate.ArticleID) string { return Article(id) + "/decisions" }

// MendProposal returns the form for a claim that an article proposes: q is what
// it is quoted from, and key names the proposal.
func MendProposal(slug string, q annotate.QuoteEdit, key string) string {
	return QuoteClaim(slug, q) + "&proposal=" + url.QueryEscape(key)
}

// EditArticle returns the form for an article.
func EditArticle(id annotate.ArticleID) string { return Article(id) + "/edit" }

// Claim returns the page of a claim.
func Claim(id timeline.ClaimID) string { return "/claims/" + url.PathEscape(string(id)) }

// EditClaim returns the form for a claim.
func EditClaim(id timeline.ClaimID) string { return Claim(id) + "/edit" }

// Verdict returns the form for the verdict on a claim.
func Verdict(id timeline.ClaimID) string { return Claim(id) + "/verdict" }

// NewEvidence returns the form for evidence on a claim.
func NewEvidence(id timeline.ClaimID) string { return Claim(id) + "/evidence" }

// Step is where a step of the work on a claim is taken.
func Step(id timeline.ClaimID, act annotate.Act) string {
	return Claim(id) + "/steps/" + url.PathEscape(string(act))
}

// DismissFinding is where a finding about a claim is dismissed.
func DismissFinding(id timeline.ClaimID, rule timeline.Rule) string {
	return Claim(id) + "/findings/" + url.PathEscape(string(rule)) + "/dismiss"
}

// RestoreFinding is where that is taken back.
func RestoreFinding(id timeline.ClaimID, rule timeline.Rule) string {
	return Claim(id) + "/findings/" + url.PathEscape(string(rule)) + "/restore"
}

// EditEvidence returns the form for a piece of evidence.
func EditEvidence(id annotate.EvidenceID) string {
	return "/evidence/" + url.PathEscape(string(id)) + "/edit"
}

// WithdrawEvidence is where a piece of evidence is withdrawn.
func WithdrawEvidence(id annotate.EvidenceID) string {
	return "/evidence/" + url.PathEscape(string(id)) + "/withdraw"
}

// Source returns the page of a source.
func Source(id annotate.SourceID) string { return "/sources/" + url.PathEscape(string(id)) }

// EditSource returns the form for a source.
func EditSource(id annotate.SourceID) string { return Source(id) + "/edit" }

// SetUp returns a one-time link to set up an instance.
func SetUp(token string) string { return "/set-up/" + url.PathEscape(token) }

// OneTime returns a one-time link to sign in.
func OneTime(token string) string { return "/link/" + url.PathEscape(token) }

// UserRole is where a user's role is set.
func UserRole(login string) string { return Users + "/" + url.PathEscape(login) + "/role" }

// UserDisabled is where a user is disabled or let in again.
func UserDisabled(login string) string { return Users + "/" + url.PathEscape(login) + "/disabled" }

// UserLink is where a sign-in link for a user is made.
func UserLink(login string) string { return Users + "/" + url.PathEscape(login) + "/link" }

// Match returns the page of something that a search found.
func Match(m annotate.Match) string {
	switch m.Object {
	case annotate.ObjectArticle:
		return Article(annotate.ArticleID(m.ID))
	case annotate.ObjectSource:
		return Source(annotate.SourceID(m.ID))
	case annotate.ObjectEvidence:
		return Claim(m.Claim) + "#evidence-" + url.PathEscape(m.ID)
	default:
		return Claim(timeline.ClaimID(m.ID))
	}
}

// Comments is where comments on a claim are added.
func Comments(id timeline.ClaimID) string { return Claim(id) + "/comments" }

// Comment returns the place of a comment on the page of its claim.
func Comment(on timeline.ClaimID, id annotate.CommentID) string {
	return Claim(on) + "#comment-" + url.PathEscape(string(id))
}

// SeenClaim is where a person says that they have seen what they were told
// about a claim.
func SeenClaim(id timeline.ClaimID) string { return Claim(id) + "/seen" }

func comment(id annotate.CommentID) string { return "/comments/" + url.PathEscape(string(id)) }

// EditComment is where a comment is changed.
func EditComment(id annotate.CommentID) string { return comment(id) + "/edit" }

// WithdrawComment is where a comment is withdrawn.
func WithdrawComment(id annotate.CommentID) string { return comment(id) + "/withdraw" }

// ResolveThread is where a thread is resolved, or opened again.
func ResolveThread(first annotate.CommentID) string { return comment(first) + "/resolve" }

// InboxPage returns a page of the inbox.
func InboxPage(q annotate.InboxQuery) string {
	v := url.Values{}
	if q.Unread {
		v.Set("unread", "1")
	}
	if q.Before > 0 {
		v.Set("before", strconv.FormatInt(q.Before, 10))
	}
	if len(v) == 0 {
		return Inbox
	}
	return Inbox + "?" + v.Encode()
}

// ReadLetter is where one thing in the inbox is marked as read.
func ReadLetter(number int64) string { return Inbox + "/" + strconv.FormatInt(number, 10) + "/read" }
