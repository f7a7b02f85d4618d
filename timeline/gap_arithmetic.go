package timeline

import (
	"fmt"

	"github.com/dustin/go-humanize"

	"dateline/timeline/edtf"
)

// Arithmetic returns the working behind the answer, a sentence a line, for a
// reader who wants to do the sum again. It is empty if there was nothing to
// work with.
func (c Check) Arithmetic() []string {
	if c.Length.Validate() != nil || c.From.IsZero() || c.To.IsZero() {
		return nil
	}
	lines := []string{c.elapsedLine()}
	lines = appendLine(lines, daysLine("start", c.From, c.from, c.FromWidened))
	lines = appendLine(lines, daysLine("end", c.To, c.to, c.ToWidened))
	if !c.reversed {
		lines = appendLine(lines, c.markLine())
		lines = appendLine(lines, c.toleranceLine())
		lines = append(lines, c.windowLines()...)
		lines = append(lines, c.readingLines()...)
		lines = appendLine(lines, c.offLine())
	}
	if c.capped() {
		lines = append(lines, "The days are taken as written, but "+c.doubt()+", so that the answer cannot be certain.")
	}
	return lines
}

func appendLine(lines []string, line string) []string {
	if line == "" {
		return lines
	}
	return append(lines, line)
}

func (c Check) elapsedLine() string {
	short, long := c.Shortest, c.Longest
	if c.single() {
		return fmt.Sprintf("Elapsed: %s, or %s.", short.Short(), signedDays(short))
	}
	switch {
	case short.Kind == edtf.Known && short.TotalDays < 0 && long.Kind == edtf.Known && long.TotalDays >= 0:
		return fmt.Sprintf("Elapsed: at most %s, or %s, as the dates overlap.", long.Short(), signedDays(long))
	case short.Kind == edtf.Known && long.Kind == edtf.Known:
		return fmt.Sprintf("Elapsed: %s to %s, or %s to %s.", short.Short(), long.Short(), short.sign()+humanize.Comma(short.abs().TotalDays), signedDays(long))
	case short.Kind == edtf.Known && short.TotalDays > 0:
		return fmt.Sprintf("Elapsed: at least %s, or %s.", short.Short(), signedDays(short))
	case long.Kind == edtf.Known:
		return fmt.Sprintf("Elapsed: at most %s, or %s.", long.Short(), signedDays(long))
	default:
		return "Elapsed: any time, as the dates have open or unknown ends."
	}
}

func signedDays(e Elapsed) string { return e.sign() + count(e.abs().TotalDays, "day") }

// daysLine says which days a date is taken to mean, unless it says so itself.
func daysLine(end string, date edtf.Date, s days, w Widening) string {
	if s.single() {
		return ""
	}
	widened := ""
	if w != (Widening{}) {
		widened = ", which allows " + w.around("the date as written")
	}
	switch {
	case isOpen(s.first) && isOpen(s.last):
		return fmt.Sprintf("The %s, %s, is any day%s.", end, noun(date), widened)
	case isOpen(s.first):
		return fmt.Sprintf("The %s, %s, is any day up to %s%s.", end, noun(date), sayDay(s.last), widened)
	case isOpen(s.last):
		return fmt.Sprintf("The %s, %s, is any day from %s on%s.", end, noun(date), sayDay(s.first), widened)
	default:
		return fmt.Sprintf("The %s, %s, is any day from %s to %s%s.", end, noun(date), sayDay(s.first), sayDay(s.last), widened)
	}
}

// markLine shows the sum that most readers would do first.
func (c Check) markLine() string {
	if !c.from.single() {
		return ""
	}
	length := c.Length.Unit.times(c.Length.N)
	mark := ahead(c.from.first, length)
	line := fmt.Sprintf("%s and %s make %s", sayDay(c.from.first), c.Length.amount(), sayDay(mark))
	_, _, from := c.from.first.Civil()
	if _, _, day := mark.Civil(); length.Months > 0 && day != from {
		line += ", the last day of that month"
	}
	return line + "."
}

func (c Check) toleranceLine() string {
	round := c.Length.N%RoundStep == 0
	switch {
	case c.Length.Op == OpAbout && round:
		return fmt.Sprintf("“About” a round number allows %d %% of it either way, and at least half a %s: here %s.",
			AboutRoundPercent, c.Length.Unit, c.Tolerance)
	case c.Length.Op == OpAbout:
		return fmt.Sprintf("“About” allows %d %% of the number either way, and at least half a %s: here %s.",
			AboutPercent, c.Length.Unit, c.Tolerance)
	case c.Length.Op == OpNearly && round && c.Length.N >= NearlyRoundFrom:
		return fmt.Sprintf("“Nearly” a round number from %d up allows %d %% less: here %s.",
			NearlyRoundFrom, NearlyRoundPercent, c.Tolerance)
	case c.Length.Op == OpNearly:
		return fmt.Sprintf("“Nearly” allows one unit less: here %s.", c.Tolerance)
	default:
		return ""
	}
}

// windowLines say on which days the gap could end for the claim to be right.
func (c Check) windowLines() []string {
	first, last := c.Length.window(c.from.first), c.Length.window(c.from.last)
	sure, possible := days{last.first, first.last}, days{first.first, last.last}
	if c.from.single() {
		return []string{c.claim() + " fits " + endDays(sure) + "."}
	}
	lines := make([]string, 0, 2)
	if sure.first <= sure.last {
		lines = append(lines, c.claim()+" fits every start with "+endDays(sure)+".")
	} else {
		lines = append(lines, "No end fits "+c.claim()+" for every start.")
	}
	return append(lines, c.claim()+" fits some start with "+endDays(possible)+".")
}

func endDays(s days) string {
	switch {
	case isOpen(s.first) && isOpen(s.last):
		return "any end"
	case isOpen(s.first):
		return "an end up to " + sayDay(s.last)
	case isOpen(s.last):
		return "an end from " + sayDay(s.first) + " on"
	case s.first == s.last:
		return "an end on " + sayDay(s.first)
	default:
		return "an end from " + sayDay(s.first) + " to " + sayDay(s.last)
	}
}

// readingLines give both counts of a bare number and say which one was used.
func (c Check) readingLines() []string {
	if c.Length.reading() != ReadingBoth {
		return nil
	}
	var lines []string
	unit := string(c.Length.Unit)
	if c.single() {
		done, subtracted := c.Length.Unit.counts(c.from.first, c.to.first)
		lines = append(lines, fmt.Sprintf("Completed: %s. By subtraction on the calendar%s: %s.",
			count(done, unit), c.difference(), count(subtracted, unit)))
	}
	return appendLine(lines, c.readingUsed())
}

func (c Check) readingUsed() string {
	if c.Outcome != Holds && !c.WouldHold {
		return "A number alone is right by completed units or by subtraction; both were tried."
	}
	switch c.Reading {
	case ReadingCompleted:
		return "It holds by completed units."
	case ReadingSubtraction:
		return "It holds by subtraction on the calendar."
	case ReadingBoth:
		return "It holds by completed units and by subtraction alike."
	default:
		return "It holds only if either reading may be used for each pair of days."
	}
}

// offLine says how far off the days are that fit worst, or that fit best if
// none do.
func (c Check) offLine() string {
	low, high := c.Off.Low, c.Off.High
	switch {
	case low == Elapsed{} && high == Elapsed{}:
		return ""
	case c.single() || low == high:
		return "Off: " + misses(low, " too short") + "."
	default:
		return "Off: from " + misses(low, " too short") + " to " + misses(high, " too long") + "."
	}
}

// misses returns a distance in words. The direction is needed only for one
// without limit: the others have a sign.
func misses(e Elapsed, direction string) string {
	if e.Kind != edtf.Known {
		return "an unlimited time" + direction
	}
	switch {
	case e.TotalDays == 0:
		return "a fit"
	case e.TotalDays < 0:
		direction = " too short"
	default:
		direction = " too long"
	}
	text := count(e.abs().TotalDays, "day")
	if e.Years != 0 || e.Months != 0 {
		text += " (" + e.abs().String() + ")"
	}
	return text + direction
}
