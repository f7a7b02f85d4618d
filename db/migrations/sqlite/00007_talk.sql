-- What people say to one another about claims, and what they were told.

-- +goose Up

CREATE TABLE comments (
  number        INTEGER PRIMARY KEY, -- the order in which they were written
  id            TEXT NOT NULL UNIQUE,
  claim_id      TEXT NOT NULL REFERENCES claims (id),
  thread        TEXT NOT NULL REFERENCES comments (id), -- its own id for the first of a thread
  body          TEXT NOT NULL, -- Markdown
  by_id         TEXT NOT NULL,
  by_name       TEXT NOT NULL,
  at            INTEGER NOT NULL,
  edited        INTEGER, -- NULL while it stands as it was written
  resolved_id   TEXT NOT NULL,
  resolved_name TEXT NOT NULL,
  resolved      INTEGER, -- when; NULL while the thread is open
  withdrawn     INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  version       INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX comments_by_claim ON comments (claim_id, number);

CREATE TABLE notices (
  number     INTEGER PRIMARY KEY,
  user_id    TEXT NOT NULL REFERENCES users (id),
  kind       TEXT NOT NULL CHECK (kind IN ('mention', 'reply', 'comment', 'resolved',
               'assigned', 'returned', 'approved', 'reopened')),
  claim_id   TEXT NOT NULL REFERENCES claims (id),
  comment_id TEXT REFERENCES comments (id), -- NULL for a step of the work
  by_id      TEXT NOT NULL,
  by_name    TEXT NOT NULL,
  at         INTEGER NOT NULL,
  read       INTEGER -- when; NULL while it is not
) STRICT;
CREATE INDEX notices_by_user ON notices (user_id, number);
CREATE INDEX notices_unread ON notices (user_id, claim_id) WHERE read IS NULL;
