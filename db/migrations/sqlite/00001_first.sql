-- Conventions. An id is a UUID of version 7, as text. A time is in Unix
-- milliseconds, UTC. A date is EDTF text, NULL for none. A person is a pair of
-- columns x_id and x_name without a foreign key: records that come from another
-- desk name people who are unknown here. A version counts the changes of a row
-- and is what a change is checked against.

-- +goose Up

CREATE TABLE timelines (
  id          TEXT NOT NULL PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  title       TEXT NOT NULL,
  description TEXT NOT NULL,
  visibility  TEXT NOT NULL CHECK (visibility IN ('private', 'unlisted', 'public')),
  version     INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE TABLE users (
  id       TEXT NOT NULL PRIMARY KEY,
  login    TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('viewer', 'contributor', 'checker', 'reviewer', 'admin')),
  password TEXT NOT NULL, -- argon2id in PHC form; empty until one is set
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  created  INTEGER NOT NULL,
  version  INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE TABLE members (
  timeline_id TEXT NOT NULL REFERENCES timelines (id),
  user_id     TEXT NOT NULL REFERENCES users (id),
  role        TEXT NOT NULL CHECK (role IN ('viewer', 'contributor', 'checker', 'reviewer', 'admin')),
  PRIMARY KEY (timeline_id, user_id)
) STRICT;
CREATE INDEX members_by_user ON members (user_id);

CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id    TEXT REFERENCES users (id), -- NULL before sign-in
  created    INTEGER NOT NULL,
  expires    INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires);

CREATE TABLE links (
  token_hash TEXT NOT NULL PRIMARY KEY,
  purpose    TEXT NOT NULL CHECK (purpose IN ('set-up', 'sign-in')),
  user_id    TEXT REFERENCES users (id), -- NULL for set-up
  expires    INTEGER NOT NULL
) STRICT;
CREATE INDEX links_by_user ON links (user_id);

CREATE TABLE throttles (
  key      TEXT NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  last     INTEGER NOT NULL -- when the last failure was
) STRICT;

CREATE TABLE articles (
  number      INTEGER PRIMARY KEY, -- the order in which they were added
  id          TEXT NOT NULL UNIQUE,
  timeline_id TEXT NOT NULL REFERENCES timelines (id),
  title       TEXT NOT NULL,
  byline      TEXT NOT NULL,
  publisher   TEXT NOT NULL,
  url         TEXT NOT NULL,
  published   TEXT,
  zone        TEXT NOT NULL,
  language    TEXT NOT NULL,
  by_id       TEXT NOT NULL,
  by_name     TEXT NOT NULL,
  created     INTEGER NOT NULL,
  version     INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX articles_by_timeline ON articles (timeline_id, number);

CREATE TABLE texts (
  article_id TEXT NOT NULL REFERENCES articles (id),
  number     INTEGER NOT NULL CHECK (number > 0),
  body       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  by_id      TEXT NOT NULL,
  by_name    TEXT NOT NULL,
  created    INTEGER NOT NULL,
  PRIMARY KEY (article_id, number)
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER texts_stay BEFORE UPDATE ON texts
BEGIN
  SELECT RAISE(ABORT, 'the wording of an article is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER texts_remain BEFORE DELETE ON texts
BEGIN
  SELECT RAISE(ABORT, 'the wording of an article is never removed');
END;
-- +goose StatementEnd

CREATE TABLE claims (
  id               TEXT NOT NULL PRIMARY KEY,
  timeline_id      TEXT NOT NULL REFERENCES timelines (id),
  statement        TEXT NOT NULL,
  claimant         TEXT NOT NULL,
  position         TEXT NOT NULL CHECK (position IN ('point', 'gap', 'undated')),

  -- A point. The two days are what the text says, kept for order and windows:
  -- days since 1970-01-01, the least and the greatest integer for an end that
  -- is open or unknown.
  at_date          TEXT,
  earliest         INTEGER,
  latest           INTEGER,
  extent           TEXT CHECK (extent IN ('event', 'state')),

  -- A gap. The end "publication" needs neither a claim nor a date.
  from_end         TEXT CHECK (from_end IN ('claim', 'date', 'publication')),
  from_claim       TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  from_date        TEXT,
  to_end           TEXT CHECK (to_end IN ('claim', 'date', 'publication')),
  to_claim         TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
  to_date          TEXT,
  op               TEXT CHECK (op IN ('exactly', 'about', 'nearly', 'more-than', 'at-least',
                     'less-than', 'at-most', 'between', 'bare', 'first-in')),
  n                INTEGER CHECK (n > 0),
  m                INTEGER CHECK (m >= 0), -- the upper number of "between", otherwise 0
  unit             TEXT CHECK (unit IN ('day', 'week', 'month', 'year', 'decade')),

  -- Undated.
  undated_reason   TEXT,

  wording          TEXT NOT NULL,
  basis            TEXT NOT NULL CHECK (basis IN ('stated', 'resolved', 'computed', 'assumed')),
  anchor           TEXT NOT NULL,
  zone             TEXT NOT NULL,
  occurrence       TEXT NOT NULL CHECK (occurrence IN ('happened', 'planned', 'cancelled', 'unknown')),
  importance       INTEGER NOT NULL CHECK (importance BETWEEN 0 AND 3),
  lane             TEXT NOT NULL,
  subject          TEXT NOT NULL,

  verdict          TEXT NOT NULL CHECK (verdict IN ('unchecked', 'correct', 'qualified', 'partly-wrong',
                     'misleading', 'wrong', 'unproven', 'not-checkable')),
  explanation      TEXT NOT NULL,
  search_note      TEXT NOT NULL,
  disposition      TEXT NOT NULL CHECK (disposition IN ('', 'keep', 'fix', 'cut', 'ask-author')),
  correction       TEXT NOT NULL,
  recheck          TEXT,

  status           TEXT NOT NULL CHECK (status IN ('draft', 'open', 'checking', 'in-review',
                     'changes-requested', 'approved', 'published', 'withdrawn')),
  assignee_id      TEXT NOT NULL,
  assignee_name    TEXT NOT NULL,
  approver_id      TEXT NOT NULL,
  approver_name    TEXT NOT NULL,
  approved_version INTEGER NOT NULL, -- 0 while it is not approved
  approved         INTEGER,          -- when; NULL while it is not
  notice           TEXT NOT NULL,
  by_id            TEXT NOT NULL,
  by_name          TEXT NOT NULL,
  created          INTEGER NOT NULL,
  changed          INTEGER NOT NULL,
  version          INTEGER NOT NULL CHECK (version > 0),

  CHECK ((position = 'point') = (at_date IS NOT NULL AND earliest IS NOT NULL AND latest IS NOT NULL AND extent IS NOT NULL)),
  CHECK ((position = 'gap') = (from_end IS NOT NULL AND to_end IS NOT NULL AND op IS NOT NULL AND n IS NOT NULL AND m IS NOT NULL AND unit IS NOT NULL)),
  CHECK ((position = 'undated') = (undated_reason IS NOT NULL)),
  CHECK ((coalesce(from_end, '') = 'claim') = (from_claim IS NOT NULL)),
  CHECK ((coalesce(from_end, '') = 'date') = (from_date IS NOT NULL)),
  CHECK ((coalesce(to_end, '') = 'claim') = (to_claim IS NOT NULL)),
  CHECK ((coalesce(to_end, '') = 'date') = (to_date IS NOT NULL))
) STRICT;
CREATE INDEX claims_in_order ON claims (timeline_id, earliest, latest, id);
CREATE INDEX claims_by_latest ON claims (timeline_id, latest);
CREATE INDEX claims_by_status ON claims (timeline_id, status);
CREATE INDEX claims_by_change ON claims (timeline_id, changed);
CREATE INDEX claims_from ON claims (from_claim) WHERE from_claim IS NOT NULL;
CREATE INDEX claims_to ON claims (to_claim) WHERE to_claim IS NOT NULL;

CREATE TABLE claim_tags (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  tag      TEXT NOT NULL,
  PRIMARY KEY (claim_id, tag)
) STRICT, WITHOUT ROWID;

-- Who took part in the verdict, and may therefore not approve it.
CREATE TABLE claim_authors (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  place    INTEGER NOT NULL, -- 0 for the first
  user_id  TEXT NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (claim_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotes (
  id         TEXT NOT NULL PRIMARY KEY,
  claim_id   TEXT NOT NULL REFERENCES claims (id),
  article_id TEXT NOT NULL REFERENCES articles (id),
  number     INTEGER NOT NULL, -- of the text
  starts     INTEGER NOT NULL, -- code points from the beginning of the text
  ends       INTEGER NOT NULL, -- after the last code point
  exact      TEXT NOT NULL,
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('anchored', 'moved', 'orphaned')),
  FOREIGN KEY (article_id, number) REFERENCES texts (article_id, number)
) STRICT;
CREATE INDEX quotes_by_claim ON quotes (claim_id);
CREATE INDEX quotes_by_article ON quotes (article_id, number, starts);

CREATE TABLE sources (
  id            TEXT NOT NULL PRIMARY KEY,
  timeline_id   TEXT NOT NULL REFERENCES timelines (id),
  title         TEXT NOT NULL,
  author        TEXT NOT NULL,
  publisher     TEXT NOT NULL,
  family        TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('secondary', 'primary', 'official', 'tertiary',
                  'encyclopedia', 'social', 'interview', 'dataset')),
  published     TEXT,
  url           TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  isbn          TEXT NOT NULL,
  doi           TEXT NOT NULL,
  archive_url   TEXT NOT NULL,
  archive       TEXT NOT NULL CHECK (archive IN ('none', 'archived', 'failed')),
  origin        TEXT NOT NULL, -- sources that copied one another share it
  confidential  INTEGER NOT NULL CHECK (confidential IN (0, 1)),
  note          TEXT NOT NULL,
  by_id         TEXT NOT NULL,
  by_name       TEXT NOT NULL,
  created       INTEGER NOT NULL,
  version       INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX sources_by_timeline ON sources (timeline_id);
CREATE UNIQUE INDEX sources_by_url ON sources (timeline_id, canonical_url) WHERE canonical_url <> '';

CREATE TABLE evidence (
  number     INTEGER PRIMARY KEY, -- the order in which it was added
  id         TEXT NOT NULL UNIQUE,
  claim_id   TEXT NOT NULL REFERENCES claims (id),
  source_id  TEXT NOT NULL REFERENCES sources (id),
  stance     TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'context')),
  quote      TEXT NOT NULL,
  locator    TEXT NOT NULL,
  date_given TEXT,
  accessed   TEXT,
  by_id      TEXT NOT NULL,
  by_name    TEXT NOT NULL,
  via        TEXT REFERENCES sources (id), -- NULL when the source was read itself
  note       TEXT NOT NULL,
  withdrawn  TEXT NOT NULL, -- why it no longer counts; empty while it does
  created    INTEGER NOT NULL,
  version    INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE INDEX evidence_by_claim ON evidence (claim_id, withdrawn);
CREATE INDEX evidence_by_source ON evidence (source_id);
CREATE INDEX evidence_by_via ON evidence (via) WHERE via IS NOT NULL;

CREATE TABLE findings (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  place    INTEGER NOT NULL,
  rule     TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('block', 'warn')),
  message  TEXT NOT NULL,
  version  INTEGER NOT NULL, -- of the rule
  PRIMARY KEY (claim_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings_by_rule ON findings (rule, claim_id);

CREATE TABLE reviews (
  number      INTEGER PRIMARY KEY, -- the order in which the steps were taken
  claim_id    TEXT NOT NULL REFERENCES claims (id),
  act         TEXT NOT NULL CHECK (act IN ('open', 'take', 'assign', 'submit', 'return', 'resume',
                'approve', 'publish', 'withdraw', 'reopen', 'override')),
  from_status TEXT NOT NULL CHECK (from_status IN ('draft', 'open', 'checking', 'in-review',
                'changes-requested', 'approved', 'published', 'withdrawn')),
  to_status   TEXT NOT NULL CHECK (to_status IN ('draft', 'open', 'checking', 'in-review',
                'changes-requested', 'approved', 'published', 'withdrawn')),
  by_id       TEXT NOT NULL,
  by_name     TEXT NOT NULL,
  at          INTEGER NOT NULL,
  version     INTEGER NOT NULL, -- of the claim that the step was taken on
  comment     TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_claim ON reviews (claim_id, number);

-- The history. Each row carries the hash of the one before, see
-- annotate.Entry. Objects are named without foreign keys, and the changes are
-- rows of their own rather than JSON, which cannot carry every text unaltered.
CREATE TABLE history (
  number      INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  actor_id    TEXT NOT NULL,
  actor_name  TEXT NOT NULL,
  machine     TEXT NOT NULL,
  timeline_id TEXT NOT NULL, -- empty for what concerns the whole instance
  object      TEXT NOT NULL CHECK (object IN ('timeline', 'member', 'article', 'claim', 'source', 'evidence', 'user')),
  object_id   TEXT NOT NULL,
  act         TEXT NOT NULL,
  reason      TEXT NOT NULL,
  previous    TEXT NOT NULL, -- hash of the row before; empty for the first
  hash        TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_object ON history (object, object_id, number);
CREATE INDEX history_by_timeline ON history (timeline_id, number);

CREATE TABLE history_changes (
  entry     INTEGER NOT NULL REFERENCES history (number),
  place     INTEGER NOT NULL,
  field     TEXT NOT NULL,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;

-- +goose StatementBegin
CREATE TRIGGER history_stays BEFORE UPDATE ON history
BEGIN
  SELECT RAISE(ABORT, 'the history is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER history_remains BEFORE DELETE ON history
BEGIN
  SELECT RAISE(ABORT, 'the history is never removed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER history_changes_stay BEFORE UPDATE ON history_changes
BEGIN
  SELECT RAISE(ABORT, 'the history is never changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER history_changes_remain BEFORE DELETE ON history_changes
BEGIN
  SELECT RAISE(ABORT, 'the history is never removed');
END;
-- +goose StatementEnd

-- What a search can find. The words themselves are in the full-text table.
CREATE TABLE documents (
  number      INTEGER PRIMARY KEY,
  object      TEXT NOT NULL CHECK (object IN ('article', 'claim', 'source', 'evidence')),
  object_id   TEXT NOT NULL,
  claim_id    TEXT NOT NULL, -- the claim that evidence is for; otherwise empty
  timeline_id TEXT NOT NULL REFERENCES timelines (id),
  title       TEXT NOT NULL, -- what a list of matches calls it
  UNIQUE (object, object_id)
) STRICT;
CREATE INDEX documents_by_timeline ON documents (timeline_id);

-- Its docid is the number of the document; title is what a thing is called.
-- FTS4, because FTS5 takes a build tag of the driver. Level 2 of folding takes
-- off every diacritic, so that "zurich" finds "Zürich".
CREATE VIRTUAL TABLE words USING fts4 (title, body, tokenize=unicode61 "remove_diacritics=2");
