package dbtest

import (
	"context"
	"slices"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

var claimTests = map[string]func(*testing.T, *desk){
	"every date comes back as it was written":              datesComeBack,
	"every position comes back":                            positionsComeBack,
	"a claim without a position is refused":                noPosition,
	"everything about a case changes, and comes back":      caseChanges,
	"a case changes from the version that was read":        caseConflicts,
	"cases are in timeline order":                          caseOrder,
	"dependents are the cases whose gap ends at a claim":   dependents,
	"a gap may be added before its ends, but not without":  gapBeforeEnds,
	"a word that is no verdict is refused, and so are all": enumerations,
	"findings are replaced, and ordered by severity":       findingsReplaced,
	"a finding comes back with the days on which it holds": findingDays,
	"the claims of a subject are found on their timeline":  ofSubject,
	"dismissals are replaced, and taken away":              dismissals,
}

func readCase(id timeline.ClaimID) func(context.Context, annotate.Reader) (annotate.Case, error) {
	return func(ctx context.Context, r annotate.Reader) (annotate.Case, error) { return r.Case(ctx, id) }
}

func readCases(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) {
	return r.Cases(ctx, "t")
}

func datesComeBack(t *testing.T, d *desk) {
	d.furnished()
	for _, text := range []string{
		"2024-06-19", "2024-06", "1961", "19XX", "1960-XX-12", "2004-06-~11", "1984?/2004~", "2001-21", "-0043-03-15", "0000",
		"Y-17E7", "1950S2", "[1667,1668,1670..1672]", "{1960,1961-12}", "../1960", "1985-04-12/..", "/1960", "1985/",
		"2004-01-01T10:10:10Z",
	} {
		want := aCase(text, at(text))
		d.add(want)
		same(t, "the claim dated "+text, see(d, readCase(want.ID)), want)
	}
}

func positionsComeBack(t *testing.T, d *desk) {
	d.furnished().add(aCase("end", at("2000-07-19")))
	length := func(op timeline.Op, n, m int, unit timeline.Unit) timeline.Length {
		return timeline.Length{Op: op, N: n, M: m, Unit: unit}
	}
	claim, other := timeline.ClaimEnd{Claim: "end"}, timeline.ClaimEnd{Claim: "an event"}
	date := timeline.DateEnd{When: edtf.MustParse("2024-06/..")}
	cases := []struct {
		name     string
		position timeline.Position
	}{
		{"an event", timeline.Point{When: edtf.MustParse("1961?"), Extent: timeline.Event}},
		{"a state", timeline.Point{When: edtf.MustParse("1961/"), Extent: timeline.State}},
		{"undated", timeline.Undated{Reason: "Nobody says when"}},
		{"a gap between claims", timeline.Gap{From: claim, To: other, Length: length(timeline.OpExactly, 24, 0, timeline.UnitYear)}},
		{"a gap from a claim to a date", timeline.Gap{From: claim, To: date, Length: length(timeline.OpBetween, 22, 27, timeline.UnitMonth)}},
		{"a gap from a date to publication", timeline.Gap{From: date, To: timeline.Publication{}, Length: length(timeline.OpFirstIn, 2, 0, timeline.UnitDecade)}},
		{"a gap from publication to a claim", timeline.Gap{From: timeline.Publication{}, To: claim, Length: length(timeline.OpAtMost, 3, 0, timeline.UnitWeek)}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			want := aCase(tc.name, tc.position)
			d.add(want)
			same(t, "the claim", see(d, readCase(want.ID)), want)
		})
	}
	for _, op := range timeline.Ops() {
		for _, unit := range timeline.Units() {
			want := aCase("any gap", timeline.Gap{From: date, To: claim, Length: length(op, 1, 0, unit)})
			want.ID = timeline.ClaimID(string(op) + string(unit))
			d.add(want)
			same(t, "the gap of "+string(want.ID), see(d, readCase(want.ID)), want)
		}
	}
}

func noPosition(t *testing.T, d *desk) {
	d.furnished()
	for name, p := range map[string]timeline.Position{
		"no position at all":      nil,
		"a point without a date":  timeline.Point{Extent: timeline.Event},
		"a gap without ends":      timeline.Gap{Length: timeline.Length{Op: timeline.OpBare, N: 1, Unit: timeline.UnitDay}},
		"a gap without a length":  timeline.Gap{From: timeline.Publication{}, To: timeline.Publication{}},
		"a gap to an empty date":  timeline.Gap{From: timeline.Publication{}, To: timeline.DateEnd{}, Length: timeline.Length{Op: timeline.OpBare, N: 1, Unit: timeline.UnitDay}},
		"a point without extent":  timeline.Point{When: edtf.MustParse("2000")},
		"a point of other extent": timeline.Point{When: edtf.MustParse("2000"), Extent: "moment"},
	} {
		err := d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error { return tx.AddCase(ctx, aCase("c", p)) })
		if err == nil {
			t.Errorf("%s was stored", name)
		}
	}
}

// changedCase differs from aCase in every field that may change.
func changedCase(id string, version int) annotate.Case {
	bob := annotate.Person{ID: "u-bob", Name: "Bob"}
	return annotate.Case{
		Claim: timeline.Claim{
			ID: timeline.ClaimID(id), Timeline: "t", Statement: "S", Claimant: "C", Position: timeline.Undated{Reason: "R"}, Wording: "W",
			Basis: timeline.Assumed, Anchor: "A", Zone: "Z", Occurrence: timeline.Planned, Importance: 3, Lane: "L", Subject: "Su",
			Tags: []string{"three", "two"}, Version: version,
		},
		Ruling: annotate.Ruling{
			Verdict: annotate.PartlyWrong, Explanation: "E", SearchNote: "SN", Disposition: annotate.AskAuthor, Correction: "Co",
			Recheck: edtf.MustParse("2030-01-01"),
		},
		Authors: []annotate.Person{bob, {Name: "A machine"}, ada}, Status: annotate.Published, Assignee: bob,
		JudgedOn: timeline.EndDates{Kept: true, From: edtf.MustParse("1998?")},
		Approval: annotate.Approval{By: ada, Version: version - 1, At: noon.Add(time.Minute)}, Notice: "N",
		By: ada, Created: noon, Changed: noon.Add(time.Hour),
	}
}

func caseChanges(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")), aCase("bystander", at("2001")))
	want := changedCase("c", 2)
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeCase(ctx, want) })
	same(t, "the changed case", see(d, readCase("c")), want)
	same(t, "the case beside it", see(d, readCase("bystander")), aCase("bystander", at("2001")))

	back := aCase("c", at("2000"))
	back.Version, back.Tags = 3, nil
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeCase(ctx, back) })
	same(t, "the case when everything is taken back", see(d, readCase("c")), back)
}

func caseConflicts(_ *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")))
	missing(d, readCase("x"))
	d.refused(fault.Conflict, "id", func(ctx context.Context, tx annotate.Tx) error { return tx.AddCase(ctx, aCase("c", at("2000"))) })
	for _, version := range []int{1, 3} {
		d.refused(fault.Conflict, "changed while you were editing", func(ctx context.Context, tx annotate.Tx) error {
			return tx.ChangeCase(ctx, changedCase("c", version))
		})
	}
	d.refused(fault.NotFound, "claim", func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeCase(ctx, changedCase("x", 2)) })
}

// orderly are cases whose ids tell their place in timeline order.
func orderly() []annotate.Case {
	return []annotate.Case{
		aCase("1-for-ever", at("../1999")),
		aCase("2-long-ago", at("-0043")),
		aCase("3-day", at("2000-01-01")),
		aCase("4-month", at("2000-01")),
		aCase("5-year", at("2000")),
		aCase("6-year-too", at("2000?")),
		aCase("7-open", at("2000/..")),
		aCase("8-later", at("2000-02")),
		aCase("9a-gap", timeline.Gap{
			From: timeline.ClaimEnd{Claim: "3-day"}, To: timeline.ClaimEnd{Claim: "5-year"},
			Length: timeline.Length{Op: timeline.OpBare, N: 1, Unit: timeline.UnitYear},
		}),
		aCase("9b-undated", timeline.Undated{Reason: "R"}),
	}
}

func caseOrder(t *testing.T, d *desk) {
	want := orderly()
	shuffled := slices.Clone(want)
	slices.Reverse(shuffled)
	shuffled[0], shuffled[4] = shuffled[4], shuffled[0]
	d.furnished().add(shuffled...)
	elsewhere := aCase("elsewhere", at("2000"))
	elsewhere.Timeline = "other"
	d.add(elsewhere)
	same(t, "the cases", see(d, readCases), want)
}

func dependents(t *testing.T, d *desk) {
	gap := func(id string, from, to timeline.End) annotate.Case {
		return aCase(id, timeline.Gap{From: from, To: to, Length: timeline.Length{Op: timeline.OpBare, N: 1, Unit: timeline.UnitDay}})
	}
	x, y := timeline.ClaimEnd{Claim: "x"}, timeline.ClaimEnd{Claim: "y"}
	d.furnished().add(
		aCase("x", at("2000")), aCase("y", at("2001")), aCase("z", at("2002")),
		gap("both", x, x), gap("from", x, y), gap("to", timeline.Publication{}, x), gap("neither", y, timeline.Publication{}),
	)
	for id, want := range map[timeline.ClaimID]string{"x": "both from to", "y": "from neither", "z": ""} {
		got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Case, error) { return r.Dependents(ctx, id) })
		if ids(got) != want {
			t.Errorf("dependents of %s are %q, want %q", id, ids(got), want)
		}
	}
}

func gapBeforeEnds(_ *testing.T, d *desk) {
	all := orderly()
	slices.Reverse(all)
	d.furnished().add(all...)
	d.refused(fault.NotFound, "not there", func(ctx context.Context, tx annotate.Tx) error {
		return tx.AddCase(ctx, aCase("lost", timeline.Gap{
			From: timeline.ClaimEnd{Claim: "nobody"}, To: timeline.Publication{},
			Length: timeline.Length{Op: timeline.OpBare, N: 1, Unit: timeline.UnitDay},
		}))
	})
}

func enumerations(t *testing.T, d *desk) {
	d.furnished()
	for name, spoil := range map[string]func(*annotate.Case){
		"verdict":     func(c *annotate.Case) { c.Ruling.Verdict = "true" },
		"no verdict":  func(c *annotate.Case) { c.Ruling.Verdict = "" },
		"disposition": func(c *annotate.Case) { c.Ruling.Disposition = "burn" },
		"status":      func(c *annotate.Case) { c.Status = "done" },
		"basis":       func(c *annotate.Case) { c.Basis = "rumour" },
		"occurrence":  func(c *annotate.Case) { c.Occurrence = "maybe" },
		"importance":  func(c *annotate.Case) { c.Importance = timeline.MaxImportance + 1 },
		"version":     func(c *annotate.Case) { c.Version = 0 },
	} {
		c := aCase("c", at("2000"))
		spoil(&c)
		if err := d.store.Update(t.Context(), func(ctx context.Context, tx annotate.Tx) error { return tx.AddCase(ctx, c) }); err == nil {
			t.Errorf("a claim with a spoilt %s was stored", name)
		}
	}
	for _, v := range annotate.Verdicts() {
		for _, s := range annotate.Statuses() {
			c := aCase(string(v)+string(s), at("2000"))
			c.Ruling.Verdict, c.Status = v, s
			d.add(c)
		}
	}
}

func findingsReplaced(t *testing.T, d *desk) {
	d.furnished().add(aCase("c", at("2000")), aCase("d", at("2000")))
	finding := func(s timeline.Severity, rule, message string) timeline.Finding {
		return timeline.Finding{Rule: timeline.Rule(rule), Severity: s, Message: message, Version: 3}
	}
	warn, early := finding(timeline.Warn, "A", "a"), finding(timeline.Block, "B", "a")
	late, last := finding(timeline.Block, "B", "b"), finding(timeline.Block, "C", "a")
	set := func(id timeline.ClaimID, f ...timeline.Finding) {
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.SetFindings(ctx, id, f) })
	}
	read := func(id timeline.ClaimID) []timeline.Finding {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]timeline.Finding, error) { return r.Findings(ctx, id) })
	}
	set("c", warn, last, late, early)
	set("d", warn)
	same(t, "the findings", read("c"), []timeline.Finding{early, late, last, warn})
	set("c", late)
	same(t, "the findings that replaced them", read("c"), []timeline.Finding{late})
	set("c")
	same(t, "no findings", read("c"), []timeline.Finding{})
	same(t, "the findings about another claim", read("d"), []timeline.Finding{warn})
}
