package api

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/go-json-experiment/json"

	"dateline/views/manual"
)

// described is what the manual tells of the document.
type described struct {
	Info struct {
		Description string `json:"description"`
	} `json:"info"`
	Tags []struct {
		Name        string `json:"name"`
		Description string `json:"description"`
	} `json:"tags"`
	Paths      map[string]map[string]operation `json:"paths"`
	Components struct {
		Schemas map[string]schema `json:"schemas"`
	} `json:"components"`
}

type operation struct {
	Tags        []string    `json:"tags"`
	Summary     string      `json:"summary"`
	Description string      `json:"description"`
	Security    []any       `json:"security"`
	Parameters  []parameter `json:"parameters"`
	RequestBody struct {
		Content map[string]content `json:"content"`
	} `json:"requestBody"`
	Responses map[string]struct {
		Content map[string]content `json:"content"`
	} `json:"responses"`
}

type parameter struct {
	Ref         string `json:"$ref"`
	Name        string `json:"name"`
	Required    bool   `json:"required"`
	Description string `json:"description"`
	Schema      schema `json:"schema"`
}

type content struct {
	Schema schema `json:"schema"`
}

type schema struct {
	Ref         string            `json:"$ref"`
	Type        string            `json:"type"`
	Description string            `json:"description"`
	Enum        []any             `json:"enum"`
	Format      string            `json:"format"`
	Items       *schema           `json:"items"`
	Properties  map[string]schema `json:"properties"`
	Required    []string          `json:"required"`
	OneOf       []schema          `json:"oneOf"`
}

// name returns the name of the object that a schema refers to.
func (s schema) name() string { return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:] }

// kind says in a few words what a value is, and names the object it is made of.
func (s schema) kind() (words, object string) {
	switch {
	case s.Ref != "":
		return s.name(), s.name()
	case s.Items != nil:
		words, object = s.Items.kind()
		return "list of " + words, object
	case len(s.Enum) > 0:
		all := make([]string, len(s.Enum))
		for i, one := range s.Enum {
			all[i] = fmt.Sprint(one)
		}
		return strings.Join(all, " | "), ""
	case s.Format != "":
		return s.Format, ""
	default:
		return s.Type, ""
	}
}

func (s schema) members() []manual.Member {
	all := make([]manual.Member, 0, len(s.Properties))
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		m := manual.Member{Name: name, About: s.Properties[name].Description, Needed: slices.Contains(s.Required, name)}
		m.Kind, m.Object = s.Properties[name].kind()
		all = append(all, m)
	}
	return all
}

// Manual returns the document for people.
var Manual = sync.OnceValues(func() (manual.Manual, error) {
	var d described
	if err := json.Unmarshal([]byte(document), &d); err != nil {
		return manual.Manual{}, fmt.Errorf("reading the document: %w", err)
	}
	m := manual.Manual{Intro: strings.Split(d.Info.Description, "\n\n"), Problems: problems()}
	for _, tag := range d.Tags {
		g := manual.Group{Name: tag.Name, About: tag.Description}
		for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
			for _, method := range []string{"get", "post", "patch", "put"} {
				if o, ok := d.Paths[path][method]; ok && slices.Contains(o.Tags, tag.Name) {
					g.Operations = append(g.Operations, o.manual(strings.ToUpper(method), path))
				}
			}
		}
		m.Groups = append(m.Groups, g)
	}
	for _, name := range slices.Sorted(maps.Keys(d.Components.Schemas)) {
		s := d.Components.Schemas[name]
		o := manual.Object{Name: name, About: s.Description, Members: s.members()}
		for _, one := range s.OneOf {
			o.OneOf = append(o.OneOf, one.name())
		}
		m.Objects = append(m.Objects, o)
	}
	return m, nil
})

func (o operation) manual(method, path string) manual.Operation {
	w := manual.Operation{
		Method: method, Path: path, Summary: o.Summary, About: o.Description, Public: len(o.Security) > 0,
		Body: o.RequestBody.Content[mediaJSON].Schema.name(),
	}
	for _, status := range []string{"200", "201"} {
		if c, ok := o.Responses[status].Content[mediaJSON]; ok {
			w.Answer = c.Schema.name()
		}
	}
	for _, p := range o.Parameters {
		if strings.HasSuffix(p.Ref, "/if_match") {
			w.Match = true
		}
		if p.Name == "" {
			continue
		}
		kind, _ := p.Schema.kind()
		w.Query = append(w.Query, manual.Member{Name: p.Name, Kind: kind, About: p.Description, Needed: p.Required})
	}
	return w
}

// problemWords say of each kind of problem what to do about it.
var problemWords = map[string]string{
	"invalid":               "What was sent cannot be used. The errors say where, by a pointer into the body or the name of a parameter; the detail says why where no single place is wrong, such as what a claim lacks for a step.",
	"not-found":             "There is no such thing, or the person of the token may not know of it.",
	"forbidden":             "The person may not do this, or not now, or not with a token of this scope. The detail says which.",
	"unauthenticated":       "There is no token, or it is not known, has expired, was revoked, or its person was disabled.",
	"conflict":              "It does not go with what is there, such as a name that is taken.",
	"too-large":             "The body is larger than is taken.",
	"wrong-method":          "The path is there, but takes other methods; the header Allow names them.",
	"throttled":             "These were too many requests. Retry-After says how many seconds to wait.",
	"busy":                  "Another program is writing to the database. Try again in a moment.",
	"internal":              "Our mistake. Nothing was changed; the reference finds it in the log of the instance.",
	"malformed":             "The body is no JSON, has a name twice, is nested too deeply, or a header cannot be read.",
	"media-type":            "Bodies are application/json in UTF-8.",
	"precondition-required": "A change needs the ETag of what it changes, in If-Match.",
	"stale":                 "If-Match names another version than the present one, which version and ETag name. Get it again and decide anew.",
	"key-taken":             "The Idempotency-Key was sent with another request within 24 hours. Take a new one for each request.",
}

// problems returns every kind of problem, by status.
func problems() []manual.Problem {
	var all []manual.Problem
	add := func(p problem) {
		all = append(all, manual.Problem{Name: p.Type, Status: p.Status, Title: p.Title, About: problemWords[p.Type]})
	}
	for _, p := range kinds {
		add(p)
	}
	for _, err := range []error{malformed(""), unknownForm(""), preconditionNeeded(), stale(0), errKeyTaken()} {
		add(*problemOf(err, nil, false))
	}
	slices.SortFunc(all, func(a, b manual.Problem) int {
		if a.Status != b.Status {
			return a.Status - b.Status
		}
		return strings.Compare(a.Name, b.Name)
	})
	return all
}
