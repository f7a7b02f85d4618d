// Package timeline is about when: claims, the gaps between them, and what can
// be computed from their dates alone. It holds pure values and functions on
// them, and knows nothing of storage, HTTP or people.
//
// A [Claim] has a [Position]: a [Point] with an uncertain date (see package
// [dateline/timeline/edtf]), a [Gap] between two ends whose claimed [Length]
// is checked against the calendar by [Length.Check], or [Undated].
//
// A date is taken to be the set of days from its earliest to its latest, and a
// claim about a gap is judged for every pair of days of its two ends: it
// holds when all pairs agree, fails when all disagree, and otherwise cannot be
// told. Nothing here rounds a date to make an answer possible.
package timeline
