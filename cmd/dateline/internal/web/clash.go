package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views"
	"dateline/views/claims"
	"dateline/views/ui"
)

// fieldNames are the fields of the records that have another name in the forms.
// For the others the form has "_" where the records have a blank.
var fieldNames = map[string]string{
	"publisher family":   "family",
	"address":            "url",
	"ISBN":               "isbn",
	"DOI":                "doi",
	"archive address":    "archive_url",
	"origin group":       "origin",
	"seen in":            "via",
	"copy that was read": "copy_url",
	"re-check":           "recheck",
	"date":               claims.PositionField,
}

func fieldName(field string) string {
	if name, ok := fieldNames[field]; ok {
		return name
	}
	return strings.ReplaceAll(field, " ", "_")
}

// standsFor returns the fields of a form that one field of the records is made
// of: a date is one field, whatever it is made of.
func standsFor(name string) []string {
	if name == claims.PositionField {
		return claims.PositionFields()
	}
	return []string{name}
}

// showClash makes of a conflict what the form shows when it is sent back, and
// returns the version that the next try begins with. Stored is what the form
// would hold if it were opened now. What only somebody else changed is put into
// the request, so that reading the form again finds it there. It is false for
// an error that is no such conflict.
func showClash(r *http.Request, err error, trouble *ui.Trouble, stored map[string]string, words *strings.Replacer) (int, bool) {
	found, ok := errors.AsType[*annotate.ClashError](err)
	if !ok {
		return 0, false
	}
	trouble.Clashes = map[string]ui.Clash{}
	for _, c := range found.Clashes {
		shown := ui.Clash{
			Name: fieldName(c.Field), Label: c.Field, By: ui.And(c.By), Unknown: c.Unknown,
			Base: words.Replace(c.Base), Mine: words.Replace(c.Mine), Theirs: words.Replace(c.Theirs),
		}
		if c.Rests {
			trouble.Besides = append(trouble.Besides, shown)
			continue
		}
		shown.Stored = map[string]string{}
		for _, name := range standsFor(shown.Name) {
			shown.Stored[name] = stored[name]
		}
		trouble.Clashes[shown.Name] = shown
	}
	for _, field := range found.Theirs {
		for _, name := range standsFor(fieldName(field)) {
			put(r, name, stored[name])
		}
		trouble.Filled = append(trouble.Filled, field)
	}
	for field, members := range found.Sets {
		put(r, fieldName(field), strings.Join(members, ", "))
	}
	return found.Version, true
}

// noIDs writes the values of fields in which there are no ids.
var noIDs = strings.NewReplacer()

func put(r *http.Request, name, value string) {
	r.PostForm.Set(name, value)
	r.Form.Set(name, value)
}

// settle puts into a form what its sender chose to take from somebody else, so
// that whoever reads the form finds one value for each field.
func settle(forms ...url.Values) {
	for _, form := range forms {
		for name, chosen := range form {
			field, ok := strings.CutPrefix(name, ui.Take)
			if !ok || !slices.Equal(chosen, []string{ui.TakeTheirs}) {
				continue
			}
			for other, values := range form {
				if target, ok := strings.CutPrefix(other, ui.TheirsOf+field+"."); ok {
					form[target] = values
				}
			}
		}
		for name := range form {
			if strings.HasPrefix(name, ui.Take) || strings.HasPrefix(name, ui.TheirsOf) {
				delete(form, name)
			}
		}
	}
}

// mergedWith is the parameter of an address that names what was saved, and the
// version that the form was opened on, so that the page says what others had
// saved in between.
const mergedWith = "merged"

// afterEdit returns where a person goes on after an edit, given the version that
// the form was opened on and the one that came of it.
func afterEdit(to string, object annotate.Object, id string, opened, now int) string {
	if now == opened || now == opened+1 {
		return to
	}
	path, fragment, anchored := strings.Cut(to, "#")
	path += "?" + mergedWith + "=" + url.QueryEscape(mergedKey(object, id, opened))
	if anchored {
		path += "#" + fragment
	}
	return path
}

// merged returns what was merged with an edit that the address of a page names.
func (s *Server) merged(r *http.Request, actor account.Actor) ([]views.Merged, error) {
	object, id, version, ok := parseMerged(r.FormValue(mergedWith))
	if !ok {
		return nil, nil
	}
	entries, err := s.desk.Meantime(r.Context(), actor, object, id, version)
	return views.MergedOf(entries), err
}

func mergedKey(object annotate.Object, id string, version int) string {
	return string(object) + "." + id + "." + strconv.Itoa(version)
}

func parseMerged(key string) (object annotate.Object, id string, version int, ok bool) {
	kind, rest, _ := strings.Cut(key, ".")
	id, number, _ := strings.Cut(rest, ".")
	version, err := strconv.Atoi(number)
	return annotate.Object(kind), id, version, err == nil
}
