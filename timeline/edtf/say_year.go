package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// say returns the year in words. Exact tells whether it is one year and not a
// choice of years.
func (y *year) say() (words string, exact bool) {
	switch {
	case y.significant > 0 && y.significant < y.width:
		return y.saySignificant(), false
	case y.long:
		return y.sayLong(), true
	case y.unspecified() == 0:
		return y.sayOne(y.at(0)), true
	}
	from, to := y.at(0), y.at(y.count()-1)
	switch n := y.trailing(); {
	case n == len(y.digits) && y.negative:
		return "an unknown year BC", false
	case n == len(y.digits):
		return "an unknown year", false
	case !y.named():
		return fromTo(from, to), false
	case n == 1:
		return y.sayOne(from) + "s", false
	case n == 2:
		return y.sayEra(100, "century"), false
	default:
		return y.sayEra(1000, "millennium"), false
	}
}

// named reports whether y is a decade, century or millennium that has a name.
// The first decade of a century has none, because the 2000s are a century to
// some, and no decade before our era has one.
func (y *year) named() bool {
	n := y.trailing()
	if n == 0 || n == len(y.digits) || n < y.unspecified() {
		return false
	}
	return n > 1 || !y.negative && y.digits[2] != '0'
}

// indefinite turns the words for a choice of years into words for one of them.
func indefinite(year string) string {
	if strings.HasPrefix(year, "a") {
		return year // "a year from", "an unknown year", "about"
	}
	return "a year in the " + year
}

// sayEra says the century or millennium of which y gives the first digits.
func (y *year) sayEra(length int64, name string) string {
	n := max(y.at(0), -y.at(0))/length + 1
	words := ordinal(int(n)) + " " + name
	if y.negative {
		return words + " BC"
	}
	if y.withEra {
		return words + " AD"
	}
	return words
}

func (y *year) saySignificant() string {
	from, to := y.rounded()
	if from > MaxYear || to < -MaxYear {
		return "about " + strings.TrimPrefix(y.sayLong(), "about ")
	}
	given := y.magnitude
	if !y.long {
		given = max(y.at(0), -y.at(0))
	}
	if y.negative {
		given = -given
	}
	return "about " + sayYear(given) + ", " + fromTo(from, to)
}

func (y *year) sayLong() string {
	if y.magnitude <= MaxYear {
		if y.negative {
			return sayYear(-y.magnitude)
		}
		return sayYear(y.magnitude)
	}
	words := grouped(y.numeral)
	if y.exponent > 0 {
		words += fmt.Sprintf(" followed by %d zeros", y.exponent)
	}
	if y.negative {
		return "about " + words + " BC" // the year before is one more, which no longer matters
	}
	return "AD " + words
}

func fromTo(from, to int64) string {
	if to <= 0 { // both before our era, which need be said but once
		return "a year from " + strings.TrimSuffix(sayYear(from), " BC") + " to " + sayYear(to)
	}
	return "a year from " + sayYear(from) + " to " + sayYear(to)
}

// sayOne is sayYear, with the era if that is wanted.
func (y *year) sayOne(year int64) string {
	words := sayYear(year)
	if y.withEra && words[0] != 'A' && year > 0 {
		return "AD " + words
	}
	return words
}

// sayYear says one year. A year that could be mistaken for another number has
// its era.
func sayYear(year int64) string {
	switch {
	case year <= 0:
		return grouped(strconv.FormatInt(1-year, 10)) + " BC"
	case year < 1000 || year > 9999:
		return "AD " + grouped(strconv.FormatInt(year, 10))
	default:
		return strconv.FormatInt(year, 10)
	}
}

// grouped sets commas in a number of more than four digits.
func grouped(digits string) string {
	if len(digits) <= 4 {
		return digits
	}
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// firstPartName is the index of the name of part 33.
const firstPartName = 4

var seasonNames = [...]string{
	"spring", "summer", "autumn", "winter",
	"first quarter", "second quarter", "third quarter", "fourth quarter",
	"first third", "second third", "last third",
	"first half", "second half",
}

// saySeason says a season, or another part of a year, and its year. A season
// that runs into the next year names both.
func (s *single) saySeason() string {
	season := s.season()
	year, exact := s.year.say()
	if season >= firstPart {
		if !exact {
			year = indefinite(year)
		}
		return seasonNames[season-firstPart+firstPartName] + " of " + year
	}
	name := seasonNames[(season-firstSeason)%4]
	start := seasons[season-firstSeason]
	switch {
	case !exact:
		name += " of " + indefinite(year)
	case start.month+start.length > 13:
		name += " " + s.year.sayAcross()
	default:
		name += " " + year
	}
	switch {
	case season >= firstSouthern:
		return name + " (southern hemisphere)"
	case season >= firstNorthern:
		return name + " (northern hemisphere)"
	default:
		return name
	}
}

// sayAcross says a year and its next: "2001–02", "1999–2000", "44–43 BC".
func (y *year) sayAcross() string {
	year := y.at(0)
	from, to := y.sayOne(year), sayYear(year+1)
	switch {
	case year < 0:
		return strings.TrimSuffix(from, " BC") + "–" + to
	case year >= 1000 && year/100 == (year+1)/100:
		return from + "–" + to[2:]
	default:
		return from + "–" + strings.TrimPrefix(to, "AD ")
	}
}
