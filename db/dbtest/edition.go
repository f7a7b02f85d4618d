package dbtest

import (
	"context"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/annotate/identifier"
	"dateline/timeline"
)

var editionTests = map[string]func(*testing.T, *desk){
	"an edition comes back as it was published":          editionsKept,
	"only what is public counts, by its last edition":    editionsPublic,
	"what undoes a change takes the place of the last":   beforesKept,
	"the history of a timeline is filtered and paged":    historyFiltered,
	"the history of a timeline knows who did what on it": historyIndexed,
}

// The ids in what is kept whole are those of archives.
const (
	pactID   = timeline.ClaimID("01890000-0000-7000-8000-0000000000c1")
	visitID  = timeline.ClaimID("01890000-0000-7000-8000-0000000000c2")
	bookID   = annotate.SourceID("01890000-0000-7000-8000-0000000000b1")
	proofID  = annotate.EvidenceID("01890000-0000-7000-8000-0000000000e1")
	onlineID = timeline.ID("01890000-0000-7000-8000-0000000000a1")
)

// anEdition is the edition of a claim with one piece of evidence.
func anEdition(claim timeline.ClaimID, number int, verdict annotate.Verdict) annotate.Edition {
	published := aCase(string(claim), at("1961?"))
	published.Timeline, published.Status, published.By = onlineID, annotate.Published, annotate.Person{}
	published.Ruling = annotate.Ruling{Verdict: verdict, Explanation: "Because “it” is so\nand <so>."}
	published.Approval = annotate.Approval{By: ada, Version: 7, At: noon}
	source, proof := aSource(string(bookID)), anEvidence(string(proofID), string(claim), string(bookID))
	source.Timeline = onlineID
	source.CanonicalURL = identifier.Address(source.URL)
	online := aTimeline(string(onlineID))
	return annotate.Edition{
		Claim: claim, Number: number, Version: 8, By: ada, At: noon,
		Content: annotate.Archive{
			Timeline: online, Cases: []annotate.Case{published}, Sources: []annotate.Source{source}, Evidence: []annotate.Evidence{proof},
		},
	}
}

// publish keeps an edition and returns it with its digest.
func (d *desk) publish(e annotate.Edition) annotate.Edition {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) (err error) {
		e.Digest, err = tx.AddEdition(ctx, e)
		return err
	})
	return e
}

// whole returns an edition without what is not kept: lists that are empty.
func whole(e annotate.Edition) annotate.Edition {
	e.Content.Extra, e.Content.Findings, e.Content.Omitted = nil, nil, nil
	return e
}

func editionsKept(t *testing.T, d *desk) {
	d.furnished().add(aCase(string(pactID), at("1961?")))
	missing(d, func(ctx context.Context, r annotate.Reader) (annotate.Edition, error) {
		return r.LastEdition(ctx, pactID)
	})
	one, two := d.publish(anEdition(pactID, 1, annotate.Correct)), d.publish(anEdition(pactID, 2, annotate.Wrong))
	got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Edition, error) {
		return r.Editions(ctx, pactID)
	})
	for i := range got {
		got[i] = whole(got[i])
	}
	same(t, "the editions", got, []annotate.Edition{two, one})
	last := see(d, func(ctx context.Context, r annotate.Reader) (annotate.Edition, error) {
		return r.LastEdition(ctx, pactID)
	})
	same(t, "the last edition", whole(last), two)
	if one.Digest == two.Digest || one.Digest == "" {
		t.Errorf("the digests are %q and %q, want two", one.Digest, two.Digest)
	}
	d.refused(fault.Conflict, "taken", func(ctx context.Context, tx annotate.Tx) error {
		_, err := tx.AddEdition(ctx, two)
		return err
	})
}

func editionsPublic(t *testing.T, d *desk) {
	shown, hidden := aCase(string(pactID), at("1961")), aCase(string(visitID), at("1962"))
	shown.Status, shown.Notice = annotate.Checking, "Being re-checked: why"
	d.furnished().add(shown, hidden, aCase("never-published", at("1963")))
	d.publish(anEdition(pactID, 1, annotate.Correct))
	two := d.publish(anEdition(pactID, 2, annotate.Wrong))
	d.publish(anEdition(visitID, 1, annotate.Correct))
	public := func() []annotate.Edition {
		return see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Edition, error) {
			return r.PublicEditions(ctx, "t")
		})
	}
	counts := func() map[annotate.Verdict]int {
		all := see(d, func(ctx context.Context, r annotate.Reader) (map[timeline.ID]map[annotate.Verdict]int, error) {
			return r.PublicVerdicts(ctx)
		})
		return all["t"]
	}
	if got := public(); len(got) != 1 || got[0].Number != two.Number || got[0].Claim != pactID {
		t.Errorf("there are %d public editions, want the last of the claim that is being re-checked", len(got))
	}
	same(t, "the verdicts while it is being re-checked", counts(), map[annotate.Verdict]int{annotate.Unchecked: 1})
	shown.Status, shown.Notice, shown.Version = annotate.Published, "", 2
	d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.ChangeCase(ctx, shown) })
	same(t, "the verdicts when it is published", counts(), map[annotate.Verdict]int{annotate.Wrong: 1})
	due := see(d, func(ctx context.Context, r annotate.Reader) ([]timeline.ClaimID, error) { return r.EditionsDue(ctx) })
	same(t, "the editions that are due", due, []timeline.ClaimID{})
}

func beforesKept(t *testing.T, d *desk) {
	d.furnished()
	entries := d.record(anEntry(annotate.ObjectSource, string(bookID), "edit"), anEntry(annotate.ObjectSource, string(bookID), "edit"))
	look := func(ctx context.Context, r annotate.Reader) (annotate.Before, error) {
		return r.Before(ctx, annotate.ObjectSource, string(bookID))
	}
	missing(d, look)
	was := anEdition(pactID, 1, annotate.Correct).Content
	for _, e := range entries {
		was.Sources[0].Title = "Title before " + e.Hash
		b := annotate.Before{Object: annotate.ObjectSource, ID: string(bookID), Entry: e.Number, Was: annotate.Archive{Timeline: was.Timeline, Sources: was.Sources}}
		d.update(func(ctx context.Context, tx annotate.Tx) error { return tx.SetBefore(ctx, b) })
		got := see(d, look)
		got.Was.Extra, got.Was.Findings, got.Was.Omitted = nil, nil, nil
		same(t, "what was before", got, b)
	}
}

func historyFiltered(t *testing.T, d *desk) {
	claim := anEntry(annotate.ObjectClaim, "c", "edit", annotate.Change{Field: "statement", Old: "a", New: "b"}, annotate.Change{Field: "lane", New: "c"})
	shadow := anEntry(annotate.ObjectClaim, "c", "add evidence")
	proof := anEntry(annotate.ObjectEvidence, "e", "add evidence")
	elsewhere := anEntry(annotate.ObjectClaim, "x", "edit")
	elsewhere.Timeline = "other"
	machine := anEntry(annotate.ObjectClaim, "c", "reopen")
	machine.Actor, machine.Machine = annotate.Person{}, "date rules"
	kept := d.record(claim, proof, shadow, elsewhere, machine)
	for _, tt := range []struct {
		name string
		q    annotate.HistoryQuery
		want []annotate.Entry
	}{
		{"everything", annotate.HistoryQuery{}, []annotate.Entry{kept[4], kept[1], kept[0]}},
		{"claims, with the rows that evidence leaves there", annotate.HistoryQuery{Object: annotate.ObjectClaim}, []annotate.Entry{kept[4], kept[2], kept[0]}},
		{"one act", annotate.HistoryQuery{Act: "edit"}, []annotate.Entry{kept[0]}},
		{"one person", annotate.HistoryQuery{Person: string(ada.ID)}, []annotate.Entry{kept[1], kept[0]}},
		{"a machine", annotate.HistoryQuery{Person: "date rules"}, []annotate.Entry{kept[4]}},
		{"the entries before one", annotate.HistoryQuery{Before: kept[1].Number}, []annotate.Entry{kept[0]}},
		{"a page", annotate.HistoryQuery{Limit: 1}, []annotate.Entry{kept[4]}},
		{"nobody's", annotate.HistoryQuery{Person: "nobody"}, nil},
	} {
		if tt.q.Limit == 0 {
			tt.q.Limit = 10
		}
		got := see(d, func(ctx context.Context, r annotate.Reader) ([]annotate.Entry, error) {
			return r.HistoryOn(ctx, "t", tt.q)
		})
		same(t, tt.name, got, tt.want)
	}
}

func historyIndexed(t *testing.T, d *desk) {
	machine := anEntry(annotate.ObjectClaim, "c", "reopen")
	machine.Actor, machine.Machine = annotate.Person{}, "date rules"
	d.record(anEntry(annotate.ObjectClaim, "c", "edit"), anEntry(annotate.ObjectClaim, "c", "edit"), machine)
	got := see(d, func(ctx context.Context, r annotate.Reader) (annotate.HistoryIndex, error) {
		return r.HistoryIndex(ctx, "t")
	})
	same(t, "the index", got, annotate.HistoryIndex{People: []annotate.Person{ada, {Name: "date rules"}}, Acts: []string{"edit", "reopen"}})
}
