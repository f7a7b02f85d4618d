-- What archives said that this program does not know. It is kept, so that an
-- export gives back what an import took.

-- +goose Up

CREATE TABLE extras (
  timeline_id TEXT NOT NULL REFERENCES timelines (id),
  object      TEXT NOT NULL, -- the kind of thing that the keys belong to
  object_id   TEXT NOT NULL, -- its id, and the path within it after a slash
  json        TEXT NOT NULL, -- one object, in canonical form
  PRIMARY KEY (timeline_id, object, object_id)
) STRICT, WITHOUT ROWID;
