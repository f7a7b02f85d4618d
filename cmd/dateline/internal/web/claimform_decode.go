package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
	"dateline/timeline/edtf"
	"dateline/views/articles"
	"dateline/views/claims"
)

// decodeClaimForm reads the form for a claim as it was typed. A button that
// chose one reading of a date counts as having typed it.
func decodeClaimForm(r *http.Request) (claims.Form, error) {
	f := decode(r)
	typed := claims.Form{
		Statement: oneLine(f.text("statement")), Claimant: f.text("claimant"), Wording: f.text("wording"),
		Position: f.text("position"), When: f.text("when"), Extent: f.text("extent"),
		Op: f.text("op"), N: f.text("n"), M: f.text("m"), Unit: f.text("unit"),
		From: f.text("from"), To: f.text("to"), FromDate: f.text("from_date"), ToDate: f.text("to_date"),
		Reason: f.text("reason"),
		Basis:  f.text("basis"), Anchor: f.text("anchor"), Zone: f.text("zone"),
		Occurrence: f.text("occurrence"), Importance: f.text("importance"), Lane: f.text("lane"),
		Subject: f.text("subject"), Tags: f.text("tags"), Version: f.version(),
		Article: annotate.ArticleID(f.text("article")), Text: f.number("text"), Start: f.number("start"), End: f.number("end"),
		Words: f.text("words"), Place: f.text("place"), Proposal: f.text(articles.FieldProposal),
	}
	switch field, text := claims.ParseUse(f.text(claims.Use)); field {
	case "when":
		typed.When = text
	case "from_date":
		typed.FromDate = text
	case "to_date":
		typed.ToDate = text
	}
	if f.err() != nil {
		return typed, fault.New(fault.Invalid, "The form that your browser sent could not be read. Go back and try again.")
	}
	return typed, nil
}

// decodeClaim makes of what was typed what the desk takes. The quote is nil
// unless the claim is quoted from the article on the bench.
func decodeClaim(typed claims.Form, bench annotate.Bench) (annotate.ClaimEdit, *annotate.QuoteEdit, error) {
	var wrong fault.Fields
	at, readings := position(typed, &wrong)
	for _, x := range readings {
		wrong.Add(x.Field, "This can be read in more than one way: choose which is meant.")
	}
	importance := 0
	if typed.Importance != "" {
		n, err := strconv.Atoi(typed.Importance)
		if err != nil {
			wrong.Add("importance", "This has to be a whole number.")
		}
		importance = n
	}
	var quote *annotate.QuoteEdit
	if bench.Article.ID != "" {
		quote = locate(typed, bench, &wrong)
	}
	return annotate.ClaimEdit{
		Statement: typed.Statement, Claimant: typed.Claimant, Position: at, Wording: typed.Wording,
		Basis: timeline.Basis(typed.Basis), Anchor: typed.Anchor, Zone: typed.Zone,
		Occurrence: timeline.Occurrence(typed.Occurrence), Importance: importance,
		Lane: typed.Lane, Subject: typed.Subject, Tags: strings.Split(typed.Tags, ","), Version: typed.Version,
	}, quote, wrong.Err()
}

// position reads the position that was chosen. It notes what is wrong with its
// fields, and returns the readings of a date that has several.
func position(typed claims.Form, wrong *fault.Fields) (timeline.Position, []claims.Reading) {
	switch typed.Position {
	case claims.AtGap:
		return gapOf(typed, wrong)
	case claims.AtNone:
		return timeline.Undated{Reason: typed.Reason}, nil
	default:
		when, readings := dateIn("when", typed.When, "Give a date, or choose a gap or “no date”.", wrong)
		return timeline.Point{When: when, Extent: timeline.Extent(typed.Extent)}, readings
	}
}

// dateIn reads the date in a field. Empty is what to say when there is none.
func dateIn(field, typed, empty string, wrong *fault.Fields) (edtf.Date, []claims.Reading) {
	if typed == "" {
		wrong.Add(field, "%s", empty)
		return edtf.Date{}, nil
	}
	d, err := edtf.Read(typed)
	if err == nil {
		return d, nil
	}
	ambiguous, ok := errors.AsType[*edtf.AmbiguousError](err)
	if !ok {
		wrong.Add(field, "%s", dateTrouble(err))
		return edtf.Date{}, nil
	}
	readings := make([]claims.Reading, len(ambiguous.Readings))
	for i, reading := range ambiguous.Readings {
		readings[i] = claims.Reading{Field: field, Date: reading}
	}
	return edtf.Date{}, readings
}

func gapOf(typed claims.Form, wrong *fault.Fields) (timeline.Position, []claims.Reading) {
	from, readings := endOf("from", typed.From, typed.FromDate, wrong)
	to, more := endOf("to", typed.To, typed.ToDate, wrong)
	length := timeline.Length{
		Op: timeline.Op(typed.Op), Unit: timeline.Unit(typed.Unit), N: count("n", typed.N, wrong),
	}
	if length.Op == timeline.OpBetween {
		length.M = count("m", typed.M, wrong)
	}
	if invalid, ok := errors.AsType[*timeline.LengthError](length.Validate()); ok {
		wrong.Add(invalid.Field, "This %s.", invalid.Reason)
	}
	return timeline.Gap{From: from, To: to, Length: length}, append(readings, more...)
}

func count(field, typed string, wrong *fault.Fields) int {
	n, err := strconv.Atoi(strings.ReplaceAll(typed, ",", ""))
	switch {
	case typed == "":
		wrong.Add(field, "Give a number.")
	case err != nil:
		wrong.Add(field, "This has to be a whole number.")
	}
	return n
}

func endOf(field, choice, date string, wrong *fault.Fields) (timeline.End, []claims.Reading) {
	switch choice {
	case "":
		wrong.Add(field, "Choose where the gap %s.", map[string]string{"from": "begins", "to": "ends"}[field])
		return nil, nil
	case claims.EndDate:
		when, readings := dateIn(field+"_date", date, "Give a date for this end of the gap.", wrong)
		return timeline.DateEnd{When: when}, readings
	case claims.EndPublication:
		return timeline.Publication{}, nil
	default:
		return timeline.ClaimEnd{Claim: timeline.ClaimID(choice)}, nil
	}
}

// panelOf says back how a form is read.
func panelOf(bench annotate.Bench, typed claims.Form) claims.Panel {
	var (
		wrong fault.Fields
		p     claims.Panel
	)
	at, readings := position(typed, &wrong)
	p.Readings = readings
	for _, field := range []string{"when", "from", "from_date", "to", "to_date", "op", "n", "m", "unit"} {
		if text, ok := wrong[field]; ok {
			p.Missing = append(p.Missing, text)
		}
	}
	if len(p.Missing)+len(p.Readings) > 0 {
		return p
	}
	p.Position = at
	if gap, ok := at.(timeline.Gap); ok {
		check := bench.Check(gap)
		p.Check = &check
	}
	return p
}
