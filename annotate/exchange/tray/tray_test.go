package tray_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/tray"
	"dateline/annotate/fault"
	"dateline/db/dbtest"
)

// office is a tray over a desk of its own, with a contributor.
type office struct {
	*tray.Tray
	t     *testing.T
	store annotate.Store
	ida   account.Actor

	mu       sync.Mutex
	broken   error // what asking the store comes to
	reported []error
}

func newOffice(t *testing.T) *office {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir()) // where files are kept
	o := &office{t: t, store: dbtest.New(t)}
	desk := annotate.NewDesk(breakable{o.store, o}, func() time.Time { return time.Date(2024, 6, 21, 9, 0, 0, 0, time.UTC) })
	u, err := desk.AddUser(t.Context(), account.Operator(), annotate.UserEdit{Login: "ida", Name: "Ida", Role: account.Contributor})
	if err != nil {
		t.Fatal(err)
	}
	o.ida = u.Actor()
	o.Tray = tray.New(desk, func(_ context.Context, err error) string {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.reported = append(o.reported, err)
		return fmt.Sprintf("report %d", len(o.reported))
	})
	t.Cleanup(o.Close)
	return o
}

// breakable is the store of an office, of which nothing can be had while it is
// broken.
type breakable struct {
	annotate.Store
	of *office
}

func (b breakable) View(ctx context.Context, f func(context.Context, annotate.Reader) error) error {
	if err := b.trouble(); err != nil {
		return err
	}
	return b.Store.View(ctx, f)
}

func (b breakable) Update(ctx context.Context, f func(context.Context, annotate.Tx) error) error {
	if err := b.trouble(); err != nil {
		return err
	}
	return b.Store.Update(ctx, f)
}

func (b breakable) trouble() error {
	b.of.mu.Lock()
	defer b.of.mu.Unlock()
	return b.of.broken
}

func (o *office) bring(name, content string) *tray.File {
	o.t.Helper()
	f, err := o.Receive(o.ida, tray.Brought{Name: name, Content: strings.NewReader(content)})
	if err != nil {
		o.t.Fatal(err)
	}
	return f
}

// tried returns what a trial found out.
func (o *office) tried(f *tray.File) *tray.Result {
	o.t.Helper()
	if err := o.Try(o.t.Context(), f, o.ida, tray.Choices{}); err != nil {
		o.t.Fatal(err)
	}
	<-f.Done()
	return f.State().Trial
}

// holdWrites keeps everybody from writing until it is released.
func (o *office) holdWrites() (release func()) {
	o.t.Helper()
	ctx, stop := context.WithCancel(o.t.Context())
	held, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		_ = o.store.Update(ctx, func(context.Context, annotate.Tx) error {
			close(held)
			<-ctx.Done()
			return ctx.Err()
		})
	}()
	<-held
	return func() {
		stop()
		<-ended
	}
}

func TestNothingOfAFileHasANameOnDisk(t *testing.T) {
	o := newOffice(t)
	f := o.bring("visits.csv", "claim,date\nIt happened,2024\n")
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("the folder has %v (%v), want nothing that could be left behind", left, err)
	}
	if r := o.tried(f); r.Err != nil || r.Writes() != 2 {
		t.Errorf("the file cannot be read without its name: %+v", r)
	}
}

func TestAFileThatBreaksOffIsNotKept(t *testing.T) {
	o := newOffice(t)
	broken := errors.New("the line broke")
	_, err := o.Receive(o.ida, tray.Brought{Name: "half.csv", Content: &breaking{text: strings.NewReader("claim,date\n"), err: broken}})
	if !errors.Is(err, broken) {
		t.Errorf("got the error %v, want that the line broke", err)
	}
	if own := o.Of(o.ida); len(own) > 0 {
		t.Errorf("%d files are kept", len(own))
	}
}

type breaking struct {
	text *strings.Reader
	err  error
}

func (b *breaking) Read(p []byte) (int, error) {
	if b.text.Len() == 0 {
		return 0, b.err
	}
	return b.text.Read(p)
}

func TestOnlyWhatATrialAllowsIsImported(t *testing.T) {
	o := newOffice(t)
	for name, content := range map[string]string{
		"no column says what is claimed": "Aussage,Zeit\nEr kam,2024\n",
		"every row is refused":           "claim,date\nHe came,soon\n",
		"it is of no format":             "It happened.",
	} {
		t.Run(name, func(t *testing.T) {
			f := o.bring("some.csv", content)
			if err := o.Import(t.Context(), f, o.ida); fault.KindOf(err) != fault.Conflict {
				t.Errorf("before it was looked at: got the error %v, want a conflict", err)
			}
			if r := o.tried(f); r.Importable() {
				t.Errorf("the trial says that it can be imported: %+v", r)
			}
			if err := o.Import(t.Context(), f, o.ida); fault.KindOf(err) != fault.Conflict {
				t.Errorf("after it was looked at: got the error %v, want a conflict", err)
			}
		})
	}
}

func TestClosingStopsAnImport(t *testing.T) {
	o := newOffice(t)
	f := o.bring("visits.csv", "claim,date\nIt happened,2024\n")
	o.tried(f)
	release := o.holdWrites()
	if err := o.Import(t.Context(), f, o.ida); err != nil {
		t.Fatal(err)
	}
	o.Close() // returns, although nobody can write
	if r := f.State().Result; r == nil || !r.Stopped {
		t.Errorf("the import was not stopped: %+v", r)
	}
	release()
	if _, err := o.Receive(o.ida, tray.Brought{Content: strings.NewReader("claim\nx\n")}); fault.KindOf(err) != fault.Busy {
		t.Errorf("a file was taken in after the end: %v", err)
	}
}

// A file that waits for its turn counts, too: else one person could fill the tray.
func TestNobodyHasMoreFilesUnderWayThanTheyMayHave(t *testing.T) {
	o := newOffice(t)
	const table = "claim,date\nIt happened,2024\n"
	first := o.bring("first.csv", table)
	o.tried(first)
	defer o.holdWrites()()
	if err := o.Import(t.Context(), first, o.ida); err != nil {
		t.Fatal(err)
	}
	busy := []*tray.File{first}
	for len(busy) < tray.MostOfOne {
		f := o.bring("next.csv", table)
		if err := o.Try(t.Context(), f, o.ida, tray.Choices{}); err != nil {
			t.Fatal(err)
		}
		busy = append(busy, f)
	}
	if _, err := o.Receive(o.ida, tray.Brought{Content: strings.NewReader(table)}); fault.KindOf(err) != fault.Busy {
		t.Errorf("with %d files under way: got the error %v, want that it is busy", len(busy), err)
	}
	if _, err := o.Receive(account.Actor{ID: "another"}, tray.Brought{Content: strings.NewReader(table)}); err != nil {
		t.Errorf("somebody else cannot bring a file: %v", err)
	}
	busy[1].Stop()
	o.bring("last.csv", table)
	if _, err := o.Find(o.ida, busy[1].Token); fault.KindOf(err) != fault.NotFound {
		t.Errorf("the one that was stopped did not give way: %v", err)
	}
	if own := o.Of(o.ida); len(own) != tray.MostOfOne {
		t.Errorf("%d files are kept, want %d", len(own), tray.MostOfOne)
	}
}

func TestAnErrorThatIsNotForThePersonIsReportedOnce(t *testing.T) {
	o := newOffice(t)
	f := o.bring("visits.csv", "claim,date\nIt happened,2024\n")
	if r := o.tried(o.bring("prose.txt", "It happened.")); r.Err == nil || r.Ref != "" || len(o.reported) > 0 {
		t.Errorf("an error for the person was reported as %q: %+v", r.Ref, r.Err)
	}
	o.mu.Lock()
	o.broken = errors.New("the disk is gone")
	o.mu.Unlock()
	if r := o.tried(f); !errors.Is(r.Err, o.broken) || r.Ref != "report 1" {
		t.Errorf("got the error %v under %q, want that the disk is gone, under the first report", r.Err, r.Ref)
	}
	for range 3 {
		_ = f.State() // somebody looks
	}
	if len(o.reported) != 1 || !errors.Is(o.reported[0], o.broken) {
		t.Errorf("reported were %v, want the error once", o.reported)
	}
}
