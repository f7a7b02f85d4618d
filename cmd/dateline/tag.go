package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

// The ways to print and to read the expressions of a text.
const (
	formatJSON    = "json"
	formatTimeML  = "timeml"
	modeNews      = "news"
	modeNarrative = "narrative"
)

// maxTagged is the longest text that is tagged, in bytes.
const maxTagged = 64 << 20

func (a *app) tagCommand() *cobra.Command {
	var published, format, mode string
	cmd := &cobra.Command{
		Use:   "tag FILE",
		Short: "Find the dates in a text",
		Long: `Find the words in a plain English text that say when, and print one JSON
object a line for each, with its place in code points, or the whole text marked
up as TimeML. FILE is "-" for the standard input.

News is read from its publication date; a narrative from the date that it
mentioned last.`,
		Example: `  dateline tag article.txt --published 2024-06-20
  dateline tag - --published 2024-06-20 --format timeml < article.txt`,
		Args: takes("a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := tagOptions(published, mode)
			if err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			if formats := []string{formatJSON, formatTimeML}; !slices.Contains(formats, format) {
				return &usageError{cmd.CommandPath(), fmt.Errorf("there is no format %q; choose %s", format, strings.Join(formats, " or "))}
			}
			text, err := a.readText(args[0])
			if err != nil {
				return err
			}
			found := tagger.Tag(text, options)
			if format == formatTimeML {
				return writeTimeML(a.stdout, filepath.Base(args[0]), text, options.Published, found)
			}
			return writeExpressions(a.stdout, found)
		},
	}
	cmd.Flags().StringVar(&published, "published", "", "the `date` of the text, such as 2024-06-20")
	cmd.Flags().StringVar(&format, "format", formatJSON, "json or timeml")
	cmd.Flags().StringVar(&mode, "mode", modeNews, "news or narrative")
	return cmd
}

func tagOptions(published, mode string) (tagger.Options, error) {
	var options tagger.Options
	switch mode {
	case modeNews:
	case modeNarrative:
		options.Mode = tagger.Narrative
	default:
		return options, fmt.Errorf("there is no mode %q; choose %s or %s", mode, modeNews, modeNarrative)
	}
	if published == "" {
		if options.Mode == tagger.News {
			return options, errors.New("give the date of the text with --published, such as --published 2024-06-20")
		}
		return options, nil
	}
	date, err := edtf.Read(published)
	if err != nil {
		return options, fmt.Errorf("--published: %w", err)
	}
	options.Published = date
	return options, nil
}

// readText reads the whole of a file, or of the standard input.
func (a *app) readText(path string) (text string, err error) {
	in := a.stdin
	if path != "-" {
		file, err := os.Open(filepath.Clean(path))
		if err != nil {
			return "", err
		}
		defer func() { _ = file.Close() }()
		in = file
	}
	body, err := io.ReadAll(io.LimitReader(in, maxTagged+1))
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", path, err)
	}
	if len(body) > maxTagged {
		return "", fmt.Errorf("%s is longer than %d MB; tag it in parts", path, maxTagged>>20)
	}
	return string(body), nil
}

// taggedLine is an expression as it is printed.
type taggedLine struct {
	Start      int      `json:"start"` // code points
	End        int      `json:"end"`
	Text       string   `json:"text"`
	Type       string   `json:"type"`
	Value      string   `json:"value"`
	Mod        string   `json:"mod,omitempty"`
	EDTF       string   `json:"edtf"`
	Basis      string   `json:"basis"`
	Confidence float64  `json:"confidence"`
	Readings   []string `json:"readings,omitempty"`
	Weekday    string   `json:"weekday,omitempty"` // what is wrong with it
}

func writeExpressions(w io.Writer, found []tagger.Expression) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for i := range found {
		e := &found[i]
		line := taggedLine{
			Start: e.Start, End: e.End, Text: e.Text, Type: string(e.Type), Value: e.Value, Mod: string(e.Mod),
			EDTF: e.Date.String(), Basis: string(e.Basis), Confidence: e.Confidence,
		}
		for _, reading := range e.Readings {
			line.Readings = append(line.Readings, reading.String())
		}
		if e.Weekday != nil {
			line.Weekday = fmt.Sprintf("the text says %s, but the date is a %s", e.Weekday.Said, e.Weekday.Is)
		}
		if err := out.Encode(line); err != nil {
			return fmt.Errorf("printing an expression: %w", err)
		}
	}
	return nil
}

// writeTimeML prints the text with its expressions marked. Nothing is added
// inside TEXT, so that the places stay what they are.
func writeTimeML(w io.Writer, name, text string, published edtf.Date, found []tagger.Expression) error {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>" + html.EscapeString(name) + "</DOCID>\n")
	if !published.IsZero() {
		fmt.Fprintf(&b, "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"%[1]s\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">%[1]s</TIMEX3></DCT>\n", html.EscapeString(published.String()))
	}
	b.WriteString("<TEXT>")
	at := 0
	for i := range found {
		e := &found[i]
		b.WriteString(html.EscapeString(text[at:e.StartByte]))
		fmt.Fprintf(&b, "<TIMEX3 tid=\"t%d\" type=\"%s\" value=\"%s\"", i+1, e.Type, html.EscapeString(e.Value))
		if e.Mod != "" {
			fmt.Fprintf(&b, " mod=\"%s\"", e.Mod)
		}
		b.WriteString(">" + html.EscapeString(e.Text) + "</TIMEX3>")
		at = e.EndByte
	}
	b.WriteString(html.EscapeString(text[at:]) + "</TEXT>\n</TimeML>\n")
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("printing the text: %w", err)
	}
	return nil
}
