package link

import (
	"net/url"
	"strconv"

	"dateline/annotate"
	"dateline/timeline"
)

// History returns the history of a timeline.
func History(slug string) string { return Timeline(slug) + "/history" }

// HistoryOf returns a part of the history of a timeline.
func HistoryOf(slug string, q annotate.HistoryQuery) string {
	v := url.Values{}
	for name, value := range map[string]string{"person": q.Person, "act": q.Act, "object": string(q.Object)} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if q.Before > 0 {
		v.Set("before", strconv.FormatInt(q.Before, 10))
	}
	if len(v) == 0 {
		return History(slug)
	}
	return History(slug) + "?" + v.Encode()
}

// Undo is where the last change of an object is undone.
func Undo(object annotate.Object, id string) string {
	return "/undo/" + url.PathEscape(string(object)) + "/" + url.PathEscape(id)
}

// PublicClaim returns the page about what the public reads of a claim.
func PublicClaim(id timeline.ClaimID) string { return Claim(id) + "/public" }

// Named returns the page of what an id stands for; empty for what has none.
func Named(n annotate.Named) string {
	switch n.Object {
	case annotate.ObjectClaim:
		return Claim(timeline.ClaimID(n.ID))
	case annotate.ObjectSource:
		return Source(annotate.SourceID(n.ID))
	case annotate.ObjectArticle:
		return Article(annotate.ArticleID(n.ID))
	case annotate.ObjectTimeline, annotate.ObjectMember, annotate.ObjectEvidence, annotate.ObjectUser:
	}
	return ""
}
