package identifier

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

// doiForm is a directory indicator, a registrant of four to nine digits with
// parts, and a suffix of any characters that can be seen.
var doiForm = regexp.MustCompile(`^10\.[0-9]{4,9}(\.[0-9]+)*/(.+)$`)

// DOI returns a Digital Object Identifier as "10.1000/182", without the address
// of a resolver or "doi:" before it. Case means nothing in a DOI; it is kept in
// lower case. A DOI has no check digit, so only its form is checked. An empty
// text is none.
func DOI(text string) (string, error) {
	doi := strings.TrimSpace(text)
	if doi == "" {
		return "", nil
	}
	lower := strings.ToLower(doi)
	for _, scheme := range []string{"https://", "http://", ""} {
		rest, ok := strings.CutPrefix(lower, scheme)
		if !ok {
			continue
		}
		host, path, found := strings.Cut(rest, "/")
		if found && (host == "doi.org" || host == "dx.doi.org" || host == "www.doi.org") {
			if unescaped, err := url.PathUnescape(path); err == nil {
				path = strings.ToLower(unescaped)
			}
			lower = path
		}
		break
	}
	lower = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(lower, "info:doi/"), "doi:"))
	switch {
	case !strings.HasPrefix(lower, "10."):
		return "", errors.New(`a DOI begins with "10.", such as 10.1000/182`)
	case !strings.Contains(lower, "/"):
		return "", errors.New("a DOI has a slash after the number of who gave it, such as 10.1000/182")
	case !doiForm.MatchString(lower):
		return "", fmt.Errorf("this is not the form of a DOI: four to nine digits stand between %q and the slash, and something after it", "10.")
	}
	if i := strings.IndexFunc(lower, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }); i >= 0 {
		return "", fmt.Errorf("a DOI has no blanks; there is one after %q", lower[:i])
	}
	return lower, nil
}
