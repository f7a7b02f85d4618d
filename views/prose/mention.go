package prose

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dateline/annotate"
)

var mentionClass = regexp.MustCompile(`^mention$`)

var kindMention = ast.NewNodeKind("Mention")

// mention is an @ with the login of somebody behind it.
type mention struct {
	ast.BaseInline
	words []byte // as they were typed
}

func (*mention) Kind() ast.NodeKind { return kindMention }

func (m *mention) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// mentionParser finds mentions where [annotate.Mentioned] does.
type mentionParser struct{ logins []string }

func (mentionParser) Trigger() []byte { return []byte{'@'} }

func (p mentionParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	before := block.PrecendingCharacter()
	found := annotate.MentionsIn(string(before) + string(line))
	if len(found) == 0 || !strings.HasPrefix(strings.ToLower(string(line[1:])), found[0]) {
		return nil
	}
	login := annotate.LoginIn(found[0], func(s string) bool { return slices.Contains(p.logins, s) })
	if login == "" {
		return nil
	}
	node := &mention{words: slices.Clone(line[:1+len(login)])}
	block.Advance(len(node.words))
	return node
}

// mentionRenderer writes mentions.
type mentionRenderer struct{}

func withMentions() renderer.Option {
	return renderer.WithNodeRenderers(util.Prioritized(mentionRenderer{}, 500))
}

func (mentionRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindMention, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		m, ok := n.(*mention)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		_, _ = w.WriteString(`<span class="mention">`) // the buffer keeps the first error and Flush returns it
		_, _ = w.Write(util.EscapeHTML(m.words))
		_, _ = w.WriteString("</span>")
		return ast.WalkSkipChildren, nil
	})
}
