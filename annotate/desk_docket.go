package annotate

import (
	"context"
	"strings"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/annotate/proposal"
	"dateline/annotate/sentence"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Docket returns what there is to decide about an article, to members of its
// timeline.
func (d *Desk) Docket(ctx context.Context, actor account.Actor, id ArticleID) (Docket, error) {
	var docket Docket
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		w, err := worksheet(ctx, r, actor, id)
		if err != nil {
			return err
		}
		decisions, err := r.Decisions(ctx, id)
		if err != nil {
			return err
		}
		docket = newDocket(w.propose(), w, decisions)
		docket.Foreign = !w.english()
		return nil
	})
	return docket, err
}

// propose returns what the text of a worksheet proposes. Texts that are not
// English have sentences, and propose nothing.
func (w Worksheet) propose() proposal.Found {
	if !w.english() {
		return proposal.Found{Lines: sentence.Split(w.Text.Body)}
	}
	return proposal.Read(w.Text.Body, w.Article.Published)
}

// english reports whether an article is in English, as it is when nobody said.
func (w Worksheet) english() bool {
	language, _, _ := strings.Cut(strings.ToLower(w.Article.Language), "-")
	return language == "" || language == "en" || language == "english"
}

// deciding is a change that decides about an article.
type deciding struct {
	*change
	Worksheet
	text      []rune // of the Text
	found     proposal.Found
	decisions []Decision
	docket    Docket
	noted     []Change
}

// decide is how every decision about an article goes: the text is read before
// the transaction, as it may be long; then f decides, with the docket as it
// stands, and what was decided goes into the history of the article.
func (d *Desk) decide(ctx context.Context, actor account.Actor, id ArticleID, act string, f func(context.Context, *deciding) error) error {
	var (
		before Worksheet
		found  proposal.Found
	)
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		before, err = worksheet(ctx, r, actor, id)
		return err
	})
	if err != nil {
		return err
	}
	if err := before.MayAdd("Deciding what to check"); err != nil {
		return err
	}
	found = before.propose()
	return d.update(ctx, actor, func(ctx context.Context, c *change) error {
		w, err := worksheet(ctx, c, actor, id)
		if err != nil {
			return err
		}
		if err := w.MayAdd("Deciding what to check"); err != nil {
			return err
		}
		other := d.text != 0 && w.Text.Number != d.text
		if other || w.Article.Version != before.Article.Version || w.Text.Number != before.Text.Number {
			return fault.New(fault.Conflict, "This article was changed in the meantime. Look at it as it is now, and decide again.")
		}
		decisions, err := c.Decisions(ctx, id)
		if err != nil {
			return err
		}
		k := &deciding{
			change: c, Worksheet: w, text: []rune(w.Text.Body), found: found,
			decisions: decisions, docket: newDocket(found, w, decisions),
		}
		if err := f(ctx, k); err != nil || len(k.noted) == 0 {
			return err
		}
		return c.note(ctx, Entry{Timeline: w.Timeline.ID, Object: ObjectArticle, ID: string(id), Act: act, Changes: k.noted})
	})
}

// open returns an open proposal by its key.
func (k *deciding) open(key string) (Proposal, error) {
	p, ok := k.docket.Find(key)
	switch {
	case !ok:
		return p, fault.New(fault.NotFound, "The article does not propose this any more.")
	case p.State == ProposalSettled:
		return p, fault.New(fault.Conflict, "“%s” is a claim already.", clip(p.Wording, 60))
	case p.State == ProposalRejected:
		return p, fault.New(fault.Conflict, "“%s” was rejected by somebody else. Restore it first.", clip(p.Wording, 60))
	}
	return p, nil
}

// answer keeps a decision about some words.
func (k *deciding) answer(ctx context.Context, m Matter, words sentence.Place, answer Answer, claim timeline.ClaimID) error {
	q, err := selectRunes(k.text, words.Start, words.End)
	if err != nil {
		return err
	}
	made := Decision{
		Article: k.Article.ID, Number: k.Text.Number, Matter: m, Start: q.Start, End: q.End,
		Exact: q.Exact, Prefix: q.Prefix, Suffix: q.Suffix, Answer: answer, Claim: claim, By: PersonOf(k.actor), At: k.at,
	}
	k.decisions = append(k.decisions, made)
	return k.AddDecision(ctx, made)
}

// OnText returns a desk that decides about the text of an article with a
// number, and refuses to once the article has another: places in one wording
// mean nothing in the next. Zero is for whichever text is the last.
func (d *Desk) OnText(number int) *Desk {
	on := *d
	on.text = number
	return &on
}

// AcceptProposal makes a claim of a proposal. Reading is the date that is
// meant, when there are several; otherwise it may be zero.
func (d *Desk) AcceptProposal(ctx context.Context, actor account.Actor, id ArticleID, key string, reading edtf.Date) (Case, error) {
	var added Case
	err := d.decide(ctx, actor, id, "accept", func(ctx context.Context, k *deciding) error {
		p, err := k.open(key)
		if err == nil {
			err = p.read(reading)
		}
		if err == nil {
			added, err = k.accept(ctx, p)
		}
		return err
	})
	return added, err
}

// read settles which date is meant.
func (p *Proposal) read(reading edtf.Date) error {
	at, dated := p.Place.(timeline.Point)
	if p.Place == nil {
		return fault.New(fault.Invalid, "The article does not tell where this gap begins or ends. Choose “Mend” and say so.")
	}
	if !dated || len(p.Readings) < 2 {
		return nil
	}
	for _, r := range p.Readings {
		if r.String() == reading.String() {
			at.When = r
			p.Place = at
			return nil
		}
	}
	return &fault.Error{
		Kind: fault.Invalid, Text: "“" + p.Wording + "” can be read in more than one way: choose which is meant.",
		Fields: map[string]string{"reading": "Choose which is meant."},
	}
}

func (k *deciding) accept(ctx context.Context, p Proposal) (Case, error) {
	quote := &QuoteEdit{Article: k.Article.ID, Start: p.Quote.Start, End: p.Quote.End}
	added, err := k.addClaim(ctx, k.Access, p.Edit(k.Article), quote)
	if err != nil {
		return added, err
	}
	k.Cases[added.ID] = added
	k.noted = append(k.noted, Change{Field: "proposal", New: p.Statement})
	return added, k.answer(ctx, Matter(p.Kind), p.Words, Accept, added.ID)
}

// Edit returns the claim that p is, as a person would write it down. It has no
// subject: whether two claims are about the same is for people to say, and
// every claim of a subject is checked against all the others.
func (p Proposal) Edit(from Article) ClaimEdit {
	in := ClaimEdit{
		Statement: p.Statement, Position: p.Place, Wording: clip(p.Wording, MaxLine), Basis: p.Basis,
		Anchor: clip(p.Anchor, MaxLine), Occurrence: p.Occurrence,
	}
	if p.Basis == timeline.Resolved {
		in.Zone = from.Zone
	}
	return in
}

// AcceptedAtOnce is how many proposals are accepted together at most.
const AcceptedAtOnce = 500

// AcceptProposals makes claims of all open proposals with at least a
// confidence, but for those that leave something to choose, and returns how
// many: at most [AcceptedAtOnce], after which it can be asked again. Dates come
// first, so that gaps end at the claims that these become.
func (d *Desk) AcceptProposals(ctx context.Context, actor account.Actor, id ArticleID, least float64) (int, error) {
	accepted := 0
	err := d.decide(ctx, actor, id, "accept", func(ctx context.Context, k *deciding) error {
		accepted = 0
		for _, kind := range []proposal.Kind{proposal.Date, proposal.Gap} {
			for _, p := range k.docket.Proposals {
				if p.Kind != kind || !p.ready(least) || accepted == AcceptedAtOnce {
					continue
				}
				if _, err := k.accept(ctx, p); err != nil {
					return err
				}
				accepted++
			}
			k.docket = newDocket(k.found, k.Worksheet, k.decisions)
		}
		return nil
	})
	return accepted, err
}

// MendProposal adds a claim that a person made of a proposal, see [Desk.AddClaim].
func (d *Desk) MendProposal(ctx context.Context, actor account.Actor, key string, in ClaimEdit, quote QuoteEdit) (Case, error) {
	var added Case
	err := d.decide(ctx, actor, quote.Article, "mend", func(ctx context.Context, k *deciding) error {
		p, err := k.open(key)
		if err != nil {
			return err
		}
		if added, err = k.addClaim(ctx, k.Access, in, &quote); err != nil {
			return err
		}
		k.noted = []Change{{Field: "proposal", Old: p.Statement, New: added.Statement}}
		return k.answer(ctx, Matter(p.Kind), p.Words, Accept, added.ID)
	})
	return added, err
}

// RejectProposal says that a proposal is no claim. It does not come back,
// unless it is restored.
func (d *Desk) RejectProposal(ctx context.Context, actor account.Actor, id ArticleID, key string) error {
	return d.decide(ctx, actor, id, "reject", func(ctx context.Context, k *deciding) error {
		p, err := k.open(key)
		if err != nil {
			return err
		}
		k.noted = []Change{{Field: "proposal", Old: p.Statement}}
		return k.answer(ctx, Matter(p.Kind), p.Words, Reject, "")
	})
}

// RestoreProposal takes the rejection of a proposal back.
func (d *Desk) RestoreProposal(ctx context.Context, actor account.Actor, id ArticleID, key string) error {
	return d.decide(ctx, actor, id, "restore", func(ctx context.Context, k *deciding) error {
		p, ok := k.docket.Find(key)
		if !ok {
			return fault.New(fault.NotFound, "The article does not propose this any more.")
		}
		if p.State != ProposalRejected {
			return nil
		}
		k.noted = []Change{{Field: "proposal", New: p.Statement}}
		return k.answer(ctx, Matter(p.Kind), p.Words, Restore, "")
	})
}

// MarkLine says whether there is nothing to check in a sentence of an article,
// which is named by the code point at which it begins. Its open proposals are
// set aside for as long as there is nothing.
func (d *Desk) MarkLine(ctx context.Context, actor account.Actor, id ArticleID, start int, nothing bool) error {
	return d.decide(ctx, actor, id, "mark", func(ctx context.Context, k *deciding) error {
		for _, l := range k.docket.Lines {
			if l.Start == start {
				return k.mark(ctx, l, nothing)
			}
		}
		return fault.New(fault.NotFound, "There is no such sentence in the article.")
	})
}

// MarkBlankLines says that there is nothing to check in every sentence that is
// blank, see [DocketLine.Blank], and returns in how many.
func (d *Desk) MarkBlankLines(ctx context.Context, actor account.Actor, id ArticleID) (int, error) {
	marked := 0
	err := d.decide(ctx, actor, id, "mark", func(ctx context.Context, k *deciding) error {
		marked = 0
		for _, l := range k.docket.Lines {
			if !l.Blank() {
				continue
			}
			if err := k.mark(ctx, l, true); err != nil {
				return err
			}
			marked++
		}
		return nil
	})
	return marked, err
}

func (k *deciding) mark(ctx context.Context, l DocketLine, nothing bool) error {
	if l.Nothing == nothing {
		return nil
	}
	const enough = 120
	answer, change := Nothing, Change{Field: "nothing to check", New: clip(l.Text, enough)}
	if !nothing {
		answer, change = Something, Change{Field: "nothing to check", Old: clip(l.Text, enough)}
	}
	k.noted = append(k.noted, change)
	return k.answer(ctx, MatterLine, sentence.Place{Start: l.Start, End: l.End}, answer, "")
}
