package timeline

import "slices"

// ID identifies a timeline: a UUID of version 7, as text.
type ID string

// Timeline is a set of claims that are looked at together.
type Timeline struct {
	ID          ID
	Slug        string // unique on an instance; what addresses are made of
	Title       string
	Description string
	Visibility  Visibility
	Version     int // counts the changes; 1 when new
}

// Visibility says who may read a timeline without being a member of it.
type Visibility string

// The visibilities. An unlisted timeline can be read by whoever has its
// address, but stands in no list.
const (
	Private  Visibility = "private"
	Unlisted Visibility = "unlisted"
	Public   Visibility = "public"
)

// Visibilities returns every visibility, narrowest first.
func Visibilities() []Visibility { return []Visibility{Private, Unlisted, Public} }

// Valid reports whether v is one of the visibilities.
func (v Visibility) Valid() bool { return slices.Contains(Visibilities(), v) }
