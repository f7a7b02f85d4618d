package annotate

import (
	"unicode/utf8"

	"dateline/annotate/fault"
	"dateline/timeline"
)

// QuoteID identifies a quote: a UUID of version 7, as text.
type QuoteID string

// Quote ties a claim to its words in one wording of an article. It holds both
// selectors of the W3C Web Annotation Data Model: TextPosition, in code
// points, and TextQuote, with 32 code points on either side.
type Quote struct {
	ID         QuoteID
	Claim      timeline.ClaimID
	Article    ArticleID
	Number     int // of the Text
	Start, End int // code points; End is after the last
	Exact      string
	Prefix     string
	Suffix     string
	State      QuoteState
}

// QuoteState says how well a quote sits in its text.
type QuoteState string

// The states of a quote: at its place, found at another place in a later
// wording, or no longer found.
const (
	Anchored QuoteState = "anchored"
	Moved    QuoteState = "moved"
	Orphaned QuoteState = "orphaned"
)

// quoteContext is how many code points of context a quote keeps on each side.
const quoteContext = 32

// Select returns the quote of the code points from start to end of body. It
// returns an Invalid error when there are none, or when they lie outside.
func Select(body string, start, end int) (Quote, error) {
	return selectRunes([]rune(body), start, end)
}

func selectRunes(body []rune, start, end int) (Quote, error) {
	if start < 0 || end > len(body) || start >= end {
		return Quote{}, fault.New(fault.Invalid, "Select some words of the article: %d to %d is not a stretch of its %d characters.", start, end, len(body))
	}
	return Quote{
		Start:  start,
		End:    end,
		Exact:  string(body[start:end]),
		Prefix: string(body[max(0, start-quoteContext):start]),
		Suffix: string(body[end:min(len(body), end+quoteContext)]),
		State:  Anchored,
	}, nil
}

// Fits reports whether q stands in body at its place, to the letter.
func (q Quote) Fits(body string) bool {
	return utf8.ValidString(body) && q.fits([]rune(body))
}

func (q Quote) fits(body []rune) bool {
	want, err := selectRunes(body, q.Start, q.End)
	return err == nil && q.Exact == want.Exact && q.Prefix == want.Prefix && q.Suffix == want.Suffix
}
