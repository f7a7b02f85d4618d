package annotate_test

import (
	"testing"

	"dateline/annotate"
)

func TestWordsAroundAQuoteAreWhole(t *testing.T) {
	tests := []struct {
		name          string
		quote         annotate.Quote
		before, after string
	}{
		{
			name:   "in the middle of a text",
			quote:  annotate.Quote{Start: 200, Prefix: "ding recalls an older promise: i", Suffix: " deep in the Cold War, Moscow and"},
			before: "…\u00a0recalls an older promise: i", after: " deep in the Cold War, Moscow\u00a0…",
		},
		{
			name:   "in a text that has nothing more",
			quote:  annotate.Quote{Start: 7, Prefix: "It was ", Suffix: " at noon."},
			before: "It was ", after: " at noon.",
		},
		{
			name:   "just as far from the beginning as is kept",
			quote:  annotate.Quote{Start: 32, Prefix: "Abcde fghij klmno pqrst uvwxy z "},
			before: "Abcde fghij klmno pqrst uvwxy z ",
		},
		{
			name:   "in a script without spaces",
			quote:  annotate.Quote{Start: 99, Prefix: "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本", Suffix: "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本"},
			before: "…日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本",
			after:  "日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本…",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.quote.Before(); got != tt.before {
				t.Errorf("before: got %q, want %q", got, tt.before)
			}
			if got := tt.quote.After(); got != tt.after {
				t.Errorf("after: got %q, want %q", got, tt.after)
			}
		})
	}
}
