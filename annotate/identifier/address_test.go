package identifier_test

import (
	"testing"

	"dateline/annotate/identifier"
)

func TestAddressesOfOnePage(t *testing.T) {
	tests := []struct {
		name, want string
		spellings  []string
	}{
		{"scheme, www, port, case of the host and a slash at the end", "https://example.org/a/b?a=1&b=2", []string{
			"https://example.org/a/b?a=1&b=2", "http://www.example.org/a/b/?b=2&a=1", "HTTPS://Example.ORG:443/a/b?a=1&b=2#part",
			"http://example.org:80/a/b?b=2&a=1", "https://example.org./a/b?a=1&&b=2", " https://example.org/a/b?a=1&b=2 ",
		}},
		{"what tracks", "https://example.org/a?id=7", []string{
			"https://example.org/a?id=7&utm_source=x&utm_medium=y", "https://example.org/a?fbclid=abc&id=7", "https://example.org/a?gclid=1&dclid=2&id=7&mc_cid=3&mc_eid=4",
			"https://example.org/a?UTM_Campaign=x&id=7", "https://example.org/a?id=7&_hsenc=p&_hsmi=1&mkt_tok=2", "https://example.org/a?utm%5Fsource=x&id=7",
			"https://example.org/a?id=7&at_medium=custom7&at_custom1=x", "https://example.org/a?id=7#:~:text=the%20words",
		}},
		{"the front page", "https://example.org", []string{"https://example.org", "http://www.example.org/", "https://example.org/?", "https://example.org/#top"}},
		{"escapes and dots", "https://example.org/~a/b%2Fc", []string{
			"https://example.org/%7ea/b%2fc", "https://example.org/~a/x/../b%2Fc", "https://example.org/./~a/b%2fc",
		}},
		{"letters of other scripts", "https://xn--mnchen-3ya.example/stra%C3%9Fe", []string{
			"https://münchen.example/straße", "https://MÜNCHEN.example/stra%c3%9fe", "http://xn--mnchen-3ya.example/straße",
		}},
		{"sites that are known to show telephones the same", "https://en.wikipedia.org/wiki/Treaty", []string{
			"https://en.m.wikipedia.org/wiki/Treaty", "https://en.wikipedia.org/wiki/Treaty#History",
		}},
		{"a site under its old name", "https://x.com/somebody/status/1", []string{"https://mobile.twitter.com/somebody/status/1", "https://twitter.com/somebody/status/1"}},
		{"copies in the caches of AMP", "https://example.org/story", []string{
			"https://www.google.com/amp/s/www.example.org/story", "https://example-org.cdn.ampproject.org/c/s/example.org/story", "https://example.org/story?amp=1",
		}},
		{"a route in the fragment", "https://example.org/app#!/claims/7", []string{"https://example.org/app#!/claims/7", "http://www.example.org/app/#!/claims/7"}},
		{"an address of numbers", "https://[2001:db8::1]:8443/a", []string{"https://[2001:DB8::1]:8443/a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, s := range tt.spellings {
				if got := identifier.Address(s); got != tt.want {
					t.Errorf("Address(%q) = %q, want %q", s, got, tt.want)
				}
			}
		})
	}
}

func TestAddressesOfTwoPages(t *testing.T) {
	for _, pair := range [][2]string{
		{"https://example.org:8443/a", "https://example.org/a"},
		{"https://example.org/a?id=1", "https://example.org/a?id=2"},
		{"https://example.org/a", "https://example.org/A"},
		{"https://example.org/a//b", "https://example.org/a/b"},
		{"https://example.org/a?p", "https://example.org/a"},
		{"https://example.org/a?ref=7", "https://example.org/a"},
		{"https://example.org/a?x=%26y", "https://example.org/a?x=&y"},
		{"https://example.org/a?x=1;y=2", "https://example.org/a?x=1"},
		{"https://m.example.org/a", "https://example.org/a"},
		{"https://example.org/amp/a", "https://example.org/a"},
		{"https://example.org/app#/one", "https://example.org/app#/two"},
		{"https://example.org/a%2Fb", "https://example.org/a/b"},
	} {
		if got := identifier.Address(pair[0]); got == "" || got == identifier.Address(pair[1]) {
			t.Errorf("%q and %q are both taken as %q", pair[0], pair[1], got)
		}
	}
}

func TestWhatIsNoAddress(t *testing.T) {
	for _, s := range []string{"", "example.org/a", "ftp://example.org/a", "https://", "https:///a", "javascript:alert(1)", "https://%zz/", "https://:80/"} {
		if got := identifier.Address(s); got != "" {
			t.Errorf("Address(%q) = %q, want nothing", s, got)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{
		"https://example.org/a?b=1#c", "http://www.www.example.org//", "https://google.com/amp/s/google.com/amp/s/a.b/c", "https://a.b/%%41",
		"https://a.b/?%75tm_x=1&&=", "https://[::1]/", "https://a.b/#/%zz", "https://a.b/../..", "https://a.b?a=%2B+c", "https://a..b.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := identifier.Address(s)
		if once == "" {
			return
		}
		if twice := identifier.Address(once); twice != once {
			t.Errorf("%q becomes %q, and that becomes %q", s, once, twice)
		}
	})
}

func TestCopiedOn(t *testing.T) {
	for address, want := range map[string]string{
		"https://web.archive.org/web/20240619123456/https://example.org/": "2024-06-19",
		"https://web.archive.org/web/20240619123456id_/https://a.example": "2024-06-19",
		"https://web.archive.org/web/20240619/https://example.org/":       "2024-06-19",
		"https://archive.today/20200102030405/https://example.org/":       "2020-01-02",
		"https://web.archive.org/web/*/https://example.org/":              "",
		"https://web.archive.org/web/20241399/https://example.org/":       "",
		"https://archive.ph/aBcDe":                                        "",
		"https://example.org/20240619123456/a":                            "",
	} {
		if got := identifier.CopiedOn(address).String(); got != want {
			t.Errorf("CopiedOn(%q) = %q, want %q", address, got, want)
		}
	}
	if !identifier.IsCopy("https://archive.ph/aBcDe") || identifier.IsCopy("https://example.org/archive.ph") {
		t.Error("IsCopy takes an address for that of an archive that is not, or the other way round")
	}
}
