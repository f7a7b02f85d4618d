package exchange

import (
	"cmp"
	"net"
	"net/url"
	"slices"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Dates resolves the ends of gaps of an archive.
type Dates struct {
	when      map[timeline.ClaimID]edtf.Date
	published map[timeline.ClaimID]edtf.Date // of the article that a claim is quoted from
}

// DatesOf returns the dates of the claims of an archive, and those of the first
// article that each is quoted from.
func DatesOf(a annotate.Archive) Dates {
	d := Dates{when: map[timeline.ClaimID]edtf.Date{}, published: map[timeline.ClaimID]edtf.Date{}}
	for _, k := range a.Cases {
		d.when[k.ID] = k.When()
	}
	published := map[annotate.ArticleID]edtf.Date{}
	for _, x := range a.Articles {
		published[x.ID] = x.Published
	}
	quotes := slices.Clone(a.Quotes)
	slices.SortFunc(quotes, func(x, y annotate.Quote) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Number, y.Number), cmp.Compare(x.Start, y.Start))
	})
	for _, q := range quotes {
		if _, ok := d.published[q.Claim]; !ok {
			d.published[q.Claim] = published[q.Article]
		}
	}
	return d
}

// Resolve returns the dates of both ends of the gap of a claim, see
// [timeline.Gap.Resolve].
func (d Dates) Resolve(id timeline.ClaimID, gap timeline.Gap) (from, to edtf.Date) {
	return gap.Resolve(timeline.Ends{
		When:      func(id timeline.ClaimID) edtf.Date { return d.when[id] },
		Published: d.published[id],
	})
}

// Arithmetic says how long the gap of a claim was, and whether that is what was
// claimed. It is empty for a claim that is no gap.
func (d Dates) Arithmetic(k annotate.Case) string {
	gap, ok := k.Position.(timeline.Gap)
	if !ok {
		return ""
	}
	from, to := d.Resolve(k.ID, gap)
	return gap.Length.Check(from, to).Say()
}

// PublicBase returns the address of a site that others can reach, or an Invalid
// error that says what is missing.
func PublicBase(base string) (*url.URL, error) {
	u, err := url.Parse(base)
	if base == "" || err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fault.New(fault.Invalid, "This format names the pages of the claims, so it needs the public address of this desk. Set --base-url, such as https://dates.example.org.")
	}
	ip := net.ParseIP(u.Hostname())
	if u.Hostname() == "localhost" || ip != nil && (ip.IsLoopback() || ip.IsUnspecified()) {
		return nil, fault.New(fault.Invalid, "This format names the pages of the claims, and nobody else can reach %s. Set --base-url to the public address of this desk, such as https://dates.example.org.", u.Host)
	}
	return u, nil
}
