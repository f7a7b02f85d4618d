package tagger

import (
	"dateline/timeline"
	"dateline/timeline/edtf"
)

// famous are days that news calls by a name and that happened once.
var famous = []struct {
	words []string
	date  string
}{
	{[]string{"black", "monday"}, "1987-10-19"},
	{[]string{"black", "tuesday"}, "1929-10-29"},
	{[]string{"black", "thursday"}, "1929-10-24"},
	{[]string{"black", "wednesday"}, "1992-09-16"},
	{[]string{"ve", "day"}, "1945-05-08"},
	{[]string{"d", "-", "day"}, "1944-06-06"},
	{[]string{"september", "11", "attacks"}, "2001-09-11"},
	{[]string{"september", "11", "terrorist", "attacks"}, "2001-09-11"},
	{[]string{"9", "/", "11"}, "2001-09-11"},
}

// famousDay matches a day of that kind. The attacks stay outside.
func (r *reader) famousDay(i int) (draft, int) {
	for _, f := range famous {
		end := r.phrase(i, f.words)
		if end == i || !r.at(i).capital && r.at(i).kind == kindWord || r.goesOn(end) {
			continue
		}
		if r.at(i).kind == kindNumber && (!r.glued(i+1) || !r.glued(i+2)) {
			continue
		}
		for r.is(end-1, "attacks", "terrorist") {
			end--
		}
		return draft{typ: TypeDate, form: formRough, value: f.date}, end
	}
	return draft{}, i
}

// named resolves a famous day: its value is its date.
func named(d *draft) answer {
	date, err := edtf.Parse(d.value)
	if err != nil {
		return answer{value: d.value, sure: sureNothing}
	}
	return answer{value: d.value, date: date, basis: timeline.Stated, sure: sureReference}
}
