package tree

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// JSON returns v as the archive keeps what it does not know: without white
// space, the keys of objects sorted, numbers as they were written.
func (v *Value) JSON() string {
	var b bytes.Buffer
	v.write(&b)
	return b.String()
}

// Rest returns the members of an object that are not among known, as JSON; it is
// empty when there are none. Texts that are empty and nulls do not count.
func (v *Value) Rest(known ...string) string {
	rest := map[string]*Value{}
	for _, item := range v.Items() {
		empty := item.kind == Missing || item.kind == Text && item.text == ""
		if !empty && !slices.Contains(known, item.key) {
			rest[item.key] = item
		}
	}
	if len(rest) == 0 {
		return ""
	}
	var b bytes.Buffer
	writeObject(&b, rest)
	return b.String()
}

func (v *Value) write(b *bytes.Buffer) {
	switch v.Kind() {
	case Text:
		writeText(b, v.text)
	case Number, Bool:
		b.WriteString(v.text)
	case Object:
		members := make(map[string]*Value, len(v.items))
		for _, item := range v.items {
			members[item.key] = item
		}
		writeObject(b, members)
	case Array:
		b.WriteByte('[')
		for i, item := range v.items {
			if i > 0 {
				b.WriteByte(',')
			}
			item.write(b)
		}
		b.WriteByte(']')
	case Missing:
		b.WriteString("null")
	}
}

func writeObject(b *bytes.Buffer, members map[string]*Value) {
	b.WriteByte('{')
	for i, key := range slices.Sorted(maps.Keys(members)) {
		if i > 0 {
			b.WriteByte(',')
		}
		writeText(b, key)
		b.WriteByte(':')
		members[key].write(b)
	}
	b.WriteByte('}')
}

func writeText(b *bytes.Buffer, s string) {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err == nil { // it ends in a line break
		b.Truncate(b.Len() - 1)
	}
}
