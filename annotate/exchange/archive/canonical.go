package archive

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// raw reads any value and appends it in canonical form: no white space, the
// keys of objects sorted, texts escaped no more than they have to be, numbers
// as they were written.
func (r *reader) raw(to []byte) ([]byte, error) {
	switch r.peek() {
	case '{':
		members := map[string][]byte{}
		err := r.object(func(key string, _ int) error {
			value, err := r.raw(nil)
			members[key] = value
			return err
		})
		return append(to, join(members)...), err
	case '[':
		to = append(to, '[')
		err := r.array(func(i int) error {
			if i > 0 {
				to = append(to, ',')
			}
			var err error
			to, err = r.raw(to)
			return err
		})
		return append(to, ']'), err
	case '"':
		s, err := r.text("a text")
		return append(to, quoted(s)...), err
	default:
		word, err := r.scalar()
		return append(to, word...), err
	}
}

// join returns an object in canonical form.
func join(members map[string][]byte) []byte {
	keys := make([]string, 0, len(members))
	for key := range members {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, strings.Compare)
	out := []byte{'{'}
	for i, key := range keys {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, quoted(key)...), ':'), members[key]...)
	}
	return append(out, '}')
}

// quoted returns a text as JSON, as the encoder of an archive writes it.
func quoted(s string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic("a text that cannot be JSON: " + err.Error()) // there is none
	}
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'})
}
