package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

const sourceColumns = `
SELECT id, timeline_id, title, author, publisher, family, kind, published, url, canonical_url, isbn, doi,
  archive_url, archive, origin, confidential, note, by_id, by_name, created, version
FROM sources`

const sourceByID = sourceColumns + `
WHERE id = ?1`

// Source returns a source.
func (t *tx) Source(ctx context.Context, id annotate.SourceID) (annotate.Source, error) {
	return one(ctx, t, "source", scanSource, sourceByID, string(id))
}

// The third clause is what lets the partial index serve.
const sourceByURL = sourceColumns + `
WHERE timeline_id = ?1
  AND canonical_url = ?2
  AND canonical_url <> ''`

// SourceByURL finds a source of a timeline by its canonical URL. No source is
// found by the empty one.
func (t *tx) SourceByURL(ctx context.Context, id timeline.ID, canonical string) (annotate.Source, error) {
	return one(ctx, t, "source", scanSource, sourceByURL, string(id), canonical)
}

const sourcesOf = sourceColumns + `
WHERE timeline_id = ?1
ORDER BY lower(title), title, id`

// Sources returns the sources of a timeline in the order of their titles, then
// ids.
func (t *tx) Sources(ctx context.Context, id timeline.ID) ([]annotate.Source, error) {
	return list(ctx, t, scanSource, sourcesOf, string(id))
}

func scanSource(row scanner) (annotate.Source, error) {
	var s annotate.Source
	err := row.Scan(&s.ID, &s.Timeline, &s.Title, &s.Author, &s.Publisher, &s.Family, &s.Kind, date{&s.Published},
		&s.URL, &s.CanonicalURL, &s.ISBN, &s.DOI, &s.ArchiveURL, &s.Archive, &s.Origin, &s.Confidential, &s.Note,
		&s.By.ID, &s.By.Name, instant{&s.Created}, &s.Version)
	if err != nil && s.ID != "" {
		return s, fmt.Errorf("source %s: %w", s.ID, err)
	}
	return s, err
}

const insertSource = `
INSERT INTO sources (id, timeline_id, title, author, publisher, family, kind, published, url, canonical_url, isbn, doi,
  archive_url, archive, origin, confidential, note, by_id, by_name, created, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)`

// AddSource adds a source.
func (t *tx) AddSource(ctx context.Context, s annotate.Source) error {
	err := t.add(ctx, "source", addressTaken, insertSource,
		string(s.ID), string(s.Timeline), s.Title, s.Author, s.Publisher, s.Family, string(s.Kind), dateText(s.Published),
		s.URL, s.CanonicalURL, s.ISBN, s.DOI, s.ArchiveURL, string(s.Archive), s.Origin, flag(s.Confidential), s.Note,
		string(s.By.ID), s.By.Name, millis(s.Created), s.Version)
	if err != nil {
		return err
	}
	return t.indexSource(ctx, s.ID)
}

const updateSource = `
UPDATE sources
SET title = ?2, author = ?3, publisher = ?4, family = ?5, kind = ?6, published = ?7, url = ?8, canonical_url = ?9,
  isbn = ?10, doi = ?11, archive_url = ?12, archive = ?13, origin = ?14, confidential = ?15, note = ?16, version = ?17
WHERE id = ?1
  AND version = ?17 - 1`

const sourceExists = `
SELECT version
FROM sources
WHERE id = ?1`

const addressTaken = "Another source of this timeline has this address already. Use that one."

// ChangeSource changes a source.
func (t *tx) ChangeSource(ctx context.Context, s annotate.Source) error {
	err := t.change(ctx, "source", addressTaken, sourceExists, updateSource,
		string(s.ID), s.Title, s.Author, s.Publisher, s.Family, string(s.Kind), dateText(s.Published), s.URL, s.CanonicalURL,
		s.ISBN, s.DOI, s.ArchiveURL, string(s.Archive), s.Origin, flag(s.Confidential), s.Note, s.Version)
	if err != nil {
		return err
	}
	return t.indexSource(ctx, s.ID)
}
