// Package prose shows what people write to one another: CommonMark without raw
// HTML, headings and pictures. What it gives is safe to stand in a page,
// whatever was written: the text is parsed by goldmark, which escapes all of
// it, and what comes out passes bluemonday, which lets nothing through that is
// not named here.
package prose

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/a-h/templ"
	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Show renders a text in Markdown. Logins are the people whom an @ before their
// login mentions: they are marked.
func Show(markdown string, logins []string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		page, err := render(markdown, logins)
		if err != nil {
			return err
		}
		_, err = w.Write(page)
		return err
	})
}

func render(markdown string, logins []string) ([]byte, error) {
	var out bytes.Buffer
	if err := converter(logins).Convert([]byte(markdown), &out); err != nil {
		return nil, fmt.Errorf("rendering a comment: %w", err)
	}
	return policy.SanitizeBytes(out.Bytes()), nil
}

// blocks are the parts of a text that are taken. Headings would break the order
// of those of the page, and HTML is shown as it was typed.
func blocks() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

func inlines(logins []string) []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(mentionParser{logins}, 50),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	}
}

func converter(logins []string) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks()...),
			parser.WithInlineParsers(slices.Clone(inlines(logins))...),
			parser.WithParagraphTransformers(util.Prioritized(parser.LinkReferenceParagraphTransformer, 100)),
		)),
		goldmark.WithExtensions(extension.Strikethrough, extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"https:", "http:"}))),
		goldmark.WithRendererOptions(html.WithHardWraps(), withMentions()),
	)
}

// policy is what may stand in a comment.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto")
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(true)
	p.RequireNoReferrerOnLinks(true)
	p.AllowAttrs("class").Matching(mentionClass).OnElements("span")
	return p
}()
