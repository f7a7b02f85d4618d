package table_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/exchangetest"
	"dateline/annotate/exchange/table"
	"dateline/annotate/exchange/tree"
)

func TestRealFiles(t *testing.T) {
	d := exchangetest.NewDesk(t)
	for _, c := range []struct {
		path    []string
		records int
		refused int
	}{
		{[]string{"police_brutality", "all-locations.csv"}, 648, 0},
		{[]string{"police_brutality", "all-locations-v2.json"}, 648, 0},
		{[]string{"kleptocracy", "timeline_api.json"}, 802, 0},
		{[]string{"kleptocracy", "events", "2003-10-01--christopher-poole-founds-4chan.json"}, 1, 0},
		{[]string{"timelinejs", "bids_timeline.csv"}, 27, 0},
		{[]string{"timelinejs", "cmriddle_eurasian_antiquity_timelinejs.csv"}, 29, 14}, // 14 have no title
		{[]string{"timelines_other", "d3milestones_covid19.json"}, -1, 0},
		{[]string{"timelines_other", "d3milestones_issue-80.json"}, -1, 0},
		{[]string{"timelines_other", "d3milestones_lotr.json"}, -1, -1},
		{[]string{"timelines_other", "d3milestones_milestones-events.json"}, -1, 0},
		{[]string{"timelines_other", "d3milestones_milestones-with-ids.json"}, -1, 0},
		{[]string{"timelines_other", "d3milestones_os-category-labels.json"}, -1, 0},
		{[]string{"timelines_other", "d3milestones_ultima-series.json"}, -1, 0},
		{[]string{"timesketch", "tests_test_events_incorrect.csv"}, 1, 0},
		{[]string{"timesketch", "tests_test_events_large_field_event.jsonl"}, 3, 0},
		{[]string{"timesketch", "tests_test_events_validate_date_events_missing_timestamp.csv"}, 1, 0},
		{[]string{"timesketch", "tests_test_events_validate_no_datetime_timestamps.csv"}, 5, 0},
		{[]string{"timesketch", "tests_test_events_validate_time_out_of_range.csv"}, 2, 0},
		{[]string{"timesketch", "tests_test_events_validate_time_precision.csv"}, 2, 0},
		{[]string{"timesketch", "tests_test_events_validate_time_precision_datetime.csv"}, 1, 0},
		{[]string{"timesketch", "tests_test_events_validate_time_precision_jsonl.jsonl"}, 2, 0},
	} {
		name := c.path[len(c.path)-1]
		t.Run(name, func(t *testing.T) {
			path := exchangetest.Shared(t, append([]string{"data"}, c.path...)...)
			r := claims(t, open(t, path), exchange.Target{Name: name, Seed: name})
			if r.Records == 0 || c.records >= 0 && r.Records != c.records || len(r.Archive.Cases)+len(r.Refused) != r.Records {
				t.Errorf("of %d records, %d claims and %d refusals", r.Records, len(r.Archive.Cases), len(r.Refused))
			}
			if c.refused >= 0 && len(r.Refused) != c.refused {
				t.Errorf("%d records were refused, want %d", len(r.Refused), c.refused)
			}
			for _, x := range r.Refused[:min(3, len(r.Refused))] {
				t.Logf("refused %s: %s", x.Path, x.Reason)
			}
			if len(r.Archive.Cases) == 0 {
				return
			}
			report, err := exchange.Import(t.Context(), d.Desk, d.Ada, r, exchange.Options{LeaveOut: true, Slug: annotate.Slug(name)})
			if err != nil || report.Count(annotate.Refuse) != len(r.Refused) {
				t.Errorf("importing: %v %v", err, exchangetest.Refused(report))
			}
		})
	}
}

func TestWhatIsNoJSONIsRefused(t *testing.T) {
	exchangetest.NothingMalformedIsRead(t, func(r io.Reader, to exchange.Target) (*exchange.Reading, error) {
		root, err := tree.Read(r)
		if err != nil {
			return nil, err
		}
		s, err := table.FromTree(root)
		if err != nil {
			return nil, err
		}
		return table.Claims(s, table.Suggest(s.Header), to)
	})
}

func FuzzCSV(f *testing.F) {
	for _, name := range []string{"desk.csv", "timesketch.csv", "parts.csv", "sample.csv"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := table.ReadCSV(bytes.NewReader(data))
		if err != nil {
			exchangetest.Sane(t, nil, err)
			return
		}
		r, err := table.Claims(s, table.Suggest(s.Header), exchange.Target{})
		exchangetest.Sane(t, r, err)
	})
}

func FuzzList(f *testing.F) {
	for _, name := range []string{"links.json", "nested.json"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		root, err := tree.Parse(data)
		if err != nil {
			exchangetest.Sane(t, nil, err)
			return
		}
		s, err := table.FromTree(root)
		if err != nil {
			exchangetest.Sane(t, nil, err)
			return
		}
		r, err := table.Claims(s, table.Suggest(s.Header), exchange.Target{})
		exchangetest.Sane(t, r, err)
	})
}
