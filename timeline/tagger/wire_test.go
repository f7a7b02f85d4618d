package tagger_test

import (
	"testing"

	"dateline/timeline/tagger"
)

// The cases of this file are as agencies write; reported is a Thursday.

func TestTagTimesOfDays(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"the stop of p.m. does not keep a weekday from its time", "The roof fell at 3 p.m. Sunday.", []string{"3 p.m. Sunday | TIME 2011-11-13T15:00 2011-11-13T15:00:00"}},
		{"a sentence may begin after p.m.", "The roof fell at 3 p.m. Sunday's match was called off.", []string{"3 p.m. | TIME 2011-11-17T15:00 2011-11-17T15:00:00", "Sunday | DATE 2011-11-13 2011-11-13"}},
		{"tonight joins its time", "The vote is at 8pm tonight.", []string{"8pm tonight | TIME 2011-11-17T20:00 2011-11-17T20:00:00"}},
		{"this morning joins its time", "It landed at 6 a.m. this morning.", []string{"6 a.m. this morning | TIME 2011-11-17T06:00 2011-11-17T06:00:00"}},
		{"about belongs to its time", "It landed at about 6:10 p.m. on Monday.", []string{"about 6:10 p.m. on Monday | TIME 2011-11-14T18:10 2011-11-14T18:10:00"}},
		{"the small hours are of the morning", "It sank in the small hours of Monday.", []string{"the small hours of Monday | TIME 2011-11-14TMO 2011-11-14"}},
		{"trading overnight was last night", "Oil fell in overnight trading.", []string{"overnight | TIME 2011-11-16TNI 2011-11-16"}},
		{"hours later are counted from a time", "It sailed at 10 p.m. on Monday and sank three hours later.", []string{"10 p.m. on Monday | TIME 2011-11-14T22:00 2011-11-14T22:00:00", "three hours later | TIME 2011-11-15T01:00 2011-11-15T01:00:00"}},
		{"hours later than nothing stay open", "It sank three hours later.", []string{"three hours later | TIME PAST_REF"}},
		{"as of a time is of the day itself", "It fell on Monday. As of 16:00 UTC it was up.", []string{"Monday | DATE 2011-11-14 2011-11-14", "16:00 UTC | TIME 2011-11-17T16:00Z 2011-11-17T16:00:00Z"}},
		{"the nights of a weekday are a set", "The show airs Tuesday nights.", []string{"Tuesday nights | SET XXXX-WXX-2TNI"}},
	})
}

func TestTagCountedFromToday(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a year ago today is a day", "It sank a year ago today.", []string{"a year ago today | DATE 2010-11-17 2010-11-17"}},
		{"a week ago Monday is a day", "It sank a week ago Monday.", []string{"a week ago Monday | DATE 2011-11-07 2011-11-07"}},
		{"ten years ago this month is a month", "It sank ten years ago this month.", []string{"ten years ago this month | DATE 2001-11 2001-11"}},
		{"a year ago alone is a year", "It sank a year ago.", []string{"a year ago | DATE 2010 2010"}},
		{"half a century ago is fifty years ago", "It sank half a century ago.", []string{"half a century ago | DATE 1961 1961"}},
		{"a weekday has its week after it", "It voted on Friday last week and votes on Monday of next week.", []string{"Friday last week | DATE 2011-11-11 2011-11-11", "Monday of next week | DATE 2011-11-21 2011-11-21"}},
		{"the week before last is two weeks ago", "It voted the week before last.", []string{"the week before last | DATE 2011-W44 2011-10-31/2011-11-06"}},
		{"the month after next is two months ahead", "It votes the month after next.", []string{"the month after next | DATE 2012-01 2012-01"}},
		{"this time next year is that year", "By this time next year it will be done.", []string{"this time next year | DATE 2012 2012"}},
		{"a day is counted from a holiday", "It will close two days before Christmas and open the day after Boxing Day.", []string{"two days before Christmas | DATE 2011-12-23 2011-12-23", "the day after Boxing Day | DATE 2011-12-27 2011-12-27"}},
		{"a year earlier than nothing is before this one", "It earned $2m, from $1m a year earlier.", []string{"a year earlier | DATE 2010 2010"}},
		{"what is compared with is nothing to count from", "It is the worst since 1931. Sales were better a year earlier.", []string{"1931 | DATE 1931 1931", "a year earlier | DATE 2010 2010"}},
		{"the weekend ahead is this week's", "It will snow over the weekend.", []string{"the weekend | DATE 2011-W46-WE 2011-11-19/2011-11-20"}},
		{"the weekend that is over was last week's", "It has snowed since the weekend.", []string{"the weekend | DATE 2011-W45-WE 2011-11-12/2011-11-13"}},
	})
}

func TestTagPeriodsOfAccounts(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"the year end needs no hyphen", "It will be cut by year end.", []string{"year end | DATE 2011 2011"}},
		{"the year to a month is a length", "It earned more in the year to March.", []string{"the year | DURATION P1Y", "March | DATE 2011-03 2011-03"}},
		{"the quarter ended a day is a quarter", "It earned more in the quarter ended June 30.", []string{"the quarter | DATE 2011-Q2 2011-34", "June 30 | DATE 2011-06-30 2011-06-30"}},
		{"a full year that is under way is the year", "It expects to grow for the full year.", []string{"the full year | DATE 2011 2011"}},
		{"the profit of a full year lasts a year", "It raised its full-year forecast.", []string{"full-year | DURATION P1Y"}},
		{"losses for the week may go to a number", "It fell, which takes its losses for the week to 8%.", []string{"the week | DATE 2011-W46 2011-11-14/2011-11-20"}},
		{"shares end the day", "It dropped, before ending the day higher.", []string{"the day | DATE 2011-11-17 2011-11-17"}},
	})
	run(t, tagger.Options{Published: published}, []textCase{
		{"a month opens a headline of markets", "March crude and May unemployment fell.", []string{"March | DATE 2024-03 2024-03", "May | DATE 2024-05 2024-05"}},
	})
}

func TestTagLengthsOfWire(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"over a length of time is during it", "It will cut 900 jobs over two years.", []string{"two years | DURATION P2Y"}},
		{"over a length of time may exceed it", "It has waited for over two years.", []string{"over two years | DURATION P2Y"}},
		{"a day or two are two days", "It may take a day or two.", []string{"a day or two | DURATION P2D"}},
		{"the next day or two are two days", "It will be known in the next day or two.", []string{"the next day or two | DURATION P2D"}},
		{"no more than is part of its length", "It will take no more than two months.", []string{"no more than two months | DURATION P2M"}},
		{"the final hour is a length", "It fell in the final hour of trading.", []string{"the final hour | DURATION PT1H"}},
		{"days of talks are a length", "After days of talks it failed.", []string{"days | DURATION PXD"}},
		{"minutes after something are a length", "It burst minutes after take-off.", []string{"minutes | DURATION PTXM"}},
		{"a half hour is thirty minutes", "It took a half hour.", []string{"a half hour | DURATION PT30M"}},
		{"hours and minutes are one length", "It took two hours and 30 minutes.", []string{"two hours and 30 minutes | DURATION PT2H30M"}},
		{"all day is a day", "It was shut all day.", []string{"all day | DURATION P1D"}},
		{"a day before something is a length", "It came one day before the vote.", []string{"one day | DURATION P1D"}},
		{"weekends are a set", "It is open on weekends.", []string{"weekends | SET XXXX-WXX-WE"}},
		{"the present time is now", "At the present time it is shut.", []string{"the present time | DATE PRESENT_REF"}},
		{"a hyphen joins two days before a place", "It will be held June 8-12 in Rome.", []string{"June 8 | DATE 2012-06-08 2012-06-08", "12 | DATE 2012-06-12 2012-06-12"}},
		{"last may be a verb", "It is expected to last nine months.", []string{"nine months | DURATION P9M"}},
		{"a century may be part of a name", "It was bought by 20th Century Fox.", nil},
		{"the fall of prices is no season", "It recovered part of the fall.", nil},
	})
}

func TestTagTenseOfWire(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"what is done to some end has its own tense", "They met on Monday to discuss it.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
		{"a deadline may have passed", "The deadline passed on Monday.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
		{"a verb does not reach into a question", "They try to find out what went wrong on Monday.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
		{"things go on sale in time to come", "The tickets go on sale Monday.", []string{"Monday | DATE 2011-11-21 2011-11-21"}},
		{"the stop of an abbreviation ends no sentence", "The U.S. Senate and Gov. Smith voted with Sen. Jones on Monday.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
		{"what is arranged lies ahead", "The board is meeting on Monday in Rome.", []string{"Monday | DATE 2011-11-21 2011-11-21"}},
		{"who meets is ahead", "The two leaders meet alone Monday in Rome.", []string{"Monday | DATE 2011-11-21 2011-11-21"}},
		{"who did not meet is in the past", "The two leaders did not meet Monday in Rome.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
		{"an agreement in force is in the past", "It plans to sell itself, under a June agreement, to its staff.", []string{"June | DATE 2011-06 2011-06"}},
		{"a year may end tomorrow", "In the year ending tomorrow it built three homes.", []string{"the year | DURATION P1Y", "tomorrow | DATE 2011-11-18 2011-11-18"}},
		{"what a timetable says lies ahead", "The fair opens Monday in Rome.", []string{"Monday | DATE 2011-11-21 2011-11-21"}},
		{"what prices wait for lies ahead", "Shares fell ahead of Monday's vote.", []string{"Monday | DATE 2011-11-21 2011-11-21"}},
		{"what follows a day comes after it", "It follows Monday's decision to close.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
		{"what had happened by a day is past", "By Monday, 40 had died.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
		{"would be looks ahead", "It said that its shares would be suspended from Monday.", []string{"Monday | DATE 2011-11-21 2011-11-21"}},
		{"May of last year is not last May", "It fell in October from May of last year.", []string{"October | DATE 2011-10 2011-10", "May of last year | DATE 2010-05 2010-05"}},
		{"the summer of last year is not last summer", "It opened in the summer of last year.", []string{"the summer of last year | DATE 2010-SU 2010-22"}},
		{"a day of the month goes with that of its sentence", "It fell on 9 September 2008 and again on the 15th.", []string{"9 September 2008 | DATE 2008-09-09 2008-09-09", "the 15th | DATE 2008-09-15 2008-09-15"}},
		{"a colon parts two clauses", "It is to be mended: on Monday a pipe burst.", []string{"Monday | DATE 2011-11-14 2011-11-14"}},
	})
}
