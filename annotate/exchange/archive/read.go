package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"dateline/annotate/fault"
)

// reader reads JSON as RFC 8259 has it, and nothing else. The decoder of the
// standard library lets pass what must not: the last of two equal keys wins,
// and half of a surrogate pair becomes another character.
type reader struct {
	data    []byte
	at      int
	depth   int
	records int
	most    int                             // records
	line    int                             // before the data, when it is a part of a file
	column  int                             // likewise, in its first line
	known   map[reflect.Type]map[string]int // the keys of each type of object
}

// syntax returns an error about the bytes at a place.
func (r *reader) syntax(at int, format string, args ...any) error {
	line := 1 + bytes.Count(r.data[:at], []byte{'\n'})
	column := 1 + utf8.RuneCount(r.data[bytes.LastIndexByte(r.data[:at], '\n')+1:at])
	if line == 1 {
		column += r.column
	}
	line += r.line
	return fault.New(fault.Invalid, "line %d, column %d: %s", line, column, fmt.Sprintf(format, args...))
}

// unexpected returns an error about what stands at the present place.
func (r *reader) unexpected(want string) error {
	if r.at >= len(r.data) {
		return r.syntax(r.at, "the file ends here, where %s is expected", want)
	}
	c, _ := utf8.DecodeRune(r.data[r.at:])
	return r.syntax(r.at, "%s is expected here, not %q", want, c)
}

// peek returns the next byte after white space, or 0 at the end.
func (r *reader) peek() byte {
	for r.at < len(r.data) {
		switch c := r.data[r.at]; c {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return c
		}
	}
	return 0
}

// take goes past one byte, which has to be c.
func (r *reader) take(c byte, want string) error {
	if r.peek() != c || r.at >= len(r.data) {
		return r.unexpected(want)
	}
	r.at++
	return nil
}

func (r *reader) enter() error {
	if r.depth++; r.depth > MaxDepth {
		return r.syntax(r.at, "objects and arrays stand in one another more than %d deep, which is the limit", MaxDepth)
	}
	return nil
}

// object reads an object and calls member before every value. No key may stand
// twice.
func (r *reader) object(member func(key string, at int) error) error {
	if err := r.take('{', "an object"); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	defer func() { r.depth-- }()
	if r.peek() == '}' {
		r.at++
		return nil
	}
	seen := map[string]bool{}
	for {
		r.peek()
		at := r.at
		key, err := r.text("a key in quotes")
		if err != nil {
			return err
		}
		if seen[key] {
			return r.syntax(at, "the key %q stands twice in this object", clipped(key))
		}
		seen[key] = true
		if err := r.take(':', "a colon"); err != nil {
			return err
		}
		if err := member(key, at); err != nil {
			return err
		}
		if r.peek() == '}' {
			r.at++
			return nil
		}
		if err := r.take(',', "a comma or the end of the object"); err != nil {
			return err
		}
	}
}

// array reads an array and calls element before every value.
func (r *reader) array(element func(i int) error) error {
	if err := r.take('[', "an array"); err != nil {
		return err
	}
	if err := r.enter(); err != nil {
		return err
	}
	defer func() { r.depth-- }()
	if r.peek() == ']' {
		r.at++
		return nil
	}
	for i := 0; ; i++ {
		if err := element(i); err != nil {
			return err
		}
		if r.peek() == ']' {
			r.at++
			return nil
		}
		if err := r.take(',', "a comma or the end of the array"); err != nil {
			return err
		}
	}
}

// text reads a string.
func (r *reader) text(want string) (string, error) {
	if err := r.take('"', want); err != nil {
		return "", err
	}
	start := r.at
	var unescaped []byte // nil as long as nothing had to be unescaped
	for r.at < len(r.data) {
		switch c := r.data[r.at]; {
		case c == '"':
			plain := r.data[start:r.at]
			r.at++
			return string(append(unescaped, plain...)), nil
		case c < 0x20:
			return "", r.syntax(r.at, "the control character %q has to be escaped", rune(c))
		case c == '\\':
			unescaped = append(unescaped, r.data[start:r.at]...)
			char, err := r.escape()
			if err != nil {
				return "", err
			}
			unescaped = utf8.AppendRune(unescaped, char)
			start = r.at
		default:
			r.at++
		}
	}
	return "", r.unexpected("the end of a text in quotes")
}

// escape reads what begins with a backslash.
func (r *reader) escape() (rune, error) {
	at := r.at
	r.at++
	if r.at >= len(r.data) {
		return 0, r.unexpected("the rest of an escape")
	}
	c := r.data[r.at]
	r.at++
	switch c {
	case '"', '\\', '/':
		return rune(c), nil
	case 'b':
		return '\b', nil
	case 'f':
		return '\f', nil
	case 'n':
		return '\n', nil
	case 'r':
		return '\r', nil
	case 't':
		return '\t', nil
	case 'u':
	default:
		return 0, r.syntax(at, "there is no such escape")
	}
	first, err := r.hex(at)
	if err != nil || !utf16.IsSurrogate(first) {
		return first, err
	}
	if bytes.HasPrefix(r.data[r.at:], []byte(`\u`)) {
		r.at += 2
		second, err := r.hex(at)
		if err != nil {
			return 0, err
		}
		if char := utf16.DecodeRune(first, second); char != utf8.RuneError {
			return char, nil
		}
	}
	return 0, r.syntax(at, "half of a surrogate pair is no character")
}

func (r *reader) hex(at int) (rune, error) {
	if r.at+4 > len(r.data) {
		r.at = len(r.data)
		return 0, r.unexpected("the rest of an escape")
	}
	n, err := strconv.ParseUint(string(r.data[r.at:r.at+4]), 16, 16)
	if err != nil {
		return 0, r.syntax(at, "an escape needs four hexadecimal digits")
	}
	r.at += 4
	return rune(n), nil
}

// scalar reads a number, true, false or null, as it is written.
func (r *reader) scalar() ([]byte, error) {
	r.peek()
	start := r.at
	for r.at < len(r.data) && !bytes.ContainsRune([]byte(" \t\r\n,:[]{}\""), rune(r.data[r.at])) {
		r.at++
	}
	word := r.data[start:r.at]
	if len(word) == 0 {
		return nil, r.unexpected("a value")
	}
	if !json.Valid(word) {
		if r.at == len(r.data) {
			return nil, r.syntax(start, "the file ends in the middle of a value")
		}
		return nil, r.syntax(start, "%q is no JSON value", clipped(string(word)))
	}
	return word, nil
}

// clipped shortens what errors quote.
func clipped(s string) string {
	const most = 40
	for n, i := 0, 0; i < len(s); n++ {
		if n == most {
			return s[:i] + "…"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s
}
