package identifier

import (
	"fmt"
	"strings"
)

// ISBN returns an International Standard Book Number of 10 or 13 digits as its
// digits alone, without hyphens and blanks. The error says which character is
// not a digit, or what the check digit ought to be. An empty text is none.
func ISBN(text string) (string, error) {
	digits, err := isbnDigits(text)
	if err != nil || digits == "" {
		return "", err
	}
	var want byte
	switch len(digits) {
	case 10:
		want = checkOf10(digits)
	case 13:
		if !strings.HasPrefix(digits, "978") && !strings.HasPrefix(digits, "979") {
			return "", fmt.Errorf("an ISBN of 13 digits begins with 978 or 979; this one begins with %s", digits[:3])
		}
		want = checkOf13(digits)
	default:
		return "", fmt.Errorf("an ISBN has 10 or 13 digits; this one has %d", len(digits))
	}
	last := len(digits) - 1
	if digits[last] != want {
		return "", fmt.Errorf("the last digit is %c, but the %d digits before it call for %c: one of them is mistyped", digits[last], last, want)
	}
	return digits, nil
}

// isbnDigits takes off the prefix, the hyphens and the blanks.
func isbnDigits(text string) (string, error) {
	rest := strings.TrimSpace(text)
	for _, prefix := range []string{"urn:isbn:", "isbn-13", "isbn-10", "isbn"} {
		if len(rest) > len(prefix) && strings.EqualFold(rest[:len(prefix)], prefix) {
			rest = strings.TrimLeft(rest[len(prefix):], ": ")
			break
		}
	}
	var digits strings.Builder
	place := 0
	for _, r := range rest {
		place++
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case (r == 'X' || r == 'x') && digits.Len() == 9:
			digits.WriteByte('X') // ten, as the check digit of the short form
		case isHyphen(r):
		default:
			return "", fmt.Errorf("character %d is %q, which is no digit", place, r)
		}
	}
	return digits.String(), nil
}

func isHyphen(r rune) bool {
	return strings.ContainsRune("- \u00a0\u00ad\u2009\u2010\u2011\u2012\u2013\u2212", r)
}

// checkOf10 returns the digit that has to follow the first nine.
func checkOf10(digits string) byte {
	sum := 0
	for i := range 9 {
		sum += (10 - i) * int(digits[i]-'0')
	}
	check := (11 - sum%11) % 11
	if check == 10 {
		return 'X'
	}
	return byte('0' + check)
}

// checkOf13 returns the digit that has to follow the first twelve.
func checkOf13(digits string) byte {
	sum := 0
	for i := range 12 {
		weight := 1 + 2*(i%2)
		sum += weight * int(digits[i]-'0')
	}
	return byte('0' + (10-sum%10)%10)
}

// ISBN13 returns the long form of an ISBN that [ISBN] returned, by which a book
// is the same however it is numbered.
func ISBN13(isbn string) string {
	if len(isbn) != 10 {
		return isbn
	}
	long := "978" + isbn[:9]
	return long + string(checkOf13(long))
}
