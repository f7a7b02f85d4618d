package web

import (
	"errors"
	"net/http"
	"slices"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/proposal"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views/articles"
	"dateline/views/claims"
	"dateline/views/link"
	"dateline/views/ui"
)

// sheet gathers the worksheet of an article, with what there is to decide.
func (s *Server) sheet(r *http.Request, actor account.Actor) (articles.SheetPage, error) {
	sheet, err := s.desk.Article(r.Context(), actor, articleID(r))
	if err != nil {
		return articles.SheetPage{}, err
	}
	gaps, err := s.desk.Gaps(r.Context(), actor, sheet.Article.ID)
	if err != nil {
		return articles.SheetPage{}, err
	}
	docket, err := s.desk.Docket(r.Context(), actor, sheet.Article.ID)
	if err != nil {
		return articles.SheetPage{}, err
	}
	page := articlesPage(sheet.Access, sheet.Article.Title)
	page.Scripts = []string{"js/worksheet.js", "js/beside.js"}
	add := sheet.MayAdd("Adding a claim")
	if add == nil {
		page.Scripts = append(page.Scripts, "js/select.js", "js/docket.js")
	}
	p := articles.NewSheetPage(page, sheet, docket, gaps, add)
	p.Past, err = s.historyOf(r, actor, annotate.ObjectArticle, string(sheet.Article.ID))
	if err != nil {
		return articles.SheetPage{}, err
	}
	p.Evidence, err = s.desk.EvidenceIn(r.Context(), actor, sheet.Article.ID)
	return p, err
}

// decision is what a person decided, as the worksheet sends it.
type decision struct {
	proposal string // its key; empty when it is about no single one
	answer   annotate.Answer
	reading  edtf.Date
	line     int // where a sentence begins
	all      proposal.Grade
	blank    bool
	text     int // the number of the text that was decided on; 0 for the last
}

func decodeDecision(r *http.Request) (decision, error) {
	f := decode(r)
	d := decision{
		proposal: f.text(articles.FieldProposal), answer: annotate.Answer(f.text(articles.FieldAnswer)),
		all: proposal.Grade(f.text(articles.FieldAll)), blank: f.ticked(articles.FieldBlank),
		text: f.number(articles.FieldText),
	}
	switch {
	case f.ticked(articles.FieldNothing):
		d.answer, d.line = annotate.Nothing, f.number(articles.FieldNothing)
	case f.ticked(articles.FieldSomething):
		d.answer, d.line = annotate.Something, f.number(articles.FieldSomething)
	}
	if d.all != "" && !slices.Contains(proposal.Grades(), d.all) {
		f.wrong.Add(articles.FieldAll, "Choose one of the buttons.")
	}
	if chosen := f.text(articles.FieldReading); chosen != "" {
		reading, err := edtf.Parse(chosen)
		if err != nil {
			f.wrong.Add(articles.FieldReading, "Choose which is meant.")
		}
		d.reading = reading
	}
	return d, f.err()
}

// postDecision keeps what a person decided about an article, and goes on to
// what is to be decided next.
func (s *Server) postDecision(w http.ResponseWriter, r *http.Request, actor account.Actor) error {
	d, err := decodeDecision(r)
	if err == nil {
		err = s.decide(r, actor, d)
	}
	if err == nil {
		to, err := s.nextDecision(r, actor, articleID(r), d.proposal)
		if err != nil {
			return err
		}
		return redirect(w, r, to)
	}
	trouble, status, ok := again(err)
	if !ok {
		return err
	}
	p, loadErr := s.sheet(r, actor)
	if loadErr != nil {
		return loadErr
	}
	p.Trouble = ui.Trouble{Text: trouble.Text}
	return s.render(w, r, status, articles.Sheet(p))
}

func (s *Server) decide(r *http.Request, actor account.Actor, d decision) error {
	ctx, id, desk := r.Context(), articleID(r), s.desk.OnText(d.text)
	var err error
	switch {
	case d.answer == annotate.Nothing, d.answer == annotate.Something:
		return desk.MarkLine(ctx, actor, id, d.line, d.answer == annotate.Nothing)
	case d.blank:
		_, err = desk.MarkBlankLines(ctx, actor, id)
	case d.all != "":
		_, err = desk.AcceptProposals(ctx, actor, id, d.all.Least())
	case d.answer == annotate.Accept:
		_, err = desk.AcceptProposal(ctx, actor, id, d.proposal, d.reading)
	case d.answer == annotate.Reject:
		err = desk.RejectProposal(ctx, actor, id, d.proposal)
	case d.answer == annotate.Restore:
		err = desk.RestoreProposal(ctx, actor, id, d.proposal)
	default:
		err = fault.New(fault.Invalid, "The form that your browser sent could not be read. Go back and try again.")
	}
	return err
}

// nextDecision returns the place on the worksheet where a person goes on after
// deciding on a proposal: the next one that is open in the text, or the first.
func (s *Server) nextDecision(r *http.Request, actor account.Actor, id annotate.ArticleID, decided string) (string, error) {
	docket, err := s.desk.Docket(r.Context(), actor, id)
	if err != nil {
		return "", err
	}
	next, passed := "", false
	for _, p := range docket.Proposals {
		if p.State == annotate.ProposalOpen && (next == "" || passed) {
			next = p.Key()
			if passed {
				break
			}
		}
		passed = passed || p.Key() == decided
	}
	if next == "" {
		return link.Article(id) + "#claims", nil
	}
	return link.Article(id) + "#" + articles.ProposalAnchor(next), nil
}

// mendedProposal returns the form for the claim that an article proposes under
// a key, to be mended.
func (s *Server) mendedProposal(r *http.Request, actor account.Actor, from annotate.Article, key string) (claims.Form, error) {
	docket, err := s.desk.Docket(r.Context(), actor, from.ID)
	if err != nil {
		return claims.Form{}, err
	}
	p, ok := docket.Find(key)
	if !ok {
		return claims.Form{}, fault.New(fault.NotFound, "The article does not propose this any more. Go back to the article.")
	}
	return mendedForm(p, from), nil
}

// afterMending goes on from a mended proposal to what is to be decided next.
func (s *Server) afterMending(w http.ResponseWriter, r *http.Request, actor account.Actor, typed claims.Form) error {
	to, err := s.nextDecision(r, actor, typed.Article, typed.Proposal)
	if err != nil {
		return err
	}
	return redirect(w, r, to)
}

// mendedForm returns the form for a claim as an article proposes it, with what
// the text leaves untold left open.
func mendedForm(p annotate.Proposal, from annotate.Article) claims.Form {
	in := p.Edit(from)
	position := in.Position
	if p.Kind == proposal.Gap {
		gap, _ := in.Position.(timeline.Gap)
		gap.Length = p.Length
		if !p.From.Known() {
			gap.From = nil
		}
		if !p.To.Known() {
			gap.To = nil
		}
		position = gap
	}
	form := claims.FormOf(annotate.Case{Claim: timeline.Claim{
		Statement: in.Statement, Position: position, Wording: in.Wording, Anchor: in.Anchor, Zone: in.Zone, Subject: in.Subject,
	}})
	form.Basis, form.Occurrence, form.Proposal = string(in.Basis), string(in.Occurrence), p.Key()
	if len(p.Readings) > 1 {
		form.When = readable(p.Wording)
	}
	return form
}

// readable returns words that the form for a claim reads as a date of several
// readings, which it offers, and nothing for others: the person has to say.
func readable(words string) string {
	_, err := edtf.Read(words)
	if _, ambiguous := errors.AsType[*edtf.AmbiguousError](err); ambiguous {
		return words
	}
	return ""
}
