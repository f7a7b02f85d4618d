package identifier

import (
	"net"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// Address returns the form of a web address by which duplicates are found, or
// nothing for what is no address. Two addresses of one form lead to the same
// page: scheme, case of the host, "www.", default port, dots in the path, a
// slash at its end, the order of the query, and what only tracks who came from
// where do not matter. Copies for telephones lead to the page itself where the
// site is known to do so; a fragment matters only where it is a route.
//
// The form is to compare by, not to be followed: it is https whatever was typed.
func Address(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host, ok := canonicalHost(u)
	for inner := unwrapped(host, u); ok && inner != nil; inner = unwrapped(host, u) {
		u = inner // which is shorter, so that this ends
		host, ok = canonicalHost(u)
	}
	if !ok {
		return ""
	}
	canonical := "https://" + host + canonicalPath(u.EscapedPath())
	if query := canonicalQuery(u.RawQuery); query != "" {
		canonical += "?" + query
	}
	if route(u.Fragment) {
		canonical += "#" + tidyEscapes(u.EscapedFragment())
	}
	return canonical
}

// unwrapped returns the address that a copy of the AMP caches is a copy of, or
// nil for what is no such copy. It stands whole in theirs.
func unwrapped(host string, u *url.URL) *url.URL {
	from, rest := canonicalPath(u.EscapedPath()), ""
	switch {
	case host == "google.com":
		if after, ok := strings.CutPrefix(from, "/amp/"); ok {
			rest = after
		}
	case strings.HasSuffix(host, ".cdn.ampproject.org"):
		for _, prefix := range []string{"/c/", "/v/"} {
			if after, ok := strings.CutPrefix(from, prefix); ok {
				rest = after
			}
		}
	}
	rest = strings.TrimPrefix(rest, "s/")
	first, _, _ := strings.Cut(rest, "/")
	if !strings.Contains(first, ".") {
		return nil
	}
	inner, err := url.Parse("https://" + rest)
	if err != nil || inner.Hostname() == "" {
		return nil
	}
	inner.RawQuery, inner.Fragment, inner.RawFragment = u.RawQuery, u.Fragment, u.RawFragment
	return inner
}

// desktops are the hosts whose other hosts show the same pages under the same
// paths. A host that is not here may show something else to telephones.
var desktops = map[string]string{
	"m.youtube.com": "youtube.com", "m.facebook.com": "facebook.com", "mbasic.facebook.com": "facebook.com",
	"mobile.twitter.com": "x.com", "m.twitter.com": "x.com", "twitter.com": "x.com", "mobile.x.com": "x.com",
	"old.reddit.com": "reddit.com", "np.reddit.com": "reddit.com", "amp.reddit.com": "reddit.com",
	"amp.theguardian.com": "theguardian.com", "m.imdb.com": "imdb.com",
}

func canonicalHost(u *url.URL) (string, bool) {
	host := strings.TrimRight(strings.ToLower(u.Hostname()), ".")
	if ip := net.ParseIP(host); ip == nil {
		ascii, err := idna.Lookup.ToASCII(host)
		if err == nil {
			host = ascii
		}
	}
	if host == "" || strings.ContainsAny(host, "/?#@%") || strings.ContainsFunc(host, unicode.IsSpace) {
		return "", false
	}
	for rest, ok := strings.CutPrefix(host, "www."); ok && strings.Contains(rest, "."); rest, ok = strings.CutPrefix(host, "www.") {
		host = rest
	}
	if language, ok := strings.CutSuffix(host, ".m.wikipedia.org"); ok {
		host = language + ".wikipedia.org"
	}
	if desktop, ok := desktops[host]; ok {
		host = desktop
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	return host, host != ""
}

// canonicalPath takes dots and the slash at the end out of a path. Slashes that
// stand together are left: they mean something to some sites.
func canonicalPath(escaped string) string {
	p := tidyEscapes(escaped)
	if slices.ContainsFunc(strings.Split(p, "/"), func(part string) bool { return part == "." || part == ".." }) {
		p = path.Clean("/" + p)
	}
	return strings.TrimRight(p, "/")
}

// canonicalQuery takes out what tracks, and sorts the rest by name. What the
// site would read is not decoded, so that nothing is lost of what is odd.
func canonicalQuery(raw string) string {
	var kept []string
	for pair := range strings.SplitSeq(raw, "&") {
		pair = tidyEscapes(pair)
		if name, _, _ := strings.Cut(pair, "="); pair != "" && !tracks(name) {
			kept = append(kept, pair)
		}
	}
	slices.SortStableFunc(kept, func(a, b string) int {
		x, _, _ := strings.Cut(a, "=")
		y, _, _ := strings.Cut(b, "=")
		return strings.Compare(x, y)
	})
	return strings.Join(kept, "&")
}

// trackers are the parameters that ad networks, mailing services and the share
// buttons of sites add to links; the page is the same without them. A name that
// sites use for something of their own, such as "ref" or "s", is not here.
var trackers = map[string]bool{
	"fbclid": true, "gclid": true, "gclsrc": true, "dclid": true, "gbraid": true, "wbraid": true, "msclkid": true,
	"yclid": true, "ysclid": true, "twclid": true, "ttclid": true, "li_fat_id": true, "igshid": true, "igsh": true,
	"mc_cid": true, "mc_eid": true, "mkt_tok": true, "_hsenc": true, "_hsmi": true, "hsctatracking": true,
	"vero_id": true, "vero_conv": true, "oly_anon_id": true, "oly_enc_id": true, "rb_clickid": true, "s_cid": true,
	"wickedid": true, "_openstat": true, "epik": true, "srsltid": true, "ref_src": true, "ref_url": true,
	"cmpid": true, "cmp": true, "ns_mchannel": true, "ns_source": true, "ns_campaign": true, "ns_linkname": true,
	"guccounter": true, "guce_referrer": true, "guce_referrer_sig": true, "smid": true, "wt_mc": true,
	"at_medium": true, "at_campaign": true, "amp": true,
}

func tracks(parameter string) bool {
	p := strings.ToLower(parameter)
	for _, prefix := range []string{"utm_", "pk_", "mtm_", "hsa_", "piwik_", "at_custom", "itm_"} {
		if strings.HasPrefix(p, prefix) {
			return true
		}
	}
	return trackers[p]
}

// route reports whether a fragment names a page of a site that draws its pages
// in the browser, rather than a place on the page.
func route(fragment string) bool {
	return strings.HasPrefix(fragment, "!") || strings.HasPrefix(fragment, "/")
}

const hex = "0123456789ABCDEF"

// tidyEscapes writes percent escapes in upper case, what needs none without,
// and what needs one with it. A percent sign that begins no escape needs one, or
// it would come to begin one with what is written behind it.
func tidyEscapes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		high, low := byte(16), byte(16)
		if s[i] == '%' && i+2 < len(s) {
			high, low = digit(s[i+1]), digit(s[i+2])
		}
		if high > 15 || low > 15 {
			if s[i] <= ' ' || s[i] > '~' || s[i] == '%' {
				b.Write([]byte{'%', hex[s[i]>>4], hex[s[i]&15]})
			} else {
				b.WriteByte(s[i])
			}
			continue
		}
		if c := high<<4 | low; unreserved(c) {
			b.WriteByte(c)
		} else {
			b.WriteString(strings.ToUpper(s[i : i+3]))
		}
		i += 2
	}
	return b.String()
}

// digit returns the value of a hexadecimal digit; more than 15 for what is none.
func digit(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	default:
		return 0xff
	}
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
