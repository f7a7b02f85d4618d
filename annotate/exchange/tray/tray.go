// Package tray holds the files that people bring to be imported: from when a
// file has come until it is dropped, or an hour has passed since anything was
// done with it. A file is tried first, which writes nothing, and then imported;
// both go on by themselves, and whoever brought the file looks how far they are.
//
// A file is kept on disk without a name, so that nothing of it is left when the
// program ends, however it ends. Nobody but who brought it can find it.
package tray

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/scratch"
	"dateline/annotate/fault"
)

// The limits on what waits.
const (
	Life      = time.Hour
	MostOfOne = 3 // files of one person; the oldest with which nothing is done gives way
	most      = 24
	mostBytes = 1 << 30 // of all of them
)

// Tray holds files. Make one with [New], and close it.
type Tray struct {
	desk   *annotate.Desk
	report Report
	turn   chan struct{} // one file is read at a time: it takes a multiple of its size in memory

	mu     sync.Mutex
	files  []*File // the oldest first
	closed bool
	jobs   sync.WaitGroup
}

// Report puts down an error that ended a job and is not for the person, once for
// each job, and returns what finds it again. The context has the values of the
// one with which the job began.
type Report func(ctx context.Context, err error) (ref string)

// New returns an empty tray. Files go to the desk from it.
func New(desk *annotate.Desk, report Report) *Tray {
	return &Tray{desk: desk, report: report, turn: make(chan struct{}, 1)}
}

// Brought is a file as it comes.
type Brought struct {
	Name     string // as the person calls it; empty for what was pasted
	Timeline string // short name of the timeline that its records are for; empty for a new one
	Content  io.Reader
}

// Receive takes a file in. It returns an Invalid error for one that is empty, a
// TooLarge one for one over [exchange.MaxSize], and a Busy one when too much
// waits already, or something is still done with all the files that the person
// may have.
func (t *Tray) Receive(owner account.Actor, b Brought) (*File, error) {
	t.sweep()
	content, size, err := keep(b.Content)
	if err != nil {
		return nil, err
	}
	f := &File{Token: rand.Text(), Owner: owner.ID, Name: b.Name, Timeline: b.Timeline, Size: size, At: t.desk.Now(), content: content}
	f.until = f.At.Add(Life)
	if err := t.place(f); err != nil {
		return nil, errors.Join(err, content.Close())
	}
	time.AfterFunc(Life+time.Second, t.sweep) // when nobody comes by any more
	return f, nil
}

// place puts a file among the others. When somebody has as many as one person may
// have, the oldest with which nothing is done gives way, as soon as it is sure that
// the new one is taken in.
func (t *Tray) place(f *File) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	var idle []*File
	var bytes int64
	own := 0
	for _, other := range t.files {
		bytes += other.Size
		if other.Owner != f.Owner {
			continue
		}
		own++
		if !other.busy() {
			idle = append(idle, other)
		}
	}
	var yields *File
	count := len(t.files)
	if own >= MostOfOne {
		if len(idle) == 0 {
			return fault.New(fault.Busy, "The app is still at work on %d files of yours, and takes no more at a time. Wait for one of them, or stop it.", own)
		}
		yields = idle[0]
		bytes -= yields.Size
		count--
	}
	if t.closed || count >= most || bytes+f.Size > mostBytes {
		return fault.New(fault.Busy, "Too many files wait to be imported at the moment. Try again in a while.")
	}
	if yields != nil {
		t.remove(yields)
	}
	t.files = append(t.files, f)
	return nil
}

// Find returns a file by its token. It returns a NotFound error to anybody but
// who brought it, and once it is gone.
func (t *Tray) Find(actor account.Actor, token string) (*File, error) {
	t.sweep()
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range t.files {
		if f.Token == token && f.Owner == actor.ID {
			return f, nil
		}
	}
	return nil, fault.New(fault.NotFound, "This file is not here any more. A file that you bring is kept for an hour after anything was last done with it, for you alone, and not beyond a restart of the app. Nothing more of it will be imported: bring it again.")
}

// Of returns the files that somebody has brought, the latest first.
func (t *Tray) Of(actor account.Actor) []*File {
	t.sweep()
	t.mu.Lock()
	defer t.mu.Unlock()
	var own []*File
	for _, f := range slices.Backward(t.files) {
		if f.Owner == actor.ID {
			own = append(own, f)
		}
	}
	return own
}

// Drop stops what is done with a file and forgets it.
func (t *Tray) Drop(f *File) {
	t.mu.Lock()
	t.remove(f) // first, so that nothing more begins
	t.mu.Unlock()
	f.Stop()
}

// remove forgets a file.
func (t *Tray) remove(f *File) {
	i := slices.Index(t.files, f)
	if i < 0 {
		return
	}
	t.files = slices.Delete(t.files, i, i+1)
	f.forget()
}

// sweep forgets the files whose time has passed.
func (t *Tray) sweep() {
	now := t.desk.Now()
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range slices.Clone(t.files) {
		if !f.busy() && f.Until().Before(now) {
			t.remove(f)
		}
	}
}

// Close stops all that goes on and forgets every file. It returns once nothing
// goes on any more.
func (t *Tray) Close() {
	t.mu.Lock()
	t.closed = true
	files := slices.Clone(t.files)
	t.mu.Unlock()
	for _, f := range files {
		t.Drop(f)
	}
	t.jobs.Wait()
}

// keep puts a file on disk. What it returns has to be closed.
func keep(r io.Reader) (*scratch.File, int64, error) {
	file, err := scratch.New("dateline-import-*")
	if err != nil {
		return nil, 0, fmt.Errorf("keeping a file: %w", err)
	}
	size, err := io.Copy(file, io.LimitReader(r, exchange.MaxSize+1))
	switch {
	case err != nil:
		err = fmt.Errorf("receiving a file: %w", err)
	case size > exchange.MaxSize:
		err = fault.New(fault.TooLarge, "This file is larger than %d MB, which is the limit. Nothing of it was kept. Part it into several files, or use “dateline export” and “dateline import” on the machine of the app.", exchange.MaxSize>>20)
	case size == 0:
		err = fault.New(fault.Invalid, "There is nothing in this file.")
	}
	if err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	return file, size, nil
}

// take waits for its turn, or for the end of ctx.
func (t *Tray) take(ctx context.Context) error {
	select {
	case t.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// soon is how long a person waits for an answer that needs a turn.
const soon = 20 * time.Second

// takeSoon is [Tray.take] for somebody who waits for the answer: it returns a Busy
// error when it is not their turn soon.
func (t *Tray) takeSoon(ctx context.Context) error {
	waiting, stop := context.WithTimeout(ctx, soon)
	defer stop()
	err := t.take(waiting)
	if err != nil && ctx.Err() == nil {
		return fault.New(fault.Busy, "The app is reading the file of somebody else. Try again in a while.")
	}
	return err
}

func (t *Tray) give() { <-t.turn }
