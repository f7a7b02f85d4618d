// Package tagger finds the words of an English text that say when: dates,
// times, durations and repetitions, and the gaps that a text claims to lie
// between two dates. It is pure: the same text and options give the same
// answer, and nothing is read or kept.
//
// # What is found
//
// [Tag] returns expressions. Each has its place in the text, the type and
// value of a TimeML TIMEX3, and, where one exists, an EDTF date:
//
//	on Wednesday               DATE      2024-06-19      resolved against the publication
//	early Wednesday morning    TIME      2024-06-19TMO
//	in 2018                    DATE      2018            stated
//	the third quarter of 2009  DATE      2009-Q3         EDTF 2009-35
//	the early 1960s            DATE      196             EDTF 196X
//	nearly two decades         DURATION  P20Y            no date
//	a year ago today           DATE      2023-06-19      as fine as "today"
//	than a year ago            DATE      2023-Q1         as fine as the quarter compared with it
//	every Monday               SET       XXXX-WXX-1
//	recently                   DATE      PAST_REF
//
// Prepositions stay outside, modifiers inside. A range is two expressions, as
// in TimeML; [Ranges] joins them into one EDTF interval. [Gaps] returns what is
// claimed about the time between two dates: "24 years later", "first visit in
// 24 years".
//
// # How it is found
//
// A hand-written grammar reads tokens and keeps the longest match at each
// place. What it makes is underspecified: "Wednesday" is a weekday and no
// more. A second pass goes through the matches in order and resolves them. In
// news the anchor is the publication date, and the tense of the nearest verb
// tells whether a month or a weekday lies behind or ahead; a weekday that is
// the publication's own is that day. In a narrative the anchor is the date
// mentioned last. Values are as fine as the words: "last year" is a year.
//
// Ages ("a 24-year-old"), amounts ("$1990", "2000 people") and names ("May
// said") are not dates, and are left alone.
//
// # Limits
//
// Time and memory grow in proportion to the text; matching looks ahead by a
// bounded number of tokens, and tokens are kept for one paragraph, or 64 KB, at a
// time. Text that is not UTF-8 is read too: each wrong byte counts as one code
// point.
package tagger
