package annotate_test

import (
	"slices"
	"testing"
	"testing/quick"

	"dateline/annotate"
	"dateline/annotate/fault"
)

func TestMerge(t *testing.T) {
	for _, tc := range []struct {
		name  string
		e     annotate.Edited
		want  string
		clash bool
	}{
		{name: "nobody changed it", e: annotate.Edited{Base: "a", Mine: "a", Theirs: "a"}, want: "a"},
		{name: "I changed it", e: annotate.Edited{Base: "a", Mine: "b", Theirs: "a"}, want: "b"},
		{name: "they changed it", e: annotate.Edited{Base: "a", Mine: "a", Theirs: "b"}, want: "b"},
		{name: "both changed it alike", e: annotate.Edited{Base: "a", Mine: "b", Theirs: "b"}, want: "b"},
		{name: "both changed it differently", e: annotate.Edited{Base: "a", Mine: "b", Theirs: "c"}, clash: true},
		{name: "I emptied what they changed", e: annotate.Edited{Base: "a", Mine: "", Theirs: "c"}, clash: true},
		{name: "they emptied it", e: annotate.Edited{Base: "a", Mine: "a", Theirs: ""}, want: ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, ok := tc.e.Merge()
			if got != tc.want || ok == tc.clash {
				t.Errorf("Merge of %+v: got %q %v, want %q %v", tc.e, got, ok, tc.want, !tc.clash)
			}
		})
	}
}

// Whoever comes second, the outcome is the same, and a change is only given up
// where a person is asked.
func TestMergeIsFair(t *testing.T) {
	words := []string{"", "a", "b", "c"}
	err := quick.Check(func(base, mine, theirs uint8) bool {
		e := annotate.Edited{Base: words[base%4], Mine: words[mine%4], Theirs: words[theirs%4]}
		got, ok := e.Merge()
		swapped, alsoOK := annotate.Edited{Base: e.Base, Mine: e.Theirs, Theirs: e.Mine}.Merge()
		kept := !ok || (e.Mine == e.Base || got == e.Mine) && (e.Theirs == e.Base || got == e.Theirs)
		return got == swapped && ok == alsoOK && kept
	}, nil)
	if err != nil {
		t.Error(err)
	}
}

func TestMergeSets(t *testing.T) {
	for _, tc := range []struct {
		name                     string
		base, mine, theirs, want []string
	}{
		{name: "both put something in", base: []string{"a"}, mine: []string{"a", "b"}, theirs: []string{"a", "c"}, want: []string{"a", "b", "c"}},
		{name: "each took something out", base: []string{"a", "b", "c"}, mine: []string{"b", "c"}, theirs: []string{"a", "c"}, want: []string{"c"}},
		{name: "both put the same in", mine: []string{"a"}, theirs: []string{"a"}, want: []string{"a"}},
		{name: "one took out what the other left", base: []string{"a"}, mine: nil, theirs: []string{"a"}, want: nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := annotate.MergeSets(tc.base, tc.mine, tc.theirs); !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestAClashSaysWhatToDo(t *testing.T) {
	edited, rests := annotate.Clash{Edited: annotate.Edited{Field: "verdict"}}, annotate.Clash{Edited: annotate.Edited{Field: "statement"}, Rests: true}
	for _, tc := range []struct {
		name    string
		clashes []annotate.Clash
		want    string
	}{
		{
			name: "both edited a field", clashes: []annotate.Clash{edited},
			want: "This claim was changed by somebody else while you were editing it, in the same place as by you: verdict. Nothing of yours is lost. Choose below what is to stay, or write it anew, then save again.",
		},
		{
			name: "what it rests on was edited", clashes: []annotate.Clash{rests},
			want: "This claim was changed by somebody else while you were working on it. What you say rests on this, which has changed: statement. Nothing of yours is lost. Look at what it says now, and save again if yours still stands.",
		},
		{
			name: "both", clashes: []annotate.Clash{rests, edited},
			want: "This claim was changed by somebody else while you were editing it, in the same place as by you: verdict. What you say rests on this, which has changed: statement. Nothing of yours is lost. Choose below what is to stay, or write it anew, then save again.",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := &annotate.ClashError{What: "claim", Clashes: tc.clashes}
			if fault.KindOf(err) != fault.Conflict {
				t.Errorf("the kind is %s, want a conflict", fault.KindOf(err))
			}
			if err.Error() != tc.want {
				t.Errorf("got %q, want %q", err.Error(), tc.want)
			}
		})
	}
}
