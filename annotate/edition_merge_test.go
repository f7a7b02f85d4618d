package annotate_test

import (
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

func TestWhatBecomesConfidentialAfterAMergeLeavesThePublicPage(t *testing.T) {
	o := newOffice(t)
	ctx := t.Context()
	_, err := o.EditTimeline(ctx, o.ada, o.slug, annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Public, Version: 1})
	o.must(err)
	c := o.published()
	before, err := o.Claim(ctx, account.Actor{}, c.ID)
	o.must(err)
	if len(before.Evidence) != 1 {
		t.Fatalf("the public reads %d pieces of evidence, want 1", len(before.Evidence))
	}
	kept, err := o.AddSource(ctx, o.ada, o.slug, annotate.SourceEdit{Title: "The minutes, in full"})
	o.must(err)
	_, err = o.Merge(ctx, o.ada, before.Evidence[0].Source, annotate.MergeEdit{Into: kept.ID, Version: 1, IntoVersion: 1})
	o.must(err)
	file, err := o.Source(ctx, o.ada, kept.ID)
	o.must(err)
	_, err = o.EditSource(ctx, o.ada, kept.ID, annotate.SourceEdit{Title: kept.Title, Confidential: true, Version: file.Source.Version})
	o.must(err)
	after, err := o.Claim(ctx, account.Actor{}, c.ID)
	o.must(err)
	if len(after.Evidence) != 0 {
		t.Errorf("the public still reads %+v, from a source that is confidential now", after.Evidence)
	}
}
