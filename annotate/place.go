package annotate

import (
	"strconv"
	"strings"

	"dateline/annotate/fault"
)

// Place is where a page of a list begins or ends, as text for an address: the
// keys that the list is sorted by and an id, with dots between. It stays where
// it is when rows before it come and go, which a number of rows does not. The
// empty Place is none.
type Place string

// PlaceAt returns the place of a row with some keys and an id.
func PlaceAt(id string, keys ...int64) Place {
	parts := make([]string, 0, len(keys)+1)
	for _, k := range keys {
		parts = append(parts, strconv.FormatInt(k, 10))
	}
	return Place(strings.Join(append(parts, id), "."))
}

// Keys returns the n keys of a place and its id. It returns an Invalid error
// for a place of another list.
func (p Place) Keys(n int) ([]int64, string, error) {
	parts := strings.SplitN(string(p), ".", n+1)
	if len(parts) != n+1 {
		return nil, "", p.foreign()
	}
	keys := make([]int64, n)
	for i := range keys {
		var err error
		if keys[i], err = strconv.ParseInt(parts[i], 10, 64); err != nil {
			return nil, "", p.foreign()
		}
	}
	return keys, parts[n], nil
}

func (p Place) foreign() error {
	return fault.New(fault.Invalid, "This address points into a list that is sorted in another way. Start again from its first page.")
}
