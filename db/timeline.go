package db

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/timeline"
)

const timelineByID = `
SELECT id, slug, title, description, visibility, version
FROM timelines
WHERE id = ?1`

// Timeline returns a timeline by its id.
func (t *tx) Timeline(ctx context.Context, id timeline.ID) (timeline.Timeline, error) {
	return one(ctx, t, "timeline", scanTimeline, timelineByID, string(id))
}

const timelineBySlug = `
SELECT id, slug, title, description, visibility, version
FROM timelines
WHERE slug = ?1`

// TimelineBySlug returns a timeline by its slug.
func (t *tx) TimelineBySlug(ctx context.Context, slug string) (timeline.Timeline, error) {
	return one(ctx, t, "timeline", scanTimeline, timelineBySlug, slug)
}

func scanTimeline(row scanner) (timeline.Timeline, error) {
	var tl timeline.Timeline
	err := row.Scan(&tl.ID, &tl.Slug, &tl.Title, &tl.Description, &tl.Visibility, &tl.Version)
	return tl, err
}

// Every act leaves a row in the history; claims count too, because they come
// from imports whose history may be left behind.
const timelineSummaries = `
SELECT t.id, t.slug, t.title, t.description, t.visibility, t.version,
  (SELECT count(*) FROM articles a WHERE a.timeline_id = t.id),
  (SELECT h.at FROM history h WHERE h.timeline_id = t.id ORDER BY h.number DESC LIMIT 1),
  (SELECT max(c.changed) FROM claims c WHERE c.timeline_id = t.id)
FROM timelines t`

const verdictCounts = `
SELECT timeline_id, verdict, count(*)
FROM claims
GROUP BY timeline_id, verdict`

// Timelines returns every timeline with its counts, last changed first, then
// by title.
func (t *tx) Timelines(ctx context.Context) ([]annotate.TimelineSummary, error) {
	all, err := list(ctx, t, scanSummary, timelineSummaries)
	if err != nil {
		return nil, fmt.Errorf("listing timelines: %w", err)
	}
	counts, err := list(ctx, t, scanCount, verdictCounts)
	if err != nil {
		return nil, fmt.Errorf("counting verdicts: %w", err)
	}
	place := make(map[timeline.ID]int, len(all))
	for i, s := range all {
		place[s.ID] = i
	}
	for _, c := range counts {
		s := &all[place[c.timeline]]
		s.Verdicts[c.verdict] = c.n
		s.Claims += c.n
	}
	slices.SortFunc(all, func(a, b annotate.TimelineSummary) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

func scanSummary(row scanner) (annotate.TimelineSummary, error) {
	s := annotate.TimelineSummary{Verdicts: map[annotate.Verdict]int{}}
	var acted, changed time.Time
	err := row.Scan(&s.ID, &s.Slug, &s.Title, &s.Description, &s.Visibility, &s.Version,
		&s.Articles, instant{&acted}, instant{&changed})
	s.Changed = acted
	if changed.After(acted) {
		s.Changed = changed
	}
	return s, err
}

type verdictCount struct {
	timeline timeline.ID
	verdict  annotate.Verdict
	n        int
}

func scanCount(row scanner) (verdictCount, error) {
	var c verdictCount
	err := row.Scan(&c.timeline, &c.verdict, &c.n)
	return c, err
}

const insertTimeline = `
INSERT INTO timelines (id, slug, title, description, visibility, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)`

// AddTimeline adds a timeline.
func (t *tx) AddTimeline(ctx context.Context, tl timeline.Timeline) error {
	return t.add(ctx, "timeline", slugTaken(tl), insertTimeline,
		string(tl.ID), tl.Slug, tl.Title, tl.Description, string(tl.Visibility), tl.Version)
}

const updateTimeline = `
UPDATE timelines
SET slug = ?2, title = ?3, description = ?4, visibility = ?5, version = ?6
WHERE id = ?1
  AND version = ?6 - 1`

const timelineExists = `
SELECT version
FROM timelines
WHERE id = ?1`

// ChangeTimeline changes a timeline.
func (t *tx) ChangeTimeline(ctx context.Context, tl timeline.Timeline) error {
	return t.change(ctx, "timeline", slugTaken(tl), timelineExists, updateTimeline,
		string(tl.ID), tl.Slug, tl.Title, tl.Description, string(tl.Visibility), tl.Version)
}

func slugTaken(tl timeline.Timeline) string {
	return fmt.Sprintf("Another timeline has the address “%s” already. Choose another.", tl.Slug)
}

const members = `
SELECT m.timeline_id, m.user_id, u.login, u.name, m.role
FROM members m
JOIN users u ON u.id = m.user_id
WHERE m.timeline_id = ?1
ORDER BY lower(u.name), u.name, u.login`

// Members returns the members of a timeline in the order of their names.
func (t *tx) Members(ctx context.Context, id timeline.ID) ([]annotate.Member, error) {
	return list(ctx, t, scanMember, members, string(id))
}

const memberships = `
SELECT m.timeline_id, m.user_id, u.login, u.name, m.role
FROM members m
JOIN users u ON u.id = m.user_id
WHERE m.user_id = ?1
ORDER BY m.timeline_id`

// Memberships returns the places of one user on all timelines.
func (t *tx) Memberships(ctx context.Context, user account.UserID) ([]annotate.Member, error) {
	return list(ctx, t, scanMember, memberships, string(user))
}

const memberByID = `
SELECT m.timeline_id, m.user_id, u.login, u.name, m.role
FROM members m
JOIN users u ON u.id = m.user_id
WHERE m.timeline_id = ?1
  AND m.user_id = ?2`

// Member returns one member, or the zero Member.
func (t *tx) Member(ctx context.Context, id timeline.ID, user account.UserID) (annotate.Member, error) {
	m, err := scanMember(t.q.QueryRowContext(ctx, t.dialect.Rewrite(memberByID), string(id), string(user)))
	if errors.Is(err, sql.ErrNoRows) {
		return annotate.Member{}, nil
	}
	return m, err
}

func scanMember(row scanner) (annotate.Member, error) {
	var m annotate.Member
	err := row.Scan(&m.Timeline, &m.User, &m.Login, &m.Name, &m.Role)
	return m, err
}

const upsertMember = `
INSERT INTO members (timeline_id, user_id, role)
VALUES (?1, ?2, ?3)
ON CONFLICT (timeline_id, user_id) DO UPDATE
SET role = excluded.role`

const deleteMember = `
DELETE FROM members
WHERE timeline_id = ?1
  AND user_id = ?2`

// SetMember adds a member, changes their role or takes them off.
func (t *tx) SetMember(ctx context.Context, m annotate.Member) error {
	if m.Role == account.Nobody {
		_, err := t.exec(ctx, deleteMember, string(m.Timeline), string(m.User))
		return err
	}
	_, err := t.exec(ctx, upsertMember, string(m.Timeline), string(m.User), string(m.Role))
	return err
}
