package e2e_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"dateline/annotate"
	"dateline/cmd/dateline/internal/sample"
)

// rowsOfATable has a date that can be read in two ways, one that is none, and a
// column that no program knows.
const rowsOfATable = `Aussage,Zeit,Ort,Link
Putin landed in Pyongyang,19 June 2024,Sunan airport,https://example.org/landing
The treaty was signed,03/04/2024,Pyongyang,https://example.org/treaty
Kim saw him off,on Wednesday or so,Sunan airport,
He flew on to Hanoi,20 June 2024,Hanoi,https://example.org/hanoi
`

// bringsText brings a text to be imported.
func (p *person) bringsText(where, text string) {
	p.t.Helper()
	p.open(where)
	p.click("Paste a text instead")
	p.fill("Text", text)
	p.click("Look at it")
}

// maps tells what two columns of rowsOfATable are.
func (p *person) maps() {
	p.t.Helper()
	p.choose("Aussage", "What is claimed")
	p.choose("Zeit", "Date")
	p.click("Look at it again")
}

// heldUp keeps everybody from writing until they are released.
func (o *office) heldUp(t *testing.T) (release func()) {
	t.Helper()
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	held, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		_ = o.store.Update(ctx, func(context.Context, annotate.Tx) error {
			close(held)
			<-ctx.Done()
			return ctx.Err()
		})
	}()
	<-held
	release = sync.OnceFunc(func() {
		stop()
		<-ended
	})
	t.Cleanup(release)
	return release
}

func importPages() []stop {
	return []stop{
		{page: "import-new", who: sample.Editor, come: directly("/import")},
		{page: "import", who: sample.Editor, come: directly(board + "/import")},
		{page: "import-nothing", who: sample.Editor, come: func(p *person) {
			p.open(board + "/import")
			p.click("Look at it")
			p.sees("Choose a file, or paste a text")
		}},
		{page: "import-unreadable", who: sample.Editor, come: func(p *person) {
			p.bringsText(board+"/import", "It happened on Wednesday.")
			p.sees("of no format that is recognised")
		}},
		{page: "import-unmapped", who: sample.Editor, come: func(p *person) {
			p.bringsText(board+"/import", rowsOfATable)
			p.sees("Nothing of this can be imported as it is")
		}},
		{page: "import-trial", who: sample.Editor, come: func(p *person) {
			p.bringsText(board+"/import", rowsOfATable)
			p.sees("Nothing of this can be imported as it is")
			p.maps()
			p.sees("records are refused")
		}},
		{page: "import-changes", who: sample.Editor, come: func(p *person) {
			p.open(board)
			p.bringsText(board+"/import", changed(p.fetch(board+"/export/claims.csv")))
			p.sees("This is what would happen")
			p.click("Changed 1")
		}},
		{page: "import-archive", who: sample.Editor, come: func(p *person) {
			p.open(board)
			p.bringsText("/import", p.fetch(board+".json"))
			p.sees("Nothing would change")
		}},
		{page: "import-done", who: sample.Editor, come: func(p *person) {
			p.bringsText("/import", "claim,date\nPutin landed,19 June 2024\nKim saw him off,soon\n")
			p.sees("This is what would happen")
			p.click("Import this file, without the one refused")
			p.sees("There is a new timeline")
		}},
	}
}

// changed puts another statement into the first claim of a table of the sample.
func changed(table string) string {
	return strings.Replace(table, "Putin arrived in Pyongyang", "Putin came to Pyongyang", 1)
}
