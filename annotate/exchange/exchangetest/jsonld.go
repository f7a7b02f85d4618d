package exchangetest

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
)

// NoTermIsDropped expands a file of JSON-LD with a context that stands for the
// one at an address, and fails the test when the processor drops a key, which it
// does in silence with a term that the context does not define.
func NoTermIsDropped(t *testing.T, file []byte, address string, context []byte) {
	t.Helper()
	var document, contextDocument any
	if err := errors.Join(json.Unmarshal(file, &document), json.Unmarshal(context, &contextDocument)); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.DocumentLoader = loader{address, contextDocument}
	expanded, err := ld.NewJsonLdProcessor().Expand(document, options)
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(expanded)
	if err != nil {
		t.Fatal(err)
	}
	if before, after := texts(document), texts(expanded); before != after {
		t.Errorf("%d texts became %d by expanding:\n%s", before, after, got)
	}
	if bytes.Contains(got, []byte(`"@id":"_:`)) {
		t.Errorf("an id is relative:\n%s", got)
	}
}

// texts counts the texts and numbers in a value, but for those under @context.
// Expanding writes some as objects with their type, which do not count.
func texts(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			if key != "@context" && (key != "@type" || v["@value"] == nil) {
				n += texts(inner)
			}
		}
	case []any:
		for _, inner := range v {
			n += texts(inner)
		}
	case string, float64:
		return 1
	}
	return n
}

type loader struct {
	address string
	context any
}

func (l loader) LoadDocument(u string) (*ld.RemoteDocument, error) {
	if strings.TrimSuffix(u, "/") != l.address {
		return nil, errors.New("the test knows no document at " + u)
	}
	return &ld.RemoteDocument{DocumentURL: u, Document: l.context}, nil
}
