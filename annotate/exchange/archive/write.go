package archive

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"dateline/annotate"
)

// Write writes an archive. The same archive gives the same bytes, whatever the
// order of its lists; only the findings and the reviews of one claim keep
// theirs.
func Write(w io.Writer, a annotate.Archive) error {
	out := NewWriter(w)
	return errors.Join(out.Add(sorted(a)), out.Close())
}

// Writer writes an archive of which not everything is in hand at once. It takes
// the parts in the order in which [annotate.Desk.Carry] gives them, and writes
// each as it comes: the bytes are those that [Write] writes of the whole.
type Writer struct {
	out     *bufio.Writer
	element bytes.Buffer
	enc     *json.Encoder // of elements, to the buffer
	list    int           // of lists; those before it are written
	many    bool          // the list has an element
	omitted []*wireOmission
	extra   json.RawMessage
	begun   bool
	err     error
}

// lists are the arrays of a file, in their order.
var lists = []string{"articles", "sources", "claims", "omitted"}

// NewWriter returns a Writer to w. Nothing is written before the first part.
func NewWriter(w io.Writer) *Writer {
	out := &Writer{out: bufio.NewWriterSize(w, 64<<10), list: -1}
	out.enc = json.NewEncoder(&out.element)
	out.enc.SetEscapeHTML(false)
	return out
}

// errOrder is about parts that come in another order than that of a file.
var errOrder = errors.New("writing an archive: the parts are out of order")

// Add writes a part. Its lists are in the order of a file.
func (w *Writer) Add(part annotate.Archive) error {
	e := encode(part)
	if !w.begun {
		w.begin(e)
	}
	for _, o := range part.Omitted {
		w.omitted = append(w.omitted, &wireOmission{What: o.What, Count: o.Count, Why: o.Why})
	}
	for _, a := range part.Articles {
		w.put(0, e.article(a))
	}
	for _, s := range part.Sources {
		w.put(1, e.source(s))
	}
	for _, c := range part.Cases {
		w.put(2, e.claim(c))
	}
	return w.err
}

// Close writes the end of the file. It does not close what the Writer writes to.
func (w *Writer) Close() error {
	if w.err != nil {
		return w.err
	}
	if !w.begun {
		return errors.New("writing an archive: there is no timeline")
	}
	for _, o := range w.omitted {
		w.put(len(lists)-1, o)
	}
	w.reach(len(lists))
	if len(w.extra) > 0 {
		w.text(",\n  \"extra\": ")
		w.value("  ", w.extra)
	}
	w.text("\n}\n")
	if err := w.out.Flush(); err != nil && w.err == nil {
		w.err = fmt.Errorf("writing an archive: %w", err)
	}
	return w.err
}

func (w *Writer) begin(e *encoding) {
	w.begun = true
	t := e.a.Timeline
	w.extra = e.extra(annotate.ObjectTimeline, string(t.ID)+"/file")
	w.text(fmt.Sprintf("{\n  \"format\": %q,\n  \"version\": %d,\n  \"timeline\": ", Format, Version))
	w.value("  ", &wireTimeline{
		ID: string(t.ID), Slug: t.Slug, Title: t.Title, Description: t.Description,
		Visibility: string(t.Visibility), Version: t.Version, Extra: e.extra(annotate.ObjectTimeline, string(t.ID)),
	})
}

// put writes an element of a list.
func (w *Writer) put(list int, element any) {
	if list < w.list {
		w.err = errOrder
	}
	w.reach(list)
	if w.many {
		w.text(",")
	}
	w.many = true
	w.text("\n    ")
	w.value("    ", element)
}

// reach ends the lists before one, and begins it.
func (w *Writer) reach(list int) {
	for w.list < list {
		if w.many {
			w.text("\n  ")
		}
		if w.list >= 0 {
			w.text("]")
		}
		w.list, w.many = w.list+1, false
		if w.list < len(lists) {
			w.text(",\n  \"" + lists[w.list] + "\": [")
		}
	}
}

func (w *Writer) value(indent string, v any) {
	if w.err != nil {
		return
	}
	w.element.Reset()
	w.enc.SetIndent(indent, "  ")
	if err := w.enc.Encode(v); err != nil {
		w.err = fmt.Errorf("writing an archive: %w", err)
		return
	}
	if _, err := w.out.Write(bytes.TrimSuffix(w.element.Bytes(), []byte{'\n'})); err != nil {
		w.err = fmt.Errorf("writing an archive: %w", err)
	}
}

func (w *Writer) text(s string) {
	if w.err != nil {
		return
	}
	if _, err := w.out.WriteString(s); err != nil {
		w.err = fmt.Errorf("writing an archive: %w", err)
	}
}
