package api

import (
	"net/http"

	"dateline/annotate"
	"dateline/annotate/fault"
)

type evidenceListJSON struct {
	Items   []evidenceJSON `json:"items"`
	Sources []sourceJSON   `json:"sources"`
}

// getEvidenceOf answers with the evidence of a claim and the sources that it is
// from: to members all of it, to others what was published.
func (s *Server) getEvidenceOf(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	f, err := c.desk.Claim(c.Context(), c.actor, c.claim())
	if err != nil {
		return answer{}, err
	}
	w := evidenceListJSON{Items: make([]evidenceJSON, len(f.Evidence)), Sources: []sourceJSON{}}
	seen := map[annotate.SourceID]bool{}
	for i, e := range f.Evidence {
		w.Items[i] = evidenceOf(e.Evidence)
		if !seen[e.From.ID] {
			seen[e.From.ID] = true
			w.Sources = append(w.Sources, sourceOf(e.From))
		}
	}
	return answer{body: w}, nil
}

// evidenceInput is what can be said in a piece of evidence.
type evidenceInput struct {
	Source    string `json:"source"`
	Stance    string `json:"stance"`
	Quote     string `json:"quote"`
	Locator   string `json:"locator"`
	DateGiven string `json:"date_given"`
	Accessed  string `json:"accessed"`
	Via       string `json:"via"`
	CopyURL   string `json:"copy_url"`
	CopiedOn  string `json:"copied_on"`
	Note      string `json:"note"`
}

func (in evidenceInput) edit(version int) (annotate.EvidenceEdit, error) {
	var wrong fault.Fields
	edit := annotate.EvidenceEdit{
		Source: annotate.SourceID(in.Source), Stance: annotate.Stance(in.Stance), Quote: in.Quote, Locator: in.Locator,
		DateGiven: dated(&wrong, "/date_given", in.DateGiven), Accessed: dated(&wrong, "/accessed", in.Accessed),
		Via: annotate.SourceID(in.Via), CopyURL: in.CopyURL, CopiedOn: dated(&wrong, "/copied_on", in.CopiedOn), Note: in.Note, Version: version,
	}
	return edit, wrong.Err()
}

func (s *Server) postEvidence(c *call) (answer, error) {
	var in evidenceInput
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	edit, err := in.edit(0)
	if err != nil {
		return answer{}, err
	}
	e, err := c.desk.AddEvidence(c.Context(), c.actor, c.claim(), edit)
	return answer{status: http.StatusCreated, etag: versionTag(e.Version), location: "/evidence/" + string(e.ID), body: evidenceOf(e)}, err
}

func (c *call) evidence() (annotate.Evidence, error) {
	x, err := c.desk.Evidence(c.Context(), c.actor, annotate.EvidenceID(c.PathValue("id")))
	return x.Evidence, err
}

func (s *Server) getEvidence(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	e, err := c.evidence()
	return answer{etag: versionTag(e.Version), body: evidenceOf(e)}, err
}

func (s *Server) patchEvidence(c *call) (answer, error) {
	e, err := c.evidence()
	if err != nil {
		return answer{}, err
	}
	if err := c.match(e.Version); err != nil {
		return answer{}, err
	}
	in := evidenceInput{
		Source: string(e.Source), Stance: string(e.Stance), Quote: e.Quote, Locator: e.Locator, DateGiven: e.DateGiven.String(),
		Accessed: e.Accessed.String(), Via: string(e.Via), CopyURL: e.CopyURL, CopiedOn: e.CopiedOn.String(), Note: e.Note,
	}
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	edit, err := in.edit(e.Version)
	if err != nil {
		return answer{}, err
	}
	e, err = c.desk.EditEvidence(c.Context(), c.actor, e.ID, edit)
	return answer{etag: versionTag(e.Version), body: evidenceOf(e)}, err
}

// postWithdrawal makes a piece of evidence count no more.
func (s *Server) postWithdrawal(c *call) (answer, error) {
	e, err := c.evidence()
	if err != nil {
		return answer{}, err
	}
	if err := c.match(e.Version); err != nil {
		return answer{}, err
	}
	var in struct {
		Reason string `json:"reason"`
	}
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	e, err = c.desk.WithdrawEvidence(c.Context(), c.actor, e.ID, e.Version, in.Reason)
	return answer{etag: versionTag(e.Version), body: evidenceOf(e)}, err
}
