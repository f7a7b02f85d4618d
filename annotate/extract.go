package annotate

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// Extract says which part of a timeline to export. The zero Extract is all of it.
type Extract struct {
	// Review keeps the claims that a review list shows on all its pages.
	Review ReviewQuery
	// Window keeps the claims that happened in it, or may have: gaps too, by the
	// dates of their ends. Claims without a date are in no window but the zero
	// one, which is no filter.
	Window picture.Window
	// Hide leaves out the claims whose verdicts have one of these tones.
	Hide picture.ToneSet
	// Since keeps what has changed after a version of the timeline, which is the
	// number of an entry of its history: the claims that later entries are about,
	// themselves or by their evidence, and the sources and articles likewise.
	// Zero keeps all.
	Since int64
}

// IsZero reports whether x is all of a timeline.
func (x Extract) IsZero() bool { return !x.filtered() && x.Since == 0 }

// filtered reports whether x leaves claims out whatever their history is.
func (x Extract) filtered() bool {
	q := x.Review
	q.Sort, q.Reverse, q.Limit = "", false, 0
	return q.Filtered() || !x.Window.IsZero() || x.Hide != 0
}

// Say names the filters in words, such as "status in review, changed after
// version 12".
func (x Extract) Say() string {
	var words []string
	add := func(is bool, format string, args ...any) {
		if is {
			words = append(words, fmt.Sprintf(format, args...))
		}
	}
	q := x.Review
	add(q.Status != "", "status %s", strings.ReplaceAll(string(q.Status), "-", " "))
	add(q.Verdict != "", "verdict %s", strings.ReplaceAll(string(q.Verdict), "-", " "))
	add(q.Finding != "", "with the finding %s", q.Finding)
	add(q.Flagged, "with a finding that blocks")
	add(q.Assignee == Nobody, "checked by nobody")
	add(q.Assignee == Me, "checked by who exported")
	add(q.Assignee != "" && q.Assignee != Me && q.Assignee != Nobody, "checked by one person")
	add(q.Importance > 0, "importance at least %d", q.Importance)
	add(q.Lane != "", "lane “%s”", clip(q.Lane, 60))
	add(q.Tag != "", "tag “%s”", clip(q.Tag, 60))
	add(q.Text != "", "with the words “%s”", clip(q.Text, 60))
	add(q.Stale, "whose re-check date has passed")
	add(!q.Since.IsZero(), "changed since %s", q.Since.Say())
	if !x.Window.IsZero() {
		add(true, "from %s to %s", edtf.FromDay(x.Window.From).Say(), edtf.FromDay(x.Window.To).Say())
	}
	for _, v := range Verdicts() {
		add(x.Hide.Has(v.Tone()), "without the verdict %s", strings.ReplaceAll(string(v), "-", " "))
	}
	add(x.Since > 0, "changed after version %d", x.Since)
	return strings.Join(words, ", ")
}

// Chosen is what of a timeline an [Extract] keeps.
type Chosen struct {
	Extract Extract
	Version int64 // of the timeline: the last number of its history
	Found   int   // claims that the extract asks for, before those that they need

	claims   map[timeline.ClaimID]bool // nil for all
	sources  map[SourceID]bool         // beside those that the claims need
	articles map[ArticleID]bool        // likewise
}

// Of returns what of an archive is chosen: the claims with all that hangs on
// them, the claims at which their gaps end, and the sources and articles that
// these rest on. What is left out stands in Omitted, counted, before the rest.
func (c Chosen) Of(a Archive) Archive {
	if c.claims == nil {
		return a
	}
	kept := maps.Clone(c.claims)
	ends := 0
	for _, k := range a.Cases {
		gap, ok := k.Position.(timeline.Gap)
		if !ok || !c.claims[k.ID] {
			continue
		}
		for _, end := range []timeline.End{gap.From, gap.To} {
			if e, ok := end.(timeline.ClaimEnd); ok && !kept[e.Claim] {
				kept[e.Claim] = true
				ends++
			}
		}
	}
	before := [3]int{len(a.Cases), len(a.Sources), len(a.Articles)}
	a.keepClaims(kept)
	a.keepWorks(c)
	why := "They are not in what was exported: " + c.Extract.Say() + "."
	if ends > 0 {
		why += " " + strconv.Itoa(ends) + " more are here because gaps end at them."
	}
	var out []Omission
	for i, o := range []Omission{
		{What: "claims", Count: before[0] - len(a.Cases), Why: why},
		{What: "sources", Count: before[1] - len(a.Sources), Why: "Nothing in what was exported rests on them."},
		{What: "articles", Count: before[2] - len(a.Articles), Why: "Nothing in what was exported is quoted from them."},
	} {
		if o.Count > 0 || i == 0 && ends > 0 {
			out = append(out, o)
		}
	}
	a.Omitted = append(out, a.Omitted...)
	return a
}

// keepClaims drops all other claims, with what hangs on them.
func (a *Archive) keepClaims(kept map[timeline.ClaimID]bool) {
	a.Cases = only(a.Cases, func(k Case) bool { return kept[k.ID] })
	a.Quotes = only(a.Quotes, func(q Quote) bool { return kept[q.Claim] })
	a.Evidence = only(a.Evidence, func(e Evidence) bool { return kept[e.Claim] })
	a.Dismissals = only(a.Dismissals, func(d Dismissal) bool { return kept[d.Claim] })
	a.Reviews = only(a.Reviews, func(r Review) bool { return kept[r.Claim] })
	a.Findings = maps.Clone(a.Findings)
	maps.DeleteFunc(a.Findings, func(id timeline.ClaimID, _ []timeline.Finding) bool { return !kept[id] })
}

// keepWorks drops the sources and articles that nothing here rests on, and what
// is kept of things that are not here.
func (a *Archive) keepWorks(c Chosen) {
	sources, articles := maps.Clone(c.sources), maps.Clone(c.articles)
	owners := map[ExtraKey]bool{{Object: ObjectTimeline, ID: string(a.Timeline.ID)}: true}
	for _, k := range a.Cases {
		owners[ExtraKey{Object: ObjectClaim, ID: string(k.ID)}] = true
	}
	for _, e := range a.Evidence {
		sources[e.Source], sources[e.Via] = true, true
		owners[ExtraKey{Object: ObjectEvidence, ID: string(e.ID)}] = true
	}
	for _, s := range a.Sources {
		if sources[s.ID] && s.Merged != "" {
			sources[s.Merged] = true
		}
	}
	for _, q := range a.Quotes {
		articles[q.Article] = true
	}
	a.Sources = only(a.Sources, func(s Source) bool { return sources[s.ID] })
	a.Articles = only(a.Articles, func(x Article) bool { return articles[x.ID] })
	a.Texts = only(a.Texts, func(x Text) bool { return articles[x.Article] })
	for _, s := range a.Sources {
		owners[ExtraKey{Object: ObjectSource, ID: string(s.ID)}] = true
	}
	for _, x := range a.Articles {
		owners[ExtraKey{Object: ObjectArticle, ID: string(x.ID)}] = true
	}
	a.Extra = maps.Clone(a.Extra)
	maps.DeleteFunc(a.Extra, func(key ExtraKey, _ string) bool { return !owners[key.owner()] })
}

// only returns the elements that are kept, and leaves all alone.
func only[T any](all []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return !keep(x) })
}
