package table

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"dateline/annotate/exchange"
	"dateline/annotate/fault"
)

// maxUnpacked bounds what a workbook may unpack to.
const maxUnpacked = 256 << 20

// ReadXLSX reads the first sheet of an Excel workbook that has rows. A cell that
// holds a date gives as much of it as the cell shows: Excel keeps “June 2024” as
// the first of June, which nobody said.
func ReadXLSX(r io.Reader) (*Sheet, error) {
	limited := &io.LimitedReader{R: r, N: exchange.MaxSize + 1}
	f, err := excelize.OpenReader(limited, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: 64 << 20})
	if limited.N <= 0 {
		return nil, fault.New(fault.Invalid, "This file is larger than %d MB, which is the limit.", exchange.MaxSize>>20)
	}
	if err != nil {
		return nil, fault.New(fault.Invalid, "line 1: this is no Excel workbook, or it is damaged: %s", err)
	}
	defer func() { _ = f.Close() }() // only read
	b := book{File: f, layouts: map[int]string{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.from1904 = *props.Date1904
	}
	for _, name := range f.GetSheetList() {
		s, err := b.sheet(name)
		if err != nil {
			return nil, err
		}
		if s.Header != nil {
			return s, s.whole()
		}
	}
	return nil, fault.New(fault.Invalid, "line 1: this workbook is empty; a table begins with the names of its columns.")
}

// book is a workbook that is being read.
type book struct {
	*excelize.File
	from1904 bool
	layouts  map[int]string // how much of a date a style shows, as package time writes it; empty for none
}

func (b book) sheet(name string) (*Sheet, error) {
	s := &Sheet{Format: "Excel", Title: name}
	if strings.HasPrefix(name, "Sheet") {
		s.Title = ""
	}
	if err := b.measure(name); err != nil {
		return nil, err
	}
	return s, b.each(name, func(n int, cells []string) error {
		for i, cell := range cells {
			cells[i] = b.cell(name, i+1, n, cell)
		}
		for s.Header != nil && len(cells) < len(s.Header) {
			cells = append(cells, "") // a row ends with its last cell that is not empty
		}
		return s.add(fmt.Sprintf("row %d", n), cells)
	})
}

// measure refuses a sheet that is too wide or too long, before anything of it is
// kept: to ask for the style of one cell, the library fills up every row of a
// sheet to its last column, and a cell in the last column takes no room in a file.
func (b book) measure(name string) error {
	return b.each(name, func(n int, cells []string) error {
		switch {
		case len(cells) > MaxColumns:
			return fault.New(fault.Invalid, "row %d of %q has %d columns; the limit is %d. Delete the empty columns behind the table.", n, name, len(cells), MaxColumns)
		case n > exchange.MaxRecords+1:
			return fault.New(fault.Invalid, "%q has more than %d rows, which is the limit.", name, exchange.MaxRecords)
		}
		return nil
	})
}

// each reads the rows of a sheet one after the other, counted from 1, until do
// returns an error.
func (b book) each(name string, do func(n int, cells []string) error) error {
	rows, err := b.Rows(name)
	if err != nil {
		return fault.New(fault.Invalid, "line 1: the sheet %q cannot be read: %s", name, err)
	}
	defer func() { _ = rows.Close() }() // only read
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return fault.New(fault.Invalid, "row %d of %q cannot be read: %s", n, name, err)
		}
		if err := do(n, cells); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return fault.New(fault.Invalid, "the sheet %q cannot be read: %s", name, err)
	}
	return nil
}

// cell returns what a cell holds: of a number that is shown as a date, the date.
func (b book) cell(sheet string, column, row int, text string) string {
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return text
	}
	style, err := b.GetCellStyle(sheet, name)
	if err != nil || b.layout(style) == "" {
		return text
	}
	at, err := excelize.ExcelDateToTime(serial, b.from1904)
	switch layout := b.layout(style); {
	case err != nil:
		return text
	case layout != time.DateOnly, at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0:
		return at.Format(layout)
	default:
		return at.Format("2006-01-02T15:04:05")
	}
}

// layout returns how much of a date a style shows of a number.
func (b book) layout(id int) string {
	known, ok := b.layouts[id]
	if ok {
		return known
	}
	style, err := b.GetStyle(id)
	switch {
	case err != nil:
	case style.CustomNumFmt != nil:
		known = layoutOf(quotedPart.ReplaceAllString(*style.CustomNumFmt, ""))
	case style.NumFmt == 17: // mmm-yy
		known = yearMonth
	default: // 14 to 22 show dates and times; of these 18 to 21 show times alone
		if n := style.NumFmt; n >= 14 && n <= 16 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 58 {
			known = time.DateOnly
		}
	}
	b.layouts[id] = known
	return known
}

const (
	yearMonth = "2006-01"
	yearOnly  = "2006"
)

// layoutOf returns how much of a date a number format of Excel shows.
func layoutOf(format string) string {
	format = strings.ToLower(format)
	switch {
	case strings.Contains(format, "d"):
		return time.DateOnly
	case strings.Contains(format, "y") && strings.Contains(format, "m"):
		return yearMonth
	case strings.Contains(format, "y"):
		return yearOnly
	default:
		return ""
	}
}

var quotedPart = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)
