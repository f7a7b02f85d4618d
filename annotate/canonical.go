package annotate

import (
	"net/url"
	"slices"
	"strings"
)

// CanonicalURL returns the form of an address by which duplicates are found:
// https, the host in lower case without "www." and default port, no fragment,
// no trailing slash, query sorted and without parameters that only track who
// came from where. It is empty for what is no address.
func CanonicalURL(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	query := u.Query()
	for name := range query {
		if tracks(name) {
			query.Del(name)
		}
	}
	canonical := url.URL{Scheme: "https", Host: host, Path: strings.TrimRight(u.Path, "/"), RawQuery: query.Encode()}
	return canonical.String()
}

// tracks reports whether a query parameter is known to only track: the ones
// that ad networks and mailing services add to links.
func tracks(parameter string) bool {
	p := strings.ToLower(parameter)
	return strings.HasPrefix(p, "utm_") || slices.Contains([]string{
		"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "ref_src", "cmpid",
	}, p)
}
