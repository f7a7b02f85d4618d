// Package queue renders what there is to do: for the person who looks, for
// others, and for nobody yet.
package queue

import (
	"strconv"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// Page is a person's queue, on all of their timelines or on one.
type Page struct {
	views.Page
	Queue annotate.Queue
	Query annotate.QueueQuery
}

// partWords is the heading of a part, and what it says when it holds nothing.
var partWords = map[annotate.Part][2]string{
	annotate.PartMend:    {"Returned to you", "Nothing was returned to you."},
	annotate.PartCheck:   {"You are checking", "You are checking nothing."},
	annotate.PartDecide:  {"To be decided by you", "No verdict waits for your decision."},
	annotate.PartPublish: {"To be published by you", "Nothing waits to be published."},
	annotate.PartStale:   {"Stale: the re-check date has passed", "Nothing is due to be looked at again."},
	annotate.PartBlocked: {"Blocked", "Nothing is blocked."},
	annotate.PartUntaken: {"Nobody has taken", "Everything that is open was taken."},
	annotate.PartOthers:  {"Waiting for others", "Nothing waits for others."},
}

func heading(p annotate.QueuePart) string { return partWords[p.Part][0] }

func nothing(p annotate.QueuePart) string { return partWords[p.Part][1] }

// mine counts what waits for the viewer.
func (p Page) mine() int {
	n := 0
	for _, part := range p.Queue.Parts {
		if part.Part.Mine() {
			n += part.Count
		}
	}
	return n
}

// lead says in one sentence what there is to do.
func (p Page) lead() string {
	switch n := p.mine(); {
	case n > 0 && n == 1:
		return "1 claim waits for you."
	case n > 0:
		return ui.Number(n) + " claims wait for you."
	default:
		return "Nothing waits for you."
	}
}

// single reports whether one part is shown on pages of its own.
func (p Page) single() bool { return p.Query.Part != "" }

// all returns the queue that the page is a part of.
func (p Page) all() string { return link.QueueOf(annotate.QueueQuery{Slug: p.Query.Slug}) }

// whole returns the page of one part.
func (p Page) whole(part annotate.QueuePart) string {
	return link.QueueOf(annotate.QueueQuery{Slug: p.Query.Slug, Part: part.Part})
}

// next returns the next page of the part that is shown; empty on the last.
func (p Page) next(part annotate.QueuePart) string {
	if part.Next == "" {
		return ""
	}
	return link.QueueOf(annotate.QueueQuery{Slug: p.Query.Slug, Part: part.Part, After: part.Next})
}

// start returns the first page of the part, for the pages after it.
func (p Page) start(part annotate.QueuePart) string {
	if p.Query.After == "" {
		return ""
	}
	return p.whole(part)
}

// waits says for whom a claim waits that is not for the viewer.
func waits(row annotate.QueueRow) string {
	switch row.Act {
	case annotate.ActSubmit:
		return "for " + row.Assignee.Name + ", who is checking it"
	case annotate.ActResume:
		return "for " + row.Assignee.Name + ", to whom it was returned"
	case annotate.ActApprove:
		return "for a reviewer who did not set the verdict"
	case annotate.ActPublish:
		return "for a reviewer to publish it"
	case annotate.ActTake, annotate.ActAssign:
		return "for somebody to take it"
	case annotate.ActOpen:
		return "for what it lacks, and then to be opened"
	default:
		return ""
	}
}

// due says since when a claim is stale.
func due(c annotate.Case) string { return "Look again by " + c.Ruling.Recheck.Say() }

// reason is one thing that holds a claim up, and where it can be mended.
type reason struct {
	text string
	href string
}

// reasons returns what holds a claim up: the findings that block it, and what it
// lacks for the next step besides. In the part of what a person is to decide it
// may also be that this person must not.
func reasons(part annotate.Part, row annotate.QueueRow) []reason {
	var all []reason
	said := map[string]bool{}
	add := func(text, href string) {
		if !said[text] {
			said[text] = true
			all = append(all, reason{text, href})
		}
	}
	for _, f := range row.Findings {
		add(f.Message, mend(row, f))
	}
	for _, u := range row.Unmet {
		add(u.Text, where(row.ID, u.Need))
	}
	if part == annotate.PartDecide && row.No != nil {
		add(row.No.Error(), link.Claim(row.ID)+"#work")
	}
	return all
}

// where returns the place where a condition of a claim is met.
func where(id timeline.ClaimID, need annotate.Need) string {
	switch need {
	case annotate.NeedsStatement, annotate.NeedsPosition:
		return link.EditClaim(id)
	case annotate.NeedsVerdict, annotate.NeedsSearchNote:
		return link.Verdict(id)
	case annotate.NeedsEvidence:
		return link.NewEvidence(id)
	default:
		return link.Claim(id) + "#work"
	}
}

func mend(row annotate.QueueRow, f timeline.Finding) string {
	if f.Rule == annotate.NoEvidence {
		return link.NewEvidence(row.ID)
	}
	return link.Claim(row.ID) + "#findings"
}

func version(n int) string { return strconv.Itoa(n) }
