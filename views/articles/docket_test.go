package articles_test

import (
	"strings"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/annotate/proposal"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views"
	"dateline/views/articles"
)

// docketOf returns the docket of a text of 20 June 2024 about which nothing was
// decided.
func docketOf(t *testing.T, body string) annotate.Docket {
	t.Helper()
	var d annotate.Docket
	found := proposal.Read(body, edtf.MustParse("2024-06-20"))
	for _, s := range found.Lines {
		d.Lines = append(d.Lines, annotate.DocketLine{Sentence: s})
	}
	for _, p := range found.Proposals {
		d.Proposals = append(d.Proposals, annotate.Proposal{
			Proposal: p, State: annotate.ProposalOpen, Place: timeline.Point{When: p.When, Extent: timeline.Event},
		})
		d.Lines[p.Line].Open++
	}
	return d
}

func TestProposalsAndClaimsStandInTheOrderOfTheText(t *testing.T) {
	const body = "It began in 1961. It went on in 1970. It ended in 1980."
	page := articles.NewSheetPage(views.Page{}, worksheet(t, body, "in 1970"), docketOf(t, body), nil, nil)
	var got []string
	for _, e := range page.Entries {
		if e.Card != nil {
			got = append(got, e.Card.Case.Statement)
			continue
		}
		got = append(got, e.Proposal.Statement)
	}
	want := "It began in 1961; It says in 1970; It went on in 1970; It ended in 1980"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	html := render(t, page)
	if want := `<mark class="proposed" data-at="12" data-claims="date-12-16">1961</mark>`; !strings.Contains(html, want) {
		t.Errorf("the words of a proposal are not marked: no %s in %s", want, html)
	}
	if want := `data-claims="1 date-32-36">1970</mark>`; !strings.Contains(html, want) {
		t.Errorf("words of a claim and a proposal are not marked as both: no %s", want)
	}
}

func TestOnlySoManyProposalsStandBesideALongText(t *testing.T) {
	body := strings.Repeat("It began in 1961.\n", articles.MostProposals+7)
	page := articles.NewSheetPage(views.Page{}, worksheet(t, body), docketOf(t, body), nil, nil)
	if len(page.Entries) != articles.MostProposals || page.Later != 7 {
		t.Errorf("%d proposals are shown and %d follow, want %d and 7", len(page.Entries), page.Later, articles.MostProposals)
	}
	if html := render(t, page); !strings.Contains(html, "7 proposals further down the text will follow") {
		t.Error("the page does not say that there are more")
	}
}

func TestAGapWithoutEndsCanOnlyBeMended(t *testing.T) {
	const body = "He came back 24 years after his first visit."
	d := docketOf(t, body)
	d.Proposals[0].Place = nil
	html := render(t, articles.NewSheetPage(views.Page{}, worksheet(t, body), d, nil, nil))
	if strings.Contains(html, `value="accept"`) || !strings.Contains(html, "Mend “24 years after his first visit”") {
		t.Errorf("the page lets accept what has no place in time, or does not let mend it: %s", html)
	}
	if !strings.Contains(html, "from “his first visit”: the text does not say when") {
		t.Error("the page does not say which end is not told")
	}
}

func TestWhoMayNotDecideSeesWhatIsProposed(t *testing.T) {
	const body = "It ended on 03/04/2024. Then came nothing."
	html := render(t, articles.NewSheetPage(views.Page{}, worksheet(t, body), docketOf(t, body), nil, fault.New(fault.Forbidden, "No.")))
	if !strings.Contains(html, "It ended on 03/04/2024") {
		t.Error("the proposal is not shown")
	}
	_, main, _ := strings.Cut(html, `id="worksheet"`)
	main, _, _ = strings.Cut(main, "</main>")
	for _, never := range []string{"<form", `name="answer"`, `name="nothing"`} {
		if strings.Contains(main, never) {
			t.Errorf("the worksheet has %s", never)
		}
	}
}

func TestNotesSayWhatIsNotProposed(t *testing.T) {
	const body = "It began in 1961."
	for _, tc := range []struct {
		name   string
		change func(*annotate.Docket, *annotate.Worksheet)
		want   string
	}{
		{"dates that wait for the publication", func(d *annotate.Docket, _ *annotate.Worksheet) { d.Unresolved = 2 }, "2 dates can only be placed once it is known when the article came out."},
		{"dates that the text leaves open", func(d *annotate.Docket, w *annotate.Worksheet) {
			d.Unresolved = 1
			w.Article.Published = edtf.MustParse("2024-06-20")
		}, "1 date cannot be placed"},
		{"an article in another language", func(d *annotate.Docket, w *annotate.Worksheet) { d.Foreign, w.Article.Language = true, "fr" }, "in English only. This one is marked as fr."},
		{"more than is proposed", func(d *annotate.Docket, _ *annotate.Worksheet) { d.More = true }, "more dates than are proposed"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, w := docketOf(t, body), worksheet(t, body)
			tc.change(&d, &w)
			if html := render(t, articles.NewSheetPage(views.Page{}, w, d, nil, nil)); !strings.Contains(html, tc.want) {
				t.Errorf("the page does not say %q", tc.want)
			}
		})
	}
}
