package annotate

import (
	"time"

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
// zero value asks for all of them in timeline order.
type ReviewQuery struct {
	Status  Status        // empty for any
	Verdict Verdict       // empty for any
	Finding timeline.Rule // claims with a finding of this rule; empty for any
	Flagged bool          // only claims with a finding that blocks
	Sort    ReviewSort
	Reverse bool
	Today   edtf.Day // findings that do not hold on this day are left out; the desk sets it
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
