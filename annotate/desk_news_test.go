package annotate_test

import (
	"errors"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

func TestNewsIsWhatTheHistoryHas(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	start, err := o.LastNumber(t.Context())
	o.must(err)
	rung, stop := o.Listen(c.Timeline)
	defer stop()
	o.must(o.editSeen(o.dan, c, func(in *annotate.ClaimEdit) { in.Claimant = "The agency" }))
	o.evidence(c)
	select {
	case <-rung:
	default:
		t.Error("a change that is stored does not ring")
	}
	news, err := o.News(t.Context(), o.ben, c.Timeline, start)
	o.must(err)
	if len(news.Entries) != 4 || news.Entries[0].Changes[0].Field != "claimant" || news.Number != start+4 {
		t.Errorf("got %+v, want the edit, the source and the evidence on both sides", news.Entries)
	}
	again, err := o.News(t.Context(), o.ben, c.Timeline, news.Number)
	o.must(err)
	if len(again.Entries) > 0 || again.Number != news.Number {
		t.Errorf("got %+v after the last, want nothing", again.Entries)
	}
	if _, err := o.News(t.Context(), o.out, c.Timeline, 0); fault.KindOf(err) != fault.NotFound {
		t.Errorf("who is no member: got %v, want that there is nothing", err)
	}
}

func TestWhatIsNotStoredDoesNotRing(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	rung, stop := o.Listen(c.Timeline)
	defer stop()
	o.must(o.editSeen(o.dan, c, func(*annotate.ClaimEdit) {}))
	if err := o.editSeen(o.dan, c, func(in *annotate.ClaimEdit) { in.Statement = "" }); !errors.As(err, new(*fault.Error)) {
		t.Fatalf("got %v, want a refusal", err)
	}
	select {
	case <-rung:
		t.Error("it rang for a change of nothing, or one that was refused")
	default:
	}
}

func TestAQueueHearsOfItsOwnTimelinesOnly(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	other, err := o.AddTimeline(t.Context(), o.ada, annotate.TimelineEdit{Title: "Elsewhere", Visibility: timeline.Private})
	o.must(err)
	start, err := o.LastNumber(t.Context())
	o.must(err)
	both := []timeline.ID{c.Timeline, other.ID}
	rung, stop := o.Listen(both...)
	defer stop()
	_, err = o.AddSource(t.Context(), o.ada, other.Slug, annotate.SourceEdit{Title: "A diary"})
	o.must(err)
	select {
	case <-rung:
	default:
		t.Error("a change of the second timeline does not ring")
	}
	for who, want := range map[*account.Actor]bool{&o.ada: true, &o.dan: false, &o.out: false} {
		number, stirred, err := o.Stirred(t.Context(), *who, both, start)
		o.must(err)
		if stirred != want || number != start+1 {
			t.Errorf("for %s: got %t at number %d, want %t at %d", who.Name, stirred, number, want, start+1)
		}
	}
	if _, stirred, err := o.Stirred(t.Context(), o.ada, both, start+1); err != nil || stirred {
		t.Errorf("after the last number: got %t %v, want that nothing happened", stirred, err)
	}
}
