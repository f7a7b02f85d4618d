-- The claims that somebody took part in are found by who it is: what waits for a
-- person leaves out what they may not approve.

-- +goose Up

CREATE INDEX claim_authors_by_user ON claim_authors (user_id, claim_id);
