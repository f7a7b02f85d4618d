package timeline

import (
	"regexp"
	"strings"
	"time"
)

// wording is what the words that dated a claim tell of its date, as far as a
// few rules about English go. What they do not understand they leave empty.
type wording struct {
	day      bool           // they name a day
	unit     string         // the finest unit that they name, if it is coarser than a day
	weekdays []time.Weekday // that the date is said to be
	relative string         // those that tell a date only beside another one
	yearless string         // a month, or a day of one, without a year
}

const (
	monthWords   = `(?:(?i:january|february|april|june|july|august|september|october|november|december)|MAY|May|MARCH|March|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)`
	weekdayWords = `(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)`
	unitWords    = `(?:hour|day|night|morning|afternoon|evening|week|weekend|fortnight|month|quarter|season|year|decade|century|spring|summer|autumn|fall|winter)`
)

var (
	counted     = regexp.MustCompile(`(?i)\b\d[\d,.]*[ -](?:more |other )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies))\b`)
	yearNamed   = regexp.MustCompile(`(?i)\b[12]\d{3}(?:s|\b)|\b\d{1,4} ?(?:bce?|ce|ad)\b|\b(?:ad|ce) ?\d{1,4}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)[ -]century\b`)
	dayNamed    = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?(?: day)?(?: of)? ` + monthWords + `|` + monthWords + ` (?:the )?\d{1,2}(?:st|nd|rd|th)?\b|(?i:\bfirst (?:day )?of\b|\b1st\b|\bnew year)`)
	nearDay     = regexp.MustCompile(`(?i)\b(?:yesterday|today|tonight|tomorrow|overnight|days?)\b`)
	monthNamed  = regexp.MustCompile(`\b` + monthWords)
	seasonNamed = regexp.MustCompile(`(?i)\b(?:spring|summer|autumn|winter)\b`)
	decadeNamed = regexp.MustCompile(`(?i)\b\d{2,3}0s\b|\bdecade\b`)
	hundred     = regexp.MustCompile(`(?i)\bcentury\b`)
	unitNamed   = regexp.MustCompile(`(?i)\b(month|quarter|year)s?\b`)

	weekday      = regexp.MustCompile(`\b` + weekdayWords + `\b`)
	shortWeekday = regexp.MustCompile(`\b(Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:\.,?|,)? (?:the )?(?:\d{1,2}\b|` + monthWords + `)`)
	besideDay    = regexp.MustCompile(`(?i)\b(?:before|after|since|until|till|by|from|to|through|following|ahead of|prior to)(?: \pL+)? ` + weekdayWords + `\b`)

	deictic  = regexp.MustCompile(`(?i)\b(?:yesterday|today|tonight|tomorrow|overnight|currently|nowadays|recently|lately|now|ago)\b`)
	beside   = regexp.MustCompile(`(?i)\b(?:last|next|this|past|previous|preceding|coming|following|same|that)(?: [\pL\d]+)? (?:` + unitWords + `|` + weekdayWords + `|` + monthWords + `)s?\b`)
	counting = regexp.MustCompile(`(?i)\b(?:day|night|week|fortnight|month|year|decade|centur(?:y|ie))s? (?:later|earlier|before|after|previously|prior|afterwards?|hence)\b`)
)

// readWording reads the words that dated a claim.
func readWording(text string) wording {
	text = strings.Join(strings.Fields(strings.NewReplacer("’", "'", "\u00a0", " ").Replace(text)), " ")
	dateless := counted.ReplaceAllString(text, "years") // "1500 years ago" names no year
	var w wording
	year := yearNamed.MatchString(dateless)
	w.readWeekdays(text)
	w.day = dayNamed.MatchString(text) || nearDay.MatchString(text) || len(w.weekdays) > 0 || weekday.MatchString(text)
	switch {
	case w.day:
	case monthNamed.MatchString(text):
		w.unit = "month"
	case seasonNamed.MatchString(text):
		w.unit = "season"
	case decadeNamed.MatchString(text):
		w.unit = "decade"
	case hundred.MatchString(text):
		w.unit = "century"
	case year:
		w.unit = "year"
	default:
		if m := unitNamed.FindStringSubmatch(text); m != nil {
			w.unit = strings.ToLower(m[1])
		}
	}
	if !year {
		w.readRelative(text)
	}
	return w
}

// readWeekdays notes the days of the week, unless they are those of another day
// that this one lies before or after.
func (w *wording) readWeekdays(text string) {
	if besideDay.MatchString(text) && !dayNamed.MatchString(text) {
		return
	}
	names := weekday.FindAllString(text, -1)
	for _, m := range shortWeekday.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	for _, name := range names {
		if d, ok := weekdayOf(name); ok {
			w.weekdays = append(w.weekdays, d)
		}
	}
}

// readRelative reads words without a year.
func (w *wording) readRelative(text string) {
	for _, pattern := range []*regexp.Regexp{deictic, beside, counting} {
		if found := pattern.FindString(text); found != "" {
			w.relative = found
			return
		}
	}
	day, alone := dayNamed.FindString(text), weekday.FindString(text)
	switch month := monthNamed.FindString(text); {
	case day != "":
		w.yearless = day
	case alone != "":
		w.relative = alone
	case month != "":
		w.yearless = month
	default:
		w.yearless = seasonNamed.FindString(text)
	}
}

// weekdayOf returns the day of the week that a word names in full.
func weekdayOf(word string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(word) >= 3 && len(word) <= len(d.String()) && strings.EqualFold(d.String()[:len(word)], word) {
			return d, true
		}
	}
	return 0, false
}
