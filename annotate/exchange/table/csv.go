package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"dateline/annotate/exchange"
	"dateline/annotate/fault"
)

// ReadCSV reads a table of text: with commas, or with semicolons or tabs when
// the first line has more of those. A mark of the byte order is passed over, and
// UTF-16 is read by it. Where a quote stands inside a cell that does not begin
// with one, which RFC 4180 forbids and hand-made files have, it is taken as it
// stands, and the sheet says so.
func ReadCSV(r io.Reader) (*Sheet, error) {
	data, err := io.ReadAll(io.LimitReader(r, exchange.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading a table: %w", err)
	}
	if len(data) > exchange.MaxSize {
		return nil, fault.New(fault.Invalid, "This file is larger than %d MB, which is the limit.", exchange.MaxSize>>20)
	}
	if data, _, err = transform.Bytes(xunicode.BOMOverride(transform.Nop), data); err != nil {
		return nil, fault.New(fault.Invalid, "line 1: the file cannot be read as text: %s", err)
	}
	s, err := readCSV(data, false)
	if errors.Is(err, csv.ErrBareQuote) {
		place, _, _ := strings.Cut(err.Error(), ": ")
		if s, err = readCSV(data, true); err == nil {
			s.Note = "Quotes stand inside cells, the first in " + place + ", and were taken as they stand."
		}
	}
	return s, err
}

func readCSV(data []byte, lazy bool) (*Sheet, error) {
	c := csv.NewReader(bytes.NewReader(data))
	c.Comma, c.FieldsPerRecord, c.LazyQuotes = separator(data), -1, lazy
	s := &Sheet{Format: "CSV"}
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return s, s.whole()
		}
		if err != nil {
			return nil, explain(err)
		}
		line, _ := c.FieldPos(0)
		if err := s.add(fmt.Sprintf("line %d", line), cells); err != nil {
			return nil, err
		}
	}
}

// separator returns what stands between the cells of the first line.
func separator(start []byte) rune {
	line, _, _ := bytes.Cut(start, []byte{'\n'})
	best, most := ',', bytes.Count(line, []byte{','})
	for _, c := range []rune{';', '\t'} {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

func explain(err error) error {
	wrong, ok := errors.AsType[*csv.ParseError](err)
	if !ok {
		return fmt.Errorf("reading a table: %w", err)
	}
	reason := "this is no row of a table"
	switch {
	case errors.Is(wrong.Err, csv.ErrBareQuote):
		reason = "a quote stands inside a cell that does not begin with one; inside quotes it is written twice"
	case errors.Is(wrong.Err, csv.ErrQuote):
		reason = "a cell in quotes, begun in line " + strconv.Itoa(wrong.StartLine) + ", goes on after its quote or never ends"
	}
	return fault.New(fault.Invalid, "line %d, column %d: %s%w", wrong.Line, wrong.Column, reason, silent{wrong.Err})
}

// silent is the cause of an error that was said in other words.
type silent struct{ error }

func (silent) Error() string   { return "" }
func (s silent) Unwrap() error { return s.error }

// add adds a row, the first of which is the header. Rows of nothing are passed
// over.
func (s *Sheet) add(place string, cells []string) error {
	empty := true
	for i, cell := range cells {
		if !utf8.ValidString(cell) {
			return fault.New(fault.Invalid, "%s, cell %d: these bytes are not UTF-8. Save the table as “CSV UTF-8”.", place, i+1)
		}
		if len(cell) > MaxCell {
			return fault.New(fault.Invalid, "%s, cell %d: the cell is longer than %d bytes, which is the limit.", place, i+1, MaxCell)
		}
		empty = empty && strings.TrimSpace(cell) == ""
	}
	switch {
	case empty:
		return nil
	case s.Header == nil:
		if len(cells) > MaxColumns {
			return fault.New(fault.Invalid, "%s: the table has %d columns; the limit is %d.", place, len(cells), MaxColumns)
		}
		for _, cell := range cells {
			s.Header = append(s.Header, strings.TrimSpace(unguarded(cell)))
		}
		return nil
	case len(s.Rows) == exchange.MaxRecords:
		return fault.New(fault.Invalid, "%s: the table has more than %d rows, which is the limit.", place, exchange.MaxRecords)
	}
	row := Row{Place: place}
	for _, cell := range cells {
		row.Cells = append(row.Cells, Cell{Text: unguarded(cell)})
	}
	for len(row.Cells) > len(s.Header) && strings.TrimSpace(row.Cells[len(row.Cells)-1].Text) == "" {
		row.Cells = row.Cells[:len(row.Cells)-1]
	}
	if len(row.Cells) != len(s.Header) {
		row.Torn = fmt.Sprintf("This row has %d cells, and the header has %d.", len(row.Cells), len(s.Header))
	}
	s.Rows = append(s.Rows, row)
	return nil
}

// whole returns an error for a table without rows.
func (s *Sheet) whole() error {
	if s.Header == nil {
		return fault.New(fault.Invalid, "line 1: this file is empty; a table begins with the names of its columns.")
	}
	if len(s.Rows) == 0 {
		return fault.New(fault.Invalid, "line 2: the table has no rows under the names of its columns.")
	}
	return nil
}

// WriteRefused writes the rows that were refused as CSV, as they were, with the
// reasons in a last column. Reasons is by the number of the row.
func WriteRefused(w io.Writer, s *Sheet, reasons map[int]string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	keep := len(s.Header)
	if keep > 0 && Suggest(s.Header)[keep-1] == Trouble {
		keep-- // it is the column of the last time
	}
	header := make([]string, 0, keep+1)
	for _, name := range s.Header[:keep] {
		header = append(header, guarded(name))
	}
	rows := [][]string{append(header, string(Trouble))}
	for i, row := range s.Rows {
		if reason, ok := reasons[i]; ok {
			cells := make([]string, keep, keep+1)
			for j := range min(keep, len(row.Cells)) {
				cells[j] = guarded(row.Cells[j].Text)
			}
			rows = append(rows, append(cells, guarded(reason)))
		}
	}
	if _, err := io.WriteString(w, bom); err != nil {
		return fmt.Errorf("writing refused rows: %w", err)
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("writing refused rows: %w", err)
	}
	return nil
}

// bom tells Excel that a table is UTF-8.
const bom = "\ufeff"
