package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"

	"dateline/annotate"
	"dateline/db"
	migrations "dateline/db/migrations/sqlite"
	"dateline/timeline"
)

// Report is what Check found.
type Report struct {
	Path     string
	Schema   int64    // version of the schema of the file
	Latest   int64    // version that this program brings it to
	Entries  int64    // of the history that were verified
	Problems []string // empty when all is well
}

// OK reports whether there are no problems.
func (r Report) OK() bool { return len(r.Problems) == 0 }

// Lines returns the report as lines for a person.
func (r Report) Lines() []string {
	lines := []string{"database: " + r.Path}
	switch {
	case r.Latest == 0: // a damaged file is not read any further
	case r.Schema < r.Latest:
		lines = append(lines, fmt.Sprintf("schema: version %d, which the next start of the server brings to %d; the timelines can be checked after that", r.Schema, r.Latest))
	default:
		lines = append(lines, fmt.Sprintf("schema: version %d, the latest", r.Schema))
	}
	if r.Latest > 0 {
		lines = append(lines, fmt.Sprintf("history: %d entries verified", r.Entries))
	}
	for _, p := range r.Problems {
		lines = append(lines, "problem: "+p)
	}
	if r.OK() {
		lines = append(lines, "no problems found")
	}
	return lines
}

// Check reads all of the database at path and verifies it: the file, its
// indexes and constraints, the references between rows, that what is on the
// timelines can be read, the chain of the history, and that claims are as the
// history has them. It changes nothing, and works while other processes use the
// file. Of a file with an older schema it does not look at the timelines.
// What is wrong inside is in the Report; like [Open] it returns an error for a
// file that is no database of this program, or of a newer one.
func Check(ctx context.Context, path string) (report Report, err error) {
	report.Path = path
	if err := inspect(path); err != nil {
		return report, err
	}
	pool, err := openPool(path, Options{}, reader)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()

	if report.Problems, err = integrity(ctx, pool); err != nil || !report.OK() {
		return report, err // nothing that is read from a damaged file can be relied on
	}
	if report.Schema, report.Latest, err = versions(ctx, pool); err != nil {
		return report, err
	}
	if report.Schema > report.Latest {
		return report, newer(path, report.Schema, report.Latest)
	}
	dangling, err := references(ctx, pool)
	if err != nil {
		return report, err
	}
	report.Problems = append(report.Problems, dangling...)
	store := db.New(pool, pool, dialect{})
	return report, store.View(ctx, func(ctx context.Context, r annotate.Reader) error {
		if report.Schema == report.Latest { // the queries are for that one
			if err := report.contents(ctx, r); err != nil {
				return err
			}
		}
		return report.chain(ctx, r)
	})
}

// integrity returns what is wrong with the file, at most twenty things.
func integrity(ctx context.Context, pool *sql.DB) ([]string, error) {
	answers, err := texts(ctx, pool, "PRAGMA integrity_check(20)")
	var e sqlite3.Error
	if errors.As(err, &e) && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB) {
		return []string{"the file is damaged: " + e.Error()}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("checking the file: %w", err)
	}
	if len(answers) == 1 && answers[0] == "ok" {
		return nil, nil
	}
	for i, a := range answers {
		answers[i] = "the file is damaged: " + a
	}
	return answers, nil
}

const danglingRows = `
SELECT 'row ' || coalesce(rowid, '?') || ' of ' || "table" || ' refers to a row of ' || parent || ' that is not there'
FROM pragma_foreign_key_check
LIMIT 20`

func references(ctx context.Context, pool *sql.DB) ([]string, error) {
	rows, err := texts(ctx, pool, danglingRows)
	if err != nil {
		return nil, fmt.Errorf("checking references: %w", err)
	}
	return rows, nil
}

// texts returns the rows of a query of one text column.
func texts(ctx context.Context, pool *sql.DB, query string) ([]string, error) {
	rows, err := pool.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what went wrong
	var all []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// versions returns the version of the schema, and the latest that there is.
func versions(ctx context.Context, pool *sql.DB) (current, latest int64, err error) {
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, migrations.Files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return 0, 0, fmt.Errorf("reading the migrations: %w", err)
	}
	current, latest, err = provider.GetVersions(ctx)
	if err != nil {
		return 0, 0, fmt.Errorf("reading the schema version: %w", err)
	}
	return current, latest, nil
}

// contents reads what is on every timeline, and notes what cannot be read,
// which text is not what it was when it came, which quote does not stand in
// its text, and which claim is not as the history has it.
func (r *Report) contents(ctx context.Context, reader annotate.Reader) error {
	all, err := reader.Timelines(ctx)
	if err != nil {
		return err
	}
	for _, t := range all {
		r.texts(ctx, reader, t.ID)
		r.claims(ctx, reader, t.ID)
		articles, err := reader.Articles(ctx, t.ID)
		r.note(err)
		for _, a := range articles {
			_, err = reader.Decisions(ctx, a.ID)
			r.note(err)
		}
		_, err = reader.Sources(ctx, t.ID)
		r.note(err)
		_, err = reader.MergedSources(ctx, t.ID)
		r.note(err)
		_, err = reader.EvidenceOn(ctx, t.ID)
		r.note(err)
		_, err = reader.FindingsOn(ctx, t.ID)
		r.note(err)
		_, err = reader.ReviewsOn(ctx, t.ID)
		r.note(err)
		_, err = reader.DismissalsOn(ctx, t.ID)
		r.note(err)
		r.editions(ctx, reader, t.ID)
	}
	_, err = reader.Users(ctx)
	r.note(err)
	return ctx.Err()
}

func (r *Report) texts(ctx context.Context, reader annotate.Reader, id timeline.ID) {
	type key struct {
		article annotate.ArticleID
		number  int
	}
	bodies := map[key]string{}
	texts, err := reader.TextsOn(ctx, id)
	r.note(err)
	for _, x := range texts {
		bodies[key{x.Article, x.Number}] = x.Body
		if annotate.Digest(x.Body) != x.SHA256 {
			r.note(fmt.Errorf("text %d of article %s was altered: its SHA-256 is another", x.Number, x.Article))
		}
	}
	quotes, err := reader.QuotesOn(ctx, id)
	r.note(err)
	for _, q := range quotes {
		if q.State != annotate.Orphaned && !q.Fits(bodies[key{q.Article, q.Number}]) {
			r.note(fmt.Errorf("quote %s of claim %s does not stand at its place in text %d of article %s", q.ID, q.Claim, q.Number, q.Article))
		}
	}
}

// claims compares each claim with what the history last said of it, so that an
// end of the history that was cut off shows too.
func (r *Report) claims(ctx context.Context, reader annotate.Reader, id timeline.ID) {
	cases, err := reader.Cases(ctx, id)
	r.note(err)
	for _, c := range cases {
		entries, err := reader.History(ctx, annotate.ObjectClaim, string(c.ID))
		r.note(err)
		if len(entries) == 0 {
			r.note(fmt.Errorf("claim %s has no history", c.ID))
			continue
		}
		for field, is := range map[string]string{
			"statement": c.Statement, "status": string(c.Status), "verdict": string(c.Ruling.Verdict),
		} {
			if was, ok := last(entries, field); ok && was != is {
				r.note(fmt.Errorf("claim %s has the %s %q, but the history says %q", c.ID, field, is, was))
			}
		}
	}
}

// last returns the value that the entries, which are last first, gave a field.
func last(entries []annotate.Entry, field string) (string, bool) {
	for _, e := range entries {
		for _, change := range e.Changes {
			if change.Field == field {
				return change.New, true
			}
		}
	}
	return "", false
}

// editions reads what was published of every claim of a timeline, and compares it
// with what the history says of it.
func (r *Report) editions(ctx context.Context, reader annotate.Reader, id timeline.ID) {
	cases, err := reader.Cases(ctx, id)
	r.note(err)
	for _, c := range cases {
		editions, err := reader.Editions(ctx, c.ID)
		r.note(err)
		entries, err := reader.History(ctx, annotate.ObjectClaim, string(c.ID))
		r.note(err)
		for _, e := range editions {
			named := fmt.Sprintf("%d, SHA-256 %s", e.Number, e.Digest)
			if !slices.ContainsFunc(entries, func(x annotate.Entry) bool {
				return slices.Contains(x.Changes, annotate.Change{Field: annotate.EditionField, New: named})
			}) {
				r.note(fmt.Errorf("edition %d of claim %s is not the one that the history names", e.Number, c.ID))
			}
		}
	}
}

func (r *Report) note(err error) {
	if err != nil {
		r.Problems = append(r.Problems, err.Error())
	}
}

// whatToDo is for who finds the chain broken: the program never breaks it, so
// somebody wrote to the file in another way.
const whatToDo = "Entries before it are sound; from it on the history proves nothing. " +
	"Keep this file as it is, and compare it with backups: check each with this command, the latest first, until one is whole; " +
	"the entries that differ from it show what was done to the history. Then go on from that backup"

// errChain ends the walk along the history.
var errChain = errors.New("the chain is broken")

// chain verifies the history up to the first entry that does not follow.
func (r *Report) chain(ctx context.Context, reader annotate.Reader) error {
	var last annotate.Entry
	err := reader.EachEntry(ctx, func(e annotate.Entry) error {
		if !e.Follows(last) {
			r.Problems = append(r.Problems, fmt.Sprintf(
				"the history is broken at entry %d (%s of %s %s), of %s by %s: %s. %s", e.Number, e.Act, e.Object, e.ID,
				e.At.Format(time.RFC3339), cmp.Or(e.Actor.Name, e.Machine, "nobody"), e.Break(last), whatToDo))
			return errChain
		}
		last = e
		r.Entries++
		return nil
	})
	if errors.Is(err, errChain) {
		return nil
	}
	return err
}
