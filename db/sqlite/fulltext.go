package sqlite

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"dateline/annotate"
	"dateline/db"
)

const (
	deleteWords = `
DELETE FROM words
WHERE docid = ?1`

	insertWords = `
INSERT INTO words (docid, title, body)
VALUES (?1, ?2, ?3)`
)

// Index replaces the words of a document.
func (d dialect) Index(ctx context.Context, q db.Querier, doc db.Document) error {
	if !doc.New {
		if err := d.Unindex(ctx, q, doc.Number); err != nil {
			return err
		}
	}
	_, err := q.ExecContext(ctx, insertWords, doc.Number, doc.Title, doc.Body)
	return err
}

// Unindex removes the words of a document.
func (dialect) Unindex(ctx context.Context, q db.Querier, number int64) error {
	_, err := q.ExecContext(ctx, deleteWords, number)
	return err
}

// ranked is a document and what its rank hangs on.
type ranked struct {
	number int64
	score  float64
}

const candidates = `
SELECT words.docid, matchinfo(words, 'pcnalx')
FROM words
JOIN documents d ON d.number = words.docid
WHERE words MATCH ?1
  AND d.timeline_id IN (SELECT value FROM json_each(?2))`

// Find ranks every match by BM25 and fetches the best.
func (dialect) Find(ctx context.Context, q db.Querier, words, in []string, limit int) ([]annotate.Match, error) {
	expression := matchExpression(words)
	timelines, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, candidates, expression, string(timelines))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what went wrong
	var all []ranked
	for rows.Next() {
		var r ranked
		var info []byte
		if err := rows.Scan(&r.number, &info); err != nil {
			return nil, err
		}
		r.score = bm25(info)
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.number, b.number))
	})
	return fetch(ctx, q, expression, all[:min(limit, len(all))])
}

// Worded looks for claims only, with the expression of [dialect.Find].
func (dialect) Worded(words []string, param string) (query string, arg any) {
	return `
    SELECT d.object_id
    FROM words
    JOIN documents d ON d.number = words.docid
    WHERE words MATCH ` + param + `
      AND d.object = 'claim'`, matchExpression(words)
}

// The characters around a hit are control characters, which indexed text does
// not contain.
const best = `
SELECT d.number, d.object, d.object_id, d.claim_id, d.timeline_id, d.title,
  snippet(words, char(2), char(3), '…', -1, 24)
FROM words
JOIN documents d ON d.number = words.docid
WHERE words MATCH ?1
  AND words.docid IN (SELECT value FROM json_each(?2))`

// fetch returns the matches that were ranked, in that order.
func fetch(ctx context.Context, q db.Querier, expression string, chosen []ranked) ([]annotate.Match, error) {
	place := make(map[int64]int, len(chosen))
	numbers := make([]int64, len(chosen))
	for i, r := range chosen {
		numbers[i], place[r.number] = r.number, i
	}
	wanted, err := json.Marshal(numbers)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, best, expression, string(wanted))
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what went wrong
	matches := make([]annotate.Match, len(chosen))
	for rows.Next() {
		var number int64
		var m annotate.Match
		var snippet string
		if err := rows.Scan(&number, &m.Object, &m.ID, &m.Claim, &m.Timeline, &m.Title, &snippet); err != nil {
			return nil, err
		}
		m.Snippet = fragments(snippet)
		matches[place[number]] = m
	}
	return matches, rows.Err()
}

// matchExpression asks for all words, the last of them as a beginning. Each is
// quoted, so that none is taken for an operator; they contain no quotes.
func matchExpression(words []string) string {
	return `"` + strings.Join(words, `" "`) + `*"`
}

// fragments cuts a snippet at the marks around its hits.
func fragments(snippet string) []annotate.Fragment {
	var all []annotate.Fragment
	add := func(text string, hit bool) {
		if text != "" {
			all = append(all, annotate.Fragment{Text: text, Hit: hit})
		}
	}
	for snippet != "" {
		before, rest, _ := strings.Cut(snippet, "\x02")
		hit, after, _ := strings.Cut(rest, "\x03")
		add(before, false)
		add(hit, true)
		snippet = after
	}
	return all
}

// The constants of BM25, as usual, and how much more a word in a title counts.
const (
	bm25K       = 1.2
	bm25B       = 0.75
	titleWeight = 2.0
)

// bm25 computes the rank of a row from its matchinfo of the form pcnalx: the
// numbers of phrases, columns and rows; for every column its average length and
// its length in this row; for every phrase and column the hits in this row, the
// hits in all, and the rows with a hit.
func bm25(info []byte) float64 {
	number := func(i int) float64 { return float64(binary.NativeEndian.Uint32(info[4*i:])) }
	if len(info) < 12 {
		return 0
	}
	phrases, columns, rows := int(number(0)), int(number(1)), number(2)
	average, length := 3, 3+columns
	hits := 3 + 2*columns
	if len(info) < 4*(hits+3*phrases*columns) {
		return 0
	}
	score := 0.0
	for p := range phrases {
		for c := range columns {
			at := hits + 3*(p*columns+c)
			frequency, withHit := number(at), number(at+2)
			if frequency == 0 {
				continue
			}
			// A word that is in most rows still counts for a little.
			rarity := math.Max(math.Log((rows-withHit+0.5)/(withHit+0.5)), 1e-6)
			relative := number(length+c) / math.Max(number(average+c), 1)
			weight := 1.0
			if c == 0 {
				weight = titleWeight
			}
			score += weight * rarity * frequency * (bm25K + 1) / (frequency + bm25K*(1-bm25B+bm25B*relative))
		}
	}
	return score
}
