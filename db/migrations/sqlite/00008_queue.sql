-- What the queue of a desk is read from.

-- +goose Up

-- All that decides on whose desk a claim lies, and the order in which it lies
-- there. It takes the place of the index by timeline and status.
CREATE INDEX claims_in_queue ON claims (timeline_id, status, assignee_id, assignee_name, importance, changed, id);
DROP INDEX claims_by_status;

CREATE INDEX findings_that_block ON findings (claim_id, first_day, last_day) WHERE severity = 'block';

-- The day on which a claim has to be looked at again: the last that its
-- re-check date may mean. There is no row where that is not known.
CREATE TABLE rechecks (
  claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (id),
  day      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX rechecks_by_day ON rechecks (day, claim_id);

-- A date that is kept already is a day, a month or a year, whatever qualifies
-- it, or an interval that ends with one. Of anything rarer the year counts until
-- the claim is changed next.
INSERT INTO rechecks (claim_id, day)
SELECT claim_id, CAST(julianday(CASE
    WHEN ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN ends
    WHEN ends GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' THEN date(ends || '-01', '+1 month', '-1 day')
    ELSE substr(ends, 1, 4) || '-12-31'
  END) - julianday('1970-01-01') AS INTEGER)
FROM (
  SELECT id AS claim_id, rtrim(substr(recheck, instr(recheck, '/') + 1), '?~%') AS ends
  FROM claims
  WHERE recheck IS NOT NULL
)
WHERE ends GLOB '[0-9][0-9][0-9][0-9]*';

-- How statuses and verdicts changed, without the rest of the history.
CREATE INDEX history_turns ON history_changes (entry, field, old_value, new_value) WHERE field IN ('status', 'verdict');
