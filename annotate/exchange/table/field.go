package table

import (
	"slices"
	"strings"
	"unicode"

	"dateline/annotate/exchange"
	"dateline/annotate/fault"
)

// Field is what a column tells of a claim.
type Field string

// The fields. Of a link there may be several columns. A column of no field is
// kept with the claim.
const (
	None        Field = ""
	ID          Field = "id"
	Statement   Field = "statement"
	Claimant    Field = "claimant"
	Date        Field = "date"
	End         Field = "end"
	Year        Field = "year"
	Month       Field = "month"
	Day         Field = "day"
	EndYear     Field = "end_year"
	EndMonth    Field = "end_month"
	EndDay      Field = "end_day"
	Epoch       Field = "epoch" // microseconds since 1970, when there is no date
	Extent      Field = "extent"
	Undated     Field = "undated"
	GapOp       Field = "gap_op"
	GapN        Field = "gap_n"
	GapM        Field = "gap_m"
	GapUnit     Field = "gap_unit"
	GapFrom     Field = "gap_from"
	GapTo       Field = "gap_to"
	Wording     Field = "wording"
	Basis       Field = "basis"
	Anchor      Field = "anchor"
	Zone        Field = "zone"
	Occurrence  Field = "occurrence"
	Importance  Field = "importance"
	Lane        Field = "lane"
	Subject     Field = "subject"
	Tags        Field = "tags"
	Status      Field = "status"
	Verdict     Field = "verdict"
	Explanation Field = "explanation"
	SearchNote  Field = "search_note"
	Disposition Field = "disposition"
	Correction  Field = "correction"
	Recheck     Field = "recheck"
	Link        Field = "link"
	Trouble     Field = "error" // of a row that was given back; passed over
)

// Fields returns every field, in the order of the columns that are written.
func Fields() []Field {
	return []Field{
		ID, Statement, Claimant, Date, Extent, GapOp, GapN, GapM, GapUnit, GapFrom, GapTo, Undated, Wording, Basis, Anchor, Zone, Occurrence,
		Importance, Lane, Subject, Tags, Status, Verdict, Explanation, SearchNote, Disposition, Correction, Recheck, Link,
		End, Year, Month, Day, EndYear, EndMonth, EndDay, Epoch, Trouble,
	}
}

// names are what columns are called elsewhere, the likelier ones first, without
// blanks and in lower case.
var names = map[Field][]string{
	ID:          {"id", "uniqueid", "uuid", "externalid", "customid", "objectid", "identifier", "key"},
	Statement:   {"statement", "claim", "headline", "title", "name", "event", "message", "text", "summary", "description", "detail", "body"},
	Claimant:    {"claimant", "speaker", "saidby"},
	Date:        {"edtf", "date", "when", "datetime", "startdate", "start", "begin", "dt", "timestamp", "dateiso", "published", "releasedate"},
	End:         {"end", "enddate", "until"},
	Year:        {"year", "startyear"},
	Month:       {"month", "startmonth"},
	Day:         {"day", "startday"},
	EndYear:     {"endyear"},
	EndMonth:    {"endmonth"},
	EndDay:      {"endday"},
	Extent:      {"extent"},
	Undated:     {"undated"},
	GapOp:       {"gapop"},
	GapN:        {"gapn"},
	GapM:        {"gapm"},
	GapUnit:     {"gapunit"},
	GapFrom:     {"gapfrom"},
	GapTo:       {"gapto"},
	Wording:     {"wording", "timestampdesc"},
	Basis:       {"basis"},
	Anchor:      {"anchor"},
	Zone:        {"zone", "timezone", "tz"},
	Occurrence:  {"occurrence"},
	Importance:  {"importance"},
	Lane:        {"lane", "group", "category", "series", "type", "system"},
	Subject:     {"subject"},
	Tags:        {"tags", "keywords", "labels", "tag"},
	Status:      {"status"},
	Verdict:     {"verdict", "rating"},
	Explanation: {"explanation"},
	SearchNote:  {"searchnote"},
	Disposition: {"disposition"},
	Correction:  {"correction"},
	Recheck:     {"recheck"},
	Trouble:     {"error"},
}

// Mapping says what each column of a sheet tells.
type Mapping []Field

// Suggest proposes a mapping from the names of the columns, however they are
// written. Each field but a link gets the likeliest column only.
func Suggest(header []string) Mapping {
	m := make(Mapping, len(header))
	bare := make([]string, len(header))
	for i, h := range header {
		bare[i] = plainName(h)
	}
	for _, f := range Fields() {
		for _, name := range names[f] {
			if i := slices.Index(bare, name); i >= 0 && m[i] == None {
				m[i] = f
				break
			}
		}
	}
	for i, name := range bare {
		if name = strings.TrimRight(name, "0123456789"); m[i] == None && slices.Contains([]string{"link", "links", "url", "urls", "source", "sources", "sourceurl", "href", "media", "giturl"}, name) {
			m[i] = Link
		}
	}
	if i := slices.Index(bare, "timestamp"); i >= 0 && m[i] == None && slices.Contains(bare, "timestampdesc") {
		m[i] = Epoch // as Timesketch has it
	}
	return m
}

func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// Change changes what columns tell, by their names: a field, or nothing. It
// returns an Invalid error for a column or a field that is none.
func (m Mapping) Change(header []string, fields map[string]string) error {
	for column, field := range fields {
		i := slices.Index(header, column)
		if i < 0 {
			i = slices.IndexFunc(header, func(h string) bool { return plainName(h) == plainName(column) })
		}
		if i < 0 {
			return fault.New(fault.Invalid, "There is no column %q; there are %s.", column, strings.Join(header, ", "))
		}
		f := Field(strings.ReplaceAll(strings.ToLower(field), "-", "_"))
		if f != None && !slices.Contains(Fields(), f) {
			return fault.New(fault.Invalid, "A column cannot be %q; it can be %s.", field, words())
		}
		for j := range m {
			if m[j] == f && f != Link {
				m[j] = None
			}
		}
		m[i] = f
	}
	return nil
}

// Check returns an Invalid error when a mapping does not tell what is claimed, or
// has two columns tell the same.
func (m Mapping) Check(header []string) error {
	if !m.has(Statement) {
		return noStatement(header)
	}
	for i, f := range m {
		if j := slices.Index(m, f); j < i && f != None && f != Link {
			return fault.New(fault.Invalid, "The columns “%s” and “%s” cannot both be the %s: choose one of them.", header[j], header[i], strings.ReplaceAll(string(f), "_", " "))
		}
	}
	return nil
}

func noStatement(header []string) error {
	return fault.New(fault.Invalid, "None of the columns seems to say what is claimed: choose one of %s.", exchange.Clip(strings.Join(header, ", "), 500))
}

func words() string {
	var all []string
	for _, f := range Fields() {
		all = append(all, string(f))
	}
	return strings.Join(all, ", ")
}

func (m Mapping) has(f Field) bool { return slices.Contains(m, f) }
