package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"dateline/annotate/fault"
	"dateline/timeline/edtf"
)

// form reads the fields of a request and gathers what is wrong with them.
type form struct {
	r       *http.Request
	wrong   fault.Fields
	garbled bool // in a field that no person types
}

func decode(r *http.Request) *form { return &form{r: r} }

// text returns a field as it was typed, without blanks around it and with one
// kind of line end.
func (f *form) text(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(f.r.PostFormValue(name), "\r\n", "\n"))
}

// date returns the date that was typed, in EDTF or in plain words; the zero
// Date for an empty field.
func (f *form) date(name string) edtf.Date {
	typed := f.text(name)
	if typed == "" {
		return edtf.Date{}
	}
	d, err := edtf.Read(typed)
	if err != nil {
		f.wrong.Add(name, "%s", dateTrouble(err))
		return edtf.Date{}
	}
	return d
}

// dateTrouble says what is wrong with a date, in words for who typed it.
func dateTrouble(err error) string {
	if ambiguous, ok := errors.AsType[*edtf.AmbiguousError](err); ok {
		readings := make([]string, len(ambiguous.Readings))
		for i, d := range ambiguous.Readings {
			readings[i] = d.Say() + " (" + d.String() + ")"
		}
		return "This can be read as " + strings.Join(readings, " or ") + ". Type the one that is meant."
	}
	return err.Error()
}

// number returns a field that has to be a whole number, or 0 for an empty one.
func (f *form) number(name string) int {
	typed := f.text(name)
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	if err != nil {
		f.wrong.Add(name, "This has to be a whole number.")
	}
	return n
}

// version returns the version that was edited, or 0 for what is new. A form in
// which it is no number was spoilt on its way.
func (f *form) version() int {
	typed := f.text("version")
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	f.garbled = f.garbled || err != nil
	return n
}

// ticked reports whether a box was ticked.
func (f *form) ticked(name string) bool { return f.r.PostFormValue(name) != "" }

// err returns an Invalid error that says what is wrong with the fields so far.
func (f *form) err() error {
	if err := f.wrong.Err(); err != nil || !f.garbled {
		return err
	}
	return fault.New(fault.Invalid, "Your browser sent this form with a part that cannot be read, so nothing was done. Look at it and send it again.")
}
