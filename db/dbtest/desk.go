package dbtest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// desk is a store under test. Its methods fail the test when the store does.
type desk struct {
	t     *testing.T
	store annotate.Store
}

// update changes the store, which must succeed.
func (d *desk) update(f func(context.Context, annotate.Tx) error) {
	d.t.Helper()
	if err := d.store.Update(d.t.Context(), f); err != nil {
		d.t.Fatalf("Update: %v", err)
	}
}

// refused makes a change that must fail with an error of a kind, whose text
// contains some words.
func (d *desk) refused(kind fault.Kind, words string, f func(context.Context, annotate.Tx) error) {
	d.t.Helper()
	err := d.store.Update(d.t.Context(), f)
	if err == nil {
		d.t.Fatalf("Update succeeded; want an error of kind %s", kind)
	}
	if got := fault.KindOf(err); got != kind {
		d.t.Errorf("kind of %q is %s, want %s", err, got, kind)
	}
	if !strings.Contains(err.Error(), words) {
		d.t.Errorf("error is %q, want one that says %q", err, words)
	}
}

// see reads one value, which must be there.
func see[T any](d *desk, f func(context.Context, annotate.Reader) (T, error)) T {
	d.t.Helper()
	var found T
	err := d.store.View(d.t.Context(), func(ctx context.Context, r annotate.Reader) (err error) {
		found, err = f(ctx, r)
		return err
	})
	if err != nil {
		d.t.Fatalf("View: %v", err)
	}
	return found
}

// missing looks for one value, which must not be there.
func missing[T any](d *desk, f func(context.Context, annotate.Reader) (T, error)) {
	d.t.Helper()
	err := d.store.View(d.t.Context(), func(ctx context.Context, r annotate.Reader) error {
		_, err := f(ctx, r)
		return err
	})
	if fault.KindOf(err) != fault.NotFound {
		d.t.Errorf("error is %v, want one of kind %s", err, fault.NotFound)
	}
}

// same compares what a store gave back with what was put in.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateComparable(edtf.Date{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s is not as expected (- want, + got):\n%s", what, diff)
	}
}

// ids returns the ids of cases in their order.
func ids(cases []annotate.Case) string {
	var all []string
	for _, c := range cases {
		all = append(all, string(c.ID))
	}
	return strings.Join(all, " ")
}

// noon is a time that survives being stored.
var noon = time.Date(2024, 6, 19, 12, 0, 0, 123_000_000, time.UTC)

var ada = annotate.Person{ID: "u-ada", Name: "Ada"}

func aUser(id, login string) account.User {
	return account.User{
		ID: account.UserID(id), Login: login, Name: "Name of " + login, Role: account.Checker,
		Password: "$argon2id$…", Created: noon, Version: 1,
	}
}

func aTimeline(id string) timeline.Timeline {
	return timeline.Timeline{
		ID: timeline.ID(id), Slug: "slug-" + id, Title: "Title of " + id, Description: "About " + id,
		Visibility: timeline.Private, Version: 1,
	}
}

func anArticle(id string) annotate.Article {
	return annotate.Article{
		ID: annotate.ArticleID(id), Timeline: "t", Title: "Title of " + id, Byline: "By line", Publisher: "The Paper",
		URL: "https://paper.example/" + id, Published: edtf.MustParse("2024-06-19"), Zone: "Europe/London", Language: "en-GB",
		By: ada, Created: noon, Version: 1,
	}
}

func aText(article string, number int, body string) annotate.Text {
	return annotate.Text{
		Article: annotate.ArticleID(article), Number: number, Body: body, SHA256: annotate.Digest(body), By: ada, Created: noon,
	}
}

func aCase(id string, p timeline.Position) annotate.Case {
	return annotate.Case{
		Claim: timeline.Claim{
			ID: timeline.ClaimID(id), Timeline: "t", Statement: "Statement of " + id, Claimant: "The minister",
			Position: p, Wording: "in those days", Basis: timeline.Stated, Anchor: "an anchor", Zone: "Europe/London",
			Occurrence: timeline.Happened, Importance: 2, Lane: "a lane", Subject: "a subject", Tags: []string{"one", "two"}, Version: 1,
		},
		Ruling: annotate.Ruling{Verdict: annotate.Unchecked},
		Status: annotate.Draft, By: ada, Created: noon, Changed: noon,
	}
}

// at is the position of an event.
func at(date string) timeline.Position {
	return timeline.Point{When: edtf.MustParse(date), Extent: timeline.Event}
}

func aSource(id string) annotate.Source {
	return annotate.Source{
		ID: annotate.SourceID(id), Timeline: "t", Title: "Title of " + id, Author: "An author", Publisher: "A house", Family: "A family",
		Kind: annotate.Secondary, Published: edtf.MustParse("1998~"), URL: "https://house.example/" + id + "?x=1",
		CanonicalURL: "https://house.example/" + id, ISBN: "9780000000002", DOI: "10.1000/x", ArchiveURL: "https://archive.example/" + id,
		Archive: annotate.Archived, ArchivedOn: edtf.MustParse("2024-06-21"), Origin: "an origin", Confidential: true, Note: "A note", By: ada, Created: noon, Version: 1,
	}
}

func anEvidence(id, claim, source string) annotate.Evidence {
	return annotate.Evidence{
		ID: annotate.EvidenceID(id), Claim: timeline.ClaimID(claim), Source: annotate.SourceID(source), Stance: annotate.Supports,
		Quote: "The words of " + id, Locator: "p. 7", DateGiven: edtf.MustParse("2000-07-19"), Accessed: edtf.MustParse("2024-06-20"),
		CopyURL: "https://archive.example/" + source + "/older", CopiedOn: edtf.MustParse("2024-06-19"),
		By: ada, Note: "Seen", Created: noon, Version: 1,
	}
}

// furnished adds the timelines t and other, the article a with one text, and
// the source s.
func (d *desk) furnished() *desk {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		return first(
			tx.AddTimeline(ctx, aTimeline("t")),
			tx.AddTimeline(ctx, aTimeline("other")),
			tx.AddArticle(ctx, anArticle("a")),
			tx.AddText(ctx, aText("a", 1, "It was the first visit in 24 years.")),
			tx.AddSource(ctx, aSource("s")),
		)
	})
	return d
}

// add adds cases in one transaction.
func (d *desk) add(cases ...annotate.Case) {
	d.t.Helper()
	d.update(func(ctx context.Context, tx annotate.Tx) error {
		for _, c := range cases {
			if err := tx.AddCase(ctx, c); err != nil {
				return err
			}
		}
		return nil
	})
}

// first returns the first error.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
