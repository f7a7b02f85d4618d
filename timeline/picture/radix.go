package picture

import (
	"math/bits"

	"dateline/timeline/edtf"
)

// dayRow is a row on its way to its place in an order of days.
type dayRow struct {
	day edtf.Day
	row uint32
}

// digitBits is how many bits of a day one pass of sortDays looks at: so few that
// the counts stay in the cache, so many that 10,000 years take two passes.
const digitBits = 11

// sortDays sorts by day, stably, and in time that grows with n alone. It returns
// the sorted rows, for which it uses either of two slices of one length.
func sortDays(rows, spare []dayRow) []dayRow {
	first, last, sorted := rangeOf(rows)
	if sorted {
		return rows
	}
	// Open ends are one before the first known day, and one after the last.
	place := func(day edtf.Day) uint64 {
		return uint64(max(first-1, min(day, last+1)) - (first - 1)) //nolint:gosec // no day is before first-1
	}
	for shift := 0; shift < bits.Len64(place(edtf.MaxDay)); shift += digitBits {
		var starts [1 << digitBits]uint32
		digit := func(day edtf.Day) uint64 { return place(day) >> shift & (1<<digitBits - 1) }
		for i := range rows {
			starts[digit(rows[i].day)]++
		}
		at := uint32(0)
		for i, n := range starts {
			starts[i], at = at, at+n
		}
		for i := range rows {
			d := digit(rows[i].day)
			spare[starts[d]] = rows[i]
			starts[d]++
		}
		rows, spare = spare, rows
	}
	return rows
}

// rangeOf returns the first and the last day that is known, and whether the rows
// are sorted.
func rangeOf(rows []dayRow) (first, last edtf.Day, sorted bool) {
	first, last, sorted = edtf.MaxDay, edtf.MinDay, true
	for i := range rows {
		day := rows[i].day
		sorted = sorted && (i == 0 || rows[i-1].day <= day)
		if day != edtf.MinDay && day != edtf.MaxDay {
			first, last = min(first, day), max(last, day)
		}
	}
	if last < first { // there are none but open ends
		first, last = 0, 0
	}
	return first, last, sorted
}

// sortedByDay returns the numbers below n by a day of each, those of one day in
// their order.
func sortedByDay(n int, day func(row int) edtf.Day) []dayRow {
	rows := make([]dayRow, n)
	for row := range rows {
		rows[row] = dayRow{day: day(row), row: uint32(row)}
	}
	return sortDays(rows, make([]dayRow, n))
}
