package tagger

import "strings"

// tense tells where the verb of a clause puts what it speaks of.
type tense int8

const (
	tenseNone tense = iota
	tensePast
	tensePresent
	tenseFuture
	tenseOpen // what was planned, which may have come about or not
)

// addTenses puts the verbs that tell a tense into the lexicon. Regular past
// forms are known by their ending.
func addTenses(get func(string) *meaning) {
	for t, words := range map[tense]string{
		tensePast: `was were had did been said told made took taken gave given came went gone saw seen got held found left
			felt kept brought began begun led lost met won paid sent built broke broken chose chosen wrote written
			spoke spoken rose risen fell fallen drew drawn grew grown knew known threw thrown flew flown drove driven
			stood understood sold bought fought caught taught thought became ran sat struck shot rode fled sought
			spent shut became beat laid dealt hurt withdrew arose bore born swore sworn hit stole stolen overthrew ago
			put cut let spread split bid cast cost quit shed
			sank sunk shrank swung slid sprang leapt bled clung crept froze lent meant overtook spun stuck swept tore woke bent outsold
			burst forgot fed bred dug hid rang sang shook shone slept stung wound wept ate drank foresaw oversaw undertook underwent withstood
			agreed disagreed guaranteed freed upheld withheld mistook repaid rebuilt overran heard hung bound strove forgave`,
		tensePresent: `is are says has have am goes takes`,
		tenseFuture: `will shall won ll would may might could should can must planned scheduled expected slated
			due plans expects aims intends hopes going upcoming forthcoming planning expecting predicted forecast
			deadline promises promised proposed wants hoping anticipated begins starts ends expires resumes`,
	} {
		for word := range strings.FieldsSeq(words) {
			get(word).tense = t
		}
	}
	get("won").tense = tensePast
	get("may").tense = tenseFuture
}

// verbReach is how many tokens to either side are searched for a verb.
const verbReach = 32

// tenseAt returns the tense of the verb nearest to the tokens from first to
// last of the same sentence. What stands just before counts most: "by" and
// "until" look ahead, "since" looks back.
func (r *reader) tenseAt(first, last int) tense {
	switch {
	case r.is(first-1, "since"):
		return tensePast
	case r.is(last, "delivery", "settlement", "futures", "contract", "contracts"):
		return tenseFuture // oil for December delivery
	case r.is(first-1, "to") && r.is(first-2, "postponed", "delayed", "moved", "extended", "rescheduled", "adjourned", "deferred", "back", "pushed"):
		return tenseFuture
	case r.is(first-1, "follows", "followed", "after"), r.is(first-2, "under") && r.is(first-1, "a", "an", "the", "its"):
		return tensePast // "under a June agreement"
	case r.leadsTo(first):
		return tenseFuture
	case r.is(first-1, "by", "until", "till"):
		if r.opens(first - 1) {
			if after, _ := r.verbAfter(last); after == tensePast {
				return after // "By Friday, 40 had died"
			}
		}
		if before, _ := r.verbBefore(first - 1); before == tensePast && r.is(first-1, "by") {
			return tenseNone
		}
		return tenseFuture
	}
	before, near := r.verbBefore(first)
	after, far := r.verbAfter(last)
	if verb := first - near; before == tensePresent && r.is(verb, "is", "are") && r.progressive(verb+1) {
		before = tenseFuture
	}
	if r.mark(last, '\'') && r.is(last+far-1, "to") {
		after = tenseNone // "Monday's decision to close"
	}
	switch {
	case before == tenseNone:
		return after
	case after == tenseNone || r.is(last+far-1, "to") && before != tensePresent || near <= far+2 || r.clauseEnds(last, last+far):
		return before
	}
	return after
}

// leadsTo reports whether what stands before i says that the date there is
// ahead: "ahead of the meeting on Thursday", "await Friday's report", "opens
// Monday".
func (r *reader) leadsTo(i int) bool {
	if r.is(i-1, "await", "awaits", "awaiting") || r.is(i-1, "for") && r.is(i-2, "waiting", "waits", "wait") {
		return true
	}
	const reach = 5
	for n := i - 1; n >= i-reach && r.at(n).kind == kindWord; n-- {
		switch {
		case r.is(n, "ahead") && r.is(n+1, "of"):
			return true
		case r.is(n, "meets", "opens", "reopens", "airs", "plays", "speaks", "arrives", "departs", "debuts", "premieres", "resumes", "hosts", "faces", "votes", "visits"):
			return n > 0 && !r.opens(n) && !r.is(n-1, "the", "its", "their", "his", "her", "of", "and", "these", "those", "no", "some", "many")
		case r.is(n, "meet"):
			return r.is(n-1, "they", "we", "who") || r.at(n-1).kind == kindWord && (r.at(n-1).capital || strings.HasSuffix(r.at(n-1).low, "s")) && !r.opens(n-1)
		case r.at(n).lex.tense != tenseNone:
			return false
		}
	}
	return false
}

// clauseEnds reports whether a clause ends between the date before from and the
// verb at to, so that the verb is not the date's.
func (r *reader) clauseEnds(from, to int) bool {
	for n := from; n < to; n++ {
		if r.mark(n, ',') || r.mark(n, '—') || r.is(n, "and", "but", "while", "although", "as", "when", "which", "after", "before", "because") {
			return true
		}
	}
	return false
}

// verbBefore returns the tense of the last verb before i and how far off it is.
func (r *reader) verbBefore(i int) (tense, int) {
	for n := i - 1; n >= max(0, i-verbReach); n-- {
		if r.ends(n) || r.mark(n, ';') || r.mark(n, ':') && r.at(n+1).space {
			break
		}
		if v := r.verb(n); v != tenseNone {
			return r.auxiliary(n, v), i - n
		}
	}
	return tenseNone, verbReach
}

// verbAfter is verbBefore for the verb that follows.
func (r *reader) verbAfter(i int) (tense, int) {
	for n := i; n < min(len(r.toks), i+verbReach); n++ {
		if r.ends(n) || r.mark(n, ';') {
			break
		}
		if v := r.verb(n); v != tenseNone && !r.is(n, "by", "until", "next") {
			return r.auxiliary(n, v), n - i
		}
	}
	return tenseNone, verbReach
}

// verb returns the tense that the word at n shows by itself.
func (r *reader) verb(n int) tense {
	t := r.at(n)
	if t.kind != kindWord || t.capital && !r.opens(n) {
		return tenseNone
	}
	if len(t.low) > 4 && strings.HasSuffix(t.low, "ing") && r.is(n-1, "after", "since") && !r.is(n, "being", "having") {
		return tensePast // "after delaying it in June"
	}
	if t.lex.tense == tensePast && r.is(n-1, "getting", "get") {
		return tenseNone // "it will get hit"
	}
	if r.is(n, "set") && r.is(n+1, "on", "in", "last", "earlier", "back") && !r.is(n-1, "is", "are", "was", "were", "be", "been", "being", "to", "a", "the") {
		return tensePast // "a record set in May"
	}
	if t.lex.tense == tensePast && r.is(n-1, "to") {
		return r.infinitive(n) // "to put", "to cut": the past has the form of the infinitive
	}
	if t.lex.tense != tenseNone || r.is(n, "go", "take") && r.is(n+1, "on", "effect") {
		return r.verbOrNoun(n)
	}
	if len(t.low) > 4 && strings.HasSuffix(t.low, "ed") && !strings.HasSuffix(t.low, "eed") && t.lex == &noMeaning {
		if r.attributive(n) {
			return tenseNone
		}
		return tensePast
	}
	if r.is(n-1, "to") && t.lex == &noMeaning && len(t.low) > 1 && !nounEnding(t.low) && !r.is(n, notVerbs...) {
		return r.infinitive(n)
	}
	return tenseNone
}

// attributive reports whether the participle at n stands before its noun, as in
// "on a still unspecified date" and "its planned sale", and is no verb.
func (r *reader) attributive(n int) bool {
	next := r.at(n + 1)
	if next.kind != kindWord || next.lex.tense != tenseNone || r.is(n+1, notVerbs...) {
		return false
	}
	before := n - 1
	if r.is(before, "still", "newly", "long", "most") || strings.HasSuffix(r.at(before).low, "ly") {
		before--
	}
	return r.is(before, "a", "an", "the", "its", "their", "his", "her", "our", "any", "no", "another")
}

// notVerbs are words that follow "to" without making an infinitive of it: "in a
// treaty that they put their names to in the capital".
var notVerbs = []string{
	"in", "on", "at", "of", "for", "from", "with", "and", "or", "but", "as", "both", "each", "all", "some", "any", "every", "no",
	"the", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "him", "them", "us", "me", "it",
}

// verbOrNoun returns the tense of a word of the lexicon, and none where the word
// is a noun in this place: "its plans", "announced plans".
func (r *reader) verbOrNoun(n int) tense {
	switch {
	case r.is(n, "plans", "promises", "aims", "hopes", "wants") && (r.is(n-1, "the", "its", "their", "his", "her", "our", "new", "no", "of", "s", "any", "for", "with") || r.at(n-1).lex == &noMeaning && strings.HasSuffix(r.at(n-1).low, "ed")):
		return tenseNone
	case r.is(n, "goes", "go") && r.is(n+1, "on") && r.is(n+2, "sale"), r.is(n, "takes", "take") && r.is(n+1, "effect"):
		return tenseFuture
	case r.is(n, "set") && r.is(n+1, "for", "to") && r.is(n-1, "is", "are", "was", "were"):
		return tenseFuture
	case r.is(n, "is", "are", "was", "were") && r.is(n+1, "set") && r.is(n+2, "for", "to"):
		return tenseFuture
	}
	return r.at(n).lex.tense
}

// progressive reports whether a verb such as "meeting" stands at i, so that "is
// meeting on Friday" tells of what is arranged.
func (r *reader) progressive(i int) bool {
	t := r.at(r.skip(i, "also", "not", "now", "still", "already"))
	return len(t.low) > 5 && strings.HasSuffix(t.low, "ing") && !t.capital && t.lex.part == "" && t.low != "during" && t.low != "nothing" && t.low != "something"
}

// infinitive returns the tense of "to" and the verb at n: ahead, unless what
// governs it says that it has come about, as in "was forced to close".
func (r *reader) infinitive(n int) tense {
	if r.is(n-2, "forced", "failed", "began", "begun", "started", "continued", "had", "used", "managed", "able", "unable", "helped", "seemed", "appeared", "came", "proved", "served", "returned") {
		return tensePast
	}
	if r.decided(n-2) || r.hadBeen(n-2) {
		return tensePast
	}
	if r.asked(n - 2) {
		return tenseOpen
	}
	return tenseFuture
}

// asked reports whether the words up to i, before an infinitive, are somebody
// and the verb of a person who asked it of them: "called on the banks to lend".
func (r *reader) asked(i int) bool {
	const reach = 8
	for n := i - 1; n >= i-reach && r.at(n).kind == kindWord; n-- {
		switch {
		case r.is(n, "asked", "told", "urged", "ordered", "invited", "persuaded", "advised", "encouraged", "pressed", "begged", "instructed", "warned"), r.is(n, "called") && r.is(n+1, "on", "for", "upon"):
			return true
		case r.at(n).lex.tense != tenseNone:
			return false
		}
	}
	return false
}

// hadBeen reports whether "had been" stands before the participle at n, so that
// what was planned is past: "had been scheduled to expire".
func (r *reader) hadBeen(n int) bool {
	return r.is(n-1, "been") && (r.is(n-2, "had") || r.is(n-3, "had"))
}

// decided reports whether the word at n is a past verb that tells of an act, as
// in "voted to strike" and "agreed to buy", and neither an intention nor a
// participle.
func (r *reader) decided(n int) bool {
	t := r.at(n)
	if t.kind != kindWord || !strings.HasSuffix(t.low, "ed") && t.lex.tense != tensePast || t.lex.tense == tenseFuture ||
		r.is(n, "hoped", "intended", "pledged", "vowed", "threatened", "needed", "wanted", "supposed", "designed", "was", "were", "did", "been") {
		return false
	}
	return !r.is(n-1, "is", "are", "was", "were", "be", "been", "being", "has", "have", "to")
}

// nounEnding reports whether a word after "to" is a noun by its ending, so that
// there is no infinitive: "sold to investors".
func nounEnding(word string) bool {
	if pluralNoun(word) {
		return true
	}
	for _, end := range [...]string{"ing", "ion", "ity", "ness", "ment", "ance", "ence", "ship"} {
		if strings.HasSuffix(word, end) && word != "bring" && word != "mention" && word != "function" && word != "implement" {
			return true
		}
	}
	return false
}

// auxiliary corrects the tense of a verb by what stands before it: "will be
// delayed" and "to be held" lie ahead, "was expected" does not tell.
func (r *reader) auxiliary(n int, v tense) tense {
	for k := n - 1; k >= n-3 && k >= 0; k-- {
		t := r.at(k)
		if t.kind != kindWord || t.lex.month > 0 && t.capital || r.is(k, "what", "that", "who", "which", "where", "when", "how", "and", "but", "as") {
			break
		}
		switch {
		case r.verb(k) == tenseFuture && !r.is(k, "by", "until", "next", "deadline") && (!r.is(k, "would") || !r.is(k+1, "have")) && !r.hadBeen(k):
			return tenseFuture
		case r.is(k, "to") && r.is(k+1, "be"):
			return tenseFuture
		case v == tenseFuture && r.is(k, "was", "were", "had"):
			if r.hadBeen(n) || r.hadBeen(k+1) {
				return tensePast
			}
			return tenseOpen
		}
	}
	if v == tensePast && (r.is(n-1, "is", "are") || r.is(n-2, "is", "are") && r.at(n-1).kind == kindWord) {
		return tensePresent // "is published"
	}
	if v == tensePresent && r.is(n, "has", "have") {
		return tensePast
	}
	return v
}
