package tray

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/scratch"
	"dateline/annotate/exchange/table"
)

// File is a file that somebody brought. What is exported of it never changes.
type File struct {
	Token    string
	Owner    account.UserID
	Name     string // empty for what was pasted
	Timeline string // short name; empty for a new one
	Size     int64
	At       time.Time

	mu      sync.Mutex
	until   time.Time
	content *scratch.File
	gone    bool
	columns []Column
	choices Choices
	job     *job    // under way
	trial   *Result // the last one; nil before the first
	result  *Result // of the import; nil before
}

// Choices are what the person says about a file.
type Choices struct {
	Mapping    table.Mapping // nil for the one that is suggested
	Order      exchange.Order
	Title      string // of a new timeline; empty for that of the file
	Slug       string // likewise
	KeepStatus bool
}

// Column is one column of a table.
type Column struct {
	Name      string
	Field     table.Field // that it tells
	Suggested table.Field
	Samples   []string // what stands in it, a few
}

// Title returns what the file is called on a page.
func (f *File) Title() string { return cmp.Or(f.Name, "Pasted text") }

// State is how a file is at one moment.
type State struct {
	Columns  []Column // nil for what is no table, and before it was read
	Choices  Choices
	Until    time.Time
	Trial    *Result // nil before the first
	Result   *Result // of the import; nil before
	Running  bool
	Final    bool // what is running is the import, and not a trial
	Progress Progress
}

// State returns how the file is now.
func (f *File) State() State {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := State{Columns: f.columns, Choices: f.choices, Until: f.until, Trial: f.trial, Result: f.result}
	if f.job != nil {
		s.Running, s.Final, s.Progress = true, f.job.final, f.job.progress()
	}
	return s
}

// Until returns when the file is forgotten, unless something is done with it.
func (f *File) Until() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.until
}

func (f *File) busy() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.job != nil
}

// Stop stops what is done with the file, and waits until it is taken back.
func (f *File) Stop() {
	f.mu.Lock()
	j := f.job
	f.mu.Unlock()
	if j != nil {
		j.stop()
		<-j.done
	}
}

// Done returns a channel that is closed once nothing is done with the file.
func (f *File) Done() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.job != nil {
		return f.job.done
	}
	none := make(chan struct{})
	close(none)
	return none
}

// forget lets go of what was kept, once nothing is done with it any more.
func (f *File) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.gone && f.job == nil {
		f.close()
	}
	f.gone = true
}

func (f *File) close() { _ = f.content.Close() } // it has no name, and was only read

// samples are how many values of a column are shown, and how long.
const (
	samples    = 3
	sampleSize = 60
	rowsLooked = 50
)

// columnsOf returns the columns of a sheet.
func columnsOf(s *table.Sheet, suggested, chosen table.Mapping) []Column {
	all := make([]Column, len(s.Header))
	for i, name := range s.Header {
		c := Column{Name: name, Field: chosen[i], Suggested: suggested[i]}
		for _, row := range s.Rows[:min(rowsLooked, len(s.Rows))] {
			if len(c.Samples) == samples {
				break
			}
			if i < len(row.Cells) {
				if text := exchange.Clip(exchange.Line(row.Cells[i].Text), sampleSize); text != "" && !slices.Contains(c.Samples, text) {
					c.Samples = append(c.Samples, text)
				}
			}
		}
		all[i] = c
	}
	return all
}

// stem returns the name of a file without its ending.
func stem(name string) string {
	if name == "" {
		return ""
	}
	return strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
}
