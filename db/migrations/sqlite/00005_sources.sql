-- What the desk records about sources: when the copy of a page was made, which
-- copy was read, and which source another one was merged into.

-- +goose Up

-- The copy that is kept of the source as a whole, and the one that a person
-- read for a piece of evidence: the page may have changed between the two.
ALTER TABLE sources ADD COLUMN archived_on TEXT;
ALTER TABLE evidence ADD COLUMN copy_url TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN copied_on TEXT;

-- The source that takes the place of this one; NULL while none does. It is
-- never merged itself.
ALTER TABLE sources ADD COLUMN merged_into TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX sources_by_merge ON sources (merged_into) WHERE merged_into IS NOT NULL;

-- An address belongs to the source that is kept.
DROP INDEX sources_by_url;
CREATE UNIQUE INDEX sources_by_url ON sources (timeline_id, canonical_url) WHERE canonical_url <> '' AND merged_into IS NULL;

-- What was worked out once and is kept, and by which rules: when a newer
-- program has others, it is worked out again.
CREATE TABLE settled (
  what TEXT NOT NULL PRIMARY KEY CHECK (what IN ('rules')),
  by   TEXT NOT NULL
) STRICT;
