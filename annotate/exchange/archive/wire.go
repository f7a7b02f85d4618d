package archive

import "encoding/json"

// The objects of a file, with their keys in the order in which they are
// written. What may be missing has omitempty or omitzero; an empty text, a zero
// and an empty list are the same as a missing one.

type wireFile struct {
	Format   string          `json:"format"`
	Version  int             `json:"version"`
	Timeline *wireTimeline   `json:"timeline"`
	Articles []*wireArticle  `json:"articles"`
	Sources  []*wireSource   `json:"sources"`
	Claims   []*wireClaim    `json:"claims"`
	Omitted  []*wireOmission `json:"omitted"`
	Extra    json.RawMessage `json:"extra,omitempty"`
}

type wireOmission struct {
	What  string          `json:"what"`
	Count int             `json:"count,omitempty"`
	Why   string          `json:"why"`
	Extra json.RawMessage `json:"extra,omitempty"`
}

type wireTimeline struct {
	ID          string          `json:"id"`
	Slug        string          `json:"slug"`
	Title       string          `json:"title"`
	Description string          `json:"description,omitempty"`
	Visibility  string          `json:"visibility"`
	Version     int             `json:"version,omitempty"`
	Extra       json.RawMessage `json:"extra,omitempty"`
}

type wirePerson struct {
	ID    string          `json:"id,omitempty"`
	Name  string          `json:"name,omitempty"`
	Extra json.RawMessage `json:"extra,omitempty"`
}

type wireArticle struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Byline    string          `json:"byline,omitempty"`
	Publisher string          `json:"publisher,omitempty"`
	URL       string          `json:"url,omitempty"`
	Published string          `json:"published,omitempty"`
	Zone      string          `json:"zone,omitempty"`
	Language  string          `json:"language,omitempty"`
	By        *wirePerson     `json:"by,omitempty"`
	Created   string          `json:"created,omitempty"`
	Version   int             `json:"version,omitempty"`
	Texts     []*wireText     `json:"texts,omitempty"`
	Extra     json.RawMessage `json:"extra,omitempty"`
}

type wireText struct {
	Number  int             `json:"number"`
	Body    string          `json:"body"`
	SHA256  string          `json:"sha256,omitempty"`
	By      *wirePerson     `json:"by,omitempty"`
	Created string          `json:"created,omitempty"`
	Extra   json.RawMessage `json:"extra,omitempty"`
}

type wireSource struct {
	ID           string          `json:"id"`
	Title        string          `json:"title"`
	Author       string          `json:"author,omitempty"`
	Publisher    string          `json:"publisher,omitempty"`
	Family       string          `json:"family,omitempty"`
	Kind         string          `json:"kind,omitempty"`
	Published    string          `json:"published,omitempty"`
	URL          string          `json:"url,omitempty"`
	ISBN         string          `json:"isbn,omitempty"`
	DOI          string          `json:"doi,omitempty"`
	ArchiveURL   string          `json:"archive_url,omitempty"`
	Archive      string          `json:"archive,omitempty"`
	ArchivedOn   string          `json:"archived_on,omitempty"`
	Origin       string          `json:"origin,omitempty"`
	Confidential bool            `json:"confidential,omitempty"`
	Note         string          `json:"note,omitempty"`
	Merged       string          `json:"merged_into,omitempty"`
	By           *wirePerson     `json:"by,omitempty"`
	Created      string          `json:"created,omitempty"`
	Version      int             `json:"version,omitempty"`
	Extra        json.RawMessage `json:"extra,omitempty"`
}

type wireClaim struct {
	ID         string           `json:"id"`
	Statement  string           `json:"statement"`
	Claimant   string           `json:"claimant,omitempty"`
	Position   *wirePosition    `json:"position"`
	Wording    string           `json:"wording,omitempty"`
	Basis      string           `json:"basis,omitempty"`
	Anchor     string           `json:"anchor,omitempty"`
	Zone       string           `json:"zone,omitempty"`
	Occurrence string           `json:"occurrence,omitempty"`
	Importance int              `json:"importance,omitempty"`
	Lane       string           `json:"lane,omitempty"`
	Subject    string           `json:"subject,omitempty"`
	Tags       []string         `json:"tags,omitempty"`
	Status     string           `json:"status,omitempty"`
	Verdict    *wireVerdict     `json:"verdict,omitempty"`
	Assignee   *wirePerson      `json:"assignee,omitempty"`
	Approval   *wireApproval    `json:"approval,omitempty"`
	Notice     string           `json:"notice,omitempty"`
	By         *wirePerson      `json:"by,omitempty"`
	Created    string           `json:"created,omitempty"`
	Changed    string           `json:"changed,omitempty"`
	Version    int              `json:"version,omitempty"`
	Quotes     []*wireQuote     `json:"quotes,omitempty"`
	Evidence   []*wireEvidence  `json:"evidence,omitempty"`
	Findings   []*wireFinding   `json:"findings,omitempty"`
	Dismissals []*wireDismissal `json:"dismissals,omitempty"`
	Reviews    []*wireReview    `json:"reviews,omitempty"`
	Extra      json.RawMessage  `json:"extra,omitempty"`
}

// wirePosition holds the keys of all kinds; which of them may be there is for
// the kind.
type wirePosition struct {
	Kind   string          `json:"kind"`
	When   string          `json:"when,omitempty"`
	Extent string          `json:"extent,omitempty"`
	From   *wireEnd        `json:"from,omitempty"`
	To     *wireEnd        `json:"to,omitempty"`
	Op     string          `json:"op,omitempty"`
	N      int             `json:"n,omitempty"`
	M      int             `json:"m,omitempty"`
	Unit   string          `json:"unit,omitempty"`
	Reason string          `json:"reason,omitempty"`
	Extra  json.RawMessage `json:"extra,omitempty"`
}

type wireEnd struct {
	Kind  string          `json:"kind"`
	Claim string          `json:"claim,omitempty"`
	When  string          `json:"when,omitempty"`
	Extra json.RawMessage `json:"extra,omitempty"`
}

type wireVerdict struct {
	Value       string          `json:"value"`
	Explanation string          `json:"explanation,omitempty"`
	SearchNote  string          `json:"search_note,omitempty"`
	Disposition string          `json:"disposition,omitempty"`
	Correction  string          `json:"correction,omitempty"`
	Recheck     string          `json:"recheck,omitempty"`
	Ends        *wireEnds       `json:"ends,omitempty"`
	Authors     []*wirePerson   `json:"authors,omitempty"`
	Extra       json.RawMessage `json:"extra,omitempty"`
}

// wireEnds are the dates of a gap's ends when its verdict was set. An end that
// had none is missing.
type wireEnds struct {
	From  string          `json:"from,omitempty"`
	To    string          `json:"to,omitempty"`
	Extra json.RawMessage `json:"extra,omitempty"`
}

type wireApproval struct {
	By      *wirePerson     `json:"by,omitempty"`
	Version int             `json:"version,omitempty"`
	At      string          `json:"at,omitempty"`
	Extra   json.RawMessage `json:"extra,omitempty"`
}

type wireQuote struct {
	ID      string          `json:"id"`
	Article string          `json:"article"`
	Text    int             `json:"text"`
	Start   int             `json:"start"`
	End     int             `json:"end"`
	Exact   string          `json:"exact"`
	Prefix  string          `json:"prefix,omitempty"`
	Suffix  string          `json:"suffix,omitempty"`
	State   string          `json:"state"`
	Extra   json.RawMessage `json:"extra,omitempty"`
}

type wireEvidence struct {
	ID        string          `json:"id"`
	Source    string          `json:"source"`
	Stance    string          `json:"stance,omitempty"`
	Quote     string          `json:"quote,omitempty"`
	Locator   string          `json:"locator,omitempty"`
	DateGiven string          `json:"date_given,omitempty"`
	Accessed  string          `json:"accessed,omitempty"`
	Via       string          `json:"via,omitempty"`
	CopyURL   string          `json:"copy_url,omitempty"`
	CopiedOn  string          `json:"copied_on,omitempty"`
	Note      string          `json:"note,omitempty"`
	Withdrawn string          `json:"withdrawn,omitempty"`
	By        *wirePerson     `json:"by,omitempty"`
	Created   string          `json:"created,omitempty"`
	Version   int             `json:"version,omitempty"`
	Extra     json.RawMessage `json:"extra,omitempty"`
}

type wireFinding struct {
	Rule     string          `json:"rule"`
	Severity string          `json:"severity"`
	Message  string          `json:"message"`
	Version  int             `json:"version"`
	From     string          `json:"from,omitempty"`
	Until    string          `json:"until,omitempty"`
	Extra    json.RawMessage `json:"extra,omitempty"`
}

type wireDismissal struct {
	Rule     string          `json:"rule"`
	Severity string          `json:"severity"`
	Message  string          `json:"message"`
	Version  int             `json:"version"`
	Reason   string          `json:"reason"`
	By       *wirePerson     `json:"by,omitempty"`
	At       string          `json:"at"`
	Extra    json.RawMessage `json:"extra,omitempty"`
}

type wireReview struct {
	Act     string          `json:"act"`
	From    string          `json:"from"`
	To      string          `json:"to"`
	By      *wirePerson     `json:"by,omitempty"`
	At      string          `json:"at"`
	Version int             `json:"version,omitempty"`
	Comment string          `json:"comment,omitempty"`
	Extra   json.RawMessage `json:"extra,omitempty"`
}
