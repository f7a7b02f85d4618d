package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"strconv"
	"testing"
	"time"
)

// cursor reads the rows of a table in the order of the claims that they are of.
type cursor struct {
	b    *testing.B
	rows *sql.Rows
	row  []sql.NullString
	dest []any
	more bool
}

func cursorOf(b *testing.B, pool *sql.DB, query string) *cursor {
	b.Helper()
	rows, err := pool.QueryContext(context.Background(), query) //nolint:rowserrcheck // step checks it at the end
	if err != nil {
		b.Fatal(err)
	}
	names, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	c := &cursor{b: b, rows: rows, row: make([]sql.NullString, len(names))}
	for i := range c.row {
		c.dest = append(c.dest, &c.row[i])
	}
	c.step()
	return c
}

func (c *cursor) step() {
	if c.more = c.rows.Next(); !c.more {
		if err := c.rows.Err(); err != nil {
			c.b.Fatal(err)
		}
		return
	}
	if err := c.rows.Scan(c.dest...); err != nil {
		c.b.Fatal(err)
	}
}

// of calls f for the rows of a claim.
func (c *cursor) of(claim string, f func(row []sql.NullString)) {
	for c.more && c.row[0].String == claim {
		f(c.row)
		c.step()
	}
}

func number(s sql.NullString) int { n, _ := strconv.Atoi(s.String); return n } // 0 for none

func moment(s sql.NullString) string {
	n, _ := strconv.ParseInt(s.String, 10, 64) // 0 for none
	return time.UnixMilli(n).UTC().Format("2006-01-02T15:04:05.000Z")
}

// readRows reads every claim with what hangs on it and encodes it.
func readRows(b *testing.B, pool *sql.DB) {
	b.Helper()
	pool.SetMaxOpenConns(6)
	claims := cursorOf(b, pool, `
SELECT id, timeline_id, statement, claimant, position, at_date, extent, from_end, from_claim, from_date, to_end, to_claim, to_date, op, n, m, unit, undated_reason,
  wording, basis, anchor, zone, occurrence, importance, lane, subject, verdict, explanation, search_note, disposition, correction, recheck,
  status, assignee_id, assignee_name, approver_id, approver_name, approved_version, approved, notice, by_id, by_name, created, changed, version, judged, judged_from, judged_to
FROM claims ORDER BY id`)
	tags := cursorOf(b, pool, `SELECT claim_id, tag FROM claim_tags ORDER BY claim_id, tag`)
	quotes := cursorOf(b, pool, `SELECT claim_id, id, article_id, number, starts, ends, exact, prefix, suffix, state FROM quotes ORDER BY claim_id`)
	evidence := cursorOf(b, pool, `
SELECT claim_id, id, source_id, stance, quote, locator, date_given, accessed, by_id, by_name, via, copy_url, copied_on, note, withdrawn, created, version
FROM evidence ORDER BY claim_id`)
	findings := cursorOf(b, pool, `SELECT claim_id, rule, severity, message, version FROM findings ORDER BY claim_id, place`)
	out := bufio.NewWriterSize(io.Discard, 64<<10)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("    ", "  ")
	for ; claims.more; claims.step() {
		r := claims.row
		c := bareClaim{
			ID: r[0].String, Statement: r[2].String, Claimant: r[3].String,
			Position: barePosition{Kind: r[4].String, When: r[5].String, Extent: r[6].String, From: r[8].String, To: r[11].String, Op: r[13].String, N: number(r[14]), Unit: r[16].String},
			Wording:  r[18].String, Basis: r[19].String, Occurrence: r[22].String, Lane: r[24].String, Verdict: bareVerdict{r[26].String}, Status: r[32].String,
			By: barePerson{r[40].String, r[41].String}, Created: moment(r[42]), Changed: moment(r[43]), Version: number(r[44]),
		}
		tags.of(c.ID, func(r []sql.NullString) { c.Tags = append(c.Tags, r[1].String) })
		quotes.of(c.ID, func(r []sql.NullString) {
			c.Quotes = append(c.Quotes, bareQuote{
				ID: r[1].String, Article: r[2].String, Number: number(r[3]), Start: number(r[4]), End: number(r[5]), Exact: r[6].String, Prefix: r[7].String, Suffix: r[8].String, State: r[9].String,
			})
		})
		evidence.of(c.ID, func(r []sql.NullString) {
			c.Evidence = append(c.Evidence, bareEvidence{
				ID: r[1].String, Source: r[2].String, Stance: r[3].String, Quote: r[4].String, Locator: r[5].String,
				By: barePerson{r[8].String, r[9].String}, Created: moment(r[15]), Version: number(r[16]),
			})
		})
		findings.of(c.ID, func(r []sql.NullString) {
			c.Findings = append(c.Findings, bareFinding{r[1].String, r[2].String, r[3].String, number(r[4])})
		})
		if err := enc.Encode(c); err != nil {
			b.Fatal(err)
		}
	}
}

// bareClaim and its parts have what the objects of an archive have here.
type bareClaim struct {
	ID         string         `json:"id"`
	Statement  string         `json:"statement"`
	Claimant   string         `json:"claimant"`
	Position   barePosition   `json:"position"`
	Wording    string         `json:"wording"`
	Basis      string         `json:"basis"`
	Occurrence string         `json:"occurrence"`
	Lane       string         `json:"lane"`
	Tags       []string       `json:"tags"`
	Status     string         `json:"status"`
	Verdict    bareVerdict    `json:"verdict"`
	By         barePerson     `json:"by"`
	Created    string         `json:"created"`
	Changed    string         `json:"changed"`
	Version    int            `json:"version"`
	Quotes     []bareQuote    `json:"quotes,omitempty"`
	Evidence   []bareEvidence `json:"evidence"`
	Findings   []bareFinding  `json:"findings,omitempty"`
}

type barePosition struct {
	Kind   string `json:"kind"`
	When   string `json:"when,omitempty"`
	Extent string `json:"extent,omitempty"`
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Op     string `json:"op,omitempty"`
	N      int    `json:"n,omitempty"`
	Unit   string `json:"unit,omitempty"`
}

type bareVerdict struct {
	Value string `json:"value"`
}

type barePerson struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type bareQuote struct {
	ID, Article, Exact, Prefix, Suffix, State string
	Number, Start, End                        int
}

type bareEvidence struct {
	ID      string     `json:"id"`
	Source  string     `json:"source"`
	Stance  string     `json:"stance"`
	Quote   string     `json:"quote"`
	Locator string     `json:"locator"`
	By      barePerson `json:"by"`
	Created string     `json:"created"`
	Version int        `json:"version"`
}

type bareFinding struct {
	Rule, Severity, Message string
	Version                 int
}
