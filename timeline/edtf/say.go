package edtf

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Say returns the date in English words: "about 1961", "between 1998 and 2001",
// "June 2024", "before 1950", "44 BC", "1960s". It is never empty and never
// EDTF; the zero Date is "no date". Where it needs no brackets and
// names no unspecified part, Read understands it.
func (d Date) Say() string {
	if d.IsZero() {
		return "no date"
	}
	e, err := parse(d.text)
	if err != nil {
		return "no date" // no Date holds such a text
	}
	switch e.shape {
	case alone:
		return e.from.at.say()
	case interval:
		return e.sayInterval()
	default:
		return e.saySet()
	}
}

func (e *expr) sayInterval() string {
	from, to := &e.from, &e.to
	switch {
	case from.kind == Open:
		return "until " + to.at.sayInside()
	case from.kind == Unknown:
		return "until " + to.at.sayInside() + ", start unknown"
	case to.kind == Open:
		return "from " + from.at.sayInside() + " onwards"
	case to.kind == Unknown:
		return "from " + from.at.sayInside() + ", end unknown"
	case from.at == to.at:
		return from.at.say()
	default:
		return "between " + from.at.sayInside() + " and " + to.at.sayInside()
	}
}

// say puts the doubts before the date if they are about all of it, and behind
// it one by one if not.
func (s *single) say() string {
	if s.doubts() == 0 {
		return s.body()
	}
	return s.sayInside()
}

// sayInside says the date with other words before it, which some dates need an
// article after: "1960s", but "about the 1960s".
func (s *single) sayInside() string {
	words := s.body()
	if s.season() >= firstPart || s.last() == yearPart && s.year.named() {
		words = "the " + words
	}
	first := s.doubt(yearPart)
	for part := yearPart; part <= s.last(); part++ {
		if s.doubt(part) != first {
			return words + s.sayDoubts()
		}
	}
	if first&approximate != 0 {
		words = strings.TrimPrefix(words, "about ")
	}
	return doubtful(first) + words
}

func doubtful(q qualifier) string {
	switch q {
	case uncertain:
		return "perhaps "
	case approximate:
		return "about "
	case uncertain | approximate:
		return "perhaps about "
	default:
		return ""
	}
}

// sayDoubts returns, say, " (year and month uncertain, day approximate)".
func (s *single) sayDoubts() string {
	names := [...]string{yearPart: "year", monthPart: "month", dayPart: "day"}
	if s.season() > 0 {
		names[monthPart] = "part of the year"
	}
	var doubts []string
	for _, kind := range []struct {
		qualifier qualifier
		word      string
	}{
		{uncertain, "uncertain"},
		{approximate, "approximate"},
		{uncertain | approximate, "uncertain and approximate"},
	} {
		var parts []string
		for part := yearPart; part <= s.last(); part++ {
			if s.doubt(part) == kind.qualifier {
				parts = append(parts, names[part])
			}
		}
		if len(parts) > 0 {
			doubts = append(doubts, strings.Join(parts, " and ")+" "+kind.word)
		}
	}
	return " (" + strings.Join(doubts, ", ") + ")"
}

// body says the date without its doubts.
func (s *single) body() string {
	year, exact := s.year.say()
	switch {
	case s.last() == yearPart:
		return year
	case s.season() > 0:
		return s.saySeason()
	}
	words, named := s.sayMonth()
	switch {
	case !exact:
		year = " of " + indefinite(year)
	case named:
		year = " " + year
	default:
		year = " in " + year
	}
	return words + year + s.sayClock()
}

// sayMonth says the day and the month. Named tells whether it ends in the name
// of a month, which a year can follow at once.
func (s *single) sayMonth() (words string, named bool) {
	var months []string
	for m := time.January; m <= time.December; m++ {
		if s.month.may(int(m)) {
			months = append(months, m.String())
		}
	}
	var month string
	switch n := len(months); {
	case n == 12:
		month = "a month"
	case n > 3 && s.month[1] == 'X':
		month = "a month from " + months[0] + " to " + months[n-1]
	default:
		month, named = list(months, "or"), true
	}
	switch {
	case s.day == field{}:
		return month, named || len(months) < 12
	case s.day == anyField && len(months) == 12:
		return "a day", false
	case s.day == anyField:
		return "a day in " + month, true
	case len(months) == 1:
		return s.sayDay(strconv.Itoa) + " " + month, true
	default:
		return "the " + s.sayDay(ordinal) + " of " + month, len(months) < 12
	}
}

// sayDay lists the days that the day may be, or names the first and the last
// of a row.
func (s *single) sayDay(number func(int) string) string {
	longest := 31
	if month := s.month.number(); month > 0 {
		year := int64(0) // a leap year
		if s.year.unspecified() == 0 {
			year = s.year.at(0)
		}
		longest = MonthLength(year, month)
	}
	var days []string
	for n := 1; n <= longest; n++ {
		if s.day.may(n) {
			days = append(days, number(n))
		}
	}
	if len(days) > 4 {
		return days[0] + " to " + days[len(days)-1]
	}
	return list(days, "or")
}

// sayClock says the time, such as ", 10:10:10 UTC".
func (s *single) sayClock() string {
	if s.clock == "" {
		return ""
	}
	const local = len("10:10:10")
	clock, zone := s.clock[:local], s.clock[local:]
	switch zone {
	case "":
		return ", " + clock
	case "Z":
		return ", " + clock + " UTC"
	default:
		return ", " + clock + " UTC" + strings.Replace(zone, "-", "−", 1)
	}
}

// list joins words as English does: "a, b or c".
func list(words []string, conjunction string) string {
	n := len(words)
	if n == 1 {
		return words[0]
	}
	return strings.Join(words[:n-1], ", ") + " " + conjunction + " " + words[n-1]
}

func ordinal(n int) string {
	suffix := "th"
	if teens := n % 100; !slices.Contains([]int{11, 12, 13}, teens) {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
