// Package sample is a small timeline to look around in: an article of our own
// about the pact that Russia and North Korea signed in June 2024, the dated
// claims in it, what the records say about them, and the work that two people
// have done on them so far. [Load] makes it through the desk, as people would.
package sample

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Slug is the short name of the timeline that [Load] makes.
const Slug = "pyongyang-pact"

// The logins of the two people who work on the sample. The editor also looks
// after the instance.
const (
	Editor    = "editor"
	Colleague = "colleague"
)

//go:embed article.txt
var body string

// loader carries what the parts of the sample refer to one another by.
type loader struct {
	desk      *annotate.Desk
	editor    account.Actor
	colleague account.Actor
	article   annotate.ArticleID
	sources   map[string]annotate.SourceID
	claims    map[string]timeline.ClaimID
}

// Load makes the sample on a desk where nobody works yet: two users without a
// password, who need a link of [annotate.Desk.Invite], and a public timeline.
// It returns a Conflict error when a login or the timeline is there already.
// Each part is saved on its own, so that what was made before an error stays.
func Load(ctx context.Context, desk *annotate.Desk) error {
	l := &loader{desk: desk, sources: map[string]annotate.SourceID{}, claims: map[string]timeline.ClaimID{}}
	for _, step := range []func(context.Context) error{l.addPeople, l.addTimeline, l.addArticle, l.addSources, l.addClaims} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("loading the sample: %w", err)
		}
	}
	return nil
}

func (l *loader) addPeople(ctx context.Context) error {
	editor, err := l.desk.AddUser(ctx, account.Operator(), annotate.UserEdit{Login: Editor, Name: "Mira Haldane", Role: account.Admin})
	if err != nil {
		return err
	}
	colleague, err := l.desk.AddUser(ctx, account.Operator(), annotate.UserEdit{Login: Colleague, Name: "Tom Verhoeven", Role: account.Reviewer})
	if err != nil {
		return err
	}
	l.editor, l.colleague = editor.Actor(), colleague.Actor()
	return nil
}

func (l *loader) addTimeline(ctx context.Context) error {
	_, err := l.desk.AddTimeline(ctx, l.editor, annotate.TimelineEdit{
		Title:       "The Pyongyang pact",
		Slug:        Slug,
		Description: "The dates in one article about the treaty of June 2024 between Russia and North Korea, checked one by one.",
		Visibility:  timeline.Public,
	})
	if err != nil {
		return err
	}
	return l.desk.SetMember(ctx, l.editor, Slug, Colleague, account.Reviewer)
}

func (l *loader) addArticle(ctx context.Context) error {
	added, err := l.desk.AddArticle(ctx, l.editor, Slug, annotate.ArticleEdit{
		Title:     "Moscow and Pyongyang renew an old promise",
		Byline:    "Written for this sample",
		Publisher: "Dateline",
		Published: edtf.MustParse("2024-06-20"),
		Zone:      "Asia/Seoul",
		Language:  "en",
		Body:      body,
	})
	l.article = added.ID
	return err
}

func (l *loader) addSources(ctx context.Context) error {
	for _, s := range works() {
		added, err := l.desk.AddSource(ctx, l.editor, Slug, s.edit)
		if err != nil {
			return fmt.Errorf("source %q: %w", s.key, err)
		}
		l.sources[s.key] = added.ID
	}
	return nil
}

func (l *loader) addClaims(ctx context.Context) error {
	for _, e := range entries() {
		if err := l.addClaim(ctx, e); err != nil {
			return fmt.Errorf("claim %q: %w", e.key, err)
		}
	}
	return nil
}

func (l *loader) addClaim(ctx context.Context, e entry) error {
	quote, err := l.locate(e.words)
	if err != nil {
		return err
	}
	edit := e.claim
	if edit.Position, err = e.position(l); err != nil {
		return err
	}
	added, err := l.desk.AddClaim(ctx, l.editor, Slug, edit, &quote)
	if err != nil {
		return err
	}
	l.claims[e.key] = added.ID
	for _, t := range e.evidence {
		in := t.edit
		in.Source = l.sources[t.source]
		if _, err := l.desk.AddEvidence(ctx, l.editor, added.ID, in); err != nil {
			return fmt.Errorf("evidence from %q: %w", t.source, err)
		}
	}
	return l.work(ctx, added.ID, e)
}

// locate finds the words in the article, where they have to stand once.
func (l *loader) locate(words string) (annotate.QuoteEdit, error) {
	text := strings.TrimSpace(body) // as the desk keeps it
	if n := strings.Count(text, words); n != 1 {
		return annotate.QuoteEdit{}, fmt.Errorf("the article has %q %d times", words, n)
	}
	before, _, _ := strings.Cut(text, words)
	start := utf8.RuneCountInString(before)
	return annotate.QuoteEdit{Article: l.article, Start: start, End: start + utf8.RuneCountInString(words)}, nil
}

// position makes the position of an entry out of what it says about it.
func (e entry) position(l *loader) (timeline.Position, error) {
	switch {
	case e.when != "":
		when, err := edtf.Parse(e.when)
		return timeline.Point{When: when, Extent: timeline.Event}, err
	case e.length != (timeline.Length{}):
		from, fromKnown := l.claims[e.from]
		to, toKnown := l.claims[e.to]
		if !fromKnown || !toKnown {
			return nil, fmt.Errorf("the gap from %q to %q has an end that comes later in the list", e.from, e.to)
		}
		return timeline.Gap{From: timeline.ClaimEnd{Claim: from}, To: timeline.ClaimEnd{Claim: to}, Length: e.length}, nil
	case e.undated != "":
		return timeline.Undated{Reason: e.undated}, nil
	default:
		return nil, nil //nolint:nilnil // a draft has no position yet
	}
}
