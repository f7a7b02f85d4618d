package table

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tree"
	"dateline/timeline"
)

// Claims makes a claim of every row of a sheet. It returns an Invalid error when
// no column tells what is claimed.
func Claims(s *Sheet, m Mapping, to exchange.Target) (*exchange.Reading, error) {
	if !m.has(Statement) {
		return nil, noStatement(s.Header)
	}
	c := &claims{Reading: exchange.NewReading(s.Format, to, s.Title, ""), sheet: s, mapping: m}
	c.Partial = c.partial
	if s.Note != "" {
		c.Left = append(c.Left, annotate.Omission{What: "the form of the file", Why: s.Note})
	}
	for i, row := range s.Rows {
		c.row(i, row)
	}
	return c.Reading, nil
}

// claims is the making of claims of rows.
type claims struct {
	*exchange.Reading
	sheet   *Sheet
	mapping Mapping
}

// record is a row that is being read.
type record struct {
	place string
	cells map[Field]string
	wrong string // the first thing that is wrong, with its column
}

func (c *claims) row(n int, row Row) {
	c.Records++
	if row.Torn != "" {
		c.Refuse(n, row.Place, row.Torn)
		return
	}
	r := &record{place: row.Place, cells: map[Field]string{}}
	for i, f := range c.mapping {
		if f != None && f != Link && i < len(row.Cells) {
			r.cells[f] = strings.TrimSpace(row.Cells[i].Text)
		}
	}
	statement := exchange.Line(r.cells[Statement])
	if statement == "" {
		r.fail(c, Statement, "This is empty.")
	}
	position := c.position(r)
	name := r.cells[ID]
	if name == "" {
		name = c.Nth(exchange.Position(position) + "\x00" + statement)
	}
	k := annotate.Case{Claim: timeline.Claim{ID: timeline.ClaimID(c.ID("claim", name)), Statement: statement, Position: position}, Status: annotate.Open}
	c.describe(r, &k)
	c.judge(r, &k)
	if r.wrong != "" {
		c.Refuse(n, r.place, r.wrong)
		return
	}
	if c.Add(n, r.place, k) {
		c.cite(k.ID, row)
		c.keep(k.ID, row)
	}
}

// fail notes what is wrong with a cell.
func (r *record) fail(c *claims, f Field, reason string) {
	if r.wrong == "" {
		r.wrong = fmt.Sprintf("%s: %s", c.column(f), reason)
	}
}

// column returns the name of the column that tells a field.
func (c *claims) column(f Field) string {
	if i := slices.Index(c.mapping, f); i >= 0 {
		return c.sheet.Header[i]
	}
	return string(f)
}

// describe reads what is said of a claim beside its date.
func (c *claims) describe(r *record, k *annotate.Case) {
	for f, to := range map[Field]*string{
		Claimant: &k.Claimant, Wording: &k.Wording, Anchor: &k.Anchor, Zone: &k.Zone, Lane: &k.Lane, Subject: &k.Subject,
	} {
		*to = exchange.Line(r.cells[f])
	}
	k.Basis = choose(r, c, Basis, timeline.Bases())
	k.Occurrence = choose(r, c, Occurrence, timeline.Occurrences())
	for _, tag := range tagsOf(r.cells[Tags]) {
		if tag = exchange.Line(tag); tag != "" && len(k.Tags) < annotate.MaxTags && !slices.Contains(k.Tags, tag) {
			k.Tags = append(k.Tags, tag)
		}
	}
	slices.Sort(k.Tags)
	switch text := r.cells[Importance]; text {
	case "", "0":
	case "1", "2", "3":
		k.Importance = int(text[0] - '0')
	default:
		c.Leave("importance", "Here it is 0 to 3; the numbers of the file are kept with the claims.")
	}
}

// tagsOf parts tags at semicolons, commas and bars: a tag has none of them.
func tagsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == '|' })
}

// judge reads a verdict, and how far the work is.
func (c *claims) judge(r *record, k *annotate.Case) {
	if text := r.cells[Status]; text != "" {
		if status := annotate.Status(strings.ReplaceAll(strings.ToLower(text), " ", "-")); status.Valid() {
			k.Status = status
		} else {
			c.Leave("status", "The words of the file are none of a desk; they are kept with the claims.")
		}
	}
	if text := r.cells[Verdict]; text != "" {
		verdict, ok := exchange.Verdict(text)
		if !ok {
			r.fail(c, Verdict, fmt.Sprintf("There is no verdict %q; there are %s.", exchange.Clip(text, 40), verdicts()))
		}
		k.Ruling.Verdict = verdict
	}
	k.Ruling.Explanation, k.Ruling.SearchNote = exchange.Text(r.cells[Explanation]), exchange.Text(r.cells[SearchNote])
	k.Ruling.Correction = exchange.Text(r.cells[Correction])
	k.Ruling.Disposition = choose(r, c, Disposition, annotate.Dispositions())
	if text := r.cells[Recheck]; text != "" {
		when, err := c.Date(text)
		if err != nil {
			r.fail(c, Recheck, err.Error())
		}
		k.Ruling.Recheck = when
	}
}

func verdicts() string {
	var all []string
	for _, v := range annotate.Verdicts() {
		all = append(all, string(v))
	}
	return strings.Join(all, ", ")
}

// choose reads one of some words. Nothing is nothing.
func choose[T ~string](r *record, c *claims, f Field, words []T) T {
	text := T(strings.ToLower(r.cells[f]))
	if text == "" || slices.Contains(words, text) {
		return text
	}
	var all []string
	for _, w := range words {
		if w != "" {
			all = append(all, string(w))
		}
	}
	r.fail(c, f, fmt.Sprintf("%q is none of %s.", exchange.Clip(string(text), 40), strings.Join(all, ", ")))
	return ""
}

// cite makes sources of the links of a row.
func (c *claims) cite(id timeline.ClaimID, row Row) {
	for i, f := range c.mapping {
		if f != Link || i >= len(row.Cells) {
			continue
		}
		cell := row.Cells[i]
		if cell.Node.Kind() == tree.Array || cell.Node.Kind() == tree.Object {
			for _, item := range cell.Node.Each() {
				c.citeNode(id, item)
			}
			continue
		}
		for address := range strings.FieldsSeq(strings.ReplaceAll(cell.Text, ";", " ")) {
			if strings.Contains(address, "//") && !c.Cite(id, address, "", "", annotate.Context) {
				c.Leave("links", "They are no addresses of the web; they are kept with the claims.")
			}
		}
	}
}

// citeNode makes a source of an address, or of an object that has one.
func (c *claims) citeNode(id timeline.ClaimID, v *tree.Value) {
	address := cmp.Or(v.Get("url").String(), v.Get("href").String(), v.String())
	title := cmp.Or(v.Get("title").String(), v.Get("outlet").String(), v.Get("text").String())
	note := cmp.Or(v.Get("text").String(), v.Get("outlet").String())
	if note == title {
		note = ""
	}
	if !c.Cite(id, address, title, note, annotate.Context) {
		c.Leave("sources without an address of the web", "They are kept with the claims.")
	}
}
