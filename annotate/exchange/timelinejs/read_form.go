package timelinejs

import (
	"strings"

	"dateline/annotate/exchange/tree"
)

// third reads version 3, in which dates are objects.
func third(root, events *tree.Value) form {
	title := root.Get("title")
	f := form{
		name: "TimelineJS 3", title: title.Get("text").Get("headline").String(), text: title.Get("text").Get("text").String(),
	}
	for _, v := range events.Items() {
		f.events = append(f.events, slideOf(v))
	}
	for _, v := range root.Get("eras").Each() {
		f.eras = append(f.eras, slideOf(v))
	}
	return f
}

func slideOf(v *tree.Value) item {
	media := v.Get("media")
	return item{
		at: v, id: v.Get("unique_id").String(), headline: v.Get("text").Get("headline"), text: v.Get("text").Get("text"),
		display: v.Get("display_date"), exact: v.Get("edtf"), group: v.Get("group"), start: v.Get("start_date"), end: v.Get("end_date"),
		media: medium{url: media.Get("url"), caption: media.Get("caption"), credit: media.Get("credit")},
		known: []string{"unique_id", "display_date", "group", "start_date", "end_date", "autolink", "edtf"},
	}
}

// second reads version 2, in which dates are texts and the list of events is
// called date.
func second(root *tree.Value) form {
	f := form{name: "TimelineJS 2", title: root.Get("headline").String(), text: root.Get("text").String()}
	for _, v := range root.Get("date").Items() {
		f.events = append(f.events, entryOf(v))
	}
	for _, v := range root.Get("era").Each() {
		f.eras = append(f.eras, entryOf(v))
	}
	return f
}

func entryOf(v *tree.Value) item {
	asset := v.Get("asset")
	return item{
		at: v, headline: v.Get("headline"), text: v.Get("text"), group: v.Get("tag"), start: v.Get("startDate"), end: v.Get("endDate"),
		media: medium{url: asset.Get("media"), caption: asset.Get("caption"), credit: asset.Get("credit")},
		known: []string{"headline", "tag", "startDate", "endDate"},
	}
}

// sheet reads the feed of a spreadsheet, whose rows say what they are.
func sheet(feed *tree.Value) form {
	f := form{name: "TimelineJS spreadsheet", title: feed.Get("title").Get("$t").String()}
	for _, v := range feed.Get("entry").Items() {
		cell := func(name string) *tree.Value { return v.Get("gsx$" + name).Get("$t") }
		e := item{
			at: v, id: v.Get("id").Get("$t").String(), headline: cell("headline"), text: cell("text"), group: cell("tag"),
			start: cell("startdate"), end: cell("enddate"),
			media: medium{url: cell("media"), caption: cell("mediacaption"), credit: cell("mediacredit")},
			known: []string{"id", "updated", "category", "title", "content", "link", "gsx$startdate", "gsx$enddate", "gsx$headline", "gsx$tag"},
		}
		switch strings.ToLower(cell("type").String() + cell("titleslide").String()) {
		case "era":
			f.eras = append(f.eras, e)
		case "title", "start":
			f.title, f.text = cell("headline").String(), cell("text").String()
			fallthrough // it has a date, and is an event as well
		default:
			f.events = append(f.events, e)
		}
	}
	return f
}
