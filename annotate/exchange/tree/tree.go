// Package tree reads the JSON of other programs into values that know where they
// stand, so that what is wrong with one can be said with its place.
//
// It takes JSON as RFC 8259 has it, with a mark of the byte order in front, and
// refuses two equal keys of one object.
package tree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"dateline/annotate/exchange"
	"dateline/annotate/fault"
)

// The limits on a file.
const (
	MaxDepth  = 24 // so that what is kept of a file fits in an archive, which takes 32
	MaxValues = 4_000_000
)

// Kind is the kind of a value.
type Kind byte

// The kinds. A null is the same as a value that is not there.
const (
	Missing Kind = iota
	Text
	Number
	Bool
	Object
	Array
)

// Value is a value of a file. The zero Value is missing.
type Value struct {
	up    *Value
	key   string
	index int // in an array, when key is empty
	kind  Kind
	text  string // of a text, a number, true or false
	items []*Value
	keys  map[string]int
}

// Read reads a file that is one value.
func Read(r io.Reader) (*Value, error) {
	data, err := load(r)
	if err != nil {
		return nil, err
	}
	return Parse(data)
}

// Parse is [Read] for bytes.
func Parse(data []byte) (*Value, error) {
	values, err := parse(data, 1)
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// ReadAll reads a file of values one after another, such as JSON Lines. The
// path of each begins with its place among them.
func ReadAll(r io.Reader) ([]*Value, error) {
	data, err := load(r)
	if err != nil {
		return nil, err
	}
	return parse(data, MaxValues)
}

func load(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, exchange.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading a file: %w", err)
	}
	if len(data) > exchange.MaxSize {
		return nil, fault.New(fault.Invalid, "This file is larger than %d MB, which is the limit.", exchange.MaxSize>>20)
	}
	return data, nil
}

func parse(data []byte, most int) ([]*Value, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	p := parser{data: data, dec: jsontext.NewDecoder(bytes.NewReader(data))}
	var values []*Value
	for {
		v := &Value{index: len(values)}
		if most > 1 {
			v.up = lines
		}
		err := p.value(v, 0)
		switch {
		case errors.Is(err, io.EOF) && len(values) > 0:
			return values, nil
		case err != nil:
			return nil, p.explain(err)
		case len(values) == most:
			return nil, p.wrong(p.dec.InputOffset(), "the file goes on after its end")
		}
		values = append(values, v)
	}
}

// lines stands above values that follow one another.
var lines = &Value{key: "record"}

type parser struct {
	data  []byte
	dec   *jsontext.Decoder
	count int
}

func (p *parser) value(v *Value, depth int) error {
	token, err := p.dec.ReadToken()
	if err != nil {
		return err
	}
	if p.count++; p.count > MaxValues {
		return p.wrong(p.dec.InputOffset(), "the file has more than %d values, which is the limit", MaxValues)
	}
	switch token.Kind() {
	case 'n':
	case 't', 'f':
		v.kind, v.text = Bool, token.String()
	case '"':
		v.kind, v.text = Text, token.String()
	case '0':
		v.kind, v.text = Number, token.String()
	case '{', '[':
		if depth == MaxDepth {
			return p.wrong(p.dec.InputOffset(), "objects and arrays stand in one another more than %d deep, which is the limit", MaxDepth)
		}
		v.kind = Array
		if token.Kind() == '{' {
			v.kind, v.keys = Object, map[string]int{}
		}
		return p.inside(v, depth+1)
	}
	return nil
}

// inside reads what is in an object or an array, and its end.
func (p *parser) inside(v *Value, depth int) error {
	for p.dec.PeekKind() != '}' && p.dec.PeekKind() != ']' {
		child := &Value{up: v, index: len(v.items)}
		if v.kind == Object {
			name, err := p.dec.ReadToken()
			if err != nil {
				return err
			}
			child.key = name.String()
			v.keys[child.key] = len(v.items)
		}
		if err := p.value(child, depth); err != nil {
			return err
		}
		v.items = append(v.items, child)
	}
	_, err := p.dec.ReadToken()
	return err
}

// wrong returns an error about the bytes before an offset.
func (p *parser) wrong(offset int64, format string, args ...any) error {
	at := min(max(int(offset), 0), len(p.data))
	line := 1 + bytes.Count(p.data[:at], []byte{'\n'})
	column := 1 + utf8.RuneCount(p.data[bytes.LastIndexByte(p.data[:at], '\n')+1:at])
	return fault.New(fault.Invalid, "line %d, column %d: %s", line, column, fmt.Sprintf(format, args...))
}

// explain returns an error of the decoder with its place.
func (p *parser) explain(err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case errors.Is(err, io.EOF):
		return p.wrong(int64(len(p.data)), "there is nothing in this file")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return p.wrong(int64(len(p.data)), "the file ends in the middle of a value")
	case ok:
		return p.wrong(syntax.ByteOffset, "this is no JSON: %s", strings.TrimPrefix(syntax.Err.Error(), "jsontext: "))
	}
	return p.wrong(p.dec.InputOffset(), "this is no JSON: %s", strings.TrimPrefix(err.Error(), "jsontext: "))
}

// Path returns where v stands, such as events[3].start_date; "the file" for all
// of it.
func (v *Value) Path() string {
	switch {
	case v == nil || v.up == nil && v.key == "":
		return "the file"
	case v.up == nil:
		return v.key
	case v.up.kind == Object && v.up.up == nil && v.up.key == "":
		return v.key
	case v.up.kind == Object || v.key != "":
		return v.up.Path() + "." + v.key
	case v.up.up == nil && v.up.key == "":
		return "[" + strconv.Itoa(v.index) + "]"
	default:
		return v.up.Path() + "[" + strconv.Itoa(v.index) + "]"
	}
}

// Wrong returns an Invalid error that names the place of v.
func (v *Value) Wrong(format string, args ...any) error {
	return fault.New(fault.Invalid, "%s: %s", v.Path(), fmt.Sprintf(format, args...))
}

// Kind returns the kind of v.
func (v *Value) Kind() Kind {
	if v == nil {
		return Missing
	}
	return v.kind
}

// Get returns the value of a key of an object. It is missing when v is no object
// or does not have it, and knows its place all the same.
func (v *Value) Get(key string) *Value {
	if v.Kind() == Object {
		if i, ok := v.keys[key]; ok {
			return v.items[i]
		}
	}
	return &Value{up: v, key: key}
}

// Items returns the values of an array or of an object, in the order of the
// file.
func (v *Value) Items() []*Value {
	if v == nil {
		return nil
	}
	return v.items
}

// Each returns the values of an array, or v alone when it is none and not
// missing: many formats write a list of one as that one.
func (v *Value) Each() []*Value {
	switch v.Kind() {
	case Missing:
		return nil
	case Array:
		return v.items
	default:
		return []*Value{v}
	}
}

// Key returns the key under which v stands in an object.
func (v *Value) Key() string { return v.key }

// String returns the text of a text, and a number, true or false as it is
// written; nothing for others.
func (v *Value) String() string {
	if v == nil {
		return ""
	}
	return v.text
}
