package sqlite_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/db"
	"dateline/db/sqlite"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// size is how many claims the large benchmarks have: DATELINE_CLAIMS, or 20,000.
func size() int {
	n, err := strconv.Atoi(os.Getenv("DATELINE_CLAIMS"))
	if err != nil {
		return 20_000
	}
	return n
}

// peak returns the most memory that the program had since forget, in MB: what
// was resident where the system tells, and otherwise what Go had taken.
func peak() float64 {
	status, err := os.Open("/proc/self/status")
	if err == nil {
		defer func() { _ = status.Close() }()
		lines := bufio.NewScanner(status)
		for lines.Scan() {
			if rest, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
				kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
				if err == nil {
					return kb / 1024
				}
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapSys) / (1 << 20)
}

// forget makes peak begin anew, where the system can.
func forget() {
	runtime.GC()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600)
}

// stint is how long something took, by the clock and of the processors. The
// second tells more on a machine that others use too.
type stint struct{ clock, work time.Duration }

// since adds what has passed since a moment that now gave.
func (s *stint) since(begun stint) {
	end := now()
	s.clock += end.clock - begun.clock
	s.work += end.work - begun.work
}

var start = time.Now()

func now() stint {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used) // zero where there is none
	return stint{clock: time.Since(start), work: time.Duration(used.Utime.Nano() + used.Stime.Nano())}
}

// and returns both together.
func (s stint) and(other stint) stint {
	return stint{clock: s.clock + other.clock, work: s.work + other.work}
}

// best keeps the shorter times: what else the machine does makes nothing faster.
func (s *stint) best(other stint) {
	if s.clock == 0 || other.clock < s.clock {
		s.clock = other.clock
	}
	if s.work == 0 || other.work < s.work {
		s.work = other.work
	}
}

// took is how long f takes.
func took(f func()) stint {
	var s stint
	begun := now()
	f()
	s.since(begun)
	return s
}

// reportRatio prints how near something comes to a bare limit: 1 is as fast.
func reportRatio(b *testing.B, bare, ours stint) {
	b.Helper()
	b.ReportMetric(float64(bare.clock)/float64(ours.clock), "of-bare")
	b.ReportMetric(float64(bare.work)/float64(max(ours.work, 1)), "of-bare-cpu")
}

func uuid(kind, n int) string { return fmt.Sprintf("0190%04x-0000-7000-8000-%012x", kind, n) }

// press returns an archive of n claims in parts, as an export carries them: each
// claim with a tag and a piece of evidence, every tenth with a quote, every
// twentieth a gap between two of those before it.
func press(n int, f func(annotate.Archive) error) error {
	tl := timeline.Timeline{ID: timeline.ID(uuid(1, 1)), Slug: "large", Title: "Large", Visibility: timeline.Private, Version: 1}
	article := annotate.Article{ID: annotate.ArticleID(uuid(2, 1)), Timeline: tl.ID, Title: "A chronicle", Published: edtf.MustParse("2024-06-19"), Language: "en", Version: 1}
	text := annotate.Text{Article: article.ID, Number: 1, Body: "It was opened that day."}
	works := annotate.Archive{Timeline: tl}
	for i := range n/100 + 1 {
		works.Sources = append(works.Sources, annotate.Source{
			ID: annotate.SourceID(uuid(3, i)), Timeline: tl.ID, Title: fmt.Sprintf("Minutes of the council, volume %d", i), Publisher: "The council",
			Kind: annotate.Primary, Archive: annotate.NotArchived, Version: 1,
		})
	}
	if err := f(annotate.Archive{Timeline: tl}); err != nil {
		return err
	}
	if err := f(annotate.Archive{Timeline: tl, Articles: []annotate.Article{article}, Texts: []annotate.Text{text}}); err != nil {
		return err
	}
	if err := f(works); err != nil {
		return err
	}
	for from := 0; from < n; from += 500 {
		part := annotate.Archive{Timeline: tl}
		for i := from; i < min(from+500, n); i++ {
			part = pressClaim(part, i, article.ID)
		}
		if err := f(part); err != nil {
			return err
		}
	}
	return nil
}

func pressClaim(part annotate.Archive, i int, article annotate.ArticleID) annotate.Archive {
	id := timeline.ClaimID(uuid(4, i))
	created := time.UnixMilli(1_700_000_000_000 + int64(i)).UTC()
	by := annotate.Person{ID: account.UserID(uuid(9, 1)), Name: "Ada Reader"}
	c := annotate.Case{
		Claim: timeline.Claim{
			ID: id, Timeline: part.Timeline.ID, Statement: fmt.Sprintf("The minister opened bridge number %d over the river.", i), Claimant: "the ministry",
			Position: timeline.Point{When: edtf.FromDay(edtf.Day(i % 700_000)), Extent: timeline.Event}, Wording: "that day",
			Basis: timeline.Stated, Occurrence: timeline.Happened, Lane: "Bridges", Tags: []string{"bridges"}, Version: 1,
		},
		Ruling: annotate.Ruling{Verdict: annotate.Unchecked}, Status: annotate.Open, By: by, Created: created, Changed: created,
	}
	if i%20 == 19 {
		c.Position = timeline.Gap{
			From: timeline.ClaimEnd{Claim: timeline.ClaimID(uuid(4, i-2))}, To: timeline.ClaimEnd{Claim: timeline.ClaimID(uuid(4, i/400*20))},
			Length: timeline.Length{Op: timeline.OpAtLeast, N: 1, Unit: timeline.UnitDay},
		}
	}
	if i%10 == 0 {
		part.Quotes = append(part.Quotes, annotate.Quote{
			ID: annotate.QuoteID(uuid(5, i)), Claim: id, Article: article, Number: 1, Start: 0, End: 13, Exact: "It was opened", Suffix: " that day.", State: annotate.Anchored,
		})
	}
	part.Cases = append(part.Cases, c)
	part.Evidence = append(part.Evidence, annotate.Evidence{
		ID: annotate.EvidenceID(uuid(6, i)), Claim: id, Source: annotate.SourceID(uuid(3, i/100)), Stance: annotate.Supports,
		Quote: "The bridge was opened to traffic at noon.", Locator: fmt.Sprintf("p. %d", i%500), By: by, Created: created, Version: 1,
	})
	return part
}

// pressed writes an archive of n claims to a file.
func pressed(b *testing.B, n int) string {
	b.Helper()
	name := filepath.Join(b.TempDir(), "large.json")
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	out := archive.NewWriter(f)
	for _, err := range []error{press(n, out.Add), out.Close(), f.Close()} {
		if err != nil {
			b.Fatal(err)
		}
	}
	return name
}

// brought imports a file into a new database, and returns the database, where
// it is, and how long that took.
func brought(b *testing.B, file string) (*db.DB, string, stint) {
	b.Helper()
	path := filepath.Join(b.TempDir(), "desk.db")
	store := opened(b, path, sqlite.Options{Create: true})
	f, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var spent stint
	begun := now()
	report, err := annotate.NewDesk(store, time.Now).ImportParts(b.Context(), account.Operator(), archive.Parts(f), annotate.ImportOptions{})
	if err != nil || report.Count(annotate.Create) == 0 {
		b.Fatalf("%v, %d created", err, report.Count(annotate.Create))
	}
	spent.since(begun)
	return store, path, spent
}
