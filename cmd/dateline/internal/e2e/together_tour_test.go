package e2e_test

import (
	"net/http"

	"dateline/annotate"
	"dateline/cmd/dateline/internal/sample"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// togetherPages are those that show what others do at the same time, and what
// was typed and not saved. Each has a claim of its own.
func togetherPages(o *office) []stop {
	o.t.Helper()
	slug := o.timeline("Worked on together", timeline.Private, sample.Editor, sample.Colleague)
	claim := func() annotate.Case {
		c, err := o.desk.AddClaim(o.t.Context(), o.user(sample.Editor).Actor(), slug, annotate.ClaimEdit{
			Statement: "He arrived in the harbour on Wednesday morning", Claimant: "The agency", Lane: "Visits",
			Position: timeline.Point{When: edtf.MustParse("2024-06-19"), Extent: timeline.Event},
		}, nil)
		if err != nil {
			o.t.Fatal(err)
		}
		return c
	}
	// theirs edits what the colleague saw as well.
	theirs := func(p *person, c annotate.Case, statement, date string) {
		p.t.Helper()
		in := annotate.ClaimEdit{
			Statement: statement, Claimant: "The agency", Lane: "Arrivals", Version: c.Version,
			Position: timeline.Point{When: edtf.MustParse(date), Extent: timeline.Event},
		}
		if _, err := o.desk.EditClaim(p.t.Context(), o.user(sample.Colleague).Actor(), c.ID, in); err != nil {
			p.t.Fatal(err)
		}
	}
	const ahead, behind = "He arrived in the old harbour on Wednesday at noon", "He arrived in the new harbour on Wednesday morning"
	path := func(c annotate.Case) string { return "/claims/" + string(c.ID) }
	clashing, judged, merging, drafted, restored, shared := claim(), claim(), claim(), claim(), claim(), claim()
	draft := func(p *person, c annotate.Case) {
		p.t.Helper()
		err := o.desk.SaveDraft(p.t.Context(), o.user(sample.Editor).Actor(), annotate.Unsaved{
			Form: path(c) + "/edit", Version: c.Version,
			Fields: map[string][]string{
				"statement": {behind}, "claimant": {"The agency"}, "position": {"date"}, "when": {"June 2024"}, "extent": {"event"}, "lane": {"Visits"}, "version": {"1"},
			},
		})
		if err != nil {
			p.t.Fatal(err)
		}
	}
	return []stop{
		{page: "clash", who: sample.Editor, status: http.StatusConflict, come: func(p *person) {
			p.open(path(clashing) + "/edit")
			theirs(p, clashing, ahead, "2024-06")
			p.fill("Statement", behind)
			p.fill("In words or as EDTF", "2024")
			p.click("Save")
		}},
		{page: "clash-verdict", who: sample.Editor, status: http.StatusConflict, come: func(p *person) {
			p.open(path(judged))
			p.click("Take it")
			p.open(path(judged) + "/verdict")
			theirs(p, o.present(judged), ahead, "2024-06-19")
			p.click("Wrong")
			p.fill("Explanation", "It was on Tuesday.")
			p.click("Save the verdict")
		}},
		{page: "merged", who: sample.Editor, come: func(p *person) {
			p.open(path(merging) + "/edit")
			theirs(p, merging, ahead, "2024-06-19")
			p.fill("Who said it", "The ministry")
			p.click("Save")
			p.sees("Saved, and merged.")
		}},
		{page: "draft-offered", who: sample.Editor, come: func(p *person) {
			draft(p, drafted)
			p.open(path(drafted))
			p.sees("You have an unsaved draft")
		}},
		{page: "draft-restored", who: sample.Editor, come: func(p *person) {
			draft(p, restored)
			p.open(path(restored) + "/edit?draft=1")
			p.sees("is in the form again")
		}},
		{page: "together", who: sample.Editor, come: func(p *person) {
			p.open(path(shared))
			other := o.person(p.t, sample.Colleague)
			other.open(path(shared) + "/edit")
			theirs(p, shared, ahead, "2024-06-19")
			p.sees("is editing", "just now")
		}},
	}
}

func (o *office) present(c annotate.Case) annotate.Case {
	o.t.Helper()
	d, err := o.desk.Claim(o.t.Context(), o.user(sample.Editor).Actor(), c.ID)
	if err != nil {
		o.t.Fatal(err)
	}
	return d.Case
}
