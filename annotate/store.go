package annotate

import (
	"context"
	"time"

	"dateline/annotate/account"
	"dateline/timeline"
)

// Store keeps everything. Package db implements it.
//
// Both methods call f once, with a context that belongs to the transaction,
// and return what f returns. View shows f one unchanging state. Update applies
// all that f did when f returns nil, and nothing otherwise; updates run one
// after another.
type Store interface {
	View(ctx context.Context, f func(context.Context, Reader) error) error
	Update(ctx context.Context, f func(context.Context, Tx) error) error
}

// Reader reads. A method that looks for one thing returns a NotFound error
// when it is not there. Lists are in the order that their comment gives, and
// empty when there is nothing.
type Reader interface {
	TimelineReader
	ArticleReader
	ClaimReader
	SourceReader
	MergeReader
	HistoryReader
	AccountReader
	ArchiveReader
	TalkReader
	EditionReader
	ChronicleReader
	QueueReader
	LiveReader
	ChartReader
	TokenReader
}

// TimelineReader reads timelines and their members.
type TimelineReader interface {
	Timeline(ctx context.Context, id timeline.ID) (timeline.Timeline, error)
	TimelineBySlug(ctx context.Context, slug string) (timeline.Timeline, error)
	// Timelines returns every timeline with its counts, last changed first.
	// The caller decides which of them an actor may see.
	Timelines(ctx context.Context) ([]TimelineSummary, error)
	// PublicVerdicts counts, for each timeline, the claims that the public reads
	// by the verdict that it reads, see [Edition.Shown].
	PublicVerdicts(ctx context.Context) (map[timeline.ID]map[Verdict]int, error)
	// Members are in the order of their names.
	Members(ctx context.Context, id timeline.ID) ([]Member, error)
	// Member returns the zero Member for somebody who is not one.
	Member(ctx context.Context, id timeline.ID, user account.UserID) (Member, error)
	// Memberships returns the places of one user on all timelines.
	Memberships(ctx context.Context, user account.UserID) ([]Member, error)
}

// ArticleReader reads articles and the quotes in them.
type ArticleReader interface {
	Article(ctx context.Context, id ArticleID) (Article, error)
	// Articles are in the order in which they were added.
	Articles(ctx context.Context, id timeline.ID) ([]Article, error)
	// Texts returns the wordings of an article, first to last.
	Texts(ctx context.Context, id ArticleID) ([]Text, error)
	// QuotesIn returns the quotes in an article, by number, start and end.
	QuotesIn(ctx context.Context, id ArticleID) ([]Quote, error)
	// Decisions returns what was decided about an article, first to last.
	Decisions(ctx context.Context, id ArticleID) ([]Decision, error)
	// QuotesOf returns the quotes of a claim, by article, number and start.
	QuotesOf(ctx context.Context, id timeline.ClaimID) ([]Quote, error)
}

// ClaimReader reads cases and what was found about them.
type ClaimReader interface {
	Case(ctx context.Context, id timeline.ClaimID) (Case, error)
	// Cases returns every case of a timeline in timeline order: by earliest
	// day, latest day and id, those without a date of their own last.
	Cases(ctx context.Context, id timeline.ID) ([]Case, error)
	// Dependents returns the cases whose gap ends at a claim, by id.
	Dependents(ctx context.Context, id timeline.ClaimID) ([]Case, error)
	// OfSubject returns the cases of a timeline that have a subject, by id.
	OfSubject(ctx context.Context, id timeline.ID, subject string) ([]Case, error)
	// Quoted returns the cases that are quoted from an article, by id.
	Quoted(ctx context.Context, id ArticleID) ([]Case, error)
	// Findings are in the order of severity, rule and message: those that hold
	// on any day, dismissed or not.
	Findings(ctx context.Context, id timeline.ClaimID) ([]timeline.Finding, error)
	// Dismissals are in the order of rule and message.
	Dismissals(ctx context.Context, id timeline.ClaimID) ([]Dismissal, error)
	// Reviews returns the steps of the work on a claim, first to last.
	Reviews(ctx context.Context, id timeline.ClaimID) ([]Review, error)
	// ReviewList returns the rows of one page of the review list.
	ReviewList(ctx context.Context, id timeline.ID, q ReviewQuery) ([]ReviewRow, error)
	// Search returns the best matches first, at most q.Limit of them, from
	// the timelines in q.
	Search(ctx context.Context, q SearchQuery) ([]Match, error)
}

// SourceReader reads sources and evidence.
type SourceReader interface {
	Source(ctx context.Context, id SourceID) (Source, error)
	// SourceByURL finds a source of a timeline by its canonical URL.
	SourceByURL(ctx context.Context, id timeline.ID, canonical string) (Source, error)
	// Sources are in the order of their titles, then ids. Those that were merged
	// into others are not among them, nor found by their URL.
	Sources(ctx context.Context, id timeline.ID) ([]Source, error)
	Evidence(ctx context.Context, id EvidenceID) (Evidence, error)
	// EvidenceFor returns the evidence of a claim, withdrawn ones included, in
	// the order in which it was added.
	EvidenceFor(ctx context.Context, id timeline.ClaimID) ([]Evidence, error)
	// EvidenceFrom returns the evidence that a source gives, likewise.
	EvidenceFrom(ctx context.Context, id SourceID) ([]Evidence, error)
}

// HistoryReader reads the history.
type HistoryReader interface {
	// LastEntry returns the zero Entry when there is none.
	LastEntry(ctx context.Context) (Entry, error)
	// LastSeal returns of the last entry what the next one is sealed on: its
	// number and its hash.
	LastSeal(ctx context.Context) (Entry, error)
	// History returns the entries about one object, last first.
	History(ctx context.Context, object Object, id string) ([]Entry, error)
	// EachEntry calls f for every entry, first to last, until f returns an
	// error, and returns that error.
	EachEntry(ctx context.Context, f func(Entry) error) error
}

// AccountReader reads users and what signs them in.
type AccountReader interface {
	User(ctx context.Context, id account.UserID) (account.User, error)
	UserByLogin(ctx context.Context, login string) (account.User, error)
	// Users are in the order of their logins.
	Users(ctx context.Context) ([]account.User, error)
	Session(ctx context.Context, tokenHash string) (account.Session, error)
	Link(ctx context.Context, tokenHash string) (account.Link, error)
	// Throttle returns a Throttle without failures for a key it does not know.
	Throttle(ctx context.Context, key string) (account.Throttle, error)
}

// ArchiveReader reads all of a timeline at once, for exports and imports.
type ArchiveReader interface {
	// TextsOn are by article and number.
	TextsOn(ctx context.Context, id timeline.ID) ([]Text, error)
	Quote(ctx context.Context, id QuoteID) (Quote, error)
	// QuotesOn, EvidenceOn, DismissalsOn and ReviewsOn are by claim, and then
	// in the order of those of a single claim, as are the FindingsOn.
	QuotesOn(ctx context.Context, id timeline.ID) ([]Quote, error)
	EvidenceOn(ctx context.Context, id timeline.ID) ([]Evidence, error)
	FindingsOn(ctx context.Context, id timeline.ID) (map[timeline.ClaimID][]timeline.Finding, error)
	DismissalsOn(ctx context.Context, id timeline.ID) ([]Dismissal, error)
	ReviewsOn(ctx context.Context, id timeline.ID) ([]Review, error)
	// Extras returns what archives said that this program does not know.
	Extras(ctx context.Context, id timeline.ID) (map[ExtraKey]string, error)
	// Stretches divides the claims of a timeline, by id, into stretches of so
	// many. There are none on an empty timeline.
	Stretches(ctx context.Context, id timeline.ID, size int) ([]Stretch, error)
	// OfStretch returns the claims of a stretch by id, with all that hangs on
	// them and the extras of both, and nothing else: quotes and evidence by claim
	// and id, the findings about one claim in any order, the rest in the order of
	// those of a single claim.
	OfStretch(ctx context.Context, s Stretch) (Archive, error)
	// ExtrasBeside returns the extras that are neither of claims nor of evidence.
	ExtrasBeside(ctx context.Context, id timeline.ID) (map[ExtraKey]string, error)
}

// Stretch is some of the claims of a timeline: those whose ids are greater than
// After, and not greater than Through.
type Stretch struct {
	Timeline       timeline.ID
	After, Through timeline.ClaimID
}

// Tx reads and writes. An Add method returns a Conflict error when the id or
// another unique value is taken. A Change method writes a value whose Version
// is one more than the stored one, and returns a Conflict error when the
// stored one is another. Both keep the search index up to date.
type Tx interface {
	Reader
	TimelineWriter
	ClaimWriter
	AccountWriter
	ArchiveWriter
	TalkWriter
	SettledWriter
	EditionWriter
	ChronicleWriter
	LiveWriter
	TokenWriter
}

// TimelineWriter writes timelines, members, articles and sources.
type TimelineWriter interface {
	AddTimeline(ctx context.Context, t timeline.Timeline) error
	ChangeTimeline(ctx context.Context, t timeline.Timeline) error
	// SetMember adds a member or changes their role; Nobody takes them off.
	SetMember(ctx context.Context, m Member) error
	AddArticle(ctx context.Context, a Article) error
	ChangeArticle(ctx context.Context, a Article) error
	AddText(ctx context.Context, t Text) error
	// AddDecision appends to what was decided about an article.
	AddDecision(ctx context.Context, d Decision) error
	AddSource(ctx context.Context, s Source) error
	ChangeSource(ctx context.Context, s Source) error
}

// ClaimWriter writes cases and what hangs on them.
type ClaimWriter interface {
	AddCase(ctx context.Context, c Case) error
	ChangeCase(ctx context.Context, c Case) error
	AddQuote(ctx context.Context, q Quote) error
	ChangeQuote(ctx context.Context, q Quote) error
	AddEvidence(ctx context.Context, e Evidence) error
	ChangeEvidence(ctx context.Context, e Evidence) error
	// AddFindings adds the findings about a claim that has none yet, and
	// SetFindings replaces those that it has.
	AddFindings(ctx context.Context, id timeline.ClaimID, findings []timeline.Finding) error
	SetFindings(ctx context.Context, id timeline.ClaimID, findings []timeline.Finding) error
	// SetDismissal adds a dismissal, or replaces that of a finding of the same
	// rule with the same message.
	SetDismissal(ctx context.Context, d Dismissal) error
	// EndDismissal takes away the dismissal that SetDismissal would replace.
	EndDismissal(ctx context.Context, d Dismissal) error
	// AddReview appends to the steps of the work on a claim.
	AddReview(ctx context.Context, r Review) error
	// AddEntry appends to the history.
	AddEntry(ctx context.Context, e Entry) error
}

// AccountWriter writes users and what signs them in.
type AccountWriter interface {
	AddUser(ctx context.Context, u account.User) error
	ChangeUser(ctx context.Context, u account.User) error
	AddSession(ctx context.Context, s account.Session) error
	// EndSession forgets one session; EndSessions all of a user.
	EndSession(ctx context.Context, tokenHash string) error
	EndSessions(ctx context.Context, user account.UserID) error
	AddLink(ctx context.Context, l account.Link) error
	// EndLink forgets one link; EndLinks all that sign in a user.
	EndLink(ctx context.Context, tokenHash string) error
	EndLinks(ctx context.Context, user account.UserID) error
	SetThrottle(ctx context.Context, t account.Throttle) error
	// Forget removes sessions, links and throttles that ended before the time.
	Forget(ctx context.Context, before time.Time) error
}

// ArchiveWriter writes what only archives carry.
type ArchiveWriter interface {
	// SetExtra adds or replaces the unknown keys of one object: a JSON object
	// in canonical form.
	SetExtra(ctx context.Context, id timeline.ID, key ExtraKey, json string) error
}
