package annotate

import (
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// TimelineSummary is a timeline with what a list of timelines shows of it.
type TimelineSummary struct {
	timeline.Timeline
	Claims   int
	Articles int
	Verdicts map[Verdict]int
	Changed  time.Time
}

// Review is one step of the work on a claim, as package doc's table has them.
type Review struct {
	Claim   timeline.ClaimID
	Act     Act
	From    Status
	To      Status
	By      Person
	At      time.Time
	Version int    // of the case that the step was taken on
	Comment string // or the reason
}

// ReviewQuery says which claims a review list holds, and in which order. The
// zero value asks for the first page of all of them in timeline order.
type ReviewQuery struct {
	Status     Status         // empty for any
	Verdict    Verdict        // empty for any
	Finding    timeline.Rule  // claims with a finding of this rule; empty for any
	Flagged    bool           // only claims with a finding that blocks
	Assignee   account.UserID // who checks; Me and Nobody are understood; empty for any
	Importance int            // at least
	Lane       string         // empty for any
	Tag        string         // empty for any
	Text       string         // words in the claim, the last of them as a beginning
	Stale      bool           // only claims whose re-check date has passed
	From, To   edtf.Date      // claims whose own date may lie between them; zero for no such end
	Since      edtf.Date      // changed on the first day of it or later; zero for any time
	Sort       ReviewSort
	Reverse    bool
	After      Place    // only what comes after; empty for the beginning
	Before     Place    // the last rows before it, instead
	Limit      int      // rows on a page; 0 for ReviewRows
	Today      edtf.Day // findings that do not hold on this day are left out; the desk sets it
}

// What a review list may be asked for in place of the id of a checker.
const (
	Me     account.UserID = "me" // the actor
	Nobody account.UserID = "nobody"
)

// The rows on a page of a review list.
const (
	ReviewRows    = 50
	MaxReviewRows = 200
)

// All returns q without its filters, from the beginning.
func (q ReviewQuery) All() ReviewQuery {
	return ReviewQuery{Sort: q.Sort, Reverse: q.Reverse, Limit: q.Limit, Today: q.Today}
}

// Filtered reports whether q leaves any claims out on purpose.
func (q ReviewQuery) Filtered() bool {
	q.After, q.Before = "", ""
	return q != q.All()
}

// ReviewCounts counts the claims of a timeline.
type ReviewCounts struct {
	Total     int // claims on the timeline
	Matching  int // those that the query asks for, on all its pages
	Statuses  map[Status]int
	Verdicts  map[Verdict]int
	Rules     []timeline.Rule // that found something, by name
	Assignees []Share         // who checks how many, by name
	Lanes     []string        // by name
	Tags      []string        // by name
}

// Share is how many claims are somebody's.
type Share struct {
	Person
	Claims int
}

// ReviewSort is what a review list is sorted by.
type ReviewSort string

// The orders of a review list. Ties are in timeline order.
const (
	ByDate     ReviewSort = "date"
	ByStatus   ReviewSort = "status"
	ByVerdict  ReviewSort = "verdict"
	ByEvidence ReviewSort = "evidence"
	ByFindings ReviewSort = "findings"
	ByChange   ReviewSort = "changed"
)

// ReviewSorts returns every order, the default first.
func ReviewSorts() []ReviewSort {
	return []ReviewSort{ByDate, ByStatus, ByVerdict, ByEvidence, ByFindings, ByChange}
}

// ReviewRow is one claim of a review list.
type ReviewRow struct {
	Case
	Evidence int                // that counts
	Findings []timeline.Finding // that hold and are not dismissed
	Place    Place              // in the list
}

// SearchQuery asks for what contains all words of Text, the last of them as a
// beginning.
type SearchQuery struct {
	Text      string
	Timelines []timeline.ID
	Limit     int
}

// Match is something that a search found.
type Match struct {
	Object   Object // claim, source, evidence or article
	ID       string
	Claim    timeline.ClaimID // of evidence: the claim it is for
	Timeline timeline.ID
	Title    string
	Snippet  []Fragment // the words around the match
}

// Fragment is a stretch of a snippet.
type Fragment struct {
	Text string
	Hit  bool // it is what was looked for
}
