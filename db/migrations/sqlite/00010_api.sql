-- What the API needs: the tokens by which programs act for people, and the
-- answers that were given to writes which may be sent again.

-- +goose Up

CREATE TABLE tokens (
  id         TEXT NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  user_id    TEXT NOT NULL REFERENCES users (id),
  name       TEXT NOT NULL,
  scope      TEXT NOT NULL CHECK (scope IN ('read', 'write', 'review')),
  created    INTEGER NOT NULL,
  expires    INTEGER NOT NULL,
  used       INTEGER, -- about when it was last used; NULL while it never was
  revoked    INTEGER  -- NULL while it is not
) STRICT;
CREATE INDEX tokens_by_user ON tokens (user_id);

CREATE TABLE receipts (
  token_id TEXT NOT NULL REFERENCES tokens (id),
  key      TEXT NOT NULL, -- as the program chose it
  request  TEXT NOT NULL, -- a digest of what was asked
  answer   TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (token_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipts_by_age ON receipts (at);
