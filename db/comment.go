package db

import (
	"context"
	"fmt"

	"dateline/annotate"
	"dateline/timeline"
)

const commentColumns = `
SELECT id, claim_id, thread, body, by_id, by_name, at, edited, resolved_id, resolved_name, resolved, withdrawn, version
FROM comments`

const commentByID = commentColumns + `
WHERE id = ?1`

// Comment returns a comment.
func (t *tx) Comment(ctx context.Context, id annotate.CommentID) (annotate.Comment, error) {
	return one(ctx, t, "comment", scanComment, commentByID, string(id))
}

const commentsOn = commentColumns + `
WHERE claim_id = ?1
ORDER BY number`

// Comments returns what was said about a claim, first to last.
func (t *tx) Comments(ctx context.Context, id timeline.ClaimID) ([]annotate.Comment, error) {
	return list(ctx, t, scanComment, commentsOn, string(id))
}

func scanComment(row scanner) (annotate.Comment, error) {
	var c annotate.Comment
	err := row.Scan(&c.ID, &c.Claim, &c.Thread, &c.Body, &c.By.ID, &c.By.Name, instant{&c.At}, instant{&c.Edited},
		&c.Resolved.By.ID, &c.Resolved.By.Name, instant{&c.Resolved.At}, &c.Withdrawn, &c.Version)
	if err != nil && c.ID != "" {
		return c, fmt.Errorf("comment %s: %w", c.ID, err)
	}
	return c, err
}

const insertComment = `
INSERT INTO comments (id, claim_id, thread, body, by_id, by_name, at, edited, resolved_id, resolved_name, resolved, withdrawn, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)`

// AddComment adds a comment.
func (t *tx) AddComment(ctx context.Context, c annotate.Comment) error {
	return t.add(ctx, "comment", "The id of this comment is taken already.", insertComment,
		string(c.ID), string(c.Claim), string(c.Thread), c.Body, string(c.By.ID), c.By.Name, millis(c.At), orNull(c.Edited),
		string(c.Resolved.By.ID), c.Resolved.By.Name, orNull(c.Resolved.At), flag(c.Withdrawn), c.Version)
}

const updateComment = `
UPDATE comments
SET body = ?2, edited = ?3, resolved_id = ?4, resolved_name = ?5, resolved = ?6, withdrawn = ?7, version = ?8
WHERE id = ?1
  AND version = ?8 - 1`

const commentExists = `
SELECT number
FROM comments
WHERE id = ?1`

// ChangeComment changes a comment.
func (t *tx) ChangeComment(ctx context.Context, c annotate.Comment) error {
	return t.change(ctx, "comment", "", commentExists, updateComment,
		string(c.ID), c.Body, orNull(c.Edited), string(c.Resolved.By.ID), c.Resolved.By.Name, orNull(c.Resolved.At),
		flag(c.Withdrawn), c.Version)
}
