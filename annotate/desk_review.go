package annotate

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/annotate/account"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// ReviewList is the list of a timeline's claims as the desk works on them.
type ReviewList struct {
	Access
	Query    ReviewQuery
	Rows     []ReviewRow
	Total    int // claims on the timeline
	Statuses map[Status]int
	Verdicts map[Verdict]int
	Rules    []timeline.Rule // that found something on the timeline
}

// ReviewList returns the claims of a timeline that match a query, with the
// counts of all of them, to members.
func (d *Desk) ReviewList(ctx context.Context, actor account.Actor, slug string, q ReviewQuery) (ReviewList, error) {
	q.Today = d.Today()
	list := ReviewList{Query: q, Statuses: map[Status]int{}, Verdicts: map[Verdict]int{}}
	if err := validReview(q); err != nil {
		return list, err
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if list.Access, err = accessBySlug(ctx, r, actor, slug); err != nil {
			return err
		}
		if err := list.need(account.Viewer, "Seeing the review list"); err != nil {
			return err
		}
		all, err := r.ReviewList(ctx, list.Timeline.ID, ReviewQuery{Today: q.Today})
		if err != nil {
			return err
		}
		list.count(all)
		list.Rows, err = r.ReviewList(ctx, list.Timeline.ID, q)
		return err
	})
	return list, err
}

func (l *ReviewList) count(all []ReviewRow) {
	l.Total = len(all)
	for _, row := range all {
		l.Statuses[row.Status]++
		l.Verdicts[row.Ruling.Verdict]++
		for _, f := range row.Findings {
			if !slices.Contains(l.Rules, f.Rule) {
				l.Rules = append(l.Rules, f.Rule)
			}
		}
	}
	slices.Sort(l.Rules)
}

func validReview(q ReviewQuery) error {
	var wrong fault.Fields
	if q.Status != "" && !q.Status.Valid() {
		wrong.Add("status", "There is no status %q.", clip(string(q.Status), 40))
	}
	if q.Verdict != "" && !q.Verdict.Valid() {
		wrong.Add("verdict", "There is no verdict %q.", clip(string(q.Verdict), 40))
	}
	if q.Sort != "" && !slices.Contains(ReviewSorts(), q.Sort) {
		wrong.Add("sort", "The list cannot be sorted by %q.", clip(string(q.Sort), 40))
	}
	return wrong.Err()
}

// The limits on a search.
const (
	MaxQuery   = 200
	MaxMatches = 50
)

// Found is what a search brought up.
type Found struct {
	Text      string
	Matches   []Match
	Timelines map[timeline.ID]timeline.Timeline // of the matches
	More      bool                              // there may be more than MaxMatches
}

// Search looks for words in the claims, evidence, sources and articles of the
// timelines that an actor is a member of.
func (d *Desk) Search(ctx context.Context, actor account.Actor, text string) (Found, error) {
	found := Found{Text: strings.TrimSpace(text), Timelines: map[timeline.ID]timeline.Timeline{}}
	if !actor.SignedIn() {
		return found, fault.New(fault.Unauthenticated, "Sign in to search.")
	}
	if utf8.RuneCountInString(found.Text) > MaxQuery {
		return found, fault.New(fault.Invalid, "Search for at most %d characters.", MaxQuery)
	}
	if found.Text == "" {
		return found, nil
	}
	err := d.store.View(ctx, func(ctx context.Context, r Reader) error {
		own, err := memberOf(ctx, r, actor)
		if err != nil {
			return err
		}
		all, err := r.Timelines(ctx)
		if err != nil {
			return err
		}
		q := SearchQuery{Text: found.Text, Limit: MaxMatches + 1}
		for _, t := range all {
			if own[t.ID] || actor.Role == account.Admin {
				q.Timelines = append(q.Timelines, t.ID)
				found.Timelines[t.ID] = t.Timeline
			}
		}
		found.Matches, err = r.Search(ctx, q)
		return err
	})
	if len(found.Matches) > MaxMatches {
		found.Matches, found.More = found.Matches[:MaxMatches], true
	}
	return found, err
}
