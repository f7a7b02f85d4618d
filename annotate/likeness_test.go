package annotate_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/timeline/edtf"
)

func TestAlike(t *testing.T) {
	at := time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)
	source := func(title, publisher, published string, change ...func(*annotate.Source)) annotate.Source {
		s := annotate.Source{Title: title, Publisher: publisher}
		if published != "" {
			s.Published = edtf.MustParse(published)
		}
		for _, f := range change {
			f(&s)
		}
		return s
	}
	named := func(url, doi, isbn string) func(*annotate.Source) {
		return func(s *annotate.Source) { s.URL, s.DOI, s.ISBN = url, doi, isbn }
	}
	for _, tt := range []struct {
		name string
		a, b annotate.Source
		want string // a part of why; empty for two works
	}{
		{"one address in two spellings", source("A", "", "", named("http://www.a.example/x/?utm_source=y", "", "")), source("B", "", "", named("https://a.example/x", "", "")), "same address"},
		{"one DOI", source("A", "", "", named("", "10.1000/1", "")), source("B", "", "", named("", "10.1000/1", "")), "same DOI"},
		{"one ISBN in both forms", source("A", "", "", named("", "", "0306406152")), source("B", "", "", named("", "", "9780306406157")), "same ISBN"},
		{"one title, publisher and date", source("A pact renewed", "Courier", "2024"), source("A Pact, renewed!", "courier", "2024"), "the same title, publisher and date"},
		{"a slip in the title", source("Putin visits Pyongyang", "Courier", "2024"), source("Putin visits Pyongjang", "Courier", "2024"), "nearly the same"},
		{"a publisher that is not told", source("Putin visits Pyongyang", "Courier", "2024"), source("Putin visits Pyongyang", "", "2024"), "the same title and date"},
		{"a date that is not told", source("Putin visits Pyongyang", "Courier", ""), source("Putin visits Pyongyang", "Courier", "2024"), "the same title and publisher"},
		{"another publisher", source("Putin visits Pyongyang", "Courier", "2024"), source("Putin visits Pyongyang", "Post", "2024"), ""},
		{"another date", source("Minutes", "Courier", "2023"), source("Minutes", "Courier", "2024"), ""},
		{"another number", source("Minutes of the council, part 1", "Office", "2024"), source("Minutes of the council, part 2", "Office", "2024"), ""},
		{"another title", source("Putin visits Pyongyang", "Courier", "2024"), source("Kim visits Vladivostok", "Courier", "2024"), ""},
		{"one title and nothing else", source("Minutes", "", ""), source("Minutes", "", ""), ""},
		{"no names", source("A", "", ""), source("B", "", ""), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.a.ID, tt.a.Created = "2", at
			tt.b.ID, tt.b.Created = "1", at.Add(time.Hour)
			for _, order := range [][]annotate.Source{{tt.a, tt.b}, {tt.b, tt.a}} {
				got := annotate.Alike(order)
				switch {
				case tt.want == "" && len(got) > 0:
					t.Errorf("they are taken for one: %s", got[0].Why)
				case tt.want != "" && (len(got) != 1 || !strings.Contains(got[0].Why, tt.want)):
					t.Errorf("the pairs are %+v, want one because of %q", got, tt.want)
				case tt.want != "" && got[0].Keep.ID != tt.a.ID:
					t.Errorf("%q is to be kept, want the one that was added first", got[0].Keep.Title)
				}
			}
		})
	}
}

func TestThousandsOfSourcesOfOnePublisherAreCompared(t *testing.T) {
	var sources []annotate.Source
	for i := range 3000 {
		words := strconv.FormatUint(uint64(i+1)*0x9E3779B97F4A7C15, 16)
		sources = append(sources, annotate.Source{ID: annotate.SourceID(strconv.Itoa(i)), Title: "Report on " + words + " and " + words, Publisher: "Courier"})
	}
	sources = append(sources, sources[1000])
	sources[3000].ID = "again"
	if got := annotate.Alike(sources); len(got) != 1 || got[0].Other.ID != "again" && got[0].Keep.ID != "again" {
		t.Errorf("%d pairs are alike, want the one", len(got))
	}
}

func TestCitation(t *testing.T) {
	report := annotate.Source{
		ID: "a", Title: "A pact renewed", Author: "Mira Haldane", Publisher: "The Courier", Published: edtf.MustParse("2024-06-20"), URL: "https://courier.example/pact",
		ArchiveURL: "https://web.archive.org/web/20240621/https://courier.example/pact", ArchivedOn: edtf.MustParse("2024-06-21"),
	}
	book := annotate.Source{ID: "b", Title: "The long road.", Author: "The Office", Publisher: "The Office", Published: edtf.MustParse("1961~"), ISBN: "9780306406157"}
	paper := annotate.Source{ID: "c", Title: "On treaties", DOI: "10.1000/182", URL: "https://journal.example/182"}
	for _, tt := range []struct{ got, want string }{
		{annotate.Citation(report), "Mira Haldane, “A pact renewed”, The Courier, 20 June 2024, https://courier.example/pact, archived 21 June 2024 at https://web.archive.org/web/20240621/https://courier.example/pact"},
		{annotate.Citation(book), "The Office, “The long road”, about 1961, ISBN 9780306406157"},
		{annotate.Citation(paper), "“On treaties”, https://doi.org/10.1000/182"},
		{
			annotate.Cite(annotate.Evidence{Source: "a", Locator: "paragraph 4", Accessed: edtf.MustParse("2024-06-22"), CopyURL: "https://archive.example/1", CopiedOn: edtf.MustParse("2024-06-20")}, report, annotate.Source{}),
			"Mira Haldane, “A pact renewed”, The Courier, 20 June 2024, paragraph 4, https://courier.example/pact, accessed 22 June 2024, archived 20 June 2024 at https://archive.example/1",
		},
		{
			annotate.Cite(annotate.Evidence{Source: "b", Via: "c", Locator: "page 7", Accessed: edtf.MustParse("2024-06-22")}, book, paper),
			"The Office, “The long road”, about 1961, page 7, ISBN 9780306406157; quoted in “On treaties”, https://doi.org/10.1000/182, accessed 22 June 2024",
		},
	} {
		if tt.got != tt.want {
			t.Errorf("the citation is\n%s\nwant\n%s", tt.got, tt.want)
		}
	}
}
