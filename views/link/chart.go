package link

import (
	"net/url"
	"slices"
	"strconv"

	"dateline/annotate"
	"dateline/timeline/edtf"
	"dateline/timeline/picture"
)

// divisions are the words for divisions in addresses, in the order in which a
// page offers them.
var divisions = []struct {
	Division picture.Division
	Word     string
}{
	{picture.ByLane, "lane"},
	{picture.ByTag, "tag"},
	{picture.ByClaimant, "claimant"},
	{picture.BySource, "source"},
	{picture.ByTone, "verdict"},
	{picture.Together, "none"},
}

// DivisionWord returns the word for a division in an address.
func DivisionWord(d picture.Division) string {
	for _, one := range divisions {
		if one.Division == d {
			return one.Word
		}
	}
	return ""
}

// DivisionOf reads a word for a division. What is none is the first.
func DivisionOf(word string) picture.Division {
	for _, one := range divisions {
		if one.Word == word {
			return one.Division
		}
	}
	return picture.ByLane
}

// Chart returns the page of a timeline that shows a part of it.
func Chart(slug string, q annotate.ChartQuery) string {
	return withQuery(Timeline(slug), chartValues(q))
}

// ChartPart returns what the page of a timeline asks for when it shows another
// part.
func ChartPart(slug string) string { return Timeline(slug) + "/picture" }

func withQuery(path string, v url.Values) string {
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

func chartValues(q annotate.ChartQuery) url.Values {
	v := url.Values{}
	if !q.Window.IsZero() {
		v.Set("from", DayWord(q.Window.From))
		v.Set("to", DayWord(q.Window.To))
	}
	if q.Division != picture.ByLane {
		v.Set("lanes", DivisionWord(q.Division))
	}
	for tone, verdict := range annotate.Verdicts() {
		if q.Hide.Has(picture.Tone(tone)) {
			v.Add("hide", string(verdict))
		}
	}
	if q.Text != "" {
		v.Set("q", q.Text)
	}
	if q.At != "" {
		v.Set("at", string(q.At))
	}
	if q.Row > 1 {
		v.Set("row", strconv.Itoa(q.Row))
	}
	return v
}

// DayWord returns a day as addresses have it: a date in EDTF, which for years of
// more than four digits is the year.
func DayWord(d edtf.Day) string { return edtf.FromDay(d).String() }

// ToneSetOf reads verdicts as a set of tones.
func ToneSetOf(words []string) picture.ToneSet {
	var set picture.ToneSet
	for _, v := range annotate.Verdicts() {
		if slices.Contains(words, string(v)) {
			set = set.With(v.Tone())
		}
	}
	return set
}

// PictureSVG returns a part of a timeline as a drawing in a file of its own.
func PictureSVG(slug string, q annotate.ChartQuery, width float64) string {
	v := chartValues(q)
	v.Set("width", strconv.FormatFloat(width, 'f', 0, 64))
	return withQuery(Timeline(slug)+"/picture.svg", v)
}

// Overview returns the page of what a timeline holds at a glance.
func Overview(slug string) string { return Timeline(slug) + "/overview" }

// Thumbnail returns a timeline as a drawing that is small enough for a list.
func Thumbnail(slug string) string { return Timeline(slug) + "/thumbnail.svg" }

// PageFile returns a timeline as one page that stands alone.
func PageFile(slug string) string { return Timeline(slug) + "/page.html" }

// Embed returns the page of a public timeline that other sites may frame.
func Embed(slug string) string { return "/embed/" + url.PathEscape(slug) }

// EmbedChart returns that page showing a part of the timeline.
func EmbedChart(slug string, q annotate.ChartQuery) string {
	return withQuery(Embed(slug), chartValues(q))
}

// EmbedPart returns what that page asks for when it shows another part.
func EmbedPart(slug string) string { return Embed(slug) + "/picture" }

// OEmbed is where other sites ask how to show a page of this one.
const OEmbed = "/oembed"

// OEmbedOf returns the answer for a page, whose address is whole.
func OEmbedOf(page string) string {
	return OEmbed + "?" + url.Values{"format": {"json"}, "url": {page}}.Encode()
}
