package catalogue_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/fault"
	"dateline/timeline"
)

func TestFilesAreRecognised(t *testing.T) {
	for name, want := range map[string]string{
		"archive/testdata/sample.json": catalogue.Archive, "timelinejs/testdata/third.json": catalogue.TimelineJS, "timelinejs/testdata/second.jsonp": catalogue.TimelineJS,
		"timelinejs/testdata/sheet.json": catalogue.TimelineJS, "timelinejs/testdata/pact.json": catalogue.TimelineJS, "table/testdata/desk.csv": catalogue.CSV,
		"table/testdata/sample.csv": catalogue.CSV, "table/testdata/links.json": catalogue.List, "table/testdata/nested.json": catalogue.List,
		"table/testdata/lines.jsonl": catalogue.Lines, "claimreview/testdata/feed.json": catalogue.ClaimReview, "claimreview/testdata/others.json": catalogue.ClaimReview,
		"webannotation/testdata/pages.json": catalogue.WebAnnotation,
	} {
		file, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		in, err := catalogue.Open(bytes.NewReader(file), catalogue.Auto)
		if err != nil || in.Format != want {
			t.Errorf("%s: got %+v (%v), want %s", name, in, err, want)
			continue
		}
		if in.Archive == nil {
			if _, err := in.Read(exchange.Target{}); err != nil {
				t.Errorf("%s: reading: %v", name, err)
			}
		}
	}
}

func TestWhatIsOfNoFormatIsRefused(t *testing.T) {
	for name, file := range map[string]string{
		"nothing": "", "blanks": " \n", "prose": "It happened on Wednesday.", "bytes": "\x00\x01\x02\xff", "half of JSON": `{"events": [`, "a number": "7",
		"a damaged workbook": "PK\x03\x04 and so on",
	} {
		_, err := catalogue.Open(strings.NewReader(file), catalogue.Auto)
		if err == nil || fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
	if _, err := catalogue.Open(strings.NewReader("{}"), "odt"); fault.KindOf(err) != fault.Invalid || err == nil {
		t.Errorf("a format that is none: %v", err)
	}
}

// No file that a parser may not take, and none that holds what attackers type,
// changes the desk or breaks it.
func TestNastyFiles(t *testing.T) {
	d := exchangetest.NewDesk(t)
	dir := exchangetest.Shared(t, "data", "nasty")
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		in, err := catalogue.Open(bytes.NewReader(file), catalogue.Auto)
		switch {
		case err != nil:
			if fault.KindOf(err) != fault.Invalid {
				t.Errorf("%s: %v", entry.Name(), err)
			}
			return nil
		case strings.HasPrefix(entry.Name(), "n_") && strings.HasSuffix(entry.Name(), ".json") && in.Format != catalogue.CSV:
			t.Errorf("%s was taken for %s", entry.Name(), in.Format)
		case in.Archive != nil:
			return nil
		}
		r, err := in.Read(exchange.Target{Name: entry.Name()})
		if err != nil {
			if fault.KindOf(err) != fault.Invalid {
				t.Errorf("%s: %v", entry.Name(), err)
			}
			return nil
		}
		if _, err := exchange.Import(t.Context(), d.Desk, d.Ada, r, exchange.Options{DryRun: true, LeaveOut: true}); err != nil && fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: importing: %v", entry.Name(), err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if all, err := d.Shelf(t.Context(), d.Root); err != nil || len(all.Own) != 0 {
		t.Errorf("the desk has %v (%v)", all, err)
	}
}

func TestEveryFormatCarriesWhatIsPublished(t *testing.T) {
	d := exchangetest.NewDesk(t)
	tl := d.Timeline("The pact", timeline.Private)
	for _, f := range catalogue.Formats() {
		_, body, err := f.Export(t.Context(), d.Desk, d.Ada, tl.Slug, annotate.Extract{}, "https://dates.example.org")
		switch {
		case f.Public && (fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "is private")):
			t.Errorf("%s of a private timeline: %v", f.Name, err)
		case !f.Public && (err != nil || len(body) == 0):
			t.Errorf("%s: %d bytes (%v)", f.Name, len(body), err)
		}
		if _, _, err := f.Export(t.Context(), d.Desk, account.Actor{}, tl.Slug, annotate.Extract{}, "https://dates.example.org"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("%s of a private timeline to a visitor: %v", f.Name, err)
		}
	}
	public := d.Timeline("In the open", timeline.Public)
	for _, f := range catalogue.Formats() {
		a, body, err := f.Export(t.Context(), d.Desk, d.Ada, public.Slug, annotate.Extract{}, "https://dates.example.org")
		if err != nil || len(body) == 0 {
			t.Errorf("%s: %d bytes (%v)", f.Name, len(body), err)
		}
		for _, o := range f.Omitted(a) {
			if o.What == "" || o.Why == "" {
				t.Errorf("%s leaves out %+v", f.Name, o)
			}
		}
	}
}
