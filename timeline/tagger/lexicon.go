package tagger

import "strings"

// meaning is what the grammar knows of a word. The fields that are zero do not
// apply; a word may have several.
type meaning struct {
	month   int // 1 to 12
	weekday int // 1 Monday to 7 Sunday
	unit    unit
	plural  bool // of a unit
	card    int  // one, two, hundred
	ord     int  // first, second; -1 for last and final
	part    string
	season  int  // 1 spring to 4 winter
	decade  int  // the sixties: 60
	short   bool // an abbreviation of a month or weekday
	tense   tense
	starts  bool // an expression may begin with it
}

var noMeaning meaning

// unit is a unit of time.
type unit uint8

const (
	unitNone unit = iota
	unitSecond
	unitMinute
	unitHour
	unitDay
	unitNight
	unitWeekend
	unitWeek
	unitFortnight
	unitMonth
	unitQuarter
	unitYear
	unitDecade
	unitCentury
	unitMillennium
)

var lexicon = makeLexicon()

func makeLexicon() map[string]*meaning {
	lex := map[string]*meaning{}
	get := func(word string) *meaning {
		m := lex[word]
		if m == nil {
			m = &meaning{}
			lex[word] = m
		}
		return m
	}
	addNames(func(words string, set func(m *meaning, n int)) {
		for n, same := range strings.Fields(words) {
			for word := range strings.SplitSeq(same, "/") {
				m := get(word)
				set(m, n+1)
				m.starts = true
			}
		}
	})
	get("thousand").card = 1000
	get("thirtieth").ord = 30
	addUnits(get)
	for word := range strings.FieldsSeq(starters) {
		get(word).starts = true
	}
	addTenses(get)
	delete(lex, "-")
	return lex
}

// addNames gives the months, weekdays, numbers and seasons to each, which calls
// back with each word of a list and its place in it, from 1. Words with a
// slash between them have the same place.
func addNames(each func(words string, set func(m *meaning, n int))) {
	each("january february march april may june july august september october november december",
		func(m *meaning, n int) { m.month = n })
	each("jan feb mar apr - jun jul aug sep/sept oct nov dec",
		func(m *meaning, n int) { m.month, m.short = n, true })
	each("monday/mondays tuesday/tuesdays wednesday/wednesdays thursday/thursdays friday/fridays saturday/saturdays sunday/sundays",
		func(m *meaning, n int) { m.weekday = n })
	each("mon tue/tues wed/weds thu/thur/thurs fri sat sun",
		func(m *meaning, n int) { m.weekday, m.short = n, true })
	each("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
		func(m *meaning, n int) { m.card = n })
	each("- twenty thirty forty fifty sixty seventy eighty ninety hundred",
		func(m *meaning, n int) { m.card = 10 * n })
	each("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
		func(m *meaning, n int) { m.ord = n })
	each("last/final/closing", func(m *meaning, _ int) { m.ord = -1 })
	each("twenties thirties forties fifties sixties seventies eighties nineties",
		func(m *meaning, n int) { m.decade = 10 * (n + 1) })
	each("spring summer/summertime autumn/fall winter/wintertime", func(m *meaning, n int) { m.season = n })
	parts := [...]string{"MO", "MI", "AF", "EV", "NI"}
	each("morning/mornings/dawn/sunrise/daybreak midday/lunchtime afternoon/afternoons evening/evenings/dusk/sunset night/nights",
		func(m *meaning, n int) { m.part = parts[n-1] })
}

// starters are the words that may begin an expression and mean nothing else.
const starters = `the a an this that these those its his her their our next previous following past coming
	upcoming current preceding early late mid middle end beginning start earlier later today
	yesterday tomorrow tonight now currently presently recently recent right very quite soon
	nowadays about around approximately roughly almost nearly over under more less fewer at up some
	just only exactly circa ca c half several few many couple dozens every each per daily weekly
	monthly quarterly annual annually yearly hourly nightly fiscal noon midnight christmas easter
	thanksgiving halloween good independence labor labour memorial boxing ash palm veterans martin
	presidents columbus all st new twice once whit q h fy mid near modern present another remaining
	quarter valentine black april fools canada australia anzac bastille nine cyber armistice
	remembrance pentecost long future shortly mothers fathers mother father ve d multi daylong weeklong monthlong yearlong overnight calendar financial all full no not`

func addUnits(get func(string) *meaning) {
	for word, u := range map[string]unit{
		"second": unitSecond, "minute": unitMinute, "hour": unitHour, "day": unitDay, "night": unitNight,
		"week": unitWeek, "fortnight": unitFortnight, "month": unitMonth, "quarter": unitQuarter,
		"year": unitYear, "decade": unitDecade, "weekend": unitWeekend, "min": unitMinute, "sec": unitSecond, "hr": unitHour, "yr": unitYear,
	} {
		m := get(word)
		m.unit, m.starts = u, true
		m = get(word + "s")
		m.unit, m.plural, m.starts = u, true, true
	}
	for word, u := range map[string]unit{"century": unitCentury, "millennium": unitMillennium} {
		get(word).unit = u
	}
	for word, u := range map[string]unit{"centuries": unitCentury, "millennia": unitMillennium} {
		get(word).unit, get(word).plural, get(word).starts = u, true, true
	}
}
