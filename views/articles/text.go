package articles

import (
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/sentence"
	"dateline/views"
	"dateline/views/link"
	"dateline/views/ui"
)

// TextPage is the form for a corrected text of an article.
type TextPage struct {
	views.Page
	Article annotate.Article
	Number  int    // of the text that is corrected
	Body    string // as it was typed
	Version int    // of the article that was edited
	Trouble ui.Trouble
}

// The buttons of the pages on which a text is corrected.
const (
	FieldConfirm = "confirm" // the comparison was looked at
	FieldAgain   = "again"   // back to the form
)

// ComparePage is two wordings of an article side by side: two that are stored,
// or the last one and one that somebody typed.
type ComparePage struct {
	views.Page
	annotate.Comparison
	Typed   string // as it was typed; empty when both are stored
	Version int    // of the article that was edited
}

// OldTextPage is one wording of an article as it was.
type OldTextPage struct {
	views.Page
	annotate.Comparison // of the wording with itself
	Copy                []Paragraph
}

// NewOldTextPage lays out one wording of an article.
func NewOldTextPage(p views.Page, c annotate.Comparison) OldTextPage {
	page := OldTextPage{Page: p, Comparison: c}
	var quotes []annotate.Quote
	for _, f := range c.Fates {
		quotes = append(quotes, f.Before)
	}
	page.Copy = layCopy(c.From.Body, numbered(quotes, c.Cases()))
	return page
}

func (p ComparePage) isPreview() bool { return p.To.Number == 0 }

// fates returns the quotes that are in a state afterwards.
func (p ComparePage) fates(s annotate.QuoteState) []annotate.Fate {
	return slices.DeleteFunc(slices.Clone(p.Fates), func(f annotate.Fate) bool { return f.After.State != s })
}

// summary says how many quotes stay, move and are lost.
func (p ComparePage) summary() string {
	if len(p.Fates) == 0 {
		return "No claim quotes words of this text."
	}
	var parts []string
	for _, g := range fateGroups {
		if n := p.Count(g.state); n > 0 {
			parts = append(parts, ui.Count(n, "quote")+" "+g.does(n))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// fateGroup is the quotes of which the same becomes.
type fateGroup struct {
	state    annotate.QuoteState
	one, all string // what becomes of one quote, and of several
	heading  string
	hint     string
}

// fateGroups are in the order of how much they need a person.
var fateGroups = []fateGroup{
	{annotate.Orphaned, "loses its words", "lose their words", "Orphaned", "These words do not stand in the new text any more, or cannot be told from the same words elsewhere in it. The claims stay; choose their words anew, or leave them."},
	{annotate.Moved, "moves", "move", "Moved", "These words stand at another place, or in a sentence that was changed. Look whether they still say what the claim says."},
	{annotate.Anchored, "stays", "stay", "Anchored", "These words stand where they stood."},
}

func (g fateGroup) does(n int) string {
	if n == 1 {
		return g.one
	}
	return g.all
}

// change is a stretch of a comparison within one paragraph.
type change struct {
	text    string
	gone    bool // it stood in the old wording only
	came    bool // it stands in the new wording only
	newLine bool // the line ends with it
}

// block is a paragraph of a comparison, or several that are left out.
type block struct {
	changes []change
	skipped int // paragraphs that did not change
}

func (b block) changed() bool {
	return slices.ContainsFunc(b.changes, func(c change) bool { return c.gone || c.came })
}

// blocks lays out a comparison by paragraphs. Of those that did not change only
// the ones beside a change are shown.
func (p ComparePage) blocks() []block {
	before, after := []rune(p.From.Body), []rune(p.To.Body)
	lay := laying{}
	for _, s := range p.Stretches {
		if s.Same {
			lay.add(cut(after, s.New), false, false)
			continue
		}
		lay.add(cut(before, s.Old), true, false)
		lay.add(cut(after, s.New), false, true)
	}
	return folded(append(lay.done, lay.open))
}

func cut(text []rune, at sentence.Place) string { return string(text[at.Start:at.End]) }

// laying lays paragraphs.
type laying struct {
	done []block
	open block
}

// add appends a text. A line that ends where nothing changed ends a paragraph;
// one that came or went is shown by a mark.
func (l *laying) add(text string, gone, came bool) {
	for line := range strings.Lines(text) {
		bare, ends := strings.CutSuffix(line, "\n")
		if bare != "" || ends && (gone || came) {
			l.open.changes = append(l.open.changes, change{text: bare, gone: gone, came: came, newLine: ends && (gone || came)})
		}
		if ends && !gone {
			l.done = append(l.done, l.open)
			l.open = block{}
		}
	}
}

// folded leaves out paragraphs without changes, but for those beside one.
func folded(all []block) []block {
	var shown []block
	for i, b := range all {
		switch {
		case b.changed(), i > 0 && all[i-1].changed(), i+1 < len(all) && all[i+1].changed():
			if len(b.changes) > 0 {
				shown = append(shown, b)
			}
		case len(b.changes) == 0:
		case len(shown) > 0 && shown[len(shown)-1].skipped > 0:
			shown[len(shown)-1].skipped++
		default:
			shown = append(shown, block{skipped: 1})
		}
	}
	return shown
}

// versionName names a version of a text.
func versionName(t annotate.Text) string {
	if t.Number == 0 {
		return "the text as you typed it"
	}
	return "version " + strconv.Itoa(t.Number)
}

// textOptions are the versions that can be compared.
func textOptions(texts []annotate.Text) []ui.Option {
	options := make([]ui.Option, len(texts))
	for i, t := range texts {
		n := strconv.Itoa(t.Number)
		options[i] = ui.Option{Value: n, Label: "Version " + n + ", " + t.Created.UTC().Format("2 Jan 2006, 15:04")}
	}
	return options
}

// requote returns the page on which the words of a quote are chosen, or nothing
// for who may not.
func requote(a annotate.Access, c annotate.Case, q annotate.Quote) string {
	if annotate.MayRequote(a.Actor, a.Role, c) != nil {
		return ""
	}
	return link.Quote(q.ID)
}
