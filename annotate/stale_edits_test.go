package annotate_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"dateline/annotate"
	"dateline/annotate/fault"
)

const (
	clients = 50
	tries   = 200
)

// saved is an edit of one field that the desk has acknowledged.
type saved struct {
	field, value string
	version      int // of the claim that the form was opened on
}

// Fifty people edit one claim two hundred times each, most of them on a form
// that has been open for a while. What the desk has acknowledged is there in
// the end, or was replaced by somebody who had seen it.
func TestNoStaleEditOverwritesInSilence(t *testing.T) {
	o := newOffice(t)
	c := o.claim("2024-06-19")
	edits := make([][]saved, clients)
	var group sync.WaitGroup
	for i := range clients {
		group.Go(func() {
			var err error
			if edits[i], err = o.editStale(t.Context(), c, i); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	d, err := o.Claim(t.Context(), o.root, c.ID)
	o.must(err)
	checkNothingLost(t, d, edits)
}

// editStale makes the edits of one client: it looks at the claim now and then,
// and edits what it saw then.
func (o *office) editStale(ctx context.Context, c annotate.Case, client int) ([]saved, error) {
	dice := rand.New(rand.NewPCG(uint64(client), 4))
	var acknowledged []saved
	opened := c
	for n := range tries {
		if n%10 == 0 {
			d, err := o.Claim(ctx, o.cleo, c.ID)
			if err != nil {
				return nil, err
			}
			opened = d.Case
		}
		in, value := editOf(opened), fmt.Sprintf("client %d, edit %d", client, n)
		e := saved{value: value, version: opened.Version}
		switch dice.IntN(5) {
		case 0:
			in.Statement, e.field = value, "statement"
		case 1:
			in.Claimant, e.field = value, "claimant"
		case 2:
			in.Lane, e.field = value, "lane"
		case 3:
			in.Subject, e.field = value, "subject"
		default:
			in.Wording, e.field = value, "wording"
		}
		_, err := o.EditClaim(ctx, o.cleo, c.ID, in)
		switch _, clashed := errors.AsType[*annotate.ClashError](err); {
		case err == nil:
			acknowledged = append(acknowledged, e)
		case !clashed && fault.KindOf(err) != fault.Busy:
			return nil, err
		}
	}
	return acknowledged, nil
}

// checkNothingLost goes through the history: every acknowledged edit has its
// row, and the row that replaced it is by an edit that began after it.
func checkNothingLost(t *testing.T, d annotate.Dossier, edits [][]saved) {
	t.Helper()
	began := map[string]saved{}
	n := 0
	for _, all := range edits {
		for _, e := range all {
			began[e.value] = e
			n++
		}
	}
	t.Logf("%d edits were acknowledged", n)
	if n < clients {
		t.Errorf("only %d edits were acknowledged", n)
	}
	version, wrote := 0, map[string]int{} // the version in which a value came
	current := map[string]string{}
	for _, e := range slices.Backward(d.History) {
		version++
		for _, c := range e.Changes {
			by, ours := began[c.New]
			if ours && by.field == c.Field {
				if last := wrote[current[c.Field]]; last > by.version {
					t.Fatalf("%q of version %d was replaced by %q, which was opened on version %d", current[c.Field], last, c.New, by.version)
				}
				wrote[c.New] = version
			}
			current[c.Field] = c.New
		}
	}
	for value, e := range began {
		if wrote[value] == 0 {
			t.Errorf("the acknowledged edit %q of the %s is nowhere in the history", value, e.field)
		}
	}
	if d.Case.Statement != current["statement"] || d.Case.Version != version {
		t.Errorf("the claim is %q at version %d, the history says %q at %d", d.Case.Statement, d.Case.Version, current["statement"], version)
	}
}
