package annotate_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

func (o *office) token(who account.Actor, scope account.Scope) (string, account.Token) {
	o.t.Helper()
	secret, t, err := o.AddToken(o.t.Context(), who, annotate.TokenEdit{Name: string(scope) + " of " + who.Name, Scope: scope, Days: 30})
	o.must(err)
	return secret, t
}

func TestATokenActsForItsUserWithNoMoreThanItsScope(t *testing.T) {
	o := newOffice(t)
	for scope, want := range map[account.Scope]account.Role{
		account.ScopeRead: account.Viewer, account.ScopeWrite: account.Checker, account.ScopeReview: account.Reviewer,
	} {
		secret, made := o.token(o.ada, scope)
		actor, found, err := o.Bearer(t.Context(), secret)
		if err != nil || actor.ID != o.ada.ID || actor.Role != want || found.ID != made.ID {
			t.Errorf("a token to %s of a reviewer acts as %+v (%v), want %s", scope, actor, err, want)
		}
		if strings.Contains(found.Hash, secret) || found.Hash != account.HashToken(secret) {
			t.Errorf("the token is kept as %q", found.Hash)
		}
	}
}

func TestATokenEndsAtOnce(t *testing.T) {
	ends := map[string]func(*office, account.Token){
		"when it is revoked": func(o *office, k account.Token) { o.must(o.RevokeToken(o.t.Context(), o.ada, k.ID)) },
		"when it expires":    func(o *office, k account.Token) { o.now = k.Expires },
		"when its user is disabled": func(o *office, _ account.Token) {
			_, err := o.SetDisabled(o.t.Context(), o.root, "ada", true)
			o.must(err)
		},
		"and stays so when they come back": func(o *office, _ account.Token) {
			for _, disabled := range []bool{true, false} {
				_, err := o.SetDisabled(o.t.Context(), o.root, "ada", disabled)
				o.must(err)
			}
		},
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			secret, made := o.token(o.ada, account.ScopeRead)
			_, _, err := o.Bearer(t.Context(), secret)
			o.must(err)
			end(o, made)
			if _, _, err := o.Bearer(t.Context(), secret); fault.KindOf(err) != fault.Unauthenticated {
				t.Errorf("the token gives %v, want Unauthenticated", err)
			}
		})
	}
}

func TestATokenReadsWhileSomebodyWritesForLong(t *testing.T) {
	o := newOffice(t)
	secret, _ := o.token(o.ada, account.ScopeRead)
	held, let, written := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		written <- o.store.Update(t.Context(), func(context.Context, annotate.Tx) error {
			close(held)
			<-let
			return nil
		})
	}()
	<-held
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	actor, _, err := o.Bearer(ctx, secret)
	close(let)
	o.must(<-written)
	if err != nil || actor.ID != o.ada.ID {
		t.Errorf("the token acts as %+v (%v), want ada", actor, err)
	}
	_, _, err = o.Bearer(t.Context(), secret)
	o.must(err)
	if own, err := o.Tokens(t.Context(), o.ada); err != nil || !own[0].Used.Equal(o.now) {
		t.Errorf("afterwards it was used at %v (%v), want %v", own[0].Used, err, o.now)
	}
}

func TestATokenLosesWhatItsUserLoses(t *testing.T) {
	o := newOffice(t)
	secret, _ := o.token(o.ada, account.ScopeReview)
	_, err := o.SetRole(t.Context(), o.root, "ada", account.Viewer)
	o.must(err)
	actor, _, err := o.Bearer(t.Context(), secret)
	if err != nil || actor.Role != account.Viewer {
		t.Errorf("the token acts as %q (%v), want viewer", actor.Role, err)
	}
}

func TestTokensAreOnesOwn(t *testing.T) {
	o := newOffice(t)
	_, made := o.token(o.ada, account.ScopeRead)
	if err := o.RevokeToken(t.Context(), o.ben, made.ID); fault.KindOf(err) != fault.NotFound {
		t.Errorf("another's token: %v, want NotFound", err)
	}
	if own, err := o.Tokens(t.Context(), o.ben); err != nil || len(own) != 0 {
		t.Errorf("ben has %v (%v), want none", own, err)
	}
	program, _, err := o.Bearer(t.Context(), first(o.token(o.ada, account.ScopeReview)))
	o.must(err)
	if _, _, err := o.AddToken(t.Context(), program, annotate.TokenEdit{Name: "more", Scope: account.ScopeReview, Days: 1}); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("a program makes a token: %v, want Forbidden", err)
	}
}

func first(secret string, _ account.Token) string { return secret }

func TestTokensAreValidated(t *testing.T) {
	o := newOffice(t)
	o.token(o.ada, account.ScopeRead)
	for field, in := range map[string]annotate.TokenEdit{
		"name":  {Name: " ", Scope: account.ScopeRead, Days: 1},
		"scope": {Name: "x", Scope: "all", Days: 1},
		"days":  {Name: "x", Scope: account.ScopeRead, Days: 400},
	} {
		_, _, err := o.AddToken(t.Context(), o.ada, in)
		if known, ok := errors.AsType[*fault.Error](err); !ok || known.Fields[field] == "" {
			t.Errorf("%+v: %v, want the field %s named", in, err, field)
		}
	}
	_, _, err := o.AddToken(t.Context(), o.ada, annotate.TokenEdit{Name: "read of ada", Scope: account.ScopeRead, Days: 1})
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("a second token of the same name: %v, want Invalid", err)
	}
}

// What a token was used for shows who did it, and by which token.
func TestTheHistoryNamesTheToken(t *testing.T) {
	o := newOffice(t)
	program, _, err := o.Bearer(t.Context(), first(o.token(o.ada, account.ScopeWrite)))
	o.must(err)
	_, err = o.AddSource(t.Context(), program, o.slug, annotate.SourceEdit{Title: "Minutes"})
	o.must(err)
	f, err := o.Chronicle(t.Context(), o.ada, o.slug, annotate.HistoryQuery{})
	o.must(err)
	if e := f.Entries[0]; e.Actor.Name != "ada" || e.Machine != "API token “write of ada”" || e.Who() != "ada" {
		t.Errorf("the entry is by %q, machine %q, who %q", e.Actor.Name, e.Machine, e.Who())
	}
}

func (o *office) once(request string, f func(context.Context, *annotate.Desk) (string, error)) (string, bool, error) {
	tokens, err := o.Tokens(o.t.Context(), o.ada)
	o.must(err)
	return o.Once(o.t.Context(), annotate.Receipt{Token: tokens[0].ID, Key: "k", Request: request}, f)
}

func TestARequestThatIsSentAgainIsAnsweredAndNotDoneAgain(t *testing.T) {
	o := newOffice(t)
	o.token(o.ada, account.ScopeWrite)
	done := 0
	add := func(ctx context.Context, d *annotate.Desk) (string, error) {
		done++
		s, err := d.AddSource(ctx, o.ada, o.slug, annotate.SourceEdit{Title: "Minutes"})
		return string(s.ID), err
	}
	answer, again, err := o.once("r", add)
	if err != nil || again || answer == "" {
		t.Fatalf("first: %q, %t, %v", answer, again, err)
	}
	second, again, err := o.once("r", add)
	if err != nil || !again || second != answer || done != 1 {
		t.Errorf("second: %q, %t, %v, done %d times; want %q again", second, again, err, done, answer)
	}
	if _, _, err := o.once("other", add); !errors.Is(err, annotate.ErrKeyTaken) {
		t.Errorf("another request: %v, want ErrKeyTaken", err)
	}
	o.now = o.now.Add(annotate.ReceiptLife + time.Second)
	if third, again, err := o.once("other", add); err != nil || again || third == answer {
		t.Errorf("a day later: %q, %t, %v; want it done anew", third, again, err)
	}
}

func TestWhatIsDoneTogetherIsDoneWholeOrNotAtAll(t *testing.T) {
	o := newOffice(t)
	o.token(o.ada, account.ScopeWrite)
	broken := errors.New("broken")
	half := func(ctx context.Context, d *annotate.Desk) (string, error) {
		_, err := d.AddSource(ctx, o.ada, o.slug, annotate.SourceEdit{Title: "Minutes"})
		o.must(err)
		return "", broken
	}
	if _, _, err := o.once("r", half); !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	swallowed := o.Together(t.Context(), func(ctx context.Context, d *annotate.Desk) error {
		_, err := d.AddSource(ctx, o.ada, o.slug, annotate.SourceEdit{Title: "Minutes"})
		o.must(err)
		_, _ = d.AddSource(ctx, o.ada, o.slug, annotate.SourceEdit{})
		return nil
	})
	if fault.KindOf(swallowed) != fault.Invalid {
		t.Errorf("an error that was swallowed: %v, want it returned", swallowed)
	}
	if _, sources, err := o.Sources(t.Context(), o.ada, o.slug); err != nil || len(sources) != 0 {
		t.Errorf("there are %d sources (%v), want none", len(sources), err)
	}
}

func TestNewsOfWhatIsDoneTogetherComesWhenItIsStored(t *testing.T) {
	o := newOffice(t)
	a, err := o.Access(t.Context(), o.ada, o.slug)
	o.must(err)
	rung, stop := o.Listen(a.Timeline.ID)
	defer stop()
	o.must(o.Together(t.Context(), func(ctx context.Context, d *annotate.Desk) error {
		_, err := d.AddSource(ctx, o.ada, o.slug, annotate.SourceEdit{Title: "Minutes"})
		select {
		case <-rung:
			t.Error("it rang before it was stored")
		default:
		}
		return err
	}))
	select {
	case <-rung:
	default:
		t.Error("it did not ring")
	}
}

func TestTheRevisionOfATimelineMovesWithWhatIsSeen(t *testing.T) {
	o := newOffice(t)
	visitor := account.Actor{}
	if _, err := o.Revision(t.Context(), visitor, o.slug); fault.KindOf(err) != fault.NotFound {
		t.Errorf("a private timeline: %v, want NotFound", err)
	}
	_, err := o.EditTimeline(t.Context(), o.ada, o.slug, annotate.TimelineEdit{Title: "The pact", Slug: o.slug, Visibility: timeline.Public, Version: 1})
	o.must(err)
	before, err := o.Revision(t.Context(), visitor, o.slug)
	o.must(err)
	if again, _ := o.Revision(t.Context(), visitor, o.slug); again != before {
		t.Errorf("the revision moved by itself: %q, %q", before, again)
	}
	if other, err := annotate.NewDesk(o.store, o.Now).Revision(t.Context(), visitor, o.slug); err != nil || other == before {
		t.Errorf("it can be worked out without the key of the desk: %q (%v)", other, err)
	}
	member, err := o.Revision(t.Context(), o.ada, o.slug)
	if err != nil || member == before {
		t.Errorf("a member has %q (%v), as the public", member, err)
	}
	o.claim("2024-06-19")
	if after, _ := o.Revision(t.Context(), visitor, o.slug); after == before {
		t.Error("the revision stayed")
	}
}

func TestOnlyTheOperatorMakesTokensForOthers(t *testing.T) {
	o := newOffice(t)
	in := annotate.TokenEdit{Name: "backup", Scope: account.ScopeRead, Days: 1}
	if _, _, err := o.AddTokenFor(t.Context(), o.root, "ada", in); fault.KindOf(err) != fault.Forbidden {
		t.Errorf("an administrator: %v, want Forbidden", err)
	}
	secret, _, err := o.AddTokenFor(t.Context(), account.Operator(), "ada", in)
	o.must(err)
	if actor, _, err := o.Bearer(t.Context(), secret); err != nil || actor.ID != o.ada.ID {
		t.Errorf("the token acts as %+v (%v), want ada", actor, err)
	}
	_, err = o.SetDisabled(t.Context(), o.root, "ada", true)
	o.must(err)
	if _, _, err := o.AddTokenFor(t.Context(), account.Operator(), "ada", in); fault.KindOf(err) != fault.Invalid {
		t.Errorf("for who is disabled: %v, want Invalid", err)
	}
}
