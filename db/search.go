package db

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"dateline/annotate"
	"dateline/timeline"
)

// The limits on a search. Nobody types more; what is beyond is not looked for.
const (
	maxWords      = 32
	maxWordLength = 64 // characters
)

// Search returns the best matches first. A text without a letter or digit
// finds nothing.
func (t *tx) Search(ctx context.Context, q annotate.SearchQuery) ([]annotate.Match, error) {
	words := searchWords(q.Text)
	if len(words) == 0 || len(q.Timelines) == 0 || q.Limit <= 0 {
		return nil, nil
	}
	in := make([]string, len(q.Timelines))
	for i, id := range q.Timelines {
		in[i] = string(id)
	}
	if err := t.settleWords(ctx); err != nil {
		return nil, err
	}
	matches, err := t.dialect.Find(ctx, t.q, words, in, q.Limit)
	if err != nil {
		return nil, fmt.Errorf("searching: %w", explain(t.dialect, err))
	}
	return matches, nil
}

// searchWords returns the words of what a person typed. Nothing that could
// mean something to a full-text engine is left in them.
func searchWords(text string) []string {
	var words []string
	fields := strings.FieldsFuncSeq(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
	for word := range fields {
		if !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsMark(r) }) {
			continue
		}
		if runes := []rune(word); len(runes) > maxWordLength {
			word = string(runes[:maxWordLength])
		}
		if words = append(words, word); len(words) == maxWords {
			break
		}
	}
	return words
}

// found is what search knows of one thing.
type found struct {
	object   annotate.Object
	id       string
	claim    timeline.ClaimID // that evidence is for; otherwise empty
	timeline timeline.ID
	title    string // what a list of matches calls it
	heading  string // the words that count for more
	body     string
	fresh    bool // nothing was known of it before
}

const upsertDocument = `
INSERT INTO documents (object, object_id, claim_id, timeline_id, title)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (object, object_id) DO UPDATE
SET title = excluded.title
RETURNING number`

func (t *tx) index(ctx context.Context, f found) error {
	number, err := one(ctx, t, "document", scanNumber, upsertDocument,
		string(f.object), f.id, string(f.claim), string(f.timeline), f.title)
	if err != nil {
		return fmt.Errorf("indexing %s %s: %w", f.object, f.id, err)
	}
	doc := Document{Number: number, New: f.fresh, Title: plain(f.heading), Body: plain(f.body)}
	if t.unfound = append(t.unfound, doc); doc.New && len(t.unfound) < mostUnfound {
		return nil
	}
	return t.settleWords(ctx)
}

// mostUnfound is how many documents wait for their words to be indexed. SQLite
// writes out what the full text has gathered at each insert elsewhere, which
// takes several times as long as the insert.
const mostUnfound = 1000

// settleWords indexes the words that wait. It has to be called before anything
// is looked for, and before a commit.
func (t *tx) settleWords(ctx context.Context) error {
	for _, doc := range t.unfound {
		if err := t.dialect.Index(context.WithoutCancel(ctx), t.q, doc); err != nil {
			return fmt.Errorf("indexing document %d: %w", doc.Number, explain(t.dialect, err))
		}
	}
	clear(t.unfound)
	t.unfound = t.unfound[:0]
	return nil
}

// plain replaces the control characters, some of which mark hits in a snippet.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

const articleWords = `
SELECT a.id, a.timeline_id, a.title, a.byline, coalesce((
  SELECT x.body
  FROM texts x
  WHERE x.article_id = a.id
  ORDER BY x.number DESC
  LIMIT 1), '')
FROM articles a
WHERE a.id = ?1`

// indexArticle makes an article found by its title, byline and last wording.
func (t *tx) indexArticle(ctx context.Context, id annotate.ArticleID) error {
	f, err := one(ctx, t, "article", func(row scanner) (found, error) {
		f := found{object: annotate.ObjectArticle}
		var byline, body string
		err := row.Scan(&f.id, &f.timeline, &f.title, &byline, &body)
		f.heading, f.body = f.title, byline+"\n"+body
		return f, err
	}, articleWords, string(id))
	if err != nil {
		return err
	}
	return t.index(ctx, f)
}

// indexClaim makes a claim found by its statement, claimant and wording.
func (t *tx) indexClaim(ctx context.Context, c annotate.Case, fresh bool) error {
	return t.index(ctx, found{
		object: annotate.ObjectClaim, id: string(c.ID), timeline: c.Timeline, title: c.Statement,
		heading: c.Statement, body: c.Claimant + "\n" + c.Wording, fresh: fresh,
	})
}

const sourceWords = `
SELECT id, timeline_id, title, author, publisher, note
FROM sources
WHERE id = ?1`

// Evidence is listed under the title of its source, or of that which takes the
// place of it.
const retitleEvidence = `
UPDATE documents
SET title = (SELECT s.title FROM sources s WHERE s.id = ?1)
WHERE object = 'evidence'
  AND object_id IN (
    SELECT e.id
    FROM evidence e
    JOIN sources s ON s.id = e.source_id
    WHERE e.source_id = ?1 OR s.merged_into = ?1)`

// indexSource makes a source found by its title, author, publisher and note,
// unless it was merged into another, which is found instead.
func (t *tx) indexSource(ctx context.Context, s annotate.Source) error {
	t.recent.titles = nil
	if s.Merged != "" {
		if err := t.unindex(ctx, annotate.ObjectSource, string(s.ID)); err != nil {
			return err
		}
		_, err := t.exec(ctx, retitleEvidence, string(s.Merged))
		return err
	}
	id := s.ID
	f, err := one(ctx, t, "source", func(row scanner) (found, error) {
		f := found{object: annotate.ObjectSource}
		var author, publisher, note string
		err := row.Scan(&f.id, &f.timeline, &f.title, &author, &publisher, &note)
		f.heading, f.body = f.title, author+"\n"+publisher+"\n"+note
		return f, err
	}, sourceWords, string(id))
	if err != nil {
		return err
	}
	if err := t.index(ctx, f); err != nil {
		return err
	}
	_, err = t.exec(ctx, retitleEvidence, string(id))
	return err
}

const titleOf = `
SELECT s.title
FROM sources m
JOIN sources s ON s.id = coalesce(m.merged_into, m.id)
WHERE m.id = ?1`

const timelineOf = `
SELECT c.timeline_id
FROM claims c
WHERE c.id = ?1`

// recent is what a change has just written or read, so that a long one does not
// read it again for each piece of evidence.
type recent struct {
	claim    timeline.ClaimID // that was added last
	timeline timeline.ID      // that it is on
	titles   map[annotate.SourceID]string
}

// about returns where evidence is listed: on which timeline, and under the title
// of its source, or of that which takes the place of it.
func (t *tx) about(ctx context.Context, e annotate.Evidence) (on timeline.ID, title string, err error) {
	on = t.recent.timeline
	if t.recent.claim != e.Claim {
		if on, err = one(ctx, t, "claim", scanWord[timeline.ID], timelineOf, string(e.Claim)); err != nil {
			return "", "", err
		}
	}
	title, ok := t.recent.titles[e.Source]
	if !ok {
		if title, err = one(ctx, t, "source", scanWord[string], titleOf, string(e.Source)); err != nil {
			return "", "", err
		}
		if t.recent.titles == nil {
			t.recent.titles = map[annotate.SourceID]string{}
		}
		t.recent.titles[e.Source] = title
	}
	return on, title, nil
}

const dropDocument = `
DELETE FROM documents
WHERE object = ?1
  AND object_id = ?2
RETURNING number`

// unindex makes a thing impossible to find.
func (t *tx) unindex(ctx context.Context, object annotate.Object, id string) error {
	if err := t.settleWords(ctx); err != nil {
		return err
	}
	numbers, err := list(ctx, t, scanNumber, dropDocument, string(object), id)
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if err := t.dialect.Unindex(ctx, t.q, n); err != nil {
			return explain(t.dialect, err)
		}
	}
	return nil
}

// indexEvidence makes evidence found by its quote, locator and note, unless it
// was withdrawn.
func (t *tx) indexEvidence(ctx context.Context, e annotate.Evidence, fresh bool) error {
	if !e.Counts() {
		return t.unindex(ctx, annotate.ObjectEvidence, string(e.ID))
	}
	on, title, err := t.about(ctx, e)
	if err != nil {
		return fmt.Errorf("indexing evidence %s: %w", e.ID, err)
	}
	return t.index(ctx, found{
		object: annotate.ObjectEvidence, id: string(e.ID), claim: e.Claim, timeline: on, title: title,
		body: e.Quote + "\n" + e.Locator + "\n" + e.Note, fresh: fresh,
	})
}
