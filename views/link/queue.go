package link

import (
	"maps"
	"net/url"
	"strconv"

	"dateline/annotate"
)

// query is the filters of an address; what is not set is left out.
type query struct{ url.Values }

func (q query) set(name, value string) {
	if value != "" {
		q.Set(name, value)
	}
}

func (q query) flag(name string, on bool) {
	if on {
		q.Set(name, "1")
	}
}

func (q query) number(name string, n int) {
	if n != 0 {
		q.Set(name, strconv.Itoa(n))
	}
}

func (q query) of(path string) string {
	if len(q.Values) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// ReviewOf returns a page of the review list of a timeline, filtered and
// sorted.
func ReviewOf(slug string, q annotate.ReviewQuery) string { return reviewValues(q).of(Review(slug)) }

func reviewValues(q annotate.ReviewQuery) query {
	v := query{url.Values{}}
	v.set("status", string(q.Status))
	v.set("verdict", string(q.Verdict))
	v.set("finding", string(q.Finding))
	v.set("who", string(q.Assignee))
	v.number("importance", q.Importance)
	v.set("lane", q.Lane)
	v.set("tag", q.Tag)
	v.set("text", q.Text)
	v.set("since", q.Since.String())
	v.flag("flagged", q.Flagged)
	v.flag("stale", q.Stale)
	v.set("sort", string(q.Sort))
	v.flag("reverse", q.Reverse)
	v.number("rows", q.Limit)
	v.set("after", string(q.After))
	v.set("before", string(q.Before))
	return v
}

// QueueOn returns the queue of one timeline.
func QueueOn(slug string) string { return Timeline(slug) + "/queue" }

// QueueOf returns what a query asks for of a person's queue.
func QueueOf(q annotate.QueueQuery) string {
	v := query{url.Values{}}
	v.set("part", string(q.Part))
	v.set("after", string(q.After))
	if q.Slug != "" {
		return v.of(QueueOn(q.Slug))
	}
	return v.of(Queue)
}

// Progress returns how the work on a timeline went on.
func Progress(slug string) string { return Timeline(slug) + "/progress" }

// ProgressOf returns the same for the last so many days; all for 0.
func ProgressOf(slug string, days int) string {
	return Progress(slug) + "?" + url.Values{"days": {strconv.Itoa(days)}}.Encode()
}

// ExportOf returns the page that offers a part of a timeline for download.
func ExportOf(slug string, x annotate.Extract) string { return OfExtract(Export(slug), x) }

// OfExtract returns the address of a file of an export that holds a part of the
// timeline.
func OfExtract(file string, x annotate.Extract) string {
	x.Review.Sort, x.Review.Reverse, x.Review.Limit, x.Review.After, x.Review.Before = "", false, 0, "", ""
	v := reviewValues(x.Review)
	maps.Copy(v.Values, chartValues(annotate.ChartQuery{Window: x.Window, Hide: x.Hide}))
	if x.Since != 0 {
		v.set("version", strconv.FormatInt(x.Since, 10))
	}
	return v.of(file)
}
