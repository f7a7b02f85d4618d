package timelinejs

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tree"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// Read reads a file of TimelineJS 3 or 2, or the answer of the spreadsheet that
// older versions took their events from. Every event and every era becomes a
// claim: what is its headline, without its HTML, is the statement, and what
// stands below it is kept with the claim, to be exported again. Its picture and
// its like become a source.
//
// A claim that was exported by [Write] keeps its id, and its date in all its
// exactness.
func Read(r io.Reader, to exchange.Target) (*exchange.Reading, error) {
	data, err := io.ReadAll(io.LimitReader(r, exchange.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading TimelineJS: %w", err)
	}
	if len(data) > exchange.MaxSize {
		return nil, fault.New(fault.Invalid, "This file is larger than %d MB, which is the limit.", exchange.MaxSize>>20)
	}
	root, err := tree.Parse(unwrapped(data))
	if err != nil {
		return nil, err
	}
	return FromTree(root, to)
}

// FromTree is [Read] for a file that was read.
func FromTree(root *tree.Value, to exchange.Target) (*exchange.Reading, error) {
	f, err := formOf(root)
	if err != nil {
		return nil, err
	}
	c := &reading{
		Reading: exchange.NewReading(f.name, to, exchange.Plain(f.title), exchange.Plain(f.text)),
		ours:    root.Get("omitted").Kind() == tree.Array,
	}
	c.Partial = partial
	if n := len(f.events) + len(f.eras); n > exchange.MaxRecords {
		return nil, fault.New(fault.Invalid, "The file has %d events; the limit is %d.", n, exchange.MaxRecords)
	}
	for _, e := range f.events {
		c.event(e, timeline.Event)
	}
	for _, e := range f.eras {
		c.event(e, timeline.State)
	}
	return c.Reading, nil
}

// Recognises reports whether a file looks like one of TimelineJS.
func Recognises(root *tree.Value) bool {
	_, err := formOf(root)
	return err == nil
}

// padding is what stands before the object in a file that is a script.
var padding = regexp.MustCompile(`^\s*[\w.$]+\s*(=|\()\s*`)

// unwrapped returns the JSON of a file that sets a variable to it or hands it to
// a function, with blanks in place of the rest so that places stay what they
// are.
func unwrapped(data []byte) []byte {
	m := padding.FindIndex(data)
	if m == nil {
		return data
	}
	out := append([]byte{}, data...)
	for i := range out[:m[1]] {
		if out[i] != '\n' {
			out[i] = ' '
		}
	}
	for i := len(out) - 1; i > m[1] && (out[i] == ';' || out[i] == ')' || out[i] == '\n' || out[i] == '\r' || out[i] == ' '); i-- {
		out[i] = ' '
	}
	return out
}

// form is a file of any version in the terms of one.
type form struct {
	name, title, text string
	events, eras      []item
}

// item is an event or an era.
type item struct {
	at             *tree.Value
	id             string
	headline, text *tree.Value
	display, group *tree.Value
	exact          *tree.Value // the date in EDTF, which Write adds
	start, end     *tree.Value
	media          medium
	known          []string // the keys that have been read
}

type medium struct{ url, caption, credit *tree.Value }

func formOf(root *tree.Value) (form, error) {
	old := root.Get("timeline")
	switch {
	case root.Kind() != tree.Object:
		return form{}, root.Wrong("this has to be an object, as a file of TimelineJS is")
	case root.Get("events").Kind() == tree.Array:
		return third(root, root.Get("events")), nil
	case old.Get("events").Kind() == tree.Array:
		return third(old, old.Get("events")), nil
	case old.Get("slides").Kind() == tree.Array:
		return third(old, old.Get("slides")), nil
	case old.Get("date").Kind() == tree.Array:
		return second(old), nil
	case root.Get("feed").Get("entry").Kind() == tree.Array:
		return sheet(root.Get("feed")), nil
	case root.Get("eras").Kind() == tree.Array:
		return third(root, root.Get("events")), nil
	default:
		return form{}, root.Wrong("this is no file of TimelineJS: there is neither a list of events nor a timeline with dates")
	}
}

// reading is a file under way.
type reading struct {
	*exchange.Reading
	counted bool // all years are counted as Write counts them
	ours    bool // Write wrote the file
	count   int
}

func (c *reading) event(e item, extent timeline.Extent) {
	n := c.count
	c.count++
	c.Records = c.count
	if e.at.Kind() != tree.Object {
		c.Refuse(n, e.at.Path(), "This has to be an object.")
		return
	}
	headline, below := exchange.Plain(e.headline.String()), exchange.Plain(e.text.String())
	statement := exchange.Line(cmp.Or(headline, below, exchange.Plain(e.media.caption.String())))
	if statement == "" {
		c.Refuse(n, e.at.Path(), "It has neither a headline nor a text.")
		return
	}
	if short := exchange.Clip(statement, annotate.MaxStatement); short != statement {
		c.Leave("ends of long texts", fmt.Sprintf("A statement has at most %d characters. The whole text is kept with the claim.", annotate.MaxStatement))
		statement = short
	}
	position, err := c.position(e, extent)
	if err != nil {
		place, words := e.at.Path(), err.Error()
		if wrong, ok := errors.AsType[*misdated](err); ok {
			place = wrong.at.Path()
		}
		c.Refuse(n, place, words)
		return
	}
	name := e.id
	if name == "" {
		name = c.Nth(e.start.JSON() + statement)
	}
	k := annotate.Case{
		Claim: timeline.Claim{
			ID: timeline.ClaimID(c.ID("claim", name)), Statement: statement, Position: position,
			Lane: exchange.Clip(exchange.Line(exchange.Plain(exchange.Plain(e.group.String()))), annotate.MaxLine),
		},
		Status: annotate.Open,
	}
	if c.Add(n, e.at.Path(), k) {
		c.keep(k.ID, e, headline != "" && below != "")
		c.cite(k.ID, e.media)
	}
}

// keep keeps what of an event has no place here.
func (c *reading) keep(id timeline.ClaimID, e item, text bool) {
	if c.ours {
		return // what stands below the headline is what Write made of the claim
	}
	if text {
		c.Leave("texts below the headlines", "They are kept with the claims, and not shown.")
	}
	known := e.known
	if e.text.String() == "" {
		known = append([]string{"text"}, known...) // the headline is all that is in it
	}
	if rest := e.at.Rest(known...); rest != "" {
		c.Archive.Extra[annotate.ExtraKey{Object: annotate.ObjectClaim, ID: string(id)}] = `{"timelinejs":` + rest + `}`
	}
}

// cite makes the picture, film or page beside an event a source.
func (c *reading) cite(id timeline.ClaimID, m medium) {
	if m.url.String() == "" {
		return
	}
	caption, credit := exchange.Plain(m.caption.String()), exchange.Plain(m.credit.String())
	if !c.Cite(id, m.url.String(), cmp.Or(caption, credit), credit, annotate.Context) {
		c.Leave("media", "They are no addresses of the web; they are kept with the claims.")
	}
}

// partial takes from a file what it tells of a claim that is here. A gap was
// written as the stretch that it spans, and a date without what TimelineJS
// cannot say of it.
func partial(stored, read annotate.Case) annotate.Case {
	after := stored
	after.Statement, after.Lane = read.Statement, read.Lane
	if flat(stored.Statement) == read.Statement {
		after.Statement = stored.Statement
	}
	switch p := stored.Position.(type) {
	case timeline.Gap:
		after.Lane = stored.Lane // an era is in none
	case timeline.Point:
		if q, ok := read.Position.(timeline.Point); ok && !sameOnScreen(p.When, q.When) {
			p.When = q.When
			after.Position = p
		}
	case timeline.Undated:
		after.Position = exchange.Dated(p, read.Position)
	default:
		after.Position = read.Position
	}
	return after
}

func flat(s string) string { return exchange.Line(s) }

// sameOnScreen reports whether TimelineJS is told the same of two dates. Words
// that nobody can read back, such as those of a day in an unknown month, tell
// nothing.
func sameOnScreen(stored, read edtf.Date) bool {
	if !looksLike(stored, read) {
		return false
	}
	said, err := edtf.Read(stored.Say())
	return stored.Say() == read.Say() || err != nil || said.Say() != stored.Say()
}
