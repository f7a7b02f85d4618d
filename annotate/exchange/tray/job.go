package tray

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/catalogue"
	"dateline/annotate/exchange/table"
	"dateline/annotate/fault"
)

// Stage is what is done with a file.
type Stage string

// The stages, in their order; those of the import itself are between them.
const (
	Waiting       Stage = "wait"  // for the file of somebody else
	Reading       Stage = "read"  // bytes
	Understanding Stage = "parse" // it is not known how long that takes
	Opening             = Stage(annotate.Opening)
	Comparing           = Stage(annotate.Comparing)
	Writing             = Stage(annotate.Writing)
	Settling            = Stage(annotate.Settling)
)

// Progress is how far a job is in its stage. The total is 0 when it is not known.
type Progress struct {
	Stage       Stage
	Done, Total int64
	Left        time.Duration // until the end of the stage, at the rate so far; 0 when it is not known
}

// job is what is done with a file.
type job struct {
	stop  context.CancelFunc
	done  chan struct{} // closed at the end
	final bool
	now   func() time.Time

	mu    sync.Mutex
	stage Stage
	since time.Time // of the stage
	n, of int64
}

func (j *job) at(stage Stage, n, of int64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if stage != j.stage || n < j.n {
		j.stage, j.since = stage, j.now()
	}
	j.n, j.of = n, of
}

func (j *job) progress() Progress {
	j.mu.Lock()
	defer j.mu.Unlock()
	p := Progress{Stage: j.stage, Done: j.n, Total: j.of}
	if j.n > 0 && j.of > j.n {
		p.Left = time.Duration(float64(j.now().Sub(j.since)) / float64(j.n) * float64(j.of-j.n))
	}
	return p
}

// Try finds out what an import would do. It goes on by itself, and replaces what
// was found out before. It returns a Conflict error while something is done with
// the file, or after it was imported.
func (t *Tray) Try(ctx context.Context, f *File, actor account.Actor, c Choices) error {
	return t.begin(ctx, f, actor, c, catalogue.Intake{DryRun: true, PlanOnly: true})
}

// Import imports a file with the choices of its last trial, without the records
// that are refused. It goes on by itself. The errors are those of [Tray.Try], and
// a Conflict one when no trial says that anything can be imported.
func (t *Tray) Import(ctx context.Context, f *File, actor account.Actor) error {
	s := f.State()
	if !s.Running && (s.Trial == nil || !s.Trial.Importable()) {
		return fault.New(fault.Conflict, "This file cannot be imported as it is. Look at it again first.")
	}
	return t.begin(ctx, f, actor, s.Choices, catalogue.Intake{LeaveOut: true})
}

func (t *Tray) begin(ctx context.Context, f *File, actor account.Actor, c Choices, o catalogue.Intake) error {
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	j := &job{stop: stop, done: make(chan struct{}), final: !o.DryRun, now: t.desk.Now}
	j.at(Waiting, 0, 0)
	t.mu.Lock()
	defer t.mu.Unlock()
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case t.closed || f.gone:
		stop()
		return fault.New(fault.Busy, "The app is stopping. Bring the file again in a while.")
	case f.job != nil:
		stop()
		return fault.New(fault.Conflict, "Something is done with this file already. Wait for its end, or stop it.")
	case f.result != nil && f.result.Err == nil:
		stop()
		return fault.New(fault.Conflict, "This file was imported already. To import it again, bring it again.")
	}
	f.job, f.choices = j, c
	t.jobs.Go(func() {
		defer stop()
		r, columns := t.run(ctx, f, actor, j, o)
		f.finish(j, r, columns, t.desk.Now().Add(Life))
	})
	return nil
}

// finish puts down what came of a job.
func (f *File) finish(j *job, r *Result, columns []Column, until time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.job, f.until = nil, until
	if f.gone {
		f.close()
	}
	if columns != nil {
		f.columns = columns
	}
	if j.final {
		f.result = r
	} else {
		f.trial, f.result = r, nil
	}
	close(j.done)
}

// run does a job. What goes wrong is told in its result.
func (t *Tray) run(ctx context.Context, f *File, actor account.Actor, j *job, o catalogue.Intake) (r *Result, columns []Column) {
	defer func() {
		if cause := recover(); cause != nil { // it must not end the program
			r = &Result{Err: fmt.Errorf("importing %s: panic: %v", f.Name, cause)}
		}
		if r.Err != nil && ctx.Err() != nil {
			r.Stopped = true
		}
		if r.Err != nil && !r.Stopped && fault.KindOf(r.Err) == fault.Internal {
			r.Ref = t.report(ctx, r.Err)
		}
	}()
	if err := t.take(ctx); err != nil {
		return &Result{Err: err}, nil
	}
	defer t.give()
	in, err := f.open(ctx, j)
	if err != nil {
		return &Result{Err: err}, nil
	}
	if in.Sheet != nil {
		suggested := slices.Clone(in.Mapping)
		if len(f.choices.Mapping) == len(in.Mapping) {
			in.Mapping = f.choices.Mapping
		}
		columns = columnsOf(in.Sheet, suggested, in.Mapping)
		if err := in.Mapping.Check(in.Sheet.Header); err != nil {
			return &Result{Format: in.Sheet.Format, Table: true, Records: len(in.Sheet.Rows), Err: err}, columns
		}
	}
	f.choose(&o, in)
	o.Progress = func(p annotate.ImportProgress) { j.at(Stage(p.Stage), int64(p.Done), int64(p.Total)) }
	out, err := in.Import(ctx, t.desk, actor, o)
	return resultOf(in, out, err), columns
}

// choose adds what the person chose.
func (f *File) choose(o *catalogue.Intake, in *catalogue.Incoming) {
	c := f.choices
	o.Order, o.Title, o.Slug, o.KeepStatus = c.Order, c.Title, c.Slug, c.KeepStatus
	o.Fallback, o.Seed = stem(f.Name), string(f.Owner)
	if in.Archive == nil { // an archive goes to its own
		o.Timeline = f.Timeline
	}
}

// open reads the file as what it is.
func (f *File) open(ctx context.Context, j *job) (*catalogue.Incoming, error) {
	content := io.NewSectionReader(f.content, 0, f.Size)
	j.at(Reading, 0, f.Size)
	in, err := catalogue.Open(&counting{Reader: content, err: ctx.Err, tell: func(n int64) {
		if j.at(Reading, n, f.Size); n == f.Size {
			j.at(Understanding, 0, 0)
		}
	}}, catalogue.Auto)
	return in, errors.Join(err, ctx.Err())
}

// counting is a reader that tells how much was read, and ends with an error
// once there is one.
type counting struct {
	io.Reader
	err  func() error
	tell func(int64)
	n    int64
}

func (c *counting) Read(p []byte) (int, error) {
	if err := c.err(); err != nil {
		return 0, err
	}
	n, err := c.Reader.Read(p)
	if n > 0 {
		c.n += int64(n)
		c.tell(c.n)
	}
	return n, err
}

// WriteRefused writes what was refused, or would be, see
// [catalogue.Incoming.WriteRefused]. It returns a NotFound error when nothing is
// refused, and a Busy one when it is not its turn soon.
func (t *Tray) WriteRefused(ctx context.Context, f *File, w io.Writer) error {
	s := f.State()
	r := s.Trial
	if s.Result != nil && len(s.Result.Rows) > 0 {
		r = s.Result
	}
	if r == nil || r.Counts[annotate.Refuse] == 0 {
		return fault.New(fault.NotFound, "Nothing of this file was refused.")
	}
	records := make([]annotate.ImportRecord, 0, r.Counts[annotate.Refuse])
	for _, row := range r.Rows {
		if row.Result == annotate.Refuse {
			records = append(records, row.ImportRecord)
		}
	}
	if !r.Table {
		return table.WriteReasons(w, records)
	}
	if err := t.takeSoon(ctx); err != nil {
		return err
	}
	defer t.give()
	in, err := f.open(ctx, &job{now: t.desk.Now})
	if err != nil {
		return err
	}
	return in.WriteRefused(w, records)
}
