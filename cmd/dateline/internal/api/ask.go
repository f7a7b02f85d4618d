package api

import (
	"time"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

type meJSON struct {
	ID    string    `json:"id"`
	Login string    `json:"login"`
	Name  string    `json:"name"`
	Role  string    `json:"role"`
	Token tokenJSON `json:"token"`
}

type tokenJSON struct {
	Name    string `json:"name"`
	Scope   string `json:"scope"`
	ActsAs  string `json:"acts_as"`
	Expires string `json:"expires"`
}

// getMe answers with whose token it is, and what it may do at most.
func (s *Server) getMe(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	u, err := c.desk.Account(c.Context(), c.actor)
	return answer{body: meJSON{
		ID: string(u.ID), Login: u.Login, Name: u.Name, Role: string(u.Role),
		Token: tokenJSON{Name: c.token.Name, Scope: string(c.token.Scope), ActsAs: string(c.actor.Role), Expires: c.token.Expires.UTC().Format(time.RFC3339)},
	}}, err
}

// getGap checks what is claimed about the time between two dates. It needs no
// data of the desk.
func (s *Server) getGap(c *call) (answer, error) {
	q := c.query()
	from, to, claim := spoken(q, "from"), spoken(q, "to"), q.text("claim")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	length, err := tagger.ReadLength(claim)
	if err != nil {
		return answer{}, (fault.Fields{"claim": "This is no length of time, such as “exactly 24 years” or “nearly 3 months”."}).Err()
	}
	return answer{body: gapJSON{From: from.String(), To: to.String(), Claim: length.String(), checkJSON: *checkOf(length.Check(from, to))}}, nil
}

type gapJSON struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Claim string `json:"claim"`
	checkJSON
}

// spoken reads a date as people write it, or in EDTF.
func spoken(q *query, name string) edtf.Date {
	text := q.text(name)
	d, err := edtf.Read(text)
	if err != nil {
		q.wrong.Add(name, "This is no date, such as 19 June 2024, about 1961 or 2024-06: %s.", err)
	}
	return d
}

type matchJSON struct {
	Object   string `json:"object"`
	ID       string `json:"id"`
	Claim    string `json:"claim,omitzero"`
	Timeline string `json:"timeline"`
	Title    string `json:"title"`
	Snippet  string `json:"snippet"`
}

type foundJSON struct {
	Items []matchJSON `json:"items"`
	More  bool        `json:"more"`
}

// getSearch looks for words on the timelines of which the caller is a member.
func (s *Server) getSearch(c *call) (answer, error) {
	q := c.query()
	words := q.text("q")
	if err := q.err(); err != nil {
		return answer{}, err
	}
	found, err := c.desk.Search(c.Context(), c.actor, words)
	w := foundJSON{Items: make([]matchJSON, len(found.Matches)), More: found.More}
	for i, m := range found.Matches {
		w.Items[i] = matchOf(m, found.Timelines[m.Timeline].Slug)
	}
	return answer{body: w}, err
}

func matchOf(m annotate.Match, slug string) matchJSON {
	w := matchJSON{Object: string(m.Object), ID: m.ID, Claim: string(m.Claim), Timeline: slug, Title: m.Title}
	for _, f := range m.Snippet {
		w.Snippet += f.Text
	}
	return w
}
