package api

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// getClaims lists the claims of a timeline to its members.
func (s *Server) getClaims(c *call) (answer, error) {
	q := c.query()
	c.pointers = map[string]string{"rows": "limit", "text": "q"}
	in := annotate.ReviewQuery{
		Status: annotate.Status(q.text("status")), Verdict: annotate.Verdict(q.text("verdict")), Tag: q.text("tag"), Lane: q.text("lane"),
		Text: q.text("q"), From: q.date("from"), To: q.date("to"), Since: q.date("changed_since"),
		Assignee: account.UserID(q.text("assignee")), Finding: timeline.Rule(q.text("finding")),
		After: annotate.Place(q.cursor()), Limit: q.number("limit", 1, annotate.MaxReviewRows, annotate.ReviewRows),
	}
	if err := q.err(); err != nil {
		return answer{}, err
	}
	list, err := c.desk.Claims(c.Context(), c.actor, c.PathValue("slug"), in)
	next := ""
	if list.After != "" {
		next = cursorAt(string(list.After))
	}
	return listOf(list.Rows, next, func(row annotate.ReviewRow) claimJSON { return claimOf(row.Case) }), err
}

// claimInput is what can be said about a claim.
type claimInput struct {
	Statement  string        `json:"statement"`
	Claimant   string        `json:"claimant"`
	Position   *positionJSON `json:"position"`
	Wording    string        `json:"wording"`
	Basis      string        `json:"basis"`
	Anchor     string        `json:"anchor"`
	Zone       string        `json:"zone"`
	Occurrence string        `json:"occurrence"`
	Importance int           `json:"importance"`
	Lane       string        `json:"lane"`
	Subject    string        `json:"subject"`
	Tags       []string      `json:"tags"`
}

// claimPointers says where the desk's fields of a claim stand in the body.
var claimPointers = map[string]string{
	"when": "/position/when", "extent": "/position/extent", "length": "/position", "from": "/position/from", "to": "/position/to",
	"reason": "/position/reason",
}

// edit returns the input as the desk takes it. Without a position in the body
// the one before stays.
func (in claimInput) edit(before timeline.Position, version int) (annotate.ClaimEdit, error) {
	position := before
	if in.Position != nil {
		var wrong fault.Fields
		position = in.Position.position(&wrong)
		if err := wrong.Err(); err != nil {
			return annotate.ClaimEdit{}, err
		}
	}
	return annotate.ClaimEdit{
		Statement: in.Statement, Claimant: in.Claimant, Position: position, Wording: in.Wording, Basis: timeline.Basis(in.Basis),
		Anchor: in.Anchor, Zone: in.Zone, Occurrence: timeline.Occurrence(in.Occurrence), Importance: in.Importance,
		Lane: in.Lane, Subject: in.Subject, Tags: in.Tags, Version: version,
	}, nil
}

// newClaimInput is a claim with the words of an article that it is quoted from.
type newClaimInput struct {
	claimInput
	Quote *struct {
		Article string `json:"article"`
		Text    int    `json:"text"`
		Start   int    `json:"start"`
		End     int    `json:"end"`
	} `json:"quote"`
}

func (s *Server) postClaim(c *call) (answer, error) {
	c.pointers = claimPointers
	var in newClaimInput
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	edit, err := in.edit(nil, 0)
	if err != nil {
		return answer{}, err
	}
	var quote *annotate.QuoteEdit
	if q := in.Quote; q != nil {
		quote = &annotate.QuoteEdit{Article: annotate.ArticleID(q.Article), Number: q.Text, Start: q.Start, End: q.End}
	}
	k, err := c.desk.AddClaim(c.Context(), c.actor, c.PathValue("slug"), edit, quote)
	return answer{status: http.StatusCreated, etag: versionTag(k.Version), location: "/claims/" + string(k.ID), body: claimOf(k)}, err
}

// getClaim answers with a claim as it stands at the desk to members, and to
// others as it was published.
func (s *Server) getClaim(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	k, a, err := c.desk.Case(c.Context(), c.actor, c.claim())
	if err != nil {
		return answer{}, err
	}
	if !a.Member {
		return answer{body: claimOf(k)}, nil // whose version does not count what is published
	}
	return answer{etag: versionTag(k.Version), body: claimOf(k)}, nil
}

func (c *call) claim() timeline.ClaimID { return timeline.ClaimID(c.PathValue("id")) }

// present returns the claim that a write is about, when the caller names its
// present version and may know of it.
func (c *call) present() (annotate.Case, error) {
	k, a, err := c.desk.Case(c.Context(), c.actor, c.claim())
	if err != nil {
		return k, err
	}
	if !a.Member {
		return k, fault.New(fault.NotFound, "There is no such claim, or you are no member of its timeline.")
	}
	return k, c.match(k.Version)
}

func changed(k annotate.Case, err error) (answer, error) {
	return answer{etag: versionTag(k.Version), body: claimOf(k)}, err
}

func (s *Server) patchClaim(c *call) (answer, error) {
	c.pointers = claimPointers
	k, err := c.present()
	if err != nil {
		return answer{}, err
	}
	in := claimInput{
		Statement: k.Statement, Claimant: k.Claimant, Wording: k.Wording, Basis: string(k.Basis), Anchor: k.Anchor, Zone: k.Zone,
		Occurrence: string(k.Occurrence), Importance: k.Importance, Lane: k.Lane, Subject: k.Subject, Tags: k.Tags,
	}
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	edit, err := in.edit(k.Position, k.Version)
	if err != nil {
		return answer{}, err
	}
	return changed(c.desk.EditClaim(c.Context(), c.actor, k.ID, edit))
}

// verdictInput is what can be said in a verdict.
type verdictInput struct {
	Value       string `json:"value"`
	Explanation string `json:"explanation"`
	SearchNote  string `json:"search_note"`
	Disposition string `json:"disposition"`
	Correction  string `json:"correction"`
	Recheck     string `json:"recheck"`
}

func (s *Server) putVerdict(c *call) (answer, error) {
	c.pointers = map[string]string{"verdict": "/value"}
	k, err := c.present()
	if err != nil {
		return answer{}, err
	}
	var in verdictInput
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	var wrong fault.Fields
	ruling := annotate.Ruling{
		Verdict: annotate.Verdict(in.Value), Explanation: in.Explanation, SearchNote: in.SearchNote,
		Disposition: annotate.Disposition(in.Disposition), Correction: in.Correction, Recheck: dated(&wrong, "/recheck", in.Recheck),
	}
	if err := wrong.Err(); err != nil {
		return answer{}, err
	}
	return changed(c.desk.Rule(c.Context(), c.actor, k.ID, annotate.RulingEdit{Ruling: ruling, Version: k.Version}))
}
