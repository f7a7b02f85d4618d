package tagger_test

import (
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

func TestTagComparisons(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a year earlier is as fine as the quarter it is compared with", "Bakers lost $3 million in the third quarter, compared with a profit of $1 million a year earlier.", []string{"the third quarter | DATE 2011-Q3 2011-35", "a year earlier | DATE 2010-Q3 2010-35"}},
		{"a year ago may be a month", "Sales of bread in October rose to 400 tons from 380 a year ago.", []string{"October | DATE 2011-10 2011-10", "a year ago | DATE 2010-10 2010-10"}},
		{"two years ago may be a month", "Exports in October were lower than two years ago.", []string{"October | DATE 2011-10 2011-10", "two years ago | DATE 2009-10 2009-10"}},
		{"what is not compared stays a year", "The bakery, which opened a year ago, closed in October.", []string{"a year ago | DATE 2010 2010", "October | DATE 2011-10 2011-10"}},
		{"what is compared with a day stays a year", "On Monday it cost $5, up from $3 a year ago.", []string{"Monday | DATE 2011-11-14 2011-11-14", "a year ago | DATE 2010 2010"}},
		{"three months that end with a quarter are it", "It earned $2 million in the three months ended September 30, against a loss a year earlier.", []string{"the three months | DURATION P3M", "September 30 | DATE 2011-09-30 2011-09-30", "a year earlier | DATE 2010-Q3 2010-35"}},
		{"the year-ago quarter is that of three months", "In the three months to June 30 it earned more than in the year-ago quarter.", []string{"the three months | DURATION P3M", "June 30 | DATE 2011-06-30 2011-06-30", "the year-ago quarter | DATE 2010-Q2 2010-34"}},
		{"year-earlier is an adjective", "It lost $4 in the second quarter, against a year-earlier profit of $2.", []string{"the second quarter | DATE 2011-Q2 2011-34", "year-earlier | DATE 2010-Q2 2010-34"}},
		{"nine months are compared with a year", "In the second quarter it lost $4. For the nine months it lost $9, against a year-ago profit.", []string{"the second quarter | DATE 2011-Q2 2011-34", "the nine months | DURATION P9M", "year-ago | DATE 2010 2010"}},
		{"the year before is that of the quarter", "In the third quarter, sales were down 8% from the year before.", []string{"the third quarter | DATE 2011-Q3 2011-35", "the year before | DATE 2010-Q3 2010-35"}},
		{"the year before is a year where nothing is compared", "He left in May. He had come the year before.", []string{"May | DATE 2011-05 2011-05", "the year before | DATE 2010 2010"}},
		{"a quarter may end in a month", "It lost 20 cents a share in the quarter ended in June.", []string{"the quarter | DATE 2011-Q2 2011-34", "June | DATE 2011-06 2011-06"}},
		{"year-ago needs nothing before it", "Prices fell from year-ago levels.", []string{"year-ago | DATE 2010 2010"}},
		{"the quarter is not the one compared with", "In the third quarter it lost more than in the year-earlier quarter. During the quarter, it shut two mills.", []string{"the third quarter | DATE 2011-Q3 2011-35", "the year-earlier quarter | DATE 2010-Q3 2010-35", "the quarter | DATE 2011-Q3 2011-35"}},
		{"the quarter is not one compared with by its year", "It earned $5 in the third quarter, up from $3 in the third quarter of 2009. In the quarter, it hired 20 people.", []string{"the third quarter | DATE 2011-Q3 2011-35", "the third quarter of 2009 | DATE 2009-Q3 2009-35", "the quarter | DATE 2011-Q3 2011-35"}},
		{"the quarter to an amount is no length", "Revenue doubled in the quarter to $4 million.", []string{"the quarter | DATE 2011-Q3 2011-35"}},
	})
}

func TestTagComparisonsAcrossSentences(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a sum a year earlier is that of the quarter told of before", "Bakers lost money in the third quarter. The loss was $3 million, up from $1 million a year earlier.", []string{"the third quarter | DATE 2011-Q3 2011-35", "a year earlier | DATE 2010-Q3 2010-35"}},
		{"a sum need not be compared in words", "Third-quarter profit fell. The mill had net of $2 million, or four cents a share, a year ago.", []string{"Third-quarter | DATE 2011-Q3 2011-35", "a year ago | DATE 2010-Q3 2010-35"}},
		{"what a sentence before does not report stays a year", "It opened in the third quarter. Its founder died a year ago.", []string{"the third quarter | DATE 2011-Q3 2011-35", "a year ago | DATE 2010 2010"}},
		{"a day between ends the report", "Third-quarter profit fell. On Monday it cost $5, up from $3 a year ago.", []string{"Third-quarter | DATE 2011-Q3 2011-35", "Monday | DATE 2011-11-14 2011-11-14", "a year ago | DATE 2010 2010"}},
		{"the day that ends the quarter does not", "For the quarter ended Sept. 30 it earned $5, up from $3 a year earlier.", []string{"the quarter | DATE 2011-Q3 2011-35", "Sept. 30 | DATE 2011-09-30 2011-09-30", "a year earlier | DATE 2010-Q3 2010-35"}},
		{"the year goes on after a comparison", "Prices were higher than a year ago. Rain delayed the harvest earlier in the year.", []string{"a year ago | DATE 2010 2010", "earlier in the year | DATE 2011 2011"}},
		{"nine months of a year earlier are nine months", "Sales for the year-earlier nine months were flat, as in the latest nine months.", []string{"the year-earlier nine months | DURATION P9M", "the latest nine months | DURATION P9M"}},
		{"past years are past", "There were floods in past years too.", []string{"past years | DATE PAST_REF"}},
		{"one day is to come after will", "Bread will one day be free.", []string{"one day | DATE FUTURE_REF"}},
		{"one day is a length elsewhere", "They struck for one day.", []string{"one day | DURATION P1D"}},
	})
}

func TestTagReportedPeriods(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"the latest quarter is the one reported", "It lost $2 in the first quarter. The latest quarter had a gain of $1.", []string{"the first quarter | DATE 2011-Q1 2011-33", "The latest quarter | DATE 2011-Q1 2011-33"}},
		{"the most recent quarter is over", "In the most recent quarter it sold 40 boats.", []string{"the most recent quarter | DATE 2011-Q3 2011-35"}},
		{"the latest period is a quarter", "There was no gain in the latest period.", []string{"the latest period | DATE 2011-Q3 2011-35"}},
		{"a latest period of something is none", "It was the latest period of unrest.", nil},
		{"future quarters are still to come", "It will cut costs in future quarters.", []string{"future quarters | DATE FUTURE_REF"}},
		{"future takes no unit that is one", "A future day nursery is planned.", nil},
		{"the end of year needs no article", "It will open by the end of year.", []string{"the end of year | DATE 2011 2011"}},
		{"ages may have months", "Children ages 6 months and older may come.", nil},
		{"quarters are counted as quarters", "It lost money for three quarters.", []string{"three quarters | DURATION P3Q"}},
	})
}

func TestTagResultsToCome(t *testing.T) {
	run(t, tagger.Options{Published: edtf.MustParse("2011-10-20")}, []textCase{
		{"results of a quarter just over are still to come", "It expects to report a loss for the third quarter.", []string{"the third quarter | DATE 2011-Q3 2011-35"}},
		{"a quarter long over is that of the next year", "It will open the mill in the first quarter.", []string{"the first quarter | DATE 2012-Q1 2012-33"}},
		{"that quarter may be the one compared with", "It earned more in the third quarter than in the year-ago quarter. In that quarter, it shut a mill.", []string{"the third quarter | DATE 2011-Q3 2011-35", "the year-ago quarter | DATE 2010-Q3 2010-35", "that quarter | DATE 2010-Q3 2010-35"}},
		{"a comparable quarter is one expression", "It grew in the third quarter, unlike in the comparable year-ago quarter.", []string{"the third quarter | DATE 2011-Q3 2011-35", "the comparable year-ago quarter | DATE 2010-Q3 2010-35"}},
		{"a quarter is not compared with a month", "It lost money in the third quarter. It moved in May. In the year-ago quarter, it gained.", []string{"the third quarter | DATE 2011-Q3 2011-35", "May | DATE 2011-05 2011-05", "the year-ago quarter | DATE 2010-Q3 2010-35"}},
		{"two comparisons are with one year", "It earned $5 in the third quarter, up from $3 a year ago, and sold 9 boats against 7 a year ago.", []string{"the third quarter | DATE 2011-Q3 2011-35", "a year ago | DATE 2010-Q3 2010-35", "a year ago | DATE 2010-Q3 2010-35"}},
		{"coming months are still to come", "Prices may fall in coming months.", []string{"coming months | DATE FUTURE_REF"}},
		{"a fiscal year is no length", "It moved from a fiscal year to a calendar year.", nil},
		{"a fiscal year may be a length", "It lost $9 million in a fiscal year.", []string{"a fiscal year | DURATION P1Y"}},
		{"a record was set in the past", "It beat the record set in March.", []string{"March | DATE 2011-03 2011-03"}},
		{"what will get hit lies ahead", "Growers are going to get hit in the winter.", []string{"the winter | DATE 2011-WI 2011-24"}},
		{"a show may be called after a week", "He said so on \"This Week\", a show.", nil},
	})
}
