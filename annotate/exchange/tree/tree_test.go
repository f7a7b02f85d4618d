package tree_test

import (
	"strings"
	"testing"

	"dateline/annotate/exchange/tree"
	"dateline/annotate/fault"
)

func TestAValueKnowsItsPlace(t *testing.T) {
	root, err := tree.Parse([]byte("\ufeff" + `{"a": [{"b": null}, {"b": "x", "c": 1.50}]}`))
	if err != nil {
		t.Fatal(err)
	}
	second := root.Get("a").Items()[1]
	for got, want := range map[string]string{
		root.Path(): "the file", second.Path(): "a[1]", second.Get("c").Path(): "a[1].c", second.Get("none").Get("deeper").Path(): "a[1].none.deeper",
		root.Get("none").Path(): "none", second.Get("b").String(): "x", second.Get("c").String(): "1.50",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if root.Get("a").Items()[0].Get("b").Kind() != tree.Missing {
		t.Error("a null is there")
	}
}

func TestWhatIsWrongIsNamedWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "", "line 1, column 1: there is nothing in this file"},
		{"an end that is missing", "{\n\"a\": [1,", "line 2, column 9: the file ends in the middle of a value"},
		{"a comma too many", "{\n\"a\": [1,]}", "line 2, column"},
		{"a key twice", "{\"a\": 1,\n\"a\": 2}", "line 2, column"},
		{"bytes that are no text", "{\"a\": \"\xff\"}", "line 1, column"},
		{"half of a surrogate pair", `{"a": "\ud83d"}`, "line 1, column"},
		{"more after the end", "{} {}", "the file goes on after its end"},
		{"too deep", strings.Repeat("[", 100), "more than 24 deep"},
		{"far too deep", strings.Repeat(`{"a":`, 1_000_000), "more than 24 deep"},
	} {
		if _, err := tree.Parse([]byte(c.file)); err == nil || fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %s", c.name, err, c.want)
		}
	}
}

func TestWhatIsKeptIsInOneOrder(t *testing.T) {
	root, err := tree.Parse([]byte(`{"z": [1.0, {"y": "\u003c", "x": 1e2}], "a": "", "b": null, "c": "é", "d": true}`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := root.Rest("d"), `{"c":"é","z":[1.0,{"x":1e2,"y":"<"}]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := root.Get("a").Rest(); got != "" {
		t.Errorf("of a text something is left: %s", got)
	}
}
