package annotate

import (
	"bytes"
	"encoding/json"
)

// withKeys returns a JSON object with the keys of another besides its own; those
// that both have are of the other. Objects under one key become one likewise. What
// is no object gives way to the other.
func withKeys(kept, added string) string {
	var all, more map[string]json.RawMessage
	if json.Unmarshal([]byte(kept), &all) != nil || json.Unmarshal([]byte(added), &more) != nil || all == nil {
		return added
	}
	for key, value := range more {
		if before, ok := all[key]; ok {
			value = json.RawMessage(withKeys(string(before), string(value)))
		}
		all[key] = value
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(all); err != nil {
		return added
	}
	return string(bytes.TrimSpace(b.Bytes()))
}
