// Package fault gives errors a kind. The words of a fault are meant for the
// person who caused it and say what to do; everything else stays in logs.
package fault

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Kind says what sort of trouble an error is.
type Kind string

// The kinds. An error without one is Internal.
const (
	Internal        Kind = "internal"        // not the person's doing; never shown
	Invalid         Kind = "invalid"         // what was given cannot be used
	NotFound        Kind = "not-found"       // there is no such thing, or none that this actor may know of
	Forbidden       Kind = "forbidden"       // the actor may not do this, and may know so
	Unauthenticated Kind = "unauthenticated" // nobody is signed in
	Conflict        Kind = "conflict"        // somebody else changed it in the meantime
	TooLarge        Kind = "too-large"       // over a limit
	WrongMethod     Kind = "wrong-method"    // what is there cannot be used in this way
	Throttled       Kind = "throttled"       // too many tries
	Busy            Kind = "busy"            // it can be tried again in a moment
	Damaged         Kind = "damaged"         // a file that is not what it should be
)

// Error is an error with a kind.
type Error struct {
	Kind   Kind
	Text   string            // a sentence for the person
	Fields map[string]string // for Invalid: what is wrong, by field name
	Cause  error             // for the log; may be nil
}

// Error returns the text, with what is wrong in each field.
func (e *Error) Error() string {
	parts := []string{e.Text}
	for _, name := range slices.Sorted(maps.Keys(e.Fields)) {
		parts = append(parts, name+": "+e.Fields[name])
	}
	return strings.Join(parts, "; ")
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// New returns an error of a kind, with a text for the person who caused it. An
// operand of the verb %w becomes its cause.
func New(kind Kind, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &Error{Kind: kind, Text: err.Error(), Cause: errors.Unwrap(err)}
}

// KindOf returns the kind of err: that of the first [Error] in its chain, or
// Internal.
func KindOf(err error) Kind {
	if fault, ok := errors.AsType[*Error](err); ok {
		return fault.Kind
	}
	return Internal
}

// Fields gathers what is wrong with the fields of one form or record. The zero
// value is ready to use.
type Fields map[string]string

// Add notes what is wrong with a field. The first note on a field stays.
func (f *Fields) Add(field, format string, args ...any) {
	if *f == nil {
		*f = Fields{}
	}
	if _, ok := (*f)[field]; !ok {
		(*f)[field] = fmt.Sprintf(format, args...)
	}
}

// Err returns an Invalid error that carries the notes, or nil when there are
// none.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	text := "One field needs another look."
	if len(f) > 1 {
		text = fmt.Sprintf("%d fields need another look.", len(f))
	}
	return &Error{Kind: Invalid, Text: text, Fields: f}
}
