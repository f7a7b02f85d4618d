package api

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"dateline/annotate/fault"
	"dateline/timeline/edtf"
)

// The limits on a body.
const (
	maxBody  = 8 << 20 // an article of a million characters, escaped
	maxDepth = 16      // of objects and lists in one another
)

// read reads the body of a write.
func (c *call) read(w http.ResponseWriter) error {
	kind, params, err := mime.ParseMediaType(c.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" || params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8") {
		return unknownForm(c.Header.Get("Content-Type"))
	}
	c.body, err = io.ReadAll(http.MaxBytesReader(w, c.Body, maxBody))
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return fault.New(fault.TooLarge, "A body holds at most %d megabytes.", maxBody>>20)
	}
	if err != nil {
		return malformed("The body ended before its end: %s.", err)
	}
	return c.shallow()
}

// shallow returns a problem for a body that is no JSON, or nested too deeply.
func (c *call) shallow() error {
	dec := jsontext.NewDecoder(bytes.NewReader(c.body))
	for {
		_, err := dec.ReadToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return unreadable(err)
		}
		if dec.StackDepth() > maxDepth {
			return malformed("Objects and lists stand in one another more than %d deep.", maxDepth)
		}
	}
}

// unreadable says where a body is no JSON.
func unreadable(err error) error {
	if syntax, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		return malformed("This is no JSON, at byte %d: %s.", syntax.ByteOffset, strings.TrimPrefix(syntax.Err.Error(), "jsontext: "))
	}
	return malformed("This is no JSON: the body is empty or ends too early.")
}

// decode reads the body of a write into a value. A member that is left out
// leaves what is there; one that is not known is refused.
func decode(c *call, to any) error {
	err := json.Unmarshal(c.body, to, json.RejectUnknownMembers(true))
	semantic, ok := errors.AsType[*json.SemanticError](err)
	switch {
	case err == nil:
		return nil
	case !ok:
		return unreadable(err)
	}
	pointer := string(semantic.JSONPointer)
	detail := "This cannot be used here: a value of another kind is needed."
	switch {
	case errors.Is(semantic.Err, json.ErrUnknownName):
		detail = "There is no such member. Names are in lower case, with _ between words."
	case semantic.JSONKind != 0 && semantic.GoType != nil:
		detail = "This is " + kindWord(semantic.JSONKind) + "; the document says what is needed."
	}
	return (fault.Fields{pointerOr(pointer): detail}).Err()
}

func pointerOr(pointer string) string {
	if pointer == "" {
		return "/"
	}
	return pointer
}

func kindWord(kind jsontext.Kind) string {
	switch kind {
	case 'n':
		return "null"
	case 't', 'f':
		return "true or false"
	case '"':
		return "a text"
	case '0':
		return "a number"
	case '{':
		return "an object"
	default:
		return "a list"
	}
}

// dated reads a date in EDTF, and notes when it is none.
func dated(wrong *fault.Fields, pointer, text string) edtf.Date {
	if text == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(text)
	if err != nil {
		wrong.Add(pointer, "This is no date in EDTF, such as 2024-06-19, 2024-06, 1961~ or 1998/2001: %s.", err)
	}
	return d
}

// query reads the parameters of a request, and refuses those that are not
// known.
type query struct {
	c     *call
	known []string
	wrong fault.Fields
}

func (c *call) query() *query { return &query{c: c} }

func (q *query) text(name string) string {
	q.known = append(q.known, name)
	values := q.c.URL.Query()[name]
	if len(values) == 0 {
		return ""
	}
	if len(values) > 1 {
		q.wrong.Add(name, "Give this once.")
	}
	return values[0]
}

func (q *query) number(name string, least, most, otherwise int) int {
	text := q.text(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		q.wrong.Add(name, "Give a whole number from %d to %d.", least, most)
		return otherwise
	}
	return n
}

func (q *query) date(name string) edtf.Date {
	text := q.text(name)
	if text == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(text)
	if err != nil {
		q.wrong.Add(name, "This is no date in EDTF, such as 2024-06-19 or 1961: %s.", err)
	}
	return d
}

// cursor reads where the page begins.
func (q *query) cursor() string {
	text := q.text("cursor")
	place, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		q.wrong.Add("cursor", "This is none of the cursors that were given out.")
	}
	return string(place)
}

func cursorAt(place string) string { return base64.RawURLEncoding.EncodeToString([]byte(place)) }

// err returns an Invalid error for parameters that cannot be used.
func (q *query) err() error {
	for name := range q.c.URL.Query() {
		if !slices.Contains(q.known, name) {
			q.wrong.Add(name, "There is no such parameter here.")
		}
	}
	return q.wrong.Err()
}

// The rows of a page of a list.
const (
	pageRows = 50
	mostRows = 200
)

// page returns the part of a list that comes after a place, and the place of
// the next part; empty at the end. Place is what the list is in the order of.
func page[T any](all []T, after string, rows int, place func(T) string) (part []T, next string) {
	begin := 0
	if after != "" {
		begin = len(all)
		if i := slices.IndexFunc(all, func(one T) bool { return place(one) > after }); i >= 0 {
			begin = i
		}
	}
	part = all[begin:]
	if len(part) > rows {
		part = part[:rows]
		next = cursorAt(place(part[rows-1]))
	}
	return part, next
}
