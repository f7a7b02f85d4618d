// Package edtf reads, compares and says dates of the Extended Date/Time Format:
// ISO 8601-2:2019 as the Library of Congress profiles it, levels 0, 1 and 2.
//
// A [Date] is made by [Parse], which takes EDTF and nothing else, or by [Read],
// which also takes what people write: "c. 1961", "June 2024", "1998–2001". It
// keeps the text it was made of, so that [Date.String] gives back what was
// written, and knows the first and the last day it may mean.
//
// # The format
//
//	1985-04-12                 a day; 1985-04 a month, 1985 a year
//	1985-04-12T23:20:30Z       a time, with Z, +05:00, -04 or no zone
//	1964/2008                  an interval, which includes both its ends
//	1985/..  ../1985           one that is open, for ever
//	1985/    /1985             one whose other end is not known
//	1984?  1984~  1984%        uncertain, approximate, both
//	2004~-06-11  2004-?06-11   a part is: all that stands left of a mark, or just what follows it
//	201X  2004-XX  1XX3-12-X5  digits not specified
//	2001-21                    spring to winter are 21 to 24, 25 to 28 in the north, 29 to 32 in
//	                           the south, quarters 33 to 36, thirds 37 to 39, halves 40 and 41
//	-0043                      a year before year 0, which is 1 BC
//	Y170000002  Y-17E7         years of more than four digits
//	1950S2                     some year of the 1900s, estimated to be 1950
//	[1667,1670..1672]          one of these
//	{1960,1961-12}             all of these
//	[..1760]  {1960..}         all up to, or from, a date
//
// # Bounds
//
// [Date.Earliest] and [Date.Latest] are days of the proleptic Gregorian calendar,
// both included, and exact at every level: 196X-02-29 runs from 29 February
// 1960 to 29 February 1968. Qualifiers do not move them. A time counts for the
// day on which it is written, whatever its zone. Seasons are meteorological:
// spring is March to May, and winter December to February of the next year, or
// June to August in the south. 1950S2 is 1900 to 1999.
//
// An end that is ".." is [Open]. An end that is empty is [Unknown], and so are
// both ends of a year beyond [MaxYear], which is valid all the same.
//
// # Comparing
//
// [Before], [After], [Overlaps] and [Within] answer [Never], [Possibly] or
// [Definitely]. They take a date for one day that nobody knows more closely,
// between its earliest and its latest; what lies between is not looked at, so
// that 1960-XX-31 may be in February for them. [Compare] is a total order for
// lists.
//
// # Where implementations differ
//
// The standard is read in different ways. This package
//
//   - refuses blanks, also at the ends and after the commas of a set; Read
//     takes those
//   - refuses a year of two or three digits (19, 198), which drafts had for a
//     century and a decade
//   - refuses -0000, and Y before a year of up to four digits, also if an
//     exponent writes it (Y12E2)
//   - takes X in negative years (-01XX is -0199 to -0100), and asks that there
//     be a day: 196X-11-31 and -0003-02-29 are refused
//   - refuses significant digits beyond the digits of the year (1950S5), or none
//   - takes seconds up to 60 and offsets up to 14 hours; refuses -00:00, 24:00:00,
//     fractions of a second and offsets without a colon (+0410)
//   - takes times of negative years, but no time in an interval or a set
//   - refuses an interval or range that ends before it begins, and one with no
//     known end (../.., ../)
//   - takes seasons, long years and partly doubted dates in intervals
//   - refuses .. inside the ends of an interval (..2004-06-01/2004-06-20..)
//   - takes .. only before the first and after the last member of a set, and
//     between two plain years, months or days
//   - takes X in the year of a season (200X-21)
//   - counts a mark before a lone year as level 1 (?2001), before anything else
//     as level 2; up to two X at the end of a lone year as level 1 (196X), more
//     as level 2 (1XXX); a single X of a month or day (1985-02-2X) as level 2;
//     and every negative year as level 1
//
// # Limits
//
// A text has at most [MaxLength] bytes and an exponent is at most
// [MaxExponent]. Parsing allocates only for sets and errors, and takes less
// than a millisecond for any text.
package edtf
