package annotate_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// piece is evidence as the tables of this file write it.
type piece struct {
	from, via annotate.SourceID
	stance    annotate.Stance // supports when empty
	change    func(*annotate.Evidence)
}

func material(sources []annotate.Source, pieces ...piece) annotate.Material {
	m := annotate.Material{Sources: map[annotate.SourceID]annotate.Source{}}
	for _, s := range sources {
		if s.Title == "" {
			s.Title = "Title of " + string(s.ID)
		}
		m.Sources[s.ID] = s
	}
	for _, p := range pieces {
		e := annotate.Evidence{Source: p.from, Via: p.via, Stance: p.stance, Quote: "q", Locator: "l"}
		if e.Stance == "" {
			e.Stance = annotate.Supports
		}
		if p.change != nil {
			p.change(&e)
		}
		m.Evidence = append(m.Evidence, e)
	}
	return m
}

// finding returns what the rules say by one of them: "block: …" or "warn: …",
// or nothing.
func finding(t *testing.T, rule timeline.Rule, c annotate.Case, m annotate.Material) string {
	t.Helper()
	var said []string
	for _, f := range annotate.Find(c, m, timeline.Scene{}) {
		if f.Rule == rule {
			said = append(said, string(f.Severity)+": "+f.Message)
		}
	}
	slices.Sort(said)
	return strings.Join(said, " | ")
}

func says(t *testing.T, got, want string) {
	t.Helper()
	if want == "" && got != "" || !strings.Contains(got, want) {
		t.Errorf("the rule says %q, want %q in it", got, want)
	}
}

func TestSingleOrigin(t *testing.T) {
	of := func(id, publisher, family, origin string) annotate.Source {
		return annotate.Source{ID: annotate.SourceID(id), Publisher: publisher, Family: family, Origin: origin, Kind: annotate.Secondary}
	}
	primary := annotate.Source{ID: "p", Kind: annotate.Primary}
	a, b, c := of("a", "Courier", "Harbour", ""), of("b", "Post", " harbour ", ""), of("c", "Globe", "Hill", "the wire")
	tests := []struct {
		name    string
		verdict annotate.Verdict
		sources []annotate.Source
		pieces  []piece
		want    string
	}{
		{"two houses under one owner", annotate.Correct, []annotate.Source{a, b}, []piece{{from: "a"}, {from: "b"}}, "warn: The 2 sources that this rests on are one voice, as they share a publisher family (“Harbour”): “Title of a”; “Title of b”."},
		{"two houses under two owners", annotate.Correct, []annotate.Source{a, c}, []piece{{from: "a"}, {from: "c"}}, ""},
		{"one house is a family of its own", annotate.Correct, []annotate.Source{of("a", "Courier", "", ""), of("b", "courier", "", "")}, []piece{{from: "a"}, {from: "b"}}, "one voice"},
		{"two that copied one wire", annotate.Correct, []annotate.Source{c, of("d", "Sun", "", "The Wire")}, []piece{{from: "c"}, {from: "d"}}, "an origin group (“the wire”)"},
		{"a chain of owner and wire", annotate.Correct, []annotate.Source{a, of("b", "Post", "Harbour", "The wire"), c}, []piece{{from: "a"}, {from: "b"}, {from: "c"}}, "The 3 sources"},
		{"two seen in one", annotate.Correct, []annotate.Source{a, c, of("d", "Sun", "", "")}, []piece{{from: "a", via: "d"}, {from: "c", via: "d"}}, "one voice"},
		{"one and what it quotes", annotate.Correct, []annotate.Source{a, c}, []piece{{from: "a"}, {from: "c", via: "a"}}, "one voice"},
		{"houses of which nothing is known", annotate.Correct, []annotate.Source{of("a", "", "", ""), of("b", "", "", "")}, []piece{{from: "a"}, {from: "b"}}, ""},
		{"one source alone", annotate.Correct, []annotate.Source{a}, []piece{{from: "a"}, {from: "a"}}, "one source alone: “Title of a”"},
		{"one source alone, before there is a verdict", annotate.Unchecked, []annotate.Source{a}, []piece{{from: "a"}}, ""},
		{"two of one house, before there is a verdict", annotate.Unchecked, []annotate.Source{a, b}, []piece{{from: "a"}, {from: "b"}}, "one voice"},
		{"a primary source alone that was read", annotate.Correct, []annotate.Source{primary}, []piece{{from: "p"}}, ""},
		{"a primary source alone that was only seen quoted", annotate.Correct, []annotate.Source{primary, a}, []piece{{from: "p", via: "a"}}, "one source alone"},
		{"context does not count", annotate.Correct, []annotate.Source{a, c}, []piece{{from: "a"}, {from: "c", stance: annotate.Context}}, "one source alone"},
		{"a verdict of wrong rests on what refutes", annotate.Wrong, []annotate.Source{a, c}, []piece{{from: "a", stance: annotate.Refutes}, {from: "c"}}, "one source alone: “Title of a”"},
		{"a verdict that nobody can tell rests on nothing", annotate.Unproven, []annotate.Source{a}, []piece{{from: "a"}}, ""},
		{"what was withdrawn does not count", annotate.Correct, []annotate.Source{a, c}, []piece{{from: "a"}, {from: "c", change: func(e *annotate.Evidence) { e.Withdrawn = "no" }}}, "one source alone"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			says(t, finding(t, annotate.SingleOrigin, checked(tt.verdict), material(tt.sources, tt.pieces...)), tt.want)
		})
	}
}

func TestNotArchived(t *testing.T) {
	page := annotate.Source{ID: "a", URL: "https://a.example", Archive: annotate.NotArchived}
	kept := annotate.Source{ID: "b", URL: "https://b.example", Archive: annotate.Archived, ArchiveURL: "https://archive.example/b"}
	refused := annotate.Source{ID: "c", URL: "https://c.example", Archive: annotate.Unavailable}
	book := annotate.Source{ID: "d"}
	copied := annotate.Source{ID: "e", URL: "https://web.archive.org/web/2024/https://e.example"}
	own := func(e *annotate.Evidence) { e.CopyURL = "https://archive.example/a" }
	gone := func(e *annotate.Evidence) { e.Withdrawn = "no" }
	all := []annotate.Source{page, kept, refused, book, copied}
	for name, tt := range map[string]struct {
		pieces []piece
		want   string
	}{
		"a page of which no copy is kept":           {[]piece{{from: "a"}}, "warn: The source on the web has no archived copy: “Title of a”."},
		"one of two pages":                          {[]piece{{from: "a"}, {from: "b"}}, "1 of 2 sources on the web have no archived copy: “Title of a”."},
		"a page that refused to be archived":        {[]piece{{from: "c"}}, "Archiving was tried and refused"},
		"a page of which a copy is kept":            {[]piece{{from: "b"}}, ""},
		"a page of which the copy that was read is": {[]piece{{from: "a", change: own}}, ""},
		"a book":                                        {[]piece{{from: "d"}}, ""},
		"a copy in an archive":                          {[]piece{{from: "e"}}, ""},
		"a page that was seen in a book":                {[]piece{{from: "a", via: "d"}}, ""},
		"a book that was seen on a page":                {[]piece{{from: "d", via: "a"}}, "no archived copy: “Title of a”"},
		"a page whose evidence was withdrawn":           {[]piece{{from: "a", change: gone}}, ""},
		"a page that is quoted twice is one of the two": {[]piece{{from: "a"}, {from: "a"}, {from: "b"}}, "1 of 2"},
	} {
		t.Run(name, func(t *testing.T) {
			says(t, finding(t, annotate.Unarchived, checked(annotate.Correct), material(all, tt.pieces...)), tt.want)
		})
	}
}

func TestAllSourcesPredateTheEvent(t *testing.T) {
	of := func(id, published string) annotate.Source {
		s := annotate.Source{ID: annotate.SourceID(id), Kind: annotate.Secondary}
		if published != "" {
			s.Published = edtf.MustParse(published)
		}
		return s
	}
	encyclopedia := of("e", "1999")
	encyclopedia.Kind = annotate.Encyclopedia
	at := func(c annotate.Case, p timeline.Position) annotate.Case {
		c.Position = p
		return c
	}
	on := func(when string) timeline.Position {
		return timeline.Point{When: edtf.MustParse(when), Extent: timeline.Event}
	}
	correct := checked(annotate.Correct)
	planned := correct
	planned.Occurrence = timeline.Planned
	gap := func(to timeline.End) annotate.Case {
		return at(correct, timeline.Gap{From: timeline.DateEnd{When: edtf.MustParse("2000")}, To: to, Length: timeline.Length{Op: timeline.OpBare, N: 24, Unit: timeline.UnitYear}})
	}
	tests := []struct {
		name    string
		c       annotate.Case
		sources []annotate.Source
		pieces  []piece
		want    string
	}{
		{"one source of long before", correct, []annotate.Source{of("a", "2019")}, []piece{{from: "a"}}, "block: The one source with a date is of 2019, which is before the event, 19 June 2024."},
		{"two sources of before", correct, []annotate.Source{of("a", "2019"), of("b", "2024-05")}, []piece{{from: "a"}, {from: "b"}}, "block: All 2 sources with a date are older than the event, 19 June 2024: the newest is of May 2024."},
		{"one of two is later", correct, []annotate.Source{of("a", "2019"), of("b", "2024-06-20")}, []piece{{from: "a"}, {from: "b"}}, ""},
		{"of the same day", correct, []annotate.Source{of("a", "2024-06-19")}, []piece{{from: "a"}}, ""},
		{"of the same month may be later", correct, []annotate.Source{of("a", "2024-06")}, []piece{{from: "a"}}, ""},
		{"of the day before may be the same day further west", correct, []annotate.Source{of("a", "2024-06-18")}, []piece{{from: "a"}}, "warn: "},
		{"of two days before", correct, []annotate.Source{of("a", "2024-06-17")}, []piece{{from: "a"}}, "block: "},
		{"a date that is in doubt", correct, []annotate.Source{of("a", "2019?")}, []piece{{from: "a"}}, "warn: "},
		{"an event of about then", at(correct, on("2024~")), []annotate.Source{of("a", "2019")}, []piece{{from: "a"}}, "warn: "},
		{"a date that is not known does not count", correct, []annotate.Source{of("a", "2019"), of("b", "")}, []piece{{from: "a"}, {from: "b"}}, "The one source with a date"},
		{"an end that is not known does not count", correct, []annotate.Source{of("a", "2019/..")}, []piece{{from: "a"}}, ""},
		{"an encyclopedia does not count", correct, []annotate.Source{encyclopedia}, []piece{{from: "e"}}, ""},
		{"context does not count", correct, []annotate.Source{of("a", "2019")}, []piece{{from: "a", stance: annotate.Context}}, ""},
		{"a plan can be known before", planned, []annotate.Source{of("a", "2019")}, []piece{{from: "a"}}, ""},
		{"a year", at(correct, on("2024")), []annotate.Source{of("a", "2023")}, []piece{{from: "a"}}, "warn: "},
		{"a year, from the year before", at(correct, on("2024")), []annotate.Source{of("a", "2023-11")}, []piece{{from: "a"}}, "block: "},
		{"a state is told when it has begun", at(correct, timeline.Point{When: edtf.MustParse("2000/2024"), Extent: timeline.State}), []annotate.Source{of("a", "2010")}, []piece{{from: "a"}}, ""},
		{"a state is not told before it began", at(correct, timeline.Point{When: edtf.MustParse("2000/2024"), Extent: timeline.State}), []annotate.Source{of("a", "1990")}, []piece{{from: "a"}}, "the beginning of the state, "},
		{"an event that is open to the past", at(correct, on("../1960")), []annotate.Source{of("a", "1900")}, []piece{{from: "a"}}, ""},
		{"a gap to a date", gap(timeline.DateEnd{When: edtf.MustParse("2024-06-19")}), []annotate.Source{of("a", "2001")}, []piece{{from: "a"}}, "block: The one source with a date is of 2001, which is before the end of the gap, "},
		{"a gap to a claim, which has sources of its own", gap(timeline.ClaimEnd{Claim: "x"}), []annotate.Source{of("a", "2001")}, []piece{{from: "a"}}, ""},
		{"a gap to the article", gap(timeline.Publication{}), []annotate.Source{of("a", "2001")}, []piece{{from: "a"}}, ""},
		{"a verdict that it did not happen", checked(annotate.Wrong), []annotate.Source{of("a", "2019")}, []piece{{from: "a", stance: annotate.Refutes}}, "warn: "},
		{"a verdict that nobody can tell", checked(annotate.Unproven), []annotate.Source{of("a", "2019")}, []piece{{from: "a"}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			says(t, finding(t, annotate.SourcesPredateEvent, tt.c, material(tt.sources, tt.pieces...)), tt.want)
		})
	}
}

// What blocks in the end only does not keep a reviewer from looking.
func TestWhereFindingsBlock(t *testing.T) {
	c := checked(annotate.Correct)
	c.Approval.By.Name = "ben"
	for rule, steps := range map[timeline.Rule][]annotate.Act{
		annotate.SourcesPredateEvent:    {annotate.ActPublish},
		annotate.VerdictAgainstEvidence: {annotate.ActSubmit, annotate.ActApprove, annotate.ActPublish},
		annotate.NoEvidence:             nil, // the evidence itself is asked for
	} {
		m := annotate.Material{
			Evidence: []annotate.Evidence{quoting(annotate.Supports)},
			Findings: []timeline.Finding{{Rule: rule, Severity: timeline.Block, Message: "No."}},
		}
		for _, step := range annotate.Steps() {
			got, want := len(annotate.Unmet(step, c, m)) > 0, slices.Contains(steps, step)
			if got != want {
				t.Errorf("%s blocks at %s: %t, want %t", rule, step, got, want)
			}
		}
	}
}

func TestStaleHoldsFromTheDay(t *testing.T) {
	for due, from := range map[string]string{"2024-07-01": "2024-07-01", "2024-07": "2024-07-31", "2024-07-01/..": "", "": ""} {
		c := checked(annotate.Correct)
		if due != "" {
			c.Ruling.Recheck = edtf.MustParse(due)
		}
		var got string
		for _, f := range annotate.Find(c, annotate.Material{}, timeline.Scene{}) {
			if f.Rule == annotate.Stale {
				got = f.From.String()
				day := f.From.Earliest().Day
				if f.Holds(day-1) || !f.Holds(day) || f.Holds(day) != c.Stale(day) || f.Holds(day-1) != c.Stale(day-1) {
					t.Errorf("due %s: the finding does not hold on the days on which the claim is stale", due)
				}
			}
		}
		if got != from {
			t.Errorf("due %q: stale from %q, want %q", due, got, from)
		}
	}
}

func TestVerdictAgainstEvidence(t *testing.T) {
	refutes, supports := piece{from: "a", stance: annotate.Refutes}, piece{from: "a"}
	for _, tt := range []struct {
		verdict annotate.Verdict
		pieces  []piece
		want    string
	}{
		{annotate.Correct, []piece{refutes, refutes}, "block: The verdict is “Correct”, but all evidence that takes a side refutes the claim: 2 pieces, none that supports it."},
		{annotate.Qualified, []piece{refutes}, "block: The verdict is “Correct with qualification”, but"},
		{annotate.Correct, []piece{refutes, supports}, ""},
		{annotate.Wrong, []piece{supports}, "block: The verdict is “Wrong”"},
		{annotate.Misleading, []piece{supports}, ""},
		{annotate.PartlyWrong, []piece{supports}, ""},
		{annotate.Wrong, []piece{{from: "a", stance: annotate.Context}}, ""},
	} {
		got := finding(t, annotate.VerdictAgainstEvidence, checked(tt.verdict), material([]annotate.Source{{ID: "a"}}, tt.pieces...))
		says(t, got, tt.want)
	}
}

func TestSecondhandOnly(t *testing.T) {
	for _, tt := range []struct {
		name   string
		pieces []piece
		want   string
	}{
		{"one that was seen quoted", []piece{{from: "a", via: "b"}}, "The one source was seen quoted"},
		{"two", []piece{{from: "a", via: "b"}, {from: "b", via: "a"}}, "All 2 sources"},
		{"one of two was read", []piece{{from: "a", via: "b"}, {from: "b"}}, ""},
		{"what was read is context", []piece{{from: "a", via: "b"}, {from: "b", stance: annotate.Context}}, "The one source"},
		{"nothing but context", []piece{{from: "a", via: "b", stance: annotate.Context}}, "The one source"},
	} {
		got := finding(t, annotate.SecondhandOnly, checked(annotate.Correct), material([]annotate.Source{{ID: "a"}, {ID: "b"}}, tt.pieces...))
		says(t, got, tt.want)
	}
}
