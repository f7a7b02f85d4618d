package api

import (
	"time"

	"dateline/annotate"
	"dateline/timeline"
)

// The objects of answers. Their names and members are those of the archive
// format, so that who knows one knows the other. What has no value is left out.

type timelineJSON struct {
	ID          string `json:"id"`
	Slug        string `json:"slug"`
	Title       string `json:"title"`
	Description string `json:"description,omitzero"`
	Visibility  string `json:"visibility"`
	Version     int    `json:"version"`
}

func timelineOf(t timeline.Timeline) timelineJSON {
	return timelineJSON{ID: string(t.ID), Slug: t.Slug, Title: t.Title, Description: t.Description, Visibility: string(t.Visibility), Version: t.Version}
}

type personJSON struct {
	ID   string `json:"id,omitzero"`
	Name string `json:"name"`
}

func personOf(p annotate.Person) *personJSON {
	if p == (annotate.Person{}) {
		return nil
	}
	return &personJSON{ID: string(p.ID), Name: p.Name}
}

// moment writes a time to the millisecond, and the zero time as nothing.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000Z")
}

type claimJSON struct {
	ID         string        `json:"id"`
	Timeline   string        `json:"timeline"`
	Statement  string        `json:"statement"`
	Claimant   string        `json:"claimant,omitzero"`
	Position   positionJSON  `json:"position"`
	Wording    string        `json:"wording,omitzero"`
	Basis      string        `json:"basis"`
	Anchor     string        `json:"anchor,omitzero"`
	Zone       string        `json:"zone,omitzero"`
	Occurrence string        `json:"occurrence"`
	Importance int           `json:"importance"`
	Lane       string        `json:"lane,omitzero"`
	Subject    string        `json:"subject,omitzero"`
	Tags       []string      `json:"tags"`
	Status     string        `json:"status"`
	Verdict    verdictJSON   `json:"verdict"`
	Assignee   *personJSON   `json:"assignee,omitzero"`
	Approval   *approvalJSON `json:"approval,omitzero"`
	Notice     string        `json:"notice,omitzero"`
	Check      *checkJSON    `json:"check,omitzero"` // of what is published
	By         *personJSON   `json:"by,omitzero"`
	Created    string        `json:"created"`
	Changed    string        `json:"changed"`
	Version    int           `json:"version"`
}

type verdictJSON struct {
	Value       string        `json:"value"`
	Explanation string        `json:"explanation,omitzero"`
	SearchNote  string        `json:"search_note,omitzero"`
	Disposition string        `json:"disposition,omitzero"`
	Correction  string        `json:"correction,omitzero"`
	Recheck     string        `json:"recheck,omitzero"`
	Authors     []*personJSON `json:"authors,omitempty"`
}

type approvalJSON struct {
	By      *personJSON `json:"by,omitzero"`
	Version int         `json:"version"`
	At      string      `json:"at"`
}

func claimOf(c annotate.Case) claimJSON {
	w := claimJSON{
		ID: string(c.ID), Timeline: string(c.Timeline), Statement: c.Statement, Claimant: c.Claimant, Position: positionOf(c.Position),
		Wording: c.Wording, Basis: string(c.Basis), Anchor: c.Anchor, Zone: c.Zone, Occurrence: string(c.Occurrence),
		Importance: c.Importance, Lane: c.Lane, Subject: c.Subject, Tags: append([]string{}, c.Tags...), Status: string(c.Status),
		Verdict: verdictJSON{
			Value: string(c.Ruling.Verdict), Explanation: c.Ruling.Explanation, SearchNote: c.Ruling.SearchNote,
			Disposition: string(c.Ruling.Disposition), Correction: c.Ruling.Correction, Recheck: c.Ruling.Recheck.String(),
		},
		Assignee: personOf(c.Assignee), Notice: c.Notice, By: personOf(c.By),
		Created: moment(c.Created), Changed: moment(c.Changed), Version: c.Version,
	}
	for _, a := range c.Authors {
		w.Verdict.Authors = append(w.Verdict.Authors, personOf(a))
	}
	if c.Approval != (annotate.Approval{}) {
		w.Approval = &approvalJSON{By: personOf(c.Approval.By), Version: c.Approval.Version, At: moment(c.Approval.At)}
	}
	return w
}

type checkJSON struct {
	Outcome    string   `json:"outcome"`
	Says       string   `json:"says"`
	Arithmetic []string `json:"arithmetic"`
}

func checkOf(c timeline.Check) *checkJSON {
	return &checkJSON{Outcome: string(c.Outcome), Says: c.Say(), Arithmetic: append([]string{}, c.Arithmetic()...)}
}

type sourceJSON struct {
	ID           string      `json:"id"`
	Timeline     string      `json:"timeline,omitzero"`
	Title        string      `json:"title"`
	Author       string      `json:"author,omitzero"`
	Publisher    string      `json:"publisher,omitzero"`
	Family       string      `json:"family,omitzero"`
	Kind         string      `json:"kind"`
	Published    string      `json:"published,omitzero"`
	URL          string      `json:"url,omitzero"`
	ISBN         string      `json:"isbn,omitzero"`
	DOI          string      `json:"doi,omitzero"`
	ArchiveURL   string      `json:"archive_url,omitzero"`
	Archive      string      `json:"archive"`
	ArchivedOn   string      `json:"archived_on,omitzero"`
	Origin       string      `json:"origin,omitzero"`
	Confidential bool        `json:"confidential,omitzero"`
	Note         string      `json:"note,omitzero"`
	Merged       string      `json:"merged_into,omitzero"`
	By           *personJSON `json:"by,omitzero"`
	Created      string      `json:"created,omitzero"`
	Version      int         `json:"version"`
}

func sourceOf(s annotate.Source) sourceJSON {
	return sourceJSON{
		ID: string(s.ID), Timeline: string(s.Timeline), Title: s.Title, Author: s.Author, Publisher: s.Publisher, Family: s.Family,
		Kind: string(s.Kind), Published: s.Published.String(), URL: s.URL, ISBN: s.ISBN, DOI: s.DOI, ArchiveURL: s.ArchiveURL,
		Archive: string(s.Archive), ArchivedOn: s.ArchivedOn.String(), Origin: s.Origin, Confidential: s.Confidential, Note: s.Note,
		Merged: string(s.Merged), By: personOf(s.By), Created: moment(s.Created), Version: s.Version,
	}
}

type evidenceJSON struct {
	ID        string      `json:"id"`
	Claim     string      `json:"claim"`
	Source    string      `json:"source"`
	Stance    string      `json:"stance"`
	Quote     string      `json:"quote,omitzero"`
	Locator   string      `json:"locator,omitzero"`
	DateGiven string      `json:"date_given,omitzero"`
	Accessed  string      `json:"accessed,omitzero"`
	Via       string      `json:"via,omitzero"`
	CopyURL   string      `json:"copy_url,omitzero"`
	CopiedOn  string      `json:"copied_on,omitzero"`
	Note      string      `json:"note,omitzero"`
	Withdrawn string      `json:"withdrawn,omitzero"`
	By        *personJSON `json:"by,omitzero"`
	Created   string      `json:"created,omitzero"`
	Version   int         `json:"version"`
}

func evidenceOf(e annotate.Evidence) evidenceJSON {
	return evidenceJSON{
		ID: string(e.ID), Claim: string(e.Claim), Source: string(e.Source), Stance: string(e.Stance), Quote: e.Quote, Locator: e.Locator,
		DateGiven: e.DateGiven.String(), Accessed: e.Accessed.String(), Via: string(e.Via), CopyURL: e.CopyURL, CopiedOn: e.CopiedOn.String(),
		Note: e.Note, Withdrawn: e.Withdrawn, By: personOf(e.By), Created: moment(e.Created), Version: e.Version,
	}
}

type articleJSON struct {
	ID        string      `json:"id"`
	Timeline  string      `json:"timeline"`
	Title     string      `json:"title"`
	Byline    string      `json:"byline,omitzero"`
	Publisher string      `json:"publisher,omitzero"`
	URL       string      `json:"url,omitzero"`
	Published string      `json:"published,omitzero"`
	Zone      string      `json:"zone,omitzero"`
	Language  string      `json:"language,omitzero"`
	By        *personJSON `json:"by,omitzero"`
	Created   string      `json:"created"`
	Version   int         `json:"version"`
	Text      *textJSON   `json:"text,omitzero"`
	Quotes    []quoteJSON `json:"quotes,omitempty"`
}

type textJSON struct {
	Number int    `json:"number"`
	Body   string `json:"body"`
	SHA256 string `json:"sha256"`
}

type quoteJSON struct {
	ID    string `json:"id"`
	Claim string `json:"claim"`
	Text  int    `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
	State string `json:"state"`
}

func articleOf(a annotate.Article) articleJSON {
	return articleJSON{
		ID: string(a.ID), Timeline: string(a.Timeline), Title: a.Title, Byline: a.Byline, Publisher: a.Publisher, URL: a.URL,
		Published: a.Published.String(), Zone: a.Zone, Language: a.Language, By: personOf(a.By), Created: moment(a.Created), Version: a.Version,
	}
}

type entryJSON struct {
	Number  int64        `json:"number"`
	At      string       `json:"at"`
	Actor   *personJSON  `json:"actor,omitzero"`
	Machine string       `json:"machine,omitzero"`
	Object  string       `json:"object"`
	ID      string       `json:"id"`
	Act     string       `json:"act"`
	Changes []changeJSON `json:"changes"`
	Reason  string       `json:"reason,omitzero"`
	Hash    string       `json:"hash"`
}

type changeJSON struct {
	Field string `json:"field"`
	Old   string `json:"old,omitzero"`
	New   string `json:"new,omitzero"`
}

func entryOf(e annotate.Entry) entryJSON {
	w := entryJSON{
		Number: e.Number, At: moment(e.At), Actor: personOf(e.Actor), Machine: e.Machine, Object: string(e.Object), ID: e.ID, Act: e.Act,
		Changes: make([]changeJSON, len(e.Changes)), Reason: e.Reason, Hash: e.Hash,
	}
	for i, c := range e.Changes {
		w.Changes[i] = changeJSON(c)
	}
	return w
}

// listJSON is a page of a list. Next is the cursor of the next one.
type listJSON[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitzero"`
}

// listOf returns a page of a list as it is answered.
func listOf[T, W any](all []T, next string, wire func(T) W) answer {
	l := listJSON[W]{Items: make([]W, len(all)), Next: next}
	for i, one := range all {
		l.Items[i] = wire(one)
	}
	return answer{body: l, next: next}
}
