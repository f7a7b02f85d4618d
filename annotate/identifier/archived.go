package identifier

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline/timeline/edtf"
)

// archives are the hosts that keep copies of pages, as far as their addresses
// tell so.
var archives = []string{
	"web.archive.org", "archive.ph", "archive.today", "archive.is", "archive.li", "archive.md", "archive.vn", "archive.fo",
	"webcitation.org", "perma.cc", "ghostarchive.org", "arquivo.pt", "webarchive.nationalarchives.gov.uk",
}

// IsCopy reports whether an address is that of a copy in one of the known web
// archives.
func IsCopy(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	return slices.Contains(archives, host)
}

// stamp is the moment that the addresses of web archives carry before the
// address of what was copied.
var stamp = regexp.MustCompile(`/((?:19|20)[0-9]{2}[01][0-9][0-3][0-9])(?:[0-9]{6})?(?:[a-z]{2}_)?/`)

// CopiedOn returns the day on which a copy was made, where its address says so
// as those of the Internet Archive do; the zero Date otherwise.
func CopiedOn(address string) edtf.Date {
	if !IsCopy(address) {
		return edtf.Date{}
	}
	found := stamp.FindStringSubmatch(address)
	if found == nil {
		return edtf.Date{}
	}
	day, err := time.Parse("20060102", found[1])
	if err != nil {
		return edtf.Date{}
	}
	return edtf.MustParse(day.Format(time.DateOnly))
}
