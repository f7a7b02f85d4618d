package atom_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"dateline/annotate"
	"dateline/annotate/exchange/atom"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/fault"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestWrite(t *testing.T) {
	a := exchangetest.Sample("2000-07-19", "2024-06-19", "1961")
	a.Cases[2].Status = annotate.Checking // which nobody else may read
	var b bytes.Buffer
	if err := atom.Write(&b, a, "https://dates.example.org/"); err != nil {
		t.Fatal(err)
	}
	exchangetest.Golden(t, "pact.atom", b.Bytes(), *update)
	var feed struct {
		ID      string `xml:"http://www.w3.org/2005/Atom id"`
		Updated string `xml:"http://www.w3.org/2005/Atom updated"`
		Entries []struct {
			Title   string `xml:"http://www.w3.org/2005/Atom title"`
			Updated string `xml:"http://www.w3.org/2005/Atom updated"`
			Content string `xml:"http://www.w3.org/2005/Atom content"`
		} `xml:"http://www.w3.org/2005/Atom entry"`
	}
	if err := xml.Unmarshal(b.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 3 || feed.Updated != feed.Entries[0].Updated || !strings.HasPrefix(feed.ID, "urn:uuid:") {
		t.Errorf("got %+v", feed)
	}
	if e := feed.Entries[0]; e.Title != a.Cases[1].Statement || !strings.Contains(e.Content, "See &lt;the minutes&gt;.<br>") {
		t.Errorf("the first entry is %+v", e)
	}
	if o := atom.Omitted(a); o[0].Count != 1 {
		t.Errorf("left out: %+v", o)
	}
}

// A parser that many readers use finds all of what was written.
func TestAReaderOfFeedsFindsTheClaims(t *testing.T) {
	a := exchangetest.Sample("2000-07-19", "2024-06-19", "1961")
	var b bytes.Buffer
	if err := atom.Write(&b, a, "https://dates.example.org/"); err != nil {
		t.Fatal(err)
	}
	feed, err := gofeed.NewParser().Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	if feed.FeedType != "atom" || feed.Title != a.Timeline.Title || feed.UpdatedParsed == nil || len(feed.Items) != len(a.Cases) {
		t.Fatalf("got a feed of type %q, %q, updated %v, with %d entries", feed.FeedType, feed.Title, feed.UpdatedParsed, len(feed.Items))
	}
	statements := map[string]bool{}
	for _, c := range a.Cases {
		statements[c.Statement] = true
	}
	for _, item := range feed.Items {
		if !statements[item.Title] || item.GUID == "" || item.UpdatedParsed == nil || item.Content == "" {
			t.Errorf("an entry is %q, %q, updated %v: %q", item.Title, item.GUID, item.UpdatedParsed, item.Content)
		}
		if !strings.HasPrefix(item.Link, "https://dates.example.org/claims/") {
			t.Errorf("the entry %q leads to %q", item.Title, item.Link)
		}
	}
}

func TestAFeedNeedsAnAddress(t *testing.T) {
	if err := atom.Write(&bytes.Buffer{}, annotate.Archive{}, ""); fault.KindOf(err) != fault.Invalid || err == nil {
		t.Errorf("the error is %v", err)
	}
}
