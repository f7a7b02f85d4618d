package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

const sourceColumns = `
SELECT id, timeline_id, title, author, publisher, family, kind, published, url, canonical_url, isbn, doi,
  archive_url, archive, archived_on, origin, confidential, note, merged_into, by_id, by_name, created, version
FROM sources`

const sourceByID = sourceColumns + `
WHERE id = ?1`

// Source returns a source.
func (t *tx) Source(ctx context.Context, id annotate.SourceID) (annotate.Source, error) {
	return one(ctx, t, "source", scanSource, sourceByID, string(id))
}

// The last two clauses are what lets the partial index serve.
const sourceByURL = sourceColumns + `
WHERE timeline_id = ?1
  AND canonical_url = ?2
  AND canonical_url <> ''
  AND merged_into IS NULL`

// SourceByURL finds a source of a timeline by its canonical URL, unless it was
// merged into another. No source is found by the empty one.
func (t *tx) SourceByURL(ctx context.Context, id timeline.ID, canonical string) (annotate.Source, error) {
	return one(ctx, t, "source", scanSource, sourceByURL, string(id), canonical)
}

const sourcesOf = sourceColumns + `
WHERE timeline_id = ?1
  AND merged_into IS NULL
ORDER BY lower(title), title, id`

// Sources returns the sources of a timeline in the order of their titles, then
// ids, without those that were merged into others.
func (t *tx) Sources(ctx context.Context, id timeline.ID) ([]annotate.Source, error) {
	return list(ctx, t, scanSource, sourcesOf, string(id))
}

func scanSource(row scanner) (annotate.Source, error) {
	var s annotate.Source
	err := row.Scan(&s.ID, &s.Timeline, &s.Title, &s.Author, &s.Publisher, &s.Family, &s.Kind, date{&s.Published},
		&s.URL, &s.CanonicalURL, &s.ISBN, &s.DOI, &s.ArchiveURL, &s.Archive, date{&s.ArchivedOn}, &s.Origin, &s.Confidential, &s.Note,
		optional[annotate.SourceID]{&s.Merged}, &s.By.ID, &s.By.Name, instant{&s.Created}, &s.Version)
	if err != nil && s.ID != "" {
		return s, fmt.Errorf("source %s: %w", s.ID, err)
	}
	return s, err
}

const insertSource = `
INSERT INTO sources (id, timeline_id, title, author, publisher, family, kind, published, url, canonical_url, isbn, doi,
  archive_url, archive, archived_on, origin, confidential, note, merged_into, by_id, by_name, created, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)`

// AddSource adds a source.
func (t *tx) AddSource(ctx context.Context, s annotate.Source) error {
	err := t.add(ctx, "source", addressTaken, insertSource,
		string(s.ID), string(s.Timeline), s.Title, s.Author, s.Publisher, s.Family, string(s.Kind), dateText(s.Published),
		s.URL, s.CanonicalURL, s.ISBN, s.DOI, s.ArchiveURL, string(s.Archive), dateText(s.ArchivedOn), s.Origin, flag(s.Confidential), s.Note,
		nullable(s.Merged), string(s.By.ID), s.By.Name, millis(s.Created), s.Version)
	if err != nil {
		return err
	}
	return t.indexSource(ctx, s)
}

const updateSource = `
UPDATE sources
SET title = ?2, author = ?3, publisher = ?4, family = ?5, kind = ?6, published = ?7, url = ?8, canonical_url = ?9,
  isbn = ?10, doi = ?11, archive_url = ?12, archive = ?13, archived_on = ?14, origin = ?15, confidential = ?16,
  note = ?17, merged_into = ?18, version = ?19
WHERE id = ?1
  AND version = ?19 - 1`

const sourceExists = `
SELECT version
FROM sources
WHERE id = ?1`

const addressTaken = "Another source of this timeline has this address already. Use that one."

// ChangeSource changes a source, or merges it into another.
func (t *tx) ChangeSource(ctx context.Context, s annotate.Source) error {
	err := t.change(ctx, "source", addressTaken, sourceExists, updateSource,
		string(s.ID), s.Title, s.Author, s.Publisher, s.Family, string(s.Kind), dateText(s.Published), s.URL, s.CanonicalURL,
		s.ISBN, s.DOI, s.ArchiveURL, string(s.Archive), dateText(s.ArchivedOn), s.Origin, flag(s.Confidential),
		s.Note, nullable(s.Merged), s.Version)
	if err != nil {
		return err
	}
	return t.indexSource(ctx, s)
}
