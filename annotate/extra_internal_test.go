package annotate

import "testing"

func TestWithKeys(t *testing.T) {
	for _, tc := range []struct{ name, kept, added, want string }{
		{"nothing was kept", "", `{"table":{"b":"<2>"}}`, `{"table":{"b":"<2>"}}`},
		{"keys of another program stay", `{"x":1}`, `{"table":{"b":"2"}}`, `{"table":{"b":"2"},"x":1}`},
		{"other columns stay", `{"table":{"a":"<1>","b":"1"}}`, `{"table":{"b":"2"}}`, `{"table":{"a":"<1>","b":"2"}}`},
		{"the same once more", `{"table":{"b":"2"},"x":1}`, `{"table":{"b":"2"}}`, `{"table":{"b":"2"},"x":1}`},
		{"a value in place of an object", `{"x":{"y":1}}`, `{"x":2}`, `{"x":2}`},
		{"null", `null`, `{"x":2}`, `{"x":2}`},
	} {
		if got := withKeys(tc.kept, tc.added); got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
}
