package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/cmd/dateline/internal/api"
)

// description is the OpenAPI document, read anew by the tests. Its schemas are
// those of JSON Schema, which a validator checks that is not ours.
type description struct {
	doc      map[string]any
	compiler *jsonschema.Compiler
	mu       sync.Mutex
}

const documentURL = base + "/openapi.json"

var readDocument = sync.OnceValues(func() (*description, error) {
	text := api.Document(base + api.Root)
	var doc map[string]any
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		return nil, err
	}
	strict, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	closeObjects(strict)
	d := &description{doc: doc, compiler: jsonschema.NewCompiler()}
	d.compiler.AssertFormat()
	return d, d.compiler.AddResource(documentURL, strict)
})

func described(t *testing.T) *description {
	t.Helper()
	d, err := readDocument()
	if err != nil {
		t.Fatalf("the document: %v", err)
	}
	return d
}

// closeObjects makes every object refuse members that are not described, so that
// tests notice them.
func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		_, object := v["properties"]
		if _, ok := v["additionalProperties"]; object && !ok && v["type"] == "object" {
			v["additionalProperties"] = false
		}
		for _, one := range v {
			closeObjects(one)
		}
	case []any:
		for _, one := range v {
			closeObjects(one)
		}
	}
}

// at follows keys through the document, references included.
func (d *description) at(v any, keys ...string) any {
	for _, key := range keys {
		object, ok := d.resolve(v).(map[string]any)
		if !ok {
			return nil
		}
		v = object[key]
	}
	return d.resolve(v)
}

func (d *description) resolve(v any) any {
	object, ok := v.(map[string]any)
	if !ok {
		return v
	}
	ref, ok := object["$ref"].(string)
	if !ok {
		return v
	}
	return d.at(d.doc, strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
}

var placeholder = regexp.MustCompile(`\\\{[a-z]+\\\}`)

// path returns the path of the document that an address is one of.
func (d *description) path(address string) string {
	for path := range d.doc["paths"].(map[string]any) {
		pattern := "^" + placeholder.ReplaceAllString(regexp.QuoteMeta(path), "[^/]+") + "$"
		if regexp.MustCompile(pattern).MatchString(address) {
			return path
		}
	}
	return ""
}

// validate checks a text against the schema at a place of the document.
func (d *description) validate(schema string, content []byte) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	compiled, err := d.compiler.Compile(documentURL + "#" + schema)
	if err != nil {
		return fmt.Errorf("the schema %s: %w", schema, err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		return err
	}
	return compiled.Validate(v)
}

func pointer(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		part = strings.ReplaceAll(strings.ReplaceAll(part, "~", "~0"), "/", "~1")
		b.WriteString("/" + url.PathEscape(part))
	}
	return b.String()
}

// check holds one request and its answer against the document.
func (d *description) check(t *testing.T, method, address string, request []byte, a reply) {
	t.Helper()
	address, _, _ = strings.Cut(address, "?")
	path := d.path(address)
	operation := d.at(d.doc, "paths", path, strings.ToLower(method))
	if operation == nil {
		if a.status != http.StatusNotFound && a.status != http.StatusMethodNotAllowed {
			t.Errorf("%s is not in the document", a.what)
		}
		return
	}
	status := strconv.Itoa(a.status)
	response := d.at(operation, "responses", status)
	if response == nil {
		t.Errorf("%s: the document does not know of %s: %s", a.what, status, a.body)
		return
	}
	headers, _ := d.at(response, "headers").(map[string]any)
	for _, name := range []string{"ETag", "Location", "Link", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed", "WWW-Authenticate"} {
		if _, ok := headers[name]; !ok && a.header.Get(name) != "" {
			t.Errorf("%s: the document does not know that %s has the header %s", a.what, status, name)
		}
	}
	if body, ok := d.at(operation, "requestBody").(map[string]any); ok && a.status < 300 {
		if body == nil {
			t.Errorf("%s: the document knows of no body", a.what)
		}
		schema := pointer("paths", path, strings.ToLower(method), "requestBody", "content", "application/json", "schema")
		if err := d.validate(schema, request); err != nil {
			t.Errorf("%s was taken, and the document does not describe %s: %v", a.what, request, err)
		}
	}
	d.checkBody(t, path, method, response, a)
}

func (d *description) checkBody(t *testing.T, path, method string, response any, a reply) {
	t.Helper()
	content, _ := d.at(response, "content").(map[string]any)
	if len(content) == 0 {
		if len(a.body) > 0 {
			t.Errorf("%s: the document knows of no body of %d: %s", a.what, a.status, a.body)
		}
		return
	}
	media, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
	if _, ok := content[media]; !ok {
		t.Errorf("%s: the document does not know of %q", a.what, media)
		return
	}
	if media == "text/html" {
		return
	}
	place := pointer("paths", path, strings.ToLower(method), "responses", strconv.Itoa(a.status), "content", media, "schema")
	raw := d.doc["paths"].(map[string]any)[path].(map[string]any)[strings.ToLower(method)].(map[string]any)["responses"].(map[string]any)[strconv.Itoa(a.status)]
	if ref, ok := raw.(map[string]any)["$ref"].(string); ok {
		place = strings.TrimPrefix(ref, "#") + pointer("content", media, "schema")
	}
	if err := d.validate(place, a.body); err != nil {
		t.Errorf("%s: the answer is not as the document says: %v\n%s", a.what, err, a.body)
	}
}

func TestEveryRouteIsInTheDocumentAndTheOtherWayRound(t *testing.T) {
	d := described(t)
	var documented []string
	ids := map[string]bool{}
	for path, methods := range d.doc["paths"].(map[string]any) {
		for method, operation := range methods.(map[string]any) {
			documented = append(documented, strings.ToUpper(method)+" "+api.Root+path)
			id, _ := operation.(map[string]any)["operationId"].(string)
			if id == "" || ids[id] {
				t.Errorf("%s %s has the operationId %q, which is empty or taken", method, path, id)
			}
			ids[id] = true
		}
	}
	routes := api.Patterns()
	slices.Sort(documented)
	slices.Sort(routes)
	if !slices.Equal(documented, routes) {
		t.Errorf("the document has\n%s\nand the routes are\n%s", strings.Join(documented, "\n"), strings.Join(routes, "\n"))
	}
}

func TestTheDocumentIsServedWithTheAddressOfTheInstance(t *testing.T) {
	a := newSite(t).as("", "").get("/openapi.json")
	doc := a.want(http.StatusOK)
	if doc["openapi"] != "3.1.1" || doc["servers"].([]any)[0].(map[string]any)["url"] != base+api.Root {
		t.Errorf("the document is of %v and %v", doc["openapi"], doc["servers"])
	}
}

// Every reference leads somewhere, every schema compiles, and none is left over.
func TestTheDocumentHangsTogether(t *testing.T) {
	d := described(t)
	used := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, ok := v["$ref"].(string); ok {
				used[ref] = true
				if d.resolve(v) == nil {
					t.Errorf("%s leads nowhere", ref)
				}
			}
			for _, one := range v {
				walk(one)
			}
		case []any:
			for _, one := range v {
				walk(one)
			}
		}
	}
	walk(d.doc)
	for kind, all := range d.doc["components"].(map[string]any) {
		for name := range all.(map[string]any) {
			if ref := "#/components/" + kind + "/" + name; !used[ref] && kind != "securitySchemes" {
				t.Errorf("%s is used nowhere", ref)
			}
		}
	}
	for name := range d.at(d.doc, "components", "schemas").(map[string]any) {
		if _, err := d.compiler.Compile(documentURL + "#/components/schemas/" + name); err != nil {
			t.Errorf("the schema %s: %v", name, err)
		}
	}
}
