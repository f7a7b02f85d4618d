package timeline

import "dateline/timeline/edtf"

// Ends holds what is needed to find the dates of a gap's ends.
type Ends struct {
	When      func(ClaimID) edtf.Date // the date of a claim; zero when it has none
	Published edtf.Date               // of the article that the gap is quoted from; zero when there is none
}

// Resolve returns the dates of both ends of g. The zero Date stands for an end
// that has no date, such as a claim that is undated.
func (g Gap) Resolve(ends Ends) (from, to edtf.Date) {
	return ends.date(g.From), ends.date(g.To)
}

// Check judges the length of g against the dates of its ends, see
// [Length.Check].
func (g Gap) Check(ends Ends) Check {
	from, to := g.Resolve(ends)
	return g.Length.Check(from, to)
}

func (e Ends) date(end End) edtf.Date {
	switch end := end.(type) {
	case ClaimEnd:
		return e.When(end.Claim)
	case DateEnd:
		return end.When
	case Publication:
		return e.Published
	default:
		return edtf.Date{}
	}
}
