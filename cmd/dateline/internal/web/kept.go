package web

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"dateline/annotate"
	"dateline/views"
	"dateline/views/accounts"
)

// maxKept is how much of a form a problem page shows, in code points: more than
// the longest form that is taken.
const maxKept = 2 * annotate.MaxBody

// keepable returns the fields of a form that may be sent to the browser again.
// They are not the whole form when there is a password among them.
func keepable(form url.Values) (fields []views.KeptField, whole bool) {
	whole = true
	for _, name := range slices.Sorted(maps.Keys(form)) {
		if name == "old" || strings.Contains(name, "password") {
			whole = false
			continue
		}
		for _, value := range form[name] {
			fields = append(fields, views.KeptField{Name: name, Value: value})
		}
	}
	return fields, whole
}

// keptIn returns the form that was kept on a sign-in form, or nil.
func keptIn(form url.Values) *accounts.Kept {
	action := form.Get(accounts.KeptAction)
	if action == "" {
		return nil
	}
	kept := &accounts.Kept{Action: local(action)}
	all, _ := keepable(form)
	for _, f := range all {
		if original, ok := strings.CutPrefix(f.Name, accounts.Prefix); ok {
			kept.Fields = append(kept.Fields, views.KeptField{Name: original, Value: f.Value})
		}
	}
	return kept
}

// typedIn returns what a person typed into a form that could not be taken, but
// for passwords, and whether it had to be cut.
func typedIn(form url.Values) (typed []views.KeptField, cut bool) {
	all, _ := keepable(form)
	left := maxKept
	for _, f := range views.Readable(all) {
		if f.Name == accounts.KeptAction {
			continue
		}
		f.Name = strings.TrimPrefix(f.Name, accounts.Prefix)
		value := []rune(f.Value)
		if len(value) > left {
			f.Value, cut = string(value[:left]), true
		}
		left -= min(left, len(value))
		typed = append(typed, f)
	}
	return typed, cut
}
