package atom_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"strings"
	"testing"

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

func TestAFeedNeedsAnAddress(t *testing.T) {
	if err := atom.Write(&bytes.Buffer{}, annotate.Archive{}, ""); fault.KindOf(err) != fault.Invalid || err == nil {
		t.Errorf("the error is %v", err)
	}
}
