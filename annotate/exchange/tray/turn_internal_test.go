package tray

import (
	"context"
	"errors"
	"io"
	"testing"
	"testing/synctest"
	"time"

	"dateline/annotate"
	"dateline/annotate/fault"
)

func TestWhatWasRefusedIsNotWaitedForWithoutEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tray := New(nil, nil)
		f := &File{trial: &Result{Table: true, Counts: map[annotate.ImportResult]int{annotate.Refuse: 1}}}
		if err := tray.take(t.Context()); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		if err := tray.WriteRefused(t.Context(), f, io.Discard); fault.KindOf(err) != fault.Busy {
			t.Errorf("got the error %v, want that the app is busy", err)
		}
		if took := time.Since(begun); took != soon {
			t.Errorf("it waited for %v, want %v", took, soon)
		}
		gone, leave := context.WithCancel(t.Context())
		leave()
		if err := tray.WriteRefused(gone, f, io.Discard); !errors.Is(err, context.Canceled) {
			t.Errorf("got the error %v of who has left, want that they have", err)
		}
	})
}
