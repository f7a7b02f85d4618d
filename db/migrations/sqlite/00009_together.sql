-- What people who work on the same things at the same time need: where a version
-- ended, to work out what stood in a form that was opened on it, and what they
-- have typed and not saved yet.

-- +goose Up

-- Versions that ended before this was kept have no row: an edit that began on
-- one of them is shown beside what is stored, field by field.
CREATE TABLE version_ends (
  object    TEXT NOT NULL CHECK (object IN ('timeline', 'article', 'claim', 'source', 'evidence')),
  object_id TEXT NOT NULL,
  version   INTEGER NOT NULL,
  entry     INTEGER NOT NULL, -- the last number of the history while it was the present version; 0 for none
  PRIMARY KEY (object, object_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  user_id TEXT NOT NULL REFERENCES users (id),
  form    TEXT NOT NULL CHECK (length(form) <= 500), -- the address that it is sent to
  version INTEGER NOT NULL,
  fields  TEXT NOT NULL CHECK (length(fields) <= 12000000), -- one JSON object of lists of texts
  changed INTEGER NOT NULL,
  PRIMARY KEY (user_id, form)
) STRICT;
CREATE INDEX drafts_by_age ON drafts (changed);
