package proposal

import (
	"slices"
	"strings"
	"unicode"

	"dateline/annotate/sentence"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

// The limits on what is proposed.
const (
	// Most is how many claims are proposed at most for one text. Whoever has more
	// parts the text.
	Most = 5_000
	// mostInSentence is how many dates and gaps of one sentence are looked at: one
	// with more is a table or a list.
	mostInSentence = 200
	// longest is the length of the longest statement, in code points.
	longest = 900
	// longestSentence is the length of a sentence beyond which no clause is
	// looked for: it is a table or a list.
	longestSentence = 4_000
)

// Found is what a text proposes.
type Found struct {
	Lines      []sentence.Sentence
	Proposals  []Proposal // in the order of Words
	Unresolved int        // dates of which the text does not tell enough
	More       bool       // the text says more than is proposed, see Most
}

// Read returns what an English text proposes. Published is its date, or zero.
func Read(body string, published edtf.Date) Found {
	o := tagger.Options{Published: published, Mode: tagger.News}
	found := tagger.Tag(body, o)
	return Propose(body, Marks{
		Lines: sentence.Split(body), Dates: found,
		Ranges: tagger.Ranges(body, found), Gaps: tagger.Gaps(body, found, o),
	}, published)
}

// Marks is what was found in a text: its sentences, and what the tagger says of
// it.
type Marks struct {
	Lines  []sentence.Sentence
	Dates  []tagger.Expression
	Ranges []tagger.Range
	Gaps   []tagger.GapPhrase
}

// Propose returns the claims that a text makes about time, of what was found in
// it. Published is the date of the text, or zero.
func Propose(body string, marks Marks, published edtf.Date) Found {
	p := proposing{Marks: marks, text: []rune(body), published: published, out: Found{Lines: marks.Lines}}
	p.ranged = make(map[int]tagger.Range, 2*len(marks.Ranges))
	for _, r := range marks.Ranges {
		p.ranged[r.From], p.ranged[r.To] = r, r
	}
	nextDate, nextGap := 0, 0
	for i, line := range marks.Lines {
		firstDate, firstGap := nextDate, nextGap
		for nextDate < len(marks.Dates) && marks.Dates[nextDate].Start < line.End {
			nextDate++
		}
		for nextGap < len(marks.Gaps) && marks.Gaps[nextGap].Start < line.End {
			nextGap++
		}
		if nextDate == firstDate && nextGap == firstGap {
			continue
		}
		lastDate, lastGap := min(nextDate, firstDate+mostInSentence), min(nextGap, firstGap+mostInSentence)
		p.out.More = p.out.More || lastDate < nextDate || lastGap < nextGap
		p.line(i, firstDate, lastDate, marks.Gaps[firstGap:lastGap])
		if len(p.out.Proposals) > Most {
			p.out.Proposals, p.out.More = p.out.Proposals[:Most], true
			break
		}
	}
	return p.out
}

// proposing is the making of proposals.
type proposing struct {
	Marks
	text      []rune
	ranged    map[int]tagger.Range // by the indices of both ends
	published edtf.Date
	out       Found
}

// line proposes what one sentence states: the expressions from first to last,
// and the gaps.
func (p *proposing) line(number, first, last int, gaps []tagger.GapPhrase) {
	s := p.out.Lines[number]
	cut := p.cutter(s, first, last, gaps)
	var here []Proposal
	for i := first; i < last; i++ {
		e := p.Dates[i]
		if e.Type != tagger.TypeDate && e.Type != tagger.TypeTime || e.End > s.End || measures(i, e, gaps) {
			continue
		}
		r, inRange := p.ranged[i]
		switch {
		case inRange && r.From == i && r.End <= s.End:
			here = append(here, p.interval(number, r, cut))
		case inRange && r.End <= s.End:
		case !e.Date.IsZero():
			here = append(here, p.date(number, e, cut))
		case strings.HasPrefix(e.Value, "XXXX"): // it has a date for who knows the year, or the day of the text
			p.out.Unresolved++
		}
	}
	for _, g := range gaps {
		if g.Length.Validate() == nil && g.End <= s.End {
			here = append(here, p.gap(number, g, cut))
		}
	}
	here = slices.DeleteFunc(here, func(x Proposal) bool { return x.Statement == "" })
	slices.SortStableFunc(here, func(a, b Proposal) int { return a.Words.Start - b.Words.Start })
	for _, x := range here {
		if !slices.ContainsFunc(here, x.repeats) {
			p.out.Proposals = append(p.out.Proposals, x)
		}
	}
}

// repeats reports whether p says nothing that an earlier proposal of the same
// words does not say: its date is the same.
func (p Proposal) repeats(earlier Proposal) bool {
	return p.Kind == Date && earlier.Kind == Date && earlier.Words.Start < p.Words.Start &&
		p.Quote == earlier.Quote && p.When.String() == earlier.When.String()
}

// measures reports whether an expression is the number of a gap, and not the
// date of anything.
func measures(i int, e tagger.Expression, gaps []tagger.GapPhrase) bool {
	for _, g := range gaps {
		isEnd := g.From.Expression == i || g.To.Expression == i
		if !isEnd && e.Start < g.End && g.Start < e.End {
			return true
		}
	}
	return false
}

func (p *proposing) date(number int, e tagger.Expression, cut cutter) Proposal {
	made := Proposal{
		Kind: Date, Line: number, Words: sentence.Place{Start: e.Start, End: e.End}, Wording: p.say(e.Start, e.End),
		When: e.Date, Readings: e.Readings, Basis: e.Basis, Anchor: p.anchor(e), Weekday: e.Weekday,
		Occurrence: p.occurrence(e.Date), Confidence: e.Confidence,
	}
	if made.Basis == "" {
		made.Basis = timeline.Stated
	}
	if made.Doubtful() {
		made.Confidence = min(made.Confidence, 0.5)
	}
	cut(&made)
	return made
}

func (p *proposing) interval(number int, r tagger.Range, cut cutter) Proposal {
	made := p.date(number, p.Dates[r.From], func(*Proposal) {})
	last := p.Dates[r.To]
	made.Words, made.Wording = sentence.Place{Start: r.Start, End: r.End}, p.say(r.Start, r.End)
	made.When, made.Readings, made.Occurrence = r.Date, nil, p.occurrence(r.Date)
	made.Confidence = min(made.Confidence, last.Confidence)
	if made.Weekday == nil {
		made.Weekday = last.Weekday
	}
	cut(&made)
	return made
}

// anchor says what an expression was resolved against.
func (p *proposing) anchor(e tagger.Expression) string {
	switch {
	case e.Anchor == tagger.AnchorPublication && !p.published.IsZero():
		return "publication, " + p.published.Say()
	case e.Anchor == tagger.AnchorMention && e.Mention >= 0 && e.Mention < len(p.Dates):
		m := p.Dates[e.Mention]
		return "“" + p.say(m.Start, m.End) + "” before, " + m.Date.Say()
	default:
		return ""
	}
}

// occurrence says whether a date lies ahead of the publication: what is to be
// then has not happened yet.
func (p *proposing) occurrence(when edtf.Date) timeline.Occurrence {
	if !p.published.IsZero() && edtf.After(when, p.published) == edtf.Definitely {
		return timeline.Planned
	}
	return timeline.Happened
}

// The confidence of a gap, by how many of its ends the text tells.
const (
	sureBothEnds  = 0.9
	sureOneEnd    = 0.75
	sureNoEnd     = 0.4
	sureAsOfToday = 0.65 // the publication was taken for the end
)

func (p *proposing) gap(number int, g tagger.GapPhrase, cut cutter) Proposal {
	words := p.withNames(g)
	made := Proposal{
		Kind: Gap, Line: number, Words: words, Wording: p.say(words.Start, words.End),
		Length: g.Length, From: p.end(g.From), To: p.end(g.To), Basis: timeline.Stated, Occurrence: timeline.Happened,
	}
	assumed := made.From.Published || made.To.Published
	switch {
	case !made.From.Known() && !made.To.Known():
		made.Confidence = sureNoEnd
	case assumed:
		made.Confidence = sureAsOfToday
		made.Basis, made.Anchor = timeline.Assumed, "publication, "+p.published.Say()
	case made.From.Known() && made.To.Known():
		made.Confidence = sureBothEnds
	default:
		made.Confidence = sureOneEnd
	}
	cut(&made)
	return made
}

// withNames returns the place of a gap with the words that follow it and name
// one of its ends, as in "24 years since his last visit".
func (p *proposing) withNames(g tagger.GapPhrase) sentence.Place {
	place := sentence.Place{Start: g.Start, End: g.End}
	for _, words := range []string{g.From.Words, g.To.Words} {
		named := []rune(words)
		at := g.End
		for at < len(p.text) && unicode.IsSpace(p.text[at]) {
			at++
		}
		if len(named) > 0 && at+len(named) <= len(p.text) && slices.Equal(p.text[at:at+len(named)], named) {
			place.End = at + len(named)
			break
		}
	}
	return place
}

// end returns an end as far as the text tells it.
func (p *proposing) end(g tagger.GapEnd) End {
	end := End{Words: oneLine(g.Words)}
	switch {
	case g.Kind == tagger.EndPublication && !p.published.IsZero():
		end.When, end.Published = p.published, true
	case g.Kind == tagger.EndExpression && g.Expression >= 0 && g.Expression < len(p.Dates):
		e := p.Dates[g.Expression]
		end.When, end.Told = e.Date, sentence.Place{Start: e.Start, End: e.End}
	}
	return end
}

// say returns a stretch of the text on one line.
func (p *proposing) say(start, end int) string {
	return oneLine(string(p.text[start:end]))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
