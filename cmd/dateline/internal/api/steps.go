package api

import (
	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

type stepsJSON struct {
	Status  string       `json:"status"`
	Choices []choiceJSON `json:"choices"`
	Taken   []takenJSON  `json:"taken"`
}

type choiceJSON struct {
	Act         string   `json:"act"`
	Allowed     bool     `json:"allowed"`
	WhyNot      string   `json:"why_not,omitzero"`
	Lacks       []string `json:"lacks"`
	NeedsReason bool     `json:"needs_comment"`
}

type takenJSON struct {
	Act     string      `json:"act"`
	From    string      `json:"from"`
	To      string      `json:"to"`
	By      *personJSON `json:"by,omitzero"`
	At      string      `json:"at"`
	Version int         `json:"version"`
	Comment string      `json:"comment,omitzero"`
}

// dossier returns a claim with all about it, to members.
func (c *call) dossier() (annotate.Dossier, error) {
	if err := c.query().err(); err != nil {
		return annotate.Dossier{}, err
	}
	f, err := c.desk.Claim(c.Context(), c.actor, c.claim())
	if err == nil && !f.Member {
		err = fault.New(fault.NotFound, "There is no such claim, or you are no member of its timeline.")
	}
	return f, err
}

// getSteps answers with the steps that can be taken from where a claim stands,
// and those that were.
func (s *Server) getSteps(c *call) (answer, error) {
	f, err := c.dossier()
	if err != nil {
		return answer{}, err
	}
	w := stepsJSON{Status: string(f.Case.Status), Choices: make([]choiceJSON, len(f.Steps)), Taken: make([]takenJSON, len(f.Reviews))}
	for i, choice := range f.Steps {
		one := choiceJSON{Act: string(choice.Act), Allowed: choice.No == nil && len(choice.Unmet) == 0, Lacks: []string{}, NeedsReason: choice.Act.NeedsReason()}
		if choice.No != nil {
			one.WhyNot = problemOf(choice.No, nil, true).Detail
		}
		for _, lack := range choice.Unmet {
			one.Lacks = append(one.Lacks, lack.Text)
		}
		w.Choices[i] = one
	}
	for i, r := range f.Reviews {
		w.Taken[i] = takenJSON{
			Act: string(r.Act), From: string(r.From), To: string(r.To), By: personOf(r.By), At: moment(r.At), Version: r.Version, Comment: r.Comment,
		}
	}
	return answer{body: w}, nil
}

type stepInput struct {
	Act      string `json:"act"`
	Comment  string `json:"comment"`
	Assignee string `json:"assignee"`
	To       string `json:"to"`
}

func (s *Server) postStep(c *call) (answer, error) {
	k, err := c.present()
	if err != nil {
		return answer{}, err
	}
	var in stepInput
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	return changed(c.desk.Take(c.Context(), c.actor, k.ID, annotate.Step{
		Act: annotate.Act(in.Act), Version: k.Version, Comment: in.Comment, Assignee: account.UserID(in.Assignee), To: annotate.Status(in.To),
	}))
}

type findingsJSON struct {
	Findings  []findingJSON `json:"findings"`
	Dismissed []findingJSON `json:"dismissed"`
	Check     *checkJSON    `json:"check,omitzero"`
}

type findingJSON struct {
	Rule     string      `json:"rule"`
	Severity string      `json:"severity"`
	Message  string      `json:"message"`
	From     string      `json:"from,omitzero"`
	Until    string      `json:"until,omitzero"`
	Reason   string      `json:"reason,omitzero"`
	By       *personJSON `json:"by,omitzero"`
	At       string      `json:"at,omitzero"`
}

func findingOf(f timeline.Finding) findingJSON {
	return findingJSON{Rule: string(f.Rule), Severity: string(f.Severity), Message: f.Message, From: f.From.String(), Until: f.Until.String()}
}

// getFindings answers with what the checks find about a claim today.
func (s *Server) getFindings(c *call) (answer, error) {
	f, err := c.dossier()
	if err != nil {
		return answer{}, err
	}
	w := findingsJSON{Findings: make([]findingJSON, len(f.Findings)), Dismissed: make([]findingJSON, len(f.Dismissed))}
	for i, one := range f.Findings {
		w.Findings[i] = findingOf(one)
	}
	for i, one := range f.Dismissed {
		w.Dismissed[i] = findingJSON{
			Rule: string(one.Dismissal.Rule), Severity: string(one.Dismissal.Severity), Message: one.Dismissal.Message,
			Reason: one.Dismissal.Reason, By: personOf(one.Dismissal.By), At: moment(one.Dismissal.At),
		}
	}
	if f.Check != nil {
		w.Check = checkOf(*f.Check)
	}
	return answer{body: w}, nil
}

type dismissalInput struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Reason  string `json:"reason"`
	Restore bool   `json:"restore"`
}

// postDismissal sets a finding aside, or takes that back.
func (s *Server) postDismissal(c *call) (answer, error) {
	k, err := c.present()
	if err != nil {
		return answer{}, err
	}
	var in dismissalInput
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	edit := annotate.FindingEdit{Rule: timeline.Rule(in.Rule), Message: in.Message, Reason: in.Reason, Version: k.Version}
	judge := c.desk.Dismiss
	if in.Restore {
		judge = c.desk.Restore
	}
	if err := judge(c.Context(), c.actor, k.ID, edit); err != nil {
		return answer{}, err
	}
	k, _, err = c.desk.Case(c.Context(), c.actor, k.ID)
	return changed(k, err)
}
