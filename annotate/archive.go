package annotate

import (
	"cmp"
	"slices"
	"strings"

	"dateline/timeline"
)

// Archive is a timeline with everything on it, as it is carried from one desk
// to another. [Archive.Sort] puts its lists in the order in which they are
// exported; an archive that was read keeps the order of its file.
type Archive struct {
	Timeline   timeline.Timeline
	Articles   []Article
	Texts      []Text
	Sources    []Source
	Cases      []Case
	Quotes     []Quote
	Evidence   []Evidence
	Findings   map[timeline.ClaimID][]timeline.Finding
	Dismissals []Dismissal
	Reviews    []Review // those of one claim in the order in which they happened
	Extra      map[ExtraKey]string
	Omitted    []Omission
}

// ExtraKey names the object that unknown keys of an archive belong to: a
// timeline, article, source, claim or piece of evidence by its id. What is part
// of one is named by the path to it, such as "<id>/position" or
// "<id>/quotes/<id of the quote>", and the whole file by "<timeline>/file".
type ExtraKey struct {
	Object Object
	ID     string
}

// owner returns the key of the object that k is, or is part of.
func (k ExtraKey) owner() ExtraKey {
	id, _, _ := strings.Cut(k.ID, "/")
	return ExtraKey{Object: k.Object, ID: id}
}

// Omission is something that an export left out.
type Omission struct {
	What  string
	Count int // 0 when it was not counted
	Why   string
}

// Sort sorts the lists of a by id, texts by article and number, quotes and
// evidence by claim and id, reviews by claim, findings by severity, rule and
// message, dismissals by claim, rule and message.
func (a *Archive) Sort() {
	slices.SortFunc(a.Articles, func(x, y Article) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(a.Texts, func(x, y Text) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Number, y.Number))
	})
	slices.SortFunc(a.Sources, func(x, y Source) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(a.Cases, func(x, y Case) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(a.Quotes, func(x, y Quote) int {
		return cmp.Or(cmp.Compare(x.Claim, y.Claim), cmp.Compare(x.ID, y.ID))
	})
	slices.SortFunc(a.Evidence, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(x.Claim, y.Claim), cmp.Compare(x.ID, y.ID))
	})
	slices.SortStableFunc(a.Reviews, func(x, y Review) int { return cmp.Compare(x.Claim, y.Claim) })
	slices.SortFunc(a.Dismissals, compareDismissals)
	for _, findings := range a.Findings {
		sortFindings(findings)
	}
}

func sortFindings(findings []timeline.Finding) {
	slices.SortFunc(findings, func(x, y timeline.Finding) int {
		return cmp.Or(
			cmp.Compare(x.Severity, y.Severity), // "block" sorts before "warn"
			cmp.Compare(x.Rule, y.Rule),
			cmp.Compare(x.Message, y.Message),
			cmp.Compare(x.Version, y.Version),
		)
	})
}

// ImportOptions says how an archive is imported.
type ImportOptions struct {
	DryRun bool
	// Slug takes the place of the one in the file, when the address is taken.
	Slug string
	// KeepStatus restores the status of every claim, who took which step of the
	// work, and who may see the timeline. It takes an administrator of the
	// instance, and does nothing for others: nothing becomes public by an
	// import then. A new timeline is private; claims that were approved,
	// published or withdrawn land in review; and the importer becomes an author
	// of every verdict that comes with them, so that somebody else approves it.
	KeepStatus bool
	// Partial is for a file that tells only some things about a claim, and is
	// nil for one that tells all. It returns what becomes of a claim that is here
	// already. Sources and evidence that are here stay as they are then, and so do
	// the title and the description of the timeline; a source whose address
	// another one here has gives way to that one, and a claim gets no second
	// piece of evidence from one source.
	Partial func(stored, read Case) Case
	// PlanOnly lets a dry run work out what is to be written and leave it at that,
	// so that others need not wait for it to be written and taken back. What only
	// the database would refuse it does not find.
	PlanOnly bool
	// Progress is told how far the import is, often, and mostly within its
	// transaction: it has to be quick. Nil for nobody who wants to know.
	Progress func(ImportProgress)
}

// ImportReport tells what an import did, or would do, to each record.
type ImportReport struct {
	Timeline timeline.Timeline
	Records  []ImportRecord
	DryRun   bool
	// Counts are those of all records when Records are not all of them: of an
	// archive that comes in parts only the first that are refused are kept.
	Counts map[ImportResult]int
}

// Count returns how many records have a result.
func (r ImportReport) Count(result ImportResult) int {
	if r.Counts != nil {
		return r.Counts[result]
	}
	n := 0
	for _, record := range r.Records {
		if record.Result == result {
			n++
		}
	}
	return n
}

// ImportRecord is one record of an import.
type ImportRecord struct {
	Path   string // in the file, such as "claims[3].evidence[0]"; of a refusal, to what is wrong
	Object Object // what it is, or what it is part of
	ID     string // likewise
	Result ImportResult
	Reason string // of a refusal, and of skipping what is not there already

	Changes []Change // of what is here already; nil unless it is changed
}

// ImportResult is what happens to a record of an import.
type ImportResult string

// The results.
const (
	Create ImportResult = "create"
	Modify ImportResult = "change"
	Skip   ImportResult = "skip"
	Refuse ImportResult = "refuse"
)
