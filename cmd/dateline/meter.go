package main

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"dateline/annotate"
)

// meter shows in a terminal how far an import is, with a bar for each stage. One
// without a terminal shows nothing.
type meter struct {
	w     io.Writer // nil for no terminal
	bar   *progressbar.ProgressBar
	stage annotate.ImportStage
}

func (a *app) meter() *meter {
	if f, ok := a.stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &meter{w: a.stderr}
	}
	return &meter{}
}

// begin puts a new bar in place of the one before. A total of 0 is not known.
func (m *meter) begin(what string, total int64, options ...progressbar.Option) {
	m.close()
	if total <= 0 {
		total = -1
	}
	m.bar = progressbar.NewOptions64(total, append([]progressbar.Option{
		progressbar.OptionSetWriter(m.w), progressbar.OptionSetDescription(what), progressbar.OptionSetWidth(30),
		progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100 * time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetSpinnerChangeInterval(0), // otherwise it goes on drawing by itself after it is closed
	}, options...)...)
}

// close takes the bar away, so that what follows stands in a line of its own.
func (m *meter) close() {
	if m.bar != nil {
		_ = m.bar.Clear() // a terminal that is gone shows nothing
		m.bar = nil
	}
}

var stages = map[annotate.ImportStage]string{
	annotate.Opening:   "reading what is here",
	annotate.Comparing: "comparing records",
	annotate.Writing:   "writing",
	annotate.Settling:  "checking the dates, and committing",
}

// importing shows how far an import is.
func (m *meter) importing(p annotate.ImportProgress) {
	if m.w == nil {
		return
	}
	if m.bar == nil || p.Stage != m.stage || p.Done < int(m.bar.State().CurrentNum) {
		m.stage = p.Stage
		m.begin(stages[p.Stage], int64(p.Total), progressbar.OptionShowIts())
	}
	_ = m.bar.Set(p.Done) // likewise
}

// reading returns a reader that shows how much was read, and ends when ctx does.
func (m *meter) reading(ctx context.Context, r io.Reader, size int64) io.Reader {
	r = &breaking{Reader: r, err: ctx.Err}
	if m.w == nil {
		return r
	}
	m.begin("reading", size, progressbar.OptionShowBytes(true))
	return io.TeeReader(r, m.bar)
}

// breaking is a reader that ends with an error once there is one.
type breaking struct {
	io.Reader
	err func() error
}

func (b *breaking) Read(p []byte) (int, error) {
	if err := b.err(); err != nil {
		return 0, err
	}
	return b.Reader.Read(p)
}
