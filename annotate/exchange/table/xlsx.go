package table

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dateline/annotate/exchange"
	"dateline/annotate/fault"
)

// maxUnpacked bounds what a workbook may unpack to.
const maxUnpacked = 256 << 20

// ReadXLSX reads the first sheet of an Excel workbook that has rows. A cell that
// holds a date gives that date, however it is shown.
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
	b := book{File: f, dates: map[int]bool{}}
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
	dates    map[int]bool // whether a style shows a date
}

func (b book) sheet(name string) (*Sheet, error) {
	s := &Sheet{Format: "Excel", Title: name}
	if strings.HasPrefix(name, "Sheet") {
		s.Title = ""
	}
	rows, err := b.Rows(name)
	if err != nil {
		return nil, fault.New(fault.Invalid, "line 1: the sheet %q cannot be read: %s", name, err)
	}
	defer func() { _ = rows.Close() }() // only read
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, fault.New(fault.Invalid, "row %d of %q cannot be read: %s", n, name, err)
		}
		for i, cell := range cells {
			cells[i] = b.cell(name, i+1, n, cell)
		}
		for s.Header != nil && len(cells) < len(s.Header) {
			cells = append(cells, "") // a row ends with its last cell that is not empty
		}
		if err := s.add(fmt.Sprintf("row %d", n), cells); err != nil {
			return nil, err
		}
	}
	if err := rows.Error(); err != nil {
		return nil, fault.New(fault.Invalid, "the sheet %q cannot be read: %s", name, err)
	}
	return s, nil
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
	if err != nil || !b.isDate(style) {
		return text
	}
	at, err := excelize.ExcelDateToTime(serial, b.from1904)
	switch {
	case err != nil:
		return text
	case at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0:
		return at.Format("2006-01-02")
	default:
		return at.Format("2006-01-02T15:04:05")
	}
}

// isDate reports whether a style shows numbers as dates.
func (b book) isDate(id int) bool {
	known, ok := b.dates[id]
	if ok {
		return known
	}
	style, err := b.GetStyle(id)
	switch {
	case err != nil:
	case style.CustomNumFmt != nil:
		known = dateFormat.MatchString(quotedPart.ReplaceAllString(*style.CustomNumFmt, ""))
	default: // 14 to 22 show dates and times; of these 18 to 21 show times alone
		n := style.NumFmt
		known = n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 58
	}
	b.dates[id] = known
	return known
}

var (
	quotedPart = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.`)
	dateFormat = regexp.MustCompile(`(?i)[yd]`)
)
