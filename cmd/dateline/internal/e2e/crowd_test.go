package e2e_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/timelinejs"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// shared is where large collections of real events are, on machines that have
// them. Tests that want one are skipped elsewhere.
const shared = "../../../../../shared/data"

// fillIn adds published cases to a public timeline, several thousand at a time,
// as no person and no import could.
func (o *office) fillIn(title string, cases func(yield func(annotate.Case) bool)) (slug string) {
	o.t.Helper()
	slug = o.timeline(title, timeline.Public)
	tl := o.timelineOf(slug)
	o.bring(tl, annotate.Published, cases, func(ctx context.Context, tx annotate.Tx, c annotate.Case) error {
		e := annotate.Edition{Claim: c.ID, Number: 1, Version: 1, At: c.Changed}
		e.Content.Timeline, e.Content.Cases = tl, []annotate.Case{c}
		_, err := tx.AddEdition(ctx, e)
		return err
	})
	return slug
}

// drafts adds cases that nobody has published to a private timeline with some
// members.
func (o *office) drafts(title string, cases func(yield func(annotate.Case) bool), logins ...string) (slug string) {
	o.t.Helper()
	slug = o.timeline(title, timeline.Private, logins...)
	o.bring(o.timelineOf(slug), annotate.Checking, cases, func(context.Context, annotate.Tx, annotate.Case) error { return nil })
	return slug
}

// bring stores cases of a timeline, and whatever else goes with each.
func (o *office) bring(tl timeline.Timeline, status annotate.Status, cases func(yield func(annotate.Case) bool), also func(context.Context, annotate.Tx, annotate.Case) error) {
	o.t.Helper()
	var batch []annotate.Case
	add := func() {
		err := o.store.Update(o.t.Context(), func(ctx context.Context, tx annotate.Tx) error {
			for _, c := range batch {
				if err := errors.Join(tx.AddCase(ctx, c), also(ctx, tx, c)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			o.t.Fatalf("adding %d claims: %v", len(batch), err)
		}
		batch = batch[:0]
	}
	const most = 5000
	for c := range cases {
		c.Timeline, c.Version, c.Status = tl.ID, 1, status
		c.Created, c.Changed = time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC), time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC)
		if batch = append(batch, c); len(batch) == most {
			add()
		}
	}
	add()
}

func (o *office) timelineOf(slug string) timeline.Timeline {
	o.t.Helper()
	a, err := o.desk.Access(o.t.Context(), account.Operator(), slug)
	if err != nil {
		o.t.Fatal(err)
	}
	return a.Timeline
}

func dated(statement string, when edtf.Date) annotate.Case {
	return annotate.Case{
		Claim: timeline.Claim{
			ID: timeline.ClaimID(uuid.Must(uuid.NewV7()).String()), Statement: statement, Basis: timeline.Stated, Occurrence: timeline.Happened,
			Position: timeline.Point{When: when, Extent: timeline.Event},
		},
		Ruling: annotate.Ruling{Verdict: annotate.Unchecked},
	}
}

// generated makes n claims over 200 years.
func generated(n int) func(yield func(annotate.Case) bool) {
	words := strings.Fields("The minister signed a treaty with neighbours after long talks about rivers and borders in winter")
	return func(yield func(annotate.Case) bool) {
		r := rand.New(rand.NewPCG(1, uint64(n)))
		for i := range n {
			r.Shuffle(len(words), func(a, b int) { words[a], words[b] = words[b], words[a] })
			day := edtf.DayOf(2024-int64(200*r.Float64()*r.Float64()), 1+r.IntN(12), 1+r.IntN(28))
			c := dated(fmt.Sprintf("%s %d", strings.Join(words[:3+r.IntN(8)], " "), i), edtf.FromDay(day))
			switch r.IntN(20) {
			case 0:
				c.Position = timeline.Point{When: edtf.MustParse(edtf.FromDay(day).String()[:4] + "~"), Extent: timeline.State}
			case 1:
				c.Position = timeline.Point{When: edtf.MustParse(edtf.FromDay(day).String()[:7]), Extent: timeline.Event}
			}
			for c.Importance < timeline.MaxImportance && r.IntN(12) == 0 {
				c.Importance++
			}
			c.Ruling.Verdict = annotate.Verdicts()[min(r.IntN(10), r.IntN(8))]
			c.Claimant = []string{"Agency", "Ministry", "Witness", "Paper"}[r.IntN(4)]
			if !yield(c) {
				return
			}
		}
	}
}

// kleptocracy reads the 1,030 events of that collection, of each the date, the
// title, the importance and the first actor.
func kleptocracy(t *testing.T) func(yield func(annotate.Case) bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(shared, "kleptocracy/events/*.md"))
	if err != nil || len(files) == 0 {
		t.Skip("the collection is not on this machine")
	}
	return func(yield func(annotate.Case) bool) {
		for i, file := range files {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Error(err)
				return
			}
			facts := map[string]string{}
			last := ""
			for line := range strings.Lines(string(body)) {
				name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
				if actor, listed := strings.CutPrefix(line, "- "); listed && last == "actors:" && facts["actor"] == "" {
					facts["actor"] = strings.Trim(strings.TrimSpace(actor), "'\"")
				} else if ok && facts[name] == "" {
					facts[name] = strings.Trim(value, "'\"")
				}
				if !strings.HasPrefix(line, "-") {
					last = strings.TrimSpace(line)
				}
			}
			when, err := edtf.Parse(facts["date"])
			if err != nil || facts["title"] == "" {
				t.Logf("%s has the date %q and the title %q", filepath.Base(file), facts["date"], facts["title"])
				continue
			}
			c := dated(facts["title"], when)
			importance, _ := strconv.Atoi(facts["importance"])
			c.Importance, c.Claimant = max(0, min(importance-7, timeline.MaxImportance)), facts["actor"]
			c.Ruling.Verdict = annotate.Verdicts()[i*i%7]
			if !yield(c) {
				return
			}
		}
	}
}

// cosmos reads events from the beginning of the universe on.
func cosmos(t *testing.T) func(yield func(annotate.Case) bool) {
	t.Helper()
	file, err := os.Open(filepath.Join(shared, "timelinejs/nk__src_template_cosmo.json"))
	if err != nil {
		t.Skip("the collection is not on this machine")
	}
	defer func() { _ = file.Close() }() // only read
	read, err := timelinejs.Read(file, exchange.Target{})
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(annotate.Case) bool) {
		for _, c := range read.Archive.Cases {
			if !yield(dated(c.Statement, c.When())) {
				return
			}
		}
	}
}
