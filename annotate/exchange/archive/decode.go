package archive

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/annotate/fault"
)

// place is where a value stands in a file. Its text is only made for errors.
type place struct {
	up    *place
	key   string
	index int // of an array, when key is empty
}

// String returns the path, such as claims[3].position; "the file" for the top.
func (p *place) String() string {
	if p == nil {
		return "the file"
	}
	if p.key == "" {
		return p.up.String() + "[" + strconv.Itoa(p.index) + "]"
	}
	if p.up == nil {
		return p.key
	}
	return p.up.String() + "." + p.key
}

// decode reads the whole of data into a struct of package encoding/json's
// tags. Unknown keys go to its field Extra, and so do those of every struct in
// it.
func decode(data []byte, to *wireFile) error {
	r := &reader{data: data, most: MaxRecords, known: map[reflect.Type]map[string]int{}}
	if at := invalidUTF8(data); at >= 0 {
		return r.syntax(at, "these bytes are not UTF-8")
	}
	if err := r.value(nil, reflect.ValueOf(to).Elem()); err != nil {
		return err
	}
	if r.peek(); r.at < len(r.data) {
		return r.syntax(r.at, "the file goes on after its end")
	}
	return nil
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// value reads a value of the type of v.
func (r *reader) value(p *place, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return r.value(p, v.Elem())
	case reflect.Struct:
		return r.fields(p, v)
	case reflect.Slice:
		return r.elements(p, v)
	case reflect.String:
		if err := r.kind(p, '"', "a text"); err != nil {
			return err
		}
		s, err := r.text("a text")
		v.SetString(s)
		return err
	default:
		return r.number(p, v)
	}
}

// number reads an integer or a Boolean.
func (r *reader) number(p *place, v reflect.Value) error {
	want := "a whole number"
	if v.Kind() == reflect.Bool {
		want = "true or false"
	}
	if c := r.peek(); c == '"' || c == '{' || c == '[' {
		return r.mismatch(p, want)
	}
	at := r.at
	word, err := r.scalar()
	if err != nil {
		return err
	}
	r.at, at = at, r.at
	switch s := string(word); {
	case v.Kind() == reflect.Bool && (s == "true" || s == "false"):
		v.SetBool(s == "true")
	case v.Kind() == reflect.Int:
		n, err := strconv.ParseInt(s, 10, 32)
		if err != nil || s == "-0" {
			return r.mismatch(p, want)
		}
		v.SetInt(n)
	default:
		return r.mismatch(p, want)
	}
	r.at = at
	return nil
}

func (r *reader) elements(p *place, v reflect.Value) error {
	if err := r.kind(p, '[', "an array"); err != nil {
		return err
	}
	return r.array(func(i int) error {
		if v.Type().Elem().Kind() == reflect.Pointer {
			if r.records++; r.records > r.most {
				return r.syntax(r.at, "the file has more than %d records, which is the limit", r.most)
			}
		}
		element := reflect.New(v.Type().Elem()).Elem()
		if err := r.value(&place{up: p, index: i}, element); err != nil {
			return err
		}
		v.Set(reflect.Append(v, element))
		return nil
	})
}

// fields reads an object into a struct, whose last field is Extra.
func (r *reader) fields(p *place, v reflect.Value) error {
	if err := r.kind(p, '{', "an object"); err != nil {
		return err
	}
	extra := map[string][]byte{}
	keep := func(key string, at int, value []byte) error {
		if _, twice := extra[key]; twice {
			return r.syntax(at, "the unknown key %q stands twice: in the object and in its extra", clipped(key))
		}
		extra[key] = value
		return nil
	}
	known, ok := r.known[v.Type()]
	if !ok {
		known = fieldsOf(v.Type())
		r.known[v.Type()] = known
	}
	err := r.object(func(key string, at int) error {
		if i, ok := known[key]; ok {
			return r.value(&place{up: p, key: key}, v.Field(i))
		}
		if key == "extra" {
			if err := r.kind(&place{up: p, key: key}, '{', "an object"); err != nil {
				return err
			}
			return r.object(func(key string, at int) error {
				value, err := r.raw(nil)
				if err != nil {
					return err
				}
				return keep(key, at, value)
			})
		}
		r.depth++ // as deep as it will stand when it is written under extra
		value, err := r.raw(nil)
		r.depth--
		if err != nil {
			return err
		}
		return keep(key, at, value)
	})
	if len(extra) > 0 {
		v.FieldByName("Extra").Set(reflect.ValueOf(json.RawMessage(join(extra))))
	}
	return err
}

// fieldsOf returns the fields of a struct by key, but for Extra.
func fieldsOf(t reflect.Type) map[string]int {
	fields := make(map[string]int, t.NumField())
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if key != "extra" {
			fields[key] = i
		}
	}
	return fields
}

// kind returns an error unless the next value begins with a byte.
func (r *reader) kind(p *place, c byte, want string) error {
	if r.peek() == c {
		return nil
	}
	return r.mismatch(p, want)
}

// mismatch returns an error about a value of another kind than the one wanted,
// or about what is no value at all.
func (r *reader) mismatch(p *place, want string) error {
	var got string
	c := r.peek()
	at := r.at
	switch c {
	case '{':
		got = "an object"
	case '[':
		got = "an array"
	case '"':
		s, err := r.text("a text")
		if err != nil {
			return err
		}
		got = fmt.Sprintf("the text %q", clipped(s))
	default:
		word, err := r.scalar()
		if err != nil {
			return err
		}
		got = clipped(string(word))
	}
	where := r.syntax(at, "")
	line, _, _ := strings.Cut(where.Error(), ": ")
	return fault.New(fault.Invalid, "%s: this has to be %s, not %s (%s)", p, want, got, line)
}
