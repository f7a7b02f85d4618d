package edtf

import (
	"errors"
	"strings"
	"time"
	"unicode"
)

// Read reads EDTF as Parse does, and also dates as people write them in
// English: "June 2024", "c. 1961", "1998–2001", "6 July 1961", "July 6, 1961",
// "1960s", "44 BC", "spring 1998", "before 1950", "19th century". What depends
// on today, such as "Wednesday", and what has no exact bounds, such as "early
// 1961", is refused with a *SyntaxError. What can be read in two ways, such as
// "03/04/2024", is refused with an *AmbiguousError.
//
// A range becomes an interval, so that "between 1998 and 2001" is 1998/2001,
// and "since" and "until" become one with an open end. "Before" and "after"
// leave out what they name and become a set, one of whose dates is meant:
// "before 1950" is [..1949].
func Read(text string) (Date, error) {
	trimmed := strings.TrimSpace(text)
	d, notEDTF := Parse(trimmed)
	if notEDTF == nil {
		return d, nil
	}
	r := reader{text: text}
	if len(text) > MaxLength {
		return Date{}, notEDTF
	}
	if strings.HasPrefix(trimmed, "[") || strings.HasPrefix(trimmed, "{") {
		if d, err := Parse(strings.ReplaceAll(trimmed, ", ", ",")); err == nil {
			return d, nil
		}
		return Date{}, notEDTF
	}
	r.scan()
	words, err := r.phrase()
	if err == nil {
		err = r.end()
	}
	if err == nil {
		d, err = Parse(words)
		err = r.explain(err, 1)
	}
	if err != nil {
		return Date{}, closer(err, notEDTF)
	}
	return d, nil
}

// closer returns the error about EDTF instead of the one about words if the
// text was EDTF as far as the month.
func closer(err, notEDTF error) error {
	const afterYear = len("1985-")
	words, isSyntax := errors.AsType[*SyntaxError](err)
	edtf, _ := errors.AsType[*SyntaxError](notEDTF)
	if isSyntax && edtf != nil && words.Text == edtf.Text && edtf.Column > afterYear &&
		edtf.Text[afterYear-1] == '-' && !strings.ContainsFunc(edtf.Text, unicode.IsSpace) {
		return notEDTF
	}
	return err
}

// reader reads English words. What it makes of them is EDTF, which it leaves to
// Parse to judge.
type reader struct {
	text   string
	tokens []token
	pos    int
}

// A frame is words that stand before or after a date, and what they make of
// it.
type frame struct {
	words string
	form  func(d rough) (string, error)
}

var before = []frame{
	{"before", rough.before},
	{"prior to", rough.before},
	{"earlier than", rough.before},
	{"after", rough.after},
	{"later than", rough.after},
	{"until", rough.until},
	{"till", rough.until},
	{"up to", rough.until},
	{"since", rough.since},
	{"by", rough.orEarlier},
	{"no later than", rough.orEarlier},
	{"not later than", rough.orEarlier},
	{"no earlier than", rough.orLater},
	{"not earlier than", rough.orLater},
}

var behind = []frame{
	{"or earlier", rough.orEarlier},
	{"or before", rough.orEarlier},
	{"or later", rough.orLater},
	{"or after", rough.orLater},
	{"onwards", rough.since},
	{"onward", rough.since},
	{"on", rough.since},
}

// phrase reads everything, and returns it in EDTF.
func (r *reader) phrase() (string, error) {
	for _, f := range before {
		if r.accept(f.words) {
			d, err := r.date()
			if err != nil {
				return "", err
			}
			if f.words == "until" && r.accept(", start unknown") {
				return r.made(rough.startUnknown, d)
			}
			return r.made(f.form, d)
		}
	}
	between := r.accept("between")
	from := !between && r.accept("from")
	first, err := r.date()
	if err != nil {
		return "", err
	}
	if between {
		return r.interval(first, "and")
	}
	if from && r.accept(", end unknown") {
		return r.made(rough.endUnknown, first)
	}
	for _, f := range behind {
		if r.accept(f.words) {
			return r.made(f.form, first)
		}
	}
	switch next := r.peek(); {
	case r.hasAny("-", "to", "until", "till", "through"):
		return r.interval(first, next.text)
	case from:
		return r.made(rough.since, first)
	case r.hasAny(",", "or", "and"):
		return r.list(first)
	default:
		return r.made(rough.edtf, first)
	}
}

// interval reads the joint and the end of an interval.
func (r *reader) interval(first rough, joint string) (string, error) {
	if !r.accept(joint) {
		return "", r.expected(`"` + joint + `" and the end`)
	}
	if r.accept("present") || r.accept("the present") || r.accept("now") || r.accept("today") {
		return r.made(rough.since, first)
	}
	last, err := r.date()
	if err != nil {
		return "", err
	}
	if readings := monthOrYear(first, last, joint); readings != nil {
		return "", &AmbiguousError{Text: r.text, Readings: readings}
	}
	share(&first, &last)
	from, err := r.made(rough.edtf, first)
	if err != nil {
		return "", err
	}
	to, err := r.made(rough.edtf, last)
	return from + "/" + to, err
}

// list reads the rest of "1960, 1961 or 1962", which is one of them, or of
// "1960 and 1961", which is all of them.
func (r *reader) list(first rough) (string, error) {
	dates := []rough{first}
	brackets := ""
	for brackets == "" {
		switch {
		case r.accept("or"):
			brackets = "[]"
		case r.accept("and"):
			brackets = "{}"
		case !r.accept(","):
			return "", r.expected(`"or" or "and"`)
		}
		d, err := r.date()
		if err != nil {
			return "", err
		}
		dates = append(dates, d)
	}
	last := &dates[len(dates)-1]
	for i := range dates[:len(dates)-1] {
		// "6 June or July 2004" may mean two days, or a day and a month.
		if d := &dates[i]; d.month > 0 && !d.hasYear && (d.day > 0) != (last.day > 0) {
			return "", r.explain(missing("a year with each date of a list of days and months"), d.column)
		}
		share(&dates[i], last)
	}
	return r.bracketed(dates, brackets)
}

func (r *reader) bracketed(dates []rough, brackets string) (string, error) {
	texts := make([]string, 0, len(dates))
	for _, d := range dates {
		text, err := r.made(rough.edtf, d)
		if err != nil {
			return "", err
		}
		texts = append(texts, text)
	}
	return brackets[:1] + strings.Join(texts, ",") + brackets[1:], nil
}

// made makes EDTF of a date that has been read to its end.
func (r *reader) made(form func(rough) (string, error), d rough) (string, error) {
	words, err := form(d)
	return words, r.explain(err, d.column)
}

// explain puts an error about EDTF that was made of words where the words are.
func (r *reader) explain(err error, column int) error {
	if syntax, ok := errors.AsType[*SyntaxError](err); ok {
		return &SyntaxError{Text: r.text, Column: column, Expected: syntax.Expected}
	}
	return err
}

// monthOrYear returns the two readings of "2004–06".
func monthOrYear(first, last rough, joint string) []Date {
	if joint != "-" || !first.onlyYear() || !last.short || len(last.digits) != 2 || last.year < 1 || last.year > 12 ||
		last.year <= first.year%100 {
		return nil
	}
	month := rough{year: first.year, hasYear: true, month: time.Month(last.year)}
	share(&first, &last)
	from, _ := first.edtf()
	to, _ := last.edtf()
	alone, _ := month.edtf()
	return []Date{MustParse(from + "/" + to), MustParse(alone)}
}
