package tagger_test

import (
	"testing"

	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

// reported is a Thursday, on which the cases of this file are published.
var reported = edtf.MustParse("2011-11-17")

func TestTagFiscalPeriods(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a fiscal year is found with its word", "It lost money in fiscal 2010.", []string{"fiscal 2010 | DATE 2010 2010"}},
		{"a fiscal year may be shortened", "Output doubled in FY09.", []string{"FY09 | DATE 2009 2009"}},
		{"a year before its noun is no number of years", "In its 2010 fiscal year it grew.", []string{"2010 | DATE 2010 2010"}},
		{"a year of sales is no number of sales", "He hoped that 2012 sales would double.", []string{"2012 | DATE 2012 2012"}},
		{"a quarter in short keeps its year", "It broke even in Q3 2010.", []string{"Q3 2010 | DATE 2010-Q3 2010-35"}},
		{"a quarter of a fiscal year keeps its year", "In the second quarter of fiscal 2010 it paid.", []string{"the second quarter of fiscal 2010 | DATE 2010-Q2 2010-34"}},
		{"the first three months are a quarter", "It shrank in the first three months of 2010.", []string{"the first three months of 2010 | DATE 2010-Q1 2010-33"}},
		{"the last six months are a half", "It grew in the last six months of 2010.", []string{"the last six months of 2010 | DATE 2010-H2 2010-41"}},
		{"the quarter is the one mentioned", "It lost money in the first quarter of 2011. For the quarter, sales were flat.", []string{"the first quarter of 2011 | DATE 2011-Q1 2011-33", "the quarter | DATE 2011-Q1 2011-33"}},
		{"a quarter that was not mentioned is over", "For the quarter, sales were flat.", []string{"the quarter | DATE 2011-Q3 2011-35"}},
		{"a quarter is compared with that of a year ago", "In the second quarter of 2011 it earned more than in the year-ago quarter.", []string{"the second quarter of 2011 | DATE 2011-Q2 2011-34", "the year-ago quarter | DATE 2010-Q2 2010-34"}},
		{"a half before profits is a half of the year", "First-half profits rose.", []string{"First-half | DATE 2011-H1 2011-40"}},
		{"the profit of a year lasts a year", "It made an annual profit.", []string{"annual | DURATION P1Y"}},
		{"what comes every year is a set", "It held its annual meeting.", []string{"annual | SET P1Y"}},
		{"two months joined are both found", "In the January-March period it lost.", []string{"January | DATE 2011-01 2011-01", "March | DATE 2011-03 2011-03"}},
	})
}

func TestTagPartsOfTheRecentPast(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"earlier belongs to its week", "Earlier this week it rained.", []string{"Earlier this week | DATE 2011-W46 2011-11-14/2011-11-20"}},
		{"the worst week for long is the one told of", "Markets had their worst week since May.", []string{"week | DATE 2011-W46 2011-11-14/2011-11-20", "May | DATE 2011-05 2011-05"}},
		{"the worst day for long is left alone", "It was the worst day since May.", []string{"May | DATE 2011-05 2011-05"}},
		{"the week of a day is its week", "In the week of October 3 it snowed.", []string{"the week of October 3 | DATE 2011-W40 2011-10-03/2011-10-09"}},
		{"the week of something else is none", "It was the week of the fair.", nil},
		{"a holiday weekend is a weekend", "They talked over the holiday weekend.", []string{"the holiday weekend | DATE 2011-W45-WE 2011-11-12/2011-11-13"}},
		{"the decade has an end", "It will be built by the end of the decade.", []string{"the end of the decade | DATE 201 201X"}},
		{"weeks later lie behind a past verb", "Weeks later, the mill burned.", []string{"Weeks later | DATE PAST_REF"}},
		{"what comes once-a-year is no length", "The once-a-year sale is on.", nil},
		{"earlier in the week is the week", "Earlier in the week it rained.", []string{"Earlier in the week | DATE 2011-W46 2011-11-14/2011-11-20"}},
		{"the end of the year needs no pause after it", "By the end of the year it will be built.", []string{"the end of the year | DATE 2011 2011"}},
		{"the early part of a year is the year", "In the early part of 2010 it slowed.", []string{"the early part of 2010 | DATE 2010 2010"}},
		{"the year ahead is not one that was compared with", "It is the worst since 1931. By the end of the year it will be over.", []string{"1931 | DATE 1931 1931", "the end of the year | DATE 2011 2011"}},
		{"the day is not one that was compared with", "It fell on Monday as on 17 September 2001. For the day, it lost 7%.", []string{"Monday | DATE 2011-11-14 2011-11-14", "17 September 2001 | DATE 2001-09-17 2001-09-17", "the day | DATE 2011-11-14 2011-11-14"}},
		{"a time is not of a day that was compared with", "It fell as on 17 September 2001. At 14:30 it rose.", []string{"17 September 2001 | DATE 2001-09-17 2001-09-17", "14:30 | TIME 2011-11-17T14:30 2011-11-17T14:30:00"}},
		{"that year is the one mentioned", "She fell ill in 2004, and in August of that year she left.", []string{"2004 | DATE 2004 2004", "August of that year | DATE 2004-08 2004-08"}},
		{"a day of the month needs no month", "They met on the 15th.", []string{"the 15th | DATE 2011-11-15 2011-11-15"}},
		{"a floor is not a day", "They met on the 15th floor.", nil},
		{"the prior year is before the one mentioned", "It lost 5% in 2009, and 3% in the prior year.", []string{"2009 | DATE 2009 2009", "the prior year | DATE 2008 2008"}},
		{"at least leaves a year a year", "It stays open until at least 2015.", []string{"2015 | DATE 2015 2015"}},
		{"late in the day may stand before after", "It recovered late in the day after falling.", []string{"late in the day | DATE 2011-11-17 2011-11-17"}},
		{"recent takes its noun along", "It is the worst in recent memory.", []string{"recent memory | DATE PAST_REF"}},
		{"at present is now", "At present it is closed.", []string{"present | DATE PRESENT_REF"}},
	})
}

func TestTagTradingHours(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a named zone gives the offset of the date", "It opened at 9:30 am EST.", []string{"9:30 am EST | TIME 2011-11-17T09:30 2011-11-17T09:30:00-05:00"}},
		{"a zone may leave out the word time", "It closed by 1:00 p.m. Eastern.", []string{"1:00 p.m. Eastern | TIME 2011-11-17T13:00 2011-11-17T13:00:00"}},
		{"four digits after at are a time", "It left at 0715 and came back.", []string{"0715 | TIME 2011-11-17T07:15 2011-11-17T07:15:00"}},
		{"a level is not a year", "The index closed at 1999.", nil},
		{"midnight joins its day", "It shut on Friday midnight.", []string{"Friday midnight | TIME 2011-11-11T24:00 2011-11-11"}},
		{"overnight was last night", "Stocks fell overnight.", []string{"overnight | TIME 2011-11-16TNI 2011-11-16"}},
		{"what is done overnight is not a time", "The overnight rate fell.", nil},
		{"a time goes on today after last night", "It burned last night. At noon it was out.", []string{"last night | TIME 2011-11-16TNI 2011-11-16", "noon | TIME 2011-11-17T12:00 2011-11-17T12:00:00"}},
		{"a time is not of a day more than a week ago", "A storm hit on November 2. The rain stopped by noon.", []string{"November 2 | DATE 2011-11-02 2011-11-02", "noon | TIME 2011-11-17T12:00 2011-11-17T12:00:00"}},
		{"a time of its own sentence is of that day", "A storm hit on November 2 and left by noon.", []string{"November 2 | DATE 2011-11-02 2011-11-02", "noon | TIME 2011-11-02T12:00 2011-11-02T12:00:00"}},
		{"a night does not hold the next noon", "A storm hit on November 2. Winds eased overnight. By noon it was dry.", []string{"November 2 | DATE 2011-11-02 2011-11-02", "overnight | TIME 2011-11-16TNI 2011-11-16", "noon | TIME 2011-11-17T12:00 2011-11-17T12:00:00"}},
		{"what was done the same day is not of a day to come", "It fell on Wednesday. A hearing is set for December 6. Elsewhere a court ruled the same day.", []string{"Wednesday | DATE 2011-11-16 2011-11-16", "December 6 | DATE 2011-12-06 2011-12-06", "the same day | DATE 2011-11-16 2011-11-16"}},
		{"early joins this morning", "He died early this morning.", []string{"early this morning | TIME 2011-11-17TMO 2011-11-17"}},
		{"early in the morning is the morning", "It began early in the morning.", []string{"early in the morning | TIME 2011-11-17TMO 2011-11-17"}},
	})
}

func TestTagLengthsOfNews(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"a year-long strike has no article", "It was a year-long strike.", []string{"year-long | DURATION P1Y"}},
		{"a multi-year deal is of unknown length", "It signed a multi-year deal.", []string{"multi-year | DURATION PXY"}},
		{"one word may be a length", "After a daylong session they left.", []string{"daylong | DURATION P1D"}},
		{"a half may be hyphenated", "It was a five-and-a-half-year wait.", []string{"five-and-a-half-year | DURATION P5.5Y"}},
		{"a couple is two", "It falls due in the next couple of years.", []string{"the next couple of years | DURATION P2Y"}},
		{"days after something are a length", "It was sold just days after the fire.", []string{"days | DURATION PXD"}},
		{"a day after something is a length", "It was sold a day after the fire.", []string{"a day | DURATION P1D"}},
		{"what may last months has a length", "The inquiry may last months.", []string{"months | DURATION PXM"}},
		{"the last months are a length too", "The last months were wet.", []string{"The last months | DURATION PXM"}},
		{"a matter of minutes is a length", "It was over in a matter of minutes.", []string{"minutes | DURATION PTXM"}},
		{"the months ahead are a length", "It will hire in the months ahead.", []string{"the months | DURATION PXM"}},
		{"over many years is no more than many", "It was built over many years.", []string{"many years | DURATION PXY"}},
		{"what is made each month is a set", "It builds 30 planes a month.", []string{"a month | SET P1M"}},
		{"a month before something is a length", "It had 30 planes a month before the strike.", []string{"a month | DURATION P1M"}},
	})
}

func TestTagTenseOfNews(t *testing.T) {
	run(t, tagger.Options{Published: reported}, []textCase{
		{"plans that were announced are past", "It announced plans on Tuesday to open a yard.", []string{"Tuesday | DATE 2011-11-15 2011-11-15"}},
		{"a verb behind and is not that of the day", "The bill passed the lower house on Tuesday and should be law soon.", []string{"Tuesday | DATE 2011-11-15 2011-11-15", "soon | DATE FUTURE_REF"}},
		{"a relative clause keeps its day", "The bank, whose shares sank on Tuesday, will report.", []string{"Tuesday | DATE 2011-11-15 2011-11-15"}},
		{"the month of May does not look ahead", "Sales in May fell.", []string{"May | DATE 2011-05 2011-05"}},
		{"what is set for a day lies ahead", "The hearing is set for Tuesday.", []string{"Tuesday | DATE 2011-11-22 2011-11-22"}},
		{"what begins lies ahead", "The fair begins Tuesday.", []string{"Tuesday | DATE 2011-11-22 2011-11-22"}},
		{"what goes on sale lies ahead", "The phone goes on sale on Tuesday.", []string{"Tuesday | DATE 2011-11-22 2011-11-22"}},
		{"what is delivered later is bought now", "Oil for January delivery fell.", []string{"January | DATE 2012-01 2012-01"}},
		{"what was agreed to is past", "It agreed to buy the yard on Tuesday.", []string{"Tuesday | DATE 2011-11-15 2011-11-15"}},
		{"a return to work is past", "She returned to work in late June.", []string{"late June | DATE 2011-06 2011-06"}},
		{"what is hoped for lies ahead", "They had hoped to open on Tuesday, but expect to open on Friday.", []string{"Tuesday | DATE 2011-11-15 2011-11-15", "Friday | DATE 2011-11-18 2011-11-18"}},
		{"a participle before its noun is no verb", "The dividend would be paid on a still undisclosed day in January.", []string{"January | DATE 2012-01 2012-01"}},
		{"what had been planned to happen is past", "The offer had been scheduled to expire Tuesday.", []string{"Tuesday | DATE 2011-11-15 2011-11-15"}},
		{"the verb may be far off", "In January, two weeks after the fire in the shed on the long pier of the old harbour of the town of Lee, a bridge over the river collapsed.", []string{"January | DATE 2011-01 2011-01", "two weeks | DURATION P2W"}},
		{"what was to happen may still come", "A model that was to go on sale before Christmas is late.", []string{"Christmas | DATE 2011-12-25 2011-12-25"}},
		{"what had been hoped for is near", "The yard had hoped to launch it in January.", []string{"January | DATE 2012-01 2012-01"}},
		{"what others were asked to do is near", "He called on the four banks to lend more in an open letter in September.", []string{"September | DATE 2011-09 2011-09"}},
		{"what ends lies ahead", "The fair ends on Sunday.", []string{"Sunday | DATE 2011-11-20 2011-11-20"}},
		{"an agreement is past", "The yard agreed on Tuesday to sell its docks.", []string{"Tuesday | DATE 2011-11-15 2011-11-15"}},
		{"what something was done after is past", "It will launch it in January after delaying it in June.", []string{"January | DATE 2012-01 2012-01", "June | DATE 2011-06 2011-06"}},
		{"what was pushed back lies ahead", "The flight was pushed to March.", []string{"March | DATE 2012-03 2012-03"}},
	})
}
