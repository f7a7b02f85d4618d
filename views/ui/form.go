package ui

import (
	"maps"
	"slices"
	"strconv"

	"github.com/a-h/templ"
)

// limits returns the attributes of a field that are left out when not set.
func (f Field) limits() templ.Attributes {
	attributes := templ.Attributes{}
	if f.Max > 0 {
		attributes["maxlength"] = strconv.Itoa(f.Max)
	}
	if f.Complete != "" {
		attributes["autocomplete"] = f.Complete
	}
	if f.List != "" {
		attributes["list"] = f.List
	}
	return attributes
}

// list returns the fields that something is wrong with, by name.
func (t Trouble) list() []Field {
	fields := make([]Field, 0, len(t.Fields))
	for _, name := range slices.Sorted(maps.Keys(t.Fields)) {
		fields = append(fields, Field{Name: name, Wrong: t.Fields[name]})
	}
	return fields
}
