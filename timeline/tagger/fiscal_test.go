package tagger_test

import (
	"testing"

	"dateline/timeline/tagger"
)

func TestTagQuartersOfYears(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a year may stand before its quarter", "In the 2010 third quarter it lost $3 million.", []string{"the 2010 third quarter | DATE 2010-Q3 2010-35"}},
		{"a year may stand before its half", "It grew in the 2010 first half.", []string{"the 2010 first half | DATE 2010-H1 2010-40"}},
		{"a fiscal quarter keeps its year", "The 2012 fiscal first quarter will be better.", []string{"The 2012 fiscal first quarter | DATE 2012-Q1 2012-33"}},
		{"a quarter may belong to next year", "It opens as early as next year's first quarter.", []string{"next year's first quarter | DATE 2012-Q1 2012-33"}},
		{"a quarter may belong to this year", "Sales for this year's third quarter fell.", []string{"this year's third quarter | DATE 2011-Q3 2011-35"}},
		{"a quarter may have been flat", "After a flat second quarter, it hired 20 people.", []string{"a flat second quarter | DATE 2011-Q2 2011-34"}},
		{"a quarter may be a year earlier", "It lost $3 in the third quarter, after $2 in the year-earlier third quarter.", []string{"the third quarter | DATE 2011-Q3 2011-35", "the year-earlier third quarter | DATE 2010-Q3 2010-35"}},
		{"what is a year earlier need not be a quarter", "It lost $3 in the third quarter, after a year-earlier third loss.", []string{"the third quarter | DATE 2011-Q3 2011-35", "year-earlier | DATE 2010-Q3 2010-35"}},
		{"last year's quarter is the one told of", "It lost $3 in the third quarter. In last year's quarter it earned $2.", []string{"the third quarter | DATE 2011-Q3 2011-35", "last year's quarter | DATE 2010-Q3 2010-35"}},
		{"the period of a year is the one told of", "It lost $3 in the third quarter. In the 2010 period it earned $2.", []string{"the third quarter | DATE 2011-Q3 2011-35", "the 2010 period | DATE 2010-Q3 2010-35"}},
		{"a period may be a year", "For the nine months it lost $3. In the 2010 period it earned $2.", []string{"the nine months | DURATION P9M", "the 2010 period | DATE 2010 2010"}},
		{"a game has quarters too", "They scored in the 2010 first quarter-final.", []string{"2010 | DATE 2010 2010"}},
		{"a possessive year stays a year elsewhere", "Last year's loss was small.", []string{"Last year | DATE 2010 2010"}},
	})
}

func TestTagQuartersInTheBackground(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"the quarter before is not the one told of", "It lost $3 in the third quarter. After a flat second quarter it had hoped for more, and in the year-earlier period it earned $2.", []string{"the third quarter | DATE 2011-Q3 2011-35", "a flat second quarter | DATE 2011-Q2 2011-34", "the year-earlier period | DATE 2010-Q3 2010-35"}},
		{"the quarter to come is not the latest", "It lost $3 in the third quarter. The fire will lead to a fourth-quarter charge. In the latest quarter sales were lower than a year ago.", []string{"the third quarter | DATE 2011-Q3 2011-35", "fourth-quarter | DATE 2011-Q4 2011-36", "the latest quarter | DATE 2011-Q3 2011-35", "a year ago | DATE 2010-Q3 2010-35"}},
	})
}

func TestTagComingDays(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a coming weekday is the next one", "The fair is this coming Sunday.", []string{"this coming Sunday | DATE 2011-11-20 2011-11-20"}},
		{"a coming weekday may have its date", "The fair is this coming Sunday, November twentieth.", []string{"this coming Sunday, November twentieth | DATE 2011-11-20 2011-11-20"}},
		{"a day of the month may be said in words", "It closed on May first.", []string{"May first | DATE 2011-05-01 2011-05-01"}},
		{"what is done first in a month is no day", "They won in May first time round.", []string{"May | DATE 2011-05 2011-05"}},
	})
}
