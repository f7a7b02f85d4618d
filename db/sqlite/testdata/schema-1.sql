-- A database of schema 1, as the sqlite3 shell dumps it. Never edited: see schema_test.go.
PRAGMA application_id = 1146375246;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO goose_db_version VALUES(1,0,1,'2024-06-19 12:00:00');
INSERT INTO goose_db_version VALUES(2,1,1,'2024-06-19 12:00:00');
CREATE TABLE timelines (
  id          TEXT NOT NULL PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  title       TEXT NOT NULL,
  description TEXT NOT NULL,
  visibility  TEXT NOT NULL CHECK (visibility IN ('private', 'unlisted', 'public')),
  version     INTEGER NOT NULL CHECK (version > 0)
) STRICT;
INSERT INTO timelines VALUES('01890000-0000-7000-8000-00000000000a','visits','Visits','','public',1);
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
CREATE TABLE sessions (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id    TEXT REFERENCES users (id), -- NULL before sign-in
  created    INTEGER NOT NULL,
  expires    INTEGER NOT NULL
) STRICT;
CREATE TABLE links (
  token_hash TEXT NOT NULL PRIMARY KEY,
  purpose    TEXT NOT NULL CHECK (purpose IN ('set-up', 'sign-in')),
  user_id    TEXT REFERENCES users (id), -- NULL for set-up
  expires    INTEGER NOT NULL
) STRICT;
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
INSERT INTO articles VALUES(1,'01890000-0000-7000-8000-00000000000d','01890000-0000-7000-8000-00000000000a','A visit','','','','2024-06-19','','','01890000-0000-7000-8000-000000000001','Ada',1718798400000,1);
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
INSERT INTO texts VALUES('01890000-0000-7000-8000-00000000000d',1,'It was the first visit in 24 years.','ae2e7a81cf48f3a966e87985099dcc7e5bbaf478083ff4d65e72718e9daa6c05','01890000-0000-7000-8000-000000000001','Ada',1718798400000);
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
INSERT INTO claims VALUES('01890000-0000-7000-8000-00000000000c','01890000-0000-7000-8000-00000000000a','It was the first visit in 24 years.','','gap',NULL,NULL,NULL,NULL,'claim','01890000-0000-7000-8000-00000000000b',NULL,'publication',NULL,NULL,'first-in',24,0,'year',NULL,'first visit in 24 years','stated','','','happened',1,'','','unchecked','','','','',NULL,'open','','','','',0,NULL,'','01890000-0000-7000-8000-000000000001','Ada',1718798400000,1718798400000,1);
INSERT INTO claims VALUES('01890000-0000-7000-8000-00000000000b','01890000-0000-7000-8000-00000000000a','He came in July 2000.','','point','2000-07-19',11157,11157,'event',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'19 July 2000','stated','','','happened',1,'','','unchecked','','','','',NULL,'open','','','','',0,NULL,'','01890000-0000-7000-8000-000000000001','Ada',1718798400000,1718798400000,1);
CREATE TABLE claim_tags (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  tag      TEXT NOT NULL,
  PRIMARY KEY (claim_id, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO claim_tags VALUES('01890000-0000-7000-8000-00000000000c','visits');
CREATE TABLE claim_authors (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  place    INTEGER NOT NULL, -- 0 for the first
  user_id  TEXT NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (claim_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO claim_authors VALUES('01890000-0000-7000-8000-00000000000c',0,'01890000-0000-7000-8000-000000000001','Ada');
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
INSERT INTO sources VALUES('01890000-0000-7000-8000-00000000000e','01890000-0000-7000-8000-00000000000a','A chronicle','','','','secondary',NULL,'','','','','','none','',0,'','01890000-0000-7000-8000-000000000001','Ada',1718798400000,1);
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
INSERT INTO evidence VALUES(1,'01890000-0000-7000-8000-00000000000f','01890000-0000-7000-8000-00000000000b','01890000-0000-7000-8000-00000000000e','supports','He arrived on 19 July.','p. 3','2000-07-19',NULL,'01890000-0000-7000-8000-000000000001','Ada',NULL,'','',1718798400000,1);
CREATE TABLE findings (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  place    INTEGER NOT NULL,
  rule     TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('block', 'warn')),
  message  TEXT NOT NULL,
  version  INTEGER NOT NULL, -- of the rule
  PRIMARY KEY (claim_id, place)
) STRICT, WITHOUT ROWID;
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
INSERT INTO history VALUES(1,1718798400000,'01890000-0000-7000-8000-000000000001','Ada','','01890000-0000-7000-8000-00000000000a','claim','01890000-0000-7000-8000-00000000000c','add','','','32443bbbcd0bc51a3447925f90a4592a50067bfed218d23c305a3632e57a0763');
INSERT INTO history VALUES(2,1718798400000,'01890000-0000-7000-8000-000000000001','Ada','','01890000-0000-7000-8000-00000000000a','claim','01890000-0000-7000-8000-00000000000b','add','','32443bbbcd0bc51a3447925f90a4592a50067bfed218d23c305a3632e57a0763','e93d01e03469dde7d6c1367bac2d39e72f1dc914f30b4b09c7444c27d24cc785');
CREATE TABLE history_changes (
  entry     INTEGER NOT NULL REFERENCES history (number),
  place     INTEGER NOT NULL,
  field     TEXT NOT NULL,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL,
  PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
INSERT INTO history_changes VALUES(1,0,'statement','','It was the first visit in 24 years.');
INSERT INTO history_changes VALUES(2,0,'statement','','He came in July 2000.');
CREATE TABLE documents (
  number      INTEGER PRIMARY KEY,
  object      TEXT NOT NULL CHECK (object IN ('article', 'claim', 'source', 'evidence')),
  object_id   TEXT NOT NULL,
  claim_id    TEXT NOT NULL, -- the claim that evidence is for; otherwise empty
  timeline_id TEXT NOT NULL REFERENCES timelines (id),
  title       TEXT NOT NULL, -- what a list of matches calls it
  UNIQUE (object, object_id)
) STRICT;
INSERT INTO documents VALUES(1,'article','01890000-0000-7000-8000-00000000000d','','01890000-0000-7000-8000-00000000000a','A visit');
INSERT INTO documents VALUES(2,'claim','01890000-0000-7000-8000-00000000000c','','01890000-0000-7000-8000-00000000000a','It was the first visit in 24 years.');
INSERT INTO documents VALUES(3,'claim','01890000-0000-7000-8000-00000000000b','','01890000-0000-7000-8000-00000000000a','He came in July 2000.');
INSERT INTO documents VALUES(4,'source','01890000-0000-7000-8000-00000000000e','','01890000-0000-7000-8000-00000000000a','A chronicle');
INSERT INTO documents VALUES(5,'evidence','01890000-0000-7000-8000-00000000000f','01890000-0000-7000-8000-00000000000b','01890000-0000-7000-8000-00000000000a','A chronicle');
CREATE VIRTUAL TABLE words USING fts4 (title, body, tokenize=unicode61 "remove_diacritics=2");
INSERT INTO words_content VALUES(1,'A visit',' It was the first visit in 24 years.');
INSERT INTO words_content VALUES(2,'It was the first visit in 24 years.',' first visit in 24 years');
INSERT INTO words_content VALUES(3,'He came in July 2000.',' 19 July 2000');
INSERT INTO words_content VALUES(4,'A chronicle','  ');
INSERT INTO words_content VALUES(5,'','He arrived on 19 July. p. 3 ');
INSERT INTO words_segdir VALUES(0,0,0,0,'0 98',X'0002323405010101080000016103010200000566697273740501010105000002696e05010101070001017405010101020000037468650501010104000005766973697406010301010600000377617305010101030000057965617273050101010900');
INSERT INTO words_segdir VALUES(0,1,0,0,'0 89',X'000232340602080101050000056669727374060205010102000002696e060207010104000101740302020000037468650302040000057669736974060206010103000003776173030203000005796561727306020901010600');
INSERT INTO words_segdir VALUES(0,2,0,0,'0 62',X'0002313905030101020000043230303006030601010400000463616d650303030000026865030302000002696e0303040000046a756c7906030501010300');
INSERT INTO words_segdir VALUES(0,3,0,0,'0 22',X'0001610304020000096368726f6e69636c6503040300');
INSERT INTO words_segdir VALUES(0,4,0,0,'0 75',X'000231390505010105000001330505010108000007617272697665640505010103000002686505050101020000046a756c7905050101060000026f6e050501010400000170050501010700');
INSERT INTO words_docsize VALUES(1,X'0208');
INSERT INTO words_docsize VALUES(2,X'0805');
INSERT INTO words_docsize VALUES(3,X'0503');
INSERT INTO words_docsize VALUES(4,X'0200');
INSERT INTO words_docsize VALUES(5,X'0007');
INSERT INTO words_stat VALUES(0,X'051117b101');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('goose_db_version',2);
CREATE INDEX members_by_user ON members (user_id);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires);
CREATE INDEX links_by_user ON links (user_id);
CREATE INDEX articles_by_timeline ON articles (timeline_id, number);
CREATE TRIGGER texts_stay BEFORE UPDATE ON texts
BEGIN
  SELECT RAISE(ABORT, 'the wording of an article is never changed');
END;
CREATE TRIGGER texts_remain BEFORE DELETE ON texts
BEGIN
  SELECT RAISE(ABORT, 'the wording of an article is never removed');
END;
CREATE INDEX claims_in_order ON claims (timeline_id, earliest, latest, id);
CREATE INDEX claims_by_latest ON claims (timeline_id, latest);
CREATE INDEX claims_by_status ON claims (timeline_id, status);
CREATE INDEX claims_by_change ON claims (timeline_id, changed);
CREATE INDEX claims_from ON claims (from_claim) WHERE from_claim IS NOT NULL;
CREATE INDEX claims_to ON claims (to_claim) WHERE to_claim IS NOT NULL;
CREATE INDEX quotes_by_claim ON quotes (claim_id);
CREATE INDEX quotes_by_article ON quotes (article_id, number, starts);
CREATE INDEX sources_by_timeline ON sources (timeline_id);
CREATE UNIQUE INDEX sources_by_url ON sources (timeline_id, canonical_url) WHERE canonical_url <> '';
CREATE INDEX evidence_by_claim ON evidence (claim_id, withdrawn);
CREATE INDEX evidence_by_source ON evidence (source_id);
CREATE INDEX evidence_by_via ON evidence (via) WHERE via IS NOT NULL;
CREATE INDEX findings_by_rule ON findings (rule, claim_id);
CREATE INDEX reviews_by_claim ON reviews (claim_id, number);
CREATE INDEX history_by_object ON history (object, object_id, number);
CREATE INDEX history_by_timeline ON history (timeline_id, number);
CREATE TRIGGER history_stays BEFORE UPDATE ON history
BEGIN
  SELECT RAISE(ABORT, 'the history is never changed');
END;
CREATE TRIGGER history_remains BEFORE DELETE ON history
BEGIN
  SELECT RAISE(ABORT, 'the history is never removed');
END;
CREATE TRIGGER history_changes_stay BEFORE UPDATE ON history_changes
BEGIN
  SELECT RAISE(ABORT, 'the history is never changed');
END;
CREATE TRIGGER history_changes_remain BEFORE DELETE ON history_changes
BEGIN
  SELECT RAISE(ABORT, 'the history is never removed');
END;
CREATE INDEX documents_by_timeline ON documents (timeline_id);
COMMIT;
