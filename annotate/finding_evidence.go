package annotate

import (
	"fmt"
	"slices"
	"strings"

	"dateline/annotate/identifier"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// findEvidence returns what the rules about evidence notice, in no order.
func findEvidence(c Case, m Material) []timeline.Finding {
	counting := slices.DeleteFunc(slices.Clone(m.Evidence), func(e Evidence) bool { return !e.Counts() })
	var found []timeline.Finding
	if c.Ruling.Verdict != Unchecked && !substantiated(c, m.Evidence) {
		found = append(found, block(NoEvidence, "%s", lackOfEvidence(c)))
	}
	return slices.Concat(found,
		noQuote(counting),
		verdictAgainst(c, counting),
		singleOrigin(c, counting, m.Sources),
		secondhand(counting),
		notArchived(counting, m.Sources),
		predating(c, counting, m.Sources),
	)
}

func noQuote(evidence []Evidence) []timeline.Finding {
	if len(evidence) == 0 || slices.ContainsFunc(evidence, func(e Evidence) bool { return strings.TrimSpace(e.Quote) != "" }) {
		return nil
	}
	if len(evidence) == 1 {
		return []timeline.Finding{warn(NoQuote, "The one piece of evidence does not quote its source: nobody can tell on which words the verdict rests.")}
	}
	return []timeline.Finding{warn(NoQuote, "None of the %d pieces of evidence quotes its source: nobody can tell on which words the verdict rests.", len(evidence))}
}

// verdictAgainst finds verdicts that the evidence speaks against with one voice.
// Misleading and partly wrong are verdicts on what is true as far as it goes, so
// that evidence for the words of the claim does not speak against them.
func verdictAgainst(c Case, evidence []Evidence) []timeline.Finding {
	supports, refutes := stances(evidence)
	verdict := capital(c.Ruling.Verdict.String())
	switch {
	case (c.Ruling.Verdict == Correct || c.Ruling.Verdict == Qualified) && refutes > 0 && supports == 0:
		return []timeline.Finding{block(VerdictAgainstEvidence,
			"The verdict is “%s”, but all evidence that takes a side refutes the claim: %s, none that supports it.", verdict, pieces(refutes))}
	case c.Ruling.Verdict == Wrong && supports > 0 && refutes == 0:
		return []timeline.Finding{block(VerdictAgainstEvidence,
			"The verdict is “%s”, but all evidence that takes a side supports the claim: %s, none that refutes it.", verdict, pieces(supports))}
	}
	return nil
}

func stances(evidence []Evidence) (supports, refutes int) {
	for _, e := range evidence {
		switch e.Stance {
		case Supports:
			supports++
		case Refutes:
			refutes++
		case Context:
		}
	}
	return supports, refutes
}

func pieces(n int) string {
	if n == 1 {
		return "1 piece"
	}
	return fmt.Sprintf("%d pieces", n)
}

// carrying returns the evidence that a verdict rests on: what refutes the claim
// for a verdict that does, nothing for one that says that nobody can tell, and
// what supports it otherwise.
func carrying(c Case, evidence []Evidence) []Evidence {
	stance := Supports
	switch c.Ruling.Verdict {
	case Unproven, NotCheckable:
		return nil
	case Wrong, PartlyWrong, Misleading:
		stance = Refutes
	case Unchecked, Correct, Qualified:
	}
	return slices.DeleteFunc(slices.Clone(evidence), func(e Evidence) bool { return e.Stance != stance })
}

// singleOrigin finds claims that rest on what one voice says, however often it
// is repeated. One source is one voice too, and an editor wants a second before
// a verdict stands; but a primary source that was read is the thing itself, and
// needs none. While there is no verdict, a first source is only a beginning.
func singleOrigin(c Case, evidence []Evidence, sources map[SourceID]Source) []timeline.Finding {
	carrying := carrying(c, evidence)
	if len(carrying) == 0 {
		return nil
	}
	o := originsOf(carrying, sources)
	if o.count() != 1 {
		return nil
	}
	var ids []SourceID
	var works []string
	for _, e := range carrying {
		if !slices.Contains(ids, e.Source) {
			ids, works = append(ids, e.Source), append(works, sources[e.Source].Title)
		}
	}
	slices.Sort(works) // whatever the order of the evidence
	if len(works) == 1 {
		read := func(e Evidence) bool { return sources[e.Source].Kind == Primary && e.Via == "" }
		if c.Ruling.Verdict == Unchecked || slices.ContainsFunc(carrying, read) {
			return nil
		}
		return []timeline.Finding{warn(SingleOrigin, "The verdict rests on one source alone: %s. Nobody else says so yet.", titles(works))}
	}
	return []timeline.Finding{warn(SingleOrigin,
		"The %d sources that this rests on are one voice, as they share %s: %s.", len(works), o.shared(), titles(works))}
}

// secondhand finds claims for which nobody has read a source. Context that was
// read does not make up for a verdict on hearsay.
func secondhand(evidence []Evidence) []timeline.Finding {
	sided := slices.DeleteFunc(slices.Clone(evidence), func(e Evidence) bool { return e.Stance == Context })
	if len(sided) == 0 {
		sided = evidence
	}
	if len(sided) == 0 || slices.ContainsFunc(sided, func(e Evidence) bool { return e.Via == "" }) {
		return nil
	}
	if len(sided) == 1 {
		return []timeline.Finding{warn(SecondhandOnly, "The one source was seen quoted in another one; nobody has read it.")}
	}
	return []timeline.Finding{warn(SecondhandOnly, "All %d sources were seen quoted in others; nobody has read any of them.", len(sided))}
}

// notArchived finds sources on the web of which no copy is kept, neither of the
// source nor of what was read for this evidence.
func notArchived(evidence []Evidence, sources map[SourceID]Source) []timeline.Finding {
	var web, bare []SourceID
	for _, e := range evidence {
		s := sources[e.Source]
		if e.Via != "" {
			s = sources[e.Via] // that is the page that was read
		}
		if s.URL == "" || identifier.IsCopy(s.URL) {
			continue
		}
		if !slices.Contains(web, s.ID) {
			web = append(web, s.ID)
		}
		if s.Archive != Archived && e.CopyURL == "" && !slices.Contains(bare, s.ID) {
			bare = append(bare, s.ID)
		}
	}
	if len(bare) == 0 {
		return nil
	}
	names := make([]string, len(bare))
	tried := 0
	for i, id := range bare {
		names[i] = sources[id].Title
		if sources[id].Archive == Unavailable {
			tried++
		}
	}
	slices.Sort(names) // whatever the order of the evidence
	message := fmt.Sprintf("%d of %d sources on the web have no archived copy: %s.", len(bare), len(web), titles(names))
	if len(web) == 1 {
		message = fmt.Sprintf("The source on the web has no archived copy: %s.", titles(names))
	}
	if tried > 0 {
		message += fmt.Sprintf(" Archiving was tried and refused for %d of them.", tried)
	}
	return []timeline.Finding{warn(Unarchived, "%s", message)}
}

// predating finds claims that something happened whose sources are all older
// than that: none of them can know. Context does not count, nor do works whose
// date is not known, nor encyclopedias, whose date says nothing of when an entry
// was written. What was planned can be known before.
//
// It blocks only where no reading of the dates lets one of the sources be in
// time. Qualified dates, and a source of the day before, which may be the same
// day further west, warn; so does a verdict that says itself that the claim is
// not right.
func predating(c Case, evidence []Evidence, sources map[SourceID]Source) []timeline.Finding {
	event, what := c.happening()
	if event.IsZero() || event.Earliest().Kind != edtf.Known || c.Ruling.Verdict == Unproven || c.Ruling.Verdict == NotCheckable {
		return nil
	}
	var last edtf.Date // the newest of the sources
	counted, fuzzy := 0, event.Uncertain() || event.Approximate()
	for _, e := range evidence {
		s := sources[e.Source]
		if e.Stance == Context || s.Kind == Encyclopedia || s.Published.IsZero() || s.Published.Latest().Kind != edtf.Known {
			continue
		}
		if s.Published.Latest().Day >= event.Earliest().Day {
			return nil
		}
		counted++
		fuzzy = fuzzy || s.Published.Uncertain() || s.Published.Approximate() || s.Published.Latest().Day == event.Earliest().Day-1
		if last.IsZero() || s.Published.Latest().Day > last.Latest().Day {
			last = s.Published
		}
	}
	if counted == 0 {
		return nil
	}
	message := fmt.Sprintf("All %d sources with a date are older than %s, %s: the newest is of %s.", counted, what, event.Say(), last.Say())
	if counted == 1 {
		message = fmt.Sprintf("The one source with a date is of %s, which is before %s, %s.", last.Say(), what, event.Say())
	}
	if fuzzy || c.Ruling.Verdict.Refutes() {
		return []timeline.Finding{warn(SourcesPredateEvent, "%s", message)}
	}
	return []timeline.Finding{block(SourcesPredateEvent, "%s It cannot be published on what nobody could know yet.", message)}
}

// happening returns the date of what a claim says has happened, and what to call
// it; the zero Date when it says no such thing. A gap says that its later end
// has happened, when that is a date of its own: another claim has evidence of
// its own, and the publication of the article none.
func (c Case) happening() (edtf.Date, string) {
	if c.Occurrence != timeline.Happened && c.Occurrence != "" {
		return edtf.Date{}, ""
	}
	switch p := c.Position.(type) {
	case timeline.Point:
		if p.Extent == timeline.State {
			return p.When, "the beginning of the state"
		}
		return p.When, "the event"
	case timeline.Gap:
		if to, ok := p.To.(timeline.DateEnd); ok {
			return to.When, "the end of the gap"
		}
	case timeline.Undated:
	}
	return edtf.Date{}, ""
}

// mostTitles is how many works a message names before it only counts.
const mostTitles = 3

// titles joins the titles of works for a message.
func titles(works []string) string {
	var words []string
	for _, w := range works[:min(len(works), mostTitles)] {
		words = append(words, "“"+clip(w, 60)+"”")
	}
	if more := len(works) - mostTitles; more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(words, "; ")
}
