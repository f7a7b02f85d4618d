-- What was published, and what undoes a change. Both are kept as archives of a
-- single object, in the format of dateline/annotate/exchange/archive: it carries
-- every value exactly, and what it comes to carry later is kept here too.

-- +goose Up

-- A claim as it was published: what the public reads until it is published again
-- or withdrawn.
CREATE TABLE editions (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  number   INTEGER NOT NULL CHECK (number > 0),
  version  INTEGER NOT NULL, -- of the claim that was published
  verdict  TEXT NOT NULL CHECK (verdict IN ('unchecked', 'correct', 'qualified', 'partly-wrong',
             'misleading', 'wrong', 'unproven', 'not-checkable')), -- as in body, for counts
  by_id    TEXT NOT NULL,
  by_name  TEXT NOT NULL,
  at       INTEGER NOT NULL,
  body     TEXT NOT NULL,
  sha256   TEXT NOT NULL, -- of body; the history names it too
  PRIMARY KEY (claim_id, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER editions_stay BEFORE UPDATE ON editions
BEGIN
  SELECT RAISE(ABORT, 'what was published is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER editions_remain BEFORE DELETE ON editions
BEGIN
  SELECT RAISE(ABORT, 'what was published is never removed');
END;
-- +goose StatementEnd

-- The claims that were public before editions were kept. They get their first one
-- before anything else is done, see annotate.Desk.KeepEditions, and leave this
-- table then.
CREATE TABLE editions_due (
  claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (id)
) STRICT;

INSERT INTO editions_due (claim_id)
SELECT id
FROM claims
WHERE status IN ('published', 'withdrawn')
   OR notice <> '';

-- An object as it was before the last change of it that can be undone. It is of
-- use while that entry is the last one about the object.
CREATE TABLE befores (
  object    TEXT NOT NULL CHECK (object IN ('timeline', 'claim', 'source', 'evidence')),
  object_id TEXT NOT NULL,
  entry     INTEGER NOT NULL REFERENCES history (number),
  body      TEXT NOT NULL,
  PRIMARY KEY (object, object_id)
) STRICT;
