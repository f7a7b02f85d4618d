package e2e_test

import (
	"net/http"
	"sync"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/cmd/dateline/internal/sample"
	"dateline/timeline/edtf"
)

// newsagent is a source of the sample as it was typed twice, with what the two
// rest on.
type newsagent struct {
	kept, twin annotate.SourceID
	claim      string // that is being checked, whose evidence is from the twin
}

const pactReport = "https://courier.example/2024/pact"

// addTwins adds a report to a timeline of its own, twice: the second time with
// another spelling and without its address. A claim rests on the second.
func addTwins(o *office, title string) newsagent {
	o.t.Helper()
	ctx, editor, slug := o.t.Context(), account.Operator(), sample.Slug
	kept, err := o.desk.AddSource(ctx, editor, slug, annotate.SourceEdit{
		Title: title, Author: "Mira Haldane", Publisher: "The Courier", Family: "Harbour Media", URL: pactReport + "/" + title,
		Published: edtf.MustParse("2024-06-20"), Origin: "TASS wire of 19 June",
		ArchiveURL: "https://web.archive.org/web/20240621083000/" + pactReport,
	})
	if err != nil {
		o.t.Fatal(err)
	}
	twin, err := o.desk.AddSource(ctx, editor, slug, annotate.SourceEdit{
		Title: title + ".", Publisher: "The Courier", Published: edtf.MustParse("2024-06-20"), ISBN: "978-0-306-40615-7", Kind: annotate.Tertiary,
	})
	if err != nil {
		o.t.Fatal(err)
	}
	b, err := o.desk.Board(ctx, editor, slug)
	if err != nil {
		o.t.Fatal(err)
	}
	n := newsagent{kept: kept.ID, twin: twin.ID}
	for _, c := range b.Cases {
		if c.Status != annotate.Checking {
			continue
		}
		_, err := o.desk.AddEvidence(ctx, editor, c.ID, annotate.EvidenceEdit{
			Source: twin.ID, Quote: "The car came in February.", Locator: "paragraph 4", Accessed: edtf.MustParse("2024-06-21"),
			CopyURL: "https://web.archive.org/web/20240620110000/" + pactReport,
		})
		if err != nil {
			o.t.Fatal(err)
		}
		n.claim = "/claims/" + string(c.ID)
		return n
	}
	o.t.Fatal("the sample has no claim that is being checked")
	return n
}

func mergePages(o *office) []stop {
	once := sync.OnceValue(func() newsagent { return addTwins(o, "A pact renewed") })
	page := func(id annotate.SourceID) string { return "/sources/" + string(id) }
	return []stop{
		{page: "source-alike", who: sample.Editor, come: func(p *person) { p.open(page(once().kept)) }},
		{page: "source-duplicates", who: sample.Editor, come: func(p *person) {
			once()
			p.open(board + "/sources/duplicates")
		}},
		{page: "source-merge", who: sample.Editor, come: func(p *person) { p.open(page(once().twin) + "/merge") }},
		{page: "source-merge-plan", who: sample.Editor, come: func(p *person) {
			n := once()
			p.open(page(n.twin) + "/merge?into=" + string(n.kept))
		}},
		{page: "source-twin", who: sample.Editor, status: http.StatusUnprocessableEntity, come: func(p *person) {
			once()
			p.open(board + "/sources/new")
			p.fill("Title", "The pact, renewed")
			p.fill("Address", "http://www.courier.example/2024/pact/A%20pact%20renewed?utm_source=letter")
			p.click("Save the source")
		}},
		{page: "source-wrong", who: sample.Editor, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(board + "/sources/new")
			p.fill("Title", "A book")
			p.fill("Address of an archived copy", "https://archive.example/a")
			p.click("More: identifiers")
			p.fill("ISBN", "978-0-306-40615-8")
			p.click("Save the source")
		}},
		{page: "evidence-twin", who: sample.Editor, status: http.StatusUnprocessableEntity, come: func(p *person) {
			p.open(once().claim + "/evidence")
			p.click("Add a source that is not in the list")
			p.fill("Title", "The pact, renewed")
			p.fill("Address", "http://www.courier.example/2024/pact/A%20pact%20renewed?utm_source=letter")
			p.fill("Quote", "The car came in February.")
			p.fill("Where it stands", "paragraph 4")
			p.click("Save the evidence")
		}},
		{page: "claim-copies", who: sample.Editor, come: func(p *person) { p.open(once().claim) }},
		{page: "source-merged", who: sample.Editor, come: func(p *person) {
			n := addTwins(o, "Another report of the visit")
			p.open(page(n.twin) + "/merge?into=" + string(n.kept))
			p.click("Merge the two")
			p.sees("Merged into it")
			p.open(page(n.twin))
		}},
	}
}

// A duplicate is merged by keyboard alone: it is named on the list, the page says
// what will move before it does, and what was typed twice names what is kept.
func TestADuplicateIsMerged(t *testing.T) {
	t.Parallel()
	o := openSample(t)
	n := addTwins(o, "A pact renewed")
	p := o.arrive(t, stop{page: "sources", who: sample.Editor, come: directly(board + "/sources")})
	p.sees("1 likely duplicate")
	p.enters("1 likely duplicate")
	p.sees("They have the same title, publisher and date.")
	p.enters("Merge… “A pact renewed.” into “A pact renewed”")
	p.sees("Evidence that moves (1)", "9780306406157", "They differ, and this stays")
	p.enters("Merge the two")
	p.sees("Merged into it", "The car came in February.", "the copy of 20 June 2024")
	p.open("/sources/" + string(n.twin))
	p.sees("This source was merged into another", "Its evidence is shown there.")
	p.open(n.claim)
	p.seesUnder("History", "Merged the source of evidence", "A pact renewed")
	p.open(board + "/sources")
	p.seesNot("likely duplicate", "A pact renewed.")
}
