package annotate

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"dateline/annotate/revision"
	"dateline/annotate/sentence"
)

// Rewording leads quotes of one wording of an article to another wording. It is
// a value of the two texts: the same quotes are always led to the same places.
type Rewording struct {
	revision.Revision
	From, To Text
	old, now []rune
	starts   []int // where each code point of To begins, in bytes
}

// Reword compares two wordings of an article.
func Reword(from, to Text) *Rewording {
	w := &Rewording{
		Revision: revision.Between(from.Body, to.Body), From: from, To: to,
		old: []rune(from.Body), now: []rune(to.Body),
	}
	w.starts = make([]int, 0, len(w.now)+1)
	for at := range to.Body {
		w.starts = append(w.starts, at)
	}
	w.starts = append(w.starts, len(to.Body))
	return w
}

// What decides where words stand again.
const (
	enoughContext = 12     // code points on one side that say it is the same place
	enoughWords   = 24     // code points of a quote that say so by themselves
	farContext    = 200    // how far around a quote is looked
	clearLead     = 8      // code points by which one place has to be better than the next
	mostPlaces    = 10_000 // beyond which nobody can tell one place from another
)

// Follow returns a quote of From as it stands in To.
//
// It is anchored when its very words stand at the same place, in a sentence that
// says the same. It is moved when its sentence changed, for a “never” beside the
// words turns what they say; or when they stand elsewhere, but at one place only,
// or where what stands around them tells clearly which of several it is. A place
// where the same words stood before for themselves is none of its. Otherwise it is
// orphaned, and comes back as it was but for that. It is never led to other words,
// nor into the middle of a word.
func (w *Rewording) Follow(q Quote) Quote {
	if at, ok := w.stays(q); ok {
		if !w.sameSentence(sentence.Place{Start: q.Start, End: q.End}, at) {
			return w.place(q, at, Moved)
		}
		return w.place(q, at, Anchored)
	}
	if at, ok := w.search(q); ok {
		return w.place(q, at, Moved)
	}
	q.State = Orphaned
	return q
}

// place returns a quote at a place of To.
func (w *Rewording) place(q Quote, at sentence.Place, state QuoteState) Quote {
	placed, err := selectRunes(w.now, at.Start, at.End)
	if err != nil || placed.Exact != q.Exact {
		q.State = Orphaned
		return q
	}
	placed.ID, placed.Claim, placed.Article = q.ID, q.Claim, q.Article
	placed.Number, placed.State = w.To.Number, state
	return placed
}

// stays finds a quote at its own place.
func (w *Rewording) stays(q Quote) (sentence.Place, bool) {
	if !q.fits(w.old) {
		return sentence.Place{}, false
	}
	from := sentence.Place{Start: q.Start, End: q.End}
	shift := len(w.now) - len(w.old)
	for _, at := range []sentence.Place{from, {Start: q.Start + shift, End: q.End + shift}} {
		untouched := at == from && q.End <= w.Head || at != from && q.Start >= len(w.old)-w.Tail
		if untouched && w.whole(from, at) {
			return at, true
		}
	}
	at, ok := w.Revision.Follow(from)
	if !ok || !w.whole(from, at) {
		return at, false
	}
	before, after := w.around(q)
	left, right := w.agreement(before, after, at)
	long := q.End-q.Start >= enoughWords
	return at, long || left >= enoughContext || right >= enoughContext
}

// sameSentence reports whether what a sentence says around a place of From is
// what it says around a place of To.
func (w *Rewording) sameSentence(from, at sentence.Place) bool {
	old, now := within(w.old, from), within(w.now, at)
	return strings.TrimLeftFunc(string(w.old[old.Start:from.Start]), unicode.IsSpace) == strings.TrimLeftFunc(string(w.now[now.Start:at.Start]), unicode.IsSpace) &&
		string(w.old[from.End:old.End]) == string(w.now[at.End:now.End])
}

// within returns the stretch around a place that no full stop and no line end
// breaks. It is at most the sentence, and less where an abbreviation has a full
// stop or goes on for very long.
func within(text []rune, at sentence.Place) sentence.Place {
	first, last := max(0, at.Start-farContext), min(len(text), at.End+farContext)
	for at.Start > first && !breaks(text, at.Start-1) {
		at.Start--
	}
	for at.End < last && text[at.End] != '\n' && (at.End == 0 || !breaks(text, at.End-1)) {
		at.End++
	}
	return at
}

// breaks reports whether a sentence ends with a code point of a text.
func breaks(text []rune, at int) bool {
	switch text[at] {
	case '\n':
		return true
	case '.', '!', '?', '…':
		return at+1 == len(text) || unicode.IsSpace(text[at+1])
	default:
		return false
	}
}

// whole reports whether words that were whole words are so again.
func (w *Rewording) whole(from, at sentence.Place) bool {
	split := revision.InWord
	return (split(w.old, from.Start) || !split(w.now, at.Start)) && (split(w.old, from.End) || !split(w.now, at.End))
}

// around returns what stands on either side of a quote: in From, or as the
// quote itself has it when it does not stand there.
func (w *Rewording) around(q Quote) (before, after []rune) {
	if !q.fits(w.old) {
		return []rune(q.Prefix), []rune(q.Suffix)
	}
	return w.old[max(0, q.Start-farContext):q.Start], w.old[q.End:min(len(w.old), q.End+farContext)]
}

// agreement counts the code points on either side of a place of To that are
// those which stood there before. That both texts begin or end there counts as
// much as the rest of them would.
func (w *Rewording) agreement(before, after []rune, at sentence.Place) (left, right int) {
	for left < len(before) && left < at.Start && before[len(before)-1-left] == w.now[at.Start-1-left] {
		left++
	}
	if left == len(before) && left == at.Start {
		left = max(left, enoughContext)
	}
	for right < len(after) && at.End+right < len(w.now) && after[right] == w.now[at.End+right] {
		right++
	}
	if right == len(after) && at.End+right == len(w.now) {
		right = max(right, enoughContext)
	}
	return left, right
}

// search looks for the words of a quote in all of To.
func (w *Rewording) search(q Quote) (sentence.Place, bool) {
	places, ok := w.places(q)
	if ok && q.fits(w.old) {
		places = w.free(q, places)
	}
	if !ok || len(places) == 0 {
		return sentence.Place{}, false
	}
	if len(places) == 1 {
		return places[0], true
	}
	before, after := w.around(q)
	best, next, full := 0, -1, false
	scores := make([]int, len(places))
	for i, at := range places {
		left, right := w.agreement(before, after, at)
		scores[i] = left + right
		switch {
		case i == 0:
		case scores[i] > scores[best]:
			best, next = i, best
		case next < 0 || scores[i] > scores[next]:
			next = i
		}
		if best == i {
			full = left >= min(quoteContext, len(before)) && right >= min(quoteContext, len(after))
		}
	}
	lead := scores[best] - scores[next]
	return places[best], lead >= clearLead && scores[best] >= enoughContext || lead > 0 && full
}

// free leaves out the places at which the words of a quote stood before for
// themselves: what stood there is there still.
func (w *Rewording) free(q Quote, places []sentence.Place) []sentence.Place {
	return slices.DeleteFunc(places, func(p sentence.Place) bool {
		stood, ok := w.Back(p)
		return ok && stood.Start != q.Start
	})
}

// places returns where the words of a quote stand in To. It is false for too
// many.
func (w *Rewording) places(q Quote) ([]sentence.Place, bool) {
	if q.Exact == "" {
		return nil, false
	}
	length := len([]rune(q.Exact))
	placed := q.fits(w.old)
	var places []sentence.Place
	for at := 0; at < len(w.To.Body); {
		i := strings.Index(w.To.Body[at:], q.Exact)
		if i < 0 {
			break
		}
		start := sort.SearchInts(w.starts, at+i)
		here := sentence.Place{Start: start, End: start + length}
		if !placed || w.whole(sentence.Place{Start: q.Start, End: q.End}, here) {
			places = append(places, here)
		}
		if len(places) > mostPlaces {
			return nil, false
		}
		at = w.starts[start+1]
	}
	return places, true
}

// rewordings leads quotes and decisions of any wording of one article to one of
// its wordings. Each two texts are compared once, when first asked for.
type rewordings struct {
	texts []Text
	to    Text
	made  map[int]*Rewording
}

func towards(to Text, texts []Text) *rewordings {
	return &rewordings{texts: texts, to: to, made: map[int]*Rewording{}}
}

// from returns the rewording from the text with a number. It is nil when there
// is no such text.
func (r *rewordings) from(number int) *Rewording {
	if w, ok := r.made[number]; ok {
		return w
	}
	i := slices.IndexFunc(r.texts, func(t Text) bool { return t.Number == number })
	if i < 0 {
		return nil
	}
	r.made[number] = Reword(r.texts[i], r.to)
	return r.made[number]
}
