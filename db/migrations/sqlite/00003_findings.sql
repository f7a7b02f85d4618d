-- What the date rules need: the days on which a finding holds, what people have
-- dismissed, and the dates that a verdict on a gap was set on.

-- +goose Up

-- The dates are what a finding says, the day numbers are kept for queries: the
-- least and the greatest integer where there is no limit.
ALTER TABLE findings ADD COLUMN from_date TEXT;
ALTER TABLE findings ADD COLUMN until_date TEXT;
ALTER TABLE findings ADD COLUMN first_day INTEGER NOT NULL DEFAULT -9223372036854775808;
ALTER TABLE findings ADD COLUMN last_day INTEGER NOT NULL DEFAULT 9223372036854775807;

-- A dismissal is about what a finding said. One without a finding that says so
-- does nothing, until it says so again.
CREATE TABLE dismissals (
  claim_id TEXT NOT NULL REFERENCES claims (id),
  rule     TEXT NOT NULL,
  message  TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('block', 'warn')),
  version  INTEGER NOT NULL, -- of the rule
  reason   TEXT NOT NULL,
  by_id    TEXT NOT NULL,
  by_name  TEXT NOT NULL,
  at       INTEGER NOT NULL,
  PRIMARY KEY (claim_id, rule, message)
) STRICT, WITHOUT ROWID;

-- The dates of the two ends of a gap when its verdict was set: NULL for an end
-- without one, and for both while judged is 0, when nobody knows.
ALTER TABLE claims ADD COLUMN judged INTEGER NOT NULL DEFAULT 0 CHECK (judged IN (0, 1));
ALTER TABLE claims ADD COLUMN judged_from TEXT;
ALTER TABLE claims ADD COLUMN judged_to TEXT;

-- A verdict from before this was set on the dates of now, as far as anybody can
-- tell.
UPDATE claims
SET judged = 1,
  judged_from = CASE from_end
    WHEN 'claim' THEN (SELECT e.at_date FROM claims e WHERE e.id = claims.from_claim)
    WHEN 'date' THEN from_date
    ELSE (SELECT a.published FROM quotes q JOIN articles a ON a.id = q.article_id
      WHERE q.claim_id = claims.id ORDER BY q.article_id, q.number, q.starts, q.id LIMIT 1)
  END,
  judged_to = CASE to_end
    WHEN 'claim' THEN (SELECT e.at_date FROM claims e WHERE e.id = claims.to_claim)
    WHEN 'date' THEN to_date
    ELSE (SELECT a.published FROM quotes q JOIN articles a ON a.id = q.article_id
      WHERE q.claim_id = claims.id ORDER BY q.article_id, q.number, q.starts, q.id LIMIT 1)
  END
WHERE position = 'gap'
  AND verdict <> 'unchecked';

CREATE INDEX claims_by_subject ON claims (timeline_id, subject, id) WHERE subject <> '';
