-- What was decided about the claims that an article proposes, and about its
-- sentences. A later decision about the same words takes the place of an
-- earlier one; the rows stay.

-- +goose Up

CREATE TABLE decisions (
  number      INTEGER PRIMARY KEY, -- the order in which they were taken
  article_id  TEXT NOT NULL,
  text_number INTEGER NOT NULL,
  matter      TEXT NOT NULL CHECK (matter IN ('date', 'gap', 'line')),
  starts      INTEGER NOT NULL, -- code points from the beginning of the text
  ends        INTEGER NOT NULL, -- after the last code point
  exact       TEXT NOT NULL,
  prefix      TEXT NOT NULL,
  suffix      TEXT NOT NULL,
  answer      TEXT NOT NULL CHECK (answer IN ('accept', 'reject', 'restore', 'nothing', 'something')),
  claim_id    TEXT REFERENCES claims (id), -- that a proposal became; otherwise NULL
  by_id       TEXT NOT NULL,
  by_name     TEXT NOT NULL,
  at          INTEGER NOT NULL,
  FOREIGN KEY (article_id, text_number) REFERENCES texts (article_id, number),
  CHECK ((answer = 'accept') = (claim_id IS NOT NULL)),
  CHECK ((matter = 'line') = (answer IN ('nothing', 'something')))
) STRICT;
CREATE INDEX decisions_by_article ON decisions (article_id, number);
CREATE INDEX decisions_by_claim ON decisions (claim_id) WHERE claim_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN
  SELECT RAISE(ABORT, 'a decision is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
BEGIN
  SELECT RAISE(ABORT, 'a decision is never removed');
END;
-- +goose StatementEnd
