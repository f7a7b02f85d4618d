package edtf

// expr is a date taken apart. It is made anew whenever the parts are wanted,
// so that a Date can stay small and comparable.
type expr struct {
	shape    shape
	from, to end      // a single date is its own from; a set has neither
	members  []member // of a set
}

type shape uint8

const (
	alone shape = iota
	interval
	oneOf // [..]
	allOf // {..}
)

// end is one end of an interval or of a range; its single counts only if the
// kind is Known.
type end struct {
	kind BoundKind
	at   single
}

// member is a member of a set: a date, which is both its ends, or a range.
type member struct {
	ranged   bool
	from, to end
}

// single is a date without interval and set marks. Its span is filled in when
// it has been parsed.
type single struct {
	year          year
	month, day    field
	clock         string // "10:10:10Z", the time after the T
	before, after [3]qualifier
	lo, hi        Day
}

// The components of a single, as indexes of its qualifiers.
const (
	yearPart = iota
	monthPart
	dayPart
)

// year is the year of a single: four digits or X, or a number after a Y.
type year struct {
	negative    bool
	long        bool
	digits      [4]byte // of a year that is not long
	numeral     string  // of a long year, before the E
	exponent    int     // of a long year, 0 if none
	magnitude   int64   // of a long year; MaxYear+1 stands for all beyond
	width       int     // digits of the number, those of its exponent included
	significant int     // digits that count, 0 if all
	withEra     bool    // say AD whatever the year, because there is a BC beside it
}

// field is a month or a day: two bytes, each a digit or X. Zero is none.
type field [2]byte

var anyField = field{'X', 'X'}

// qualifier is the set of doubts that a ?, ~ or % expresses.
type qualifier uint8

const (
	uncertain   qualifier = 1 << iota // ?
	approximate                       // ~
)

// doubt returns what is doubted of one component: by a mark of its own before
// it, or by a mark after it or after any component to its right.
func (s *single) doubt(part int) qualifier {
	q := s.before[part]
	for _, after := range s.after[part:] {
		q |= after
	}
	return q
}

// doubts returns what is doubted of any component.
func (s *single) doubts() qualifier {
	return s.doubt(yearPart) | s.before[monthPart] | s.before[dayPart]
}

// last returns the index of the finest component.
func (s *single) last() int {
	switch {
	case s.day != field{}:
		return dayPart
	case s.month != field{}:
		return monthPart
	default:
		return yearPart
	}
}

// plain reports whether every digit is given and nothing is doubted, so that
// the date can bound a range of dates like itself.
func (s *single) plain() bool {
	return s.doubts() == 0 && !s.unspecified() && s.year.significant == 0 && s.season() == 0
}

func (s *single) unspecified() bool {
	return s.year.unspecified() > 0 || s.month.unspecified() || s.day.unspecified()
}

// season returns the number of the season or other part of the year that
// stands in the place of the month, or 0.
func (s *single) season() int {
	if n := s.month.number(); n >= firstSeason {
		return n
	}
	return 0
}

// unspecified counts the X of a year.
func (y *year) unspecified() int {
	n := 0
	for _, c := range y.digits {
		if c == 'X' {
			n++
		}
	}
	return n
}

// trailing counts the X at the end of a year.
func (y *year) trailing() int {
	n := 0
	for n < len(y.digits) && y.digits[len(y.digits)-1-n] == 'X' {
		n++
	}
	return n
}

// count returns how many years of four digits y may mean.
func (y *year) count() int {
	n := int(pow10(y.unspecified()))
	if y.negative && y.at(n-1) == 0 {
		n-- // there is no year -0000
	}
	return n
}

// at returns the i-th year that y may mean, the earliest first.
func (y *year) at(i int) int64 {
	if y.negative {
		i = int(pow10(y.unspecified())) - 1 - i
	}
	var n, place int64 = 0, 1
	for j := len(y.digits) - 1; j >= 0; j-- {
		if y.digits[j] == 'X' {
			n += int64(i%10) * place
			i /= 10
		} else {
			n += int64(y.digits[j]-'0') * place
		}
		place *= 10
	}
	if y.negative {
		return -n
	}
	return n
}

func (f field) unspecified() bool { return f[0] == 'X' || f[1] == 'X' }

// number returns the value of a field whose digits are both given, or 0.
func (f field) number() int {
	if f == (field{}) || f.unspecified() {
		return 0
	}
	return int(f[0]-'0')*10 + int(f[1]-'0')
}

// may reports whether f can stand for n.
func (f field) may(n int) bool {
	return (f[0] == 'X' || int(f[0]-'0') == n/10) && (f[1] == 'X' || int(f[1]-'0') == n%10)
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
