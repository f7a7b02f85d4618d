package assets

import (
	"embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed file
var forFiles embed.FS

var (
	tokenRule = regexp.MustCompile(`--([a-z]+): (?:light-dark\(([^,]+), *([^)]+)\)|([^;]+));`)
	toneRule  = regexp.MustCompile(`(?m)^\s*\.(is-[a-z-]+) \{ --tone: var\(--([a-z]+)\)`)
	tokenUse  = regexp.MustCompile(`var\(--([a-z]+)\)`)
)

// PictureStyle returns the style of a picture that stands in a file of its own.
// It has no variables and no layers, as few programs but browsers know them.
var PictureStyle = sync.OnceValue(func() string {
	tokens, tones := readTokens()
	plain, err := forFiles.ReadFile("file/picture.css")
	if err != nil {
		panic(err) // the file is part of the program
	}
	var style strings.Builder
	for line := range strings.Lines(string(plain)) {
		if !strings.Contains(line, ".is-any") {
			style.WriteString(resolved(line, tokens, ""))
			continue
		}
		for _, t := range tones {
			style.WriteString(resolved(strings.ReplaceAll(line, ".is-any", "."+t.class), tokens, tokens[t.token]))
		}
	}
	_, rules, _ := strings.Cut(style.String(), "*/\n")
	return rules
})

// tone is the colour that goes with a verdict.
type tone struct{ class, token string }

func tokenSheet() string {
	sheet, err := files.ReadFile("css/10-tokens.css")
	if err != nil {
		panic(err) // the file is part of the program
	}
	return string(sheet)
}

// darkTokens reads the colours of the app, as they are in the dark.
func darkTokens() map[string]string {
	tokens := map[string]string{}
	for _, m := range tokenRule.FindAllStringSubmatch(tokenSheet(), -1) {
		if m[3] != "" {
			tokens[m[1]] = m[3]
		}
	}
	return tokens
}

// readTokens reads the colours and faces of the app, as they are in light.
func readTokens() (map[string]string, []tone) {
	sheet := tokenSheet()
	tokens := map[string]string{}
	for _, m := range tokenRule.FindAllStringSubmatch(sheet, -1) {
		if _, known := tokens[m[1]]; !known {
			tokens[m[1]] = m[2] + m[4]
		}
	}
	var tones []tone
	for _, m := range toneRule.FindAllStringSubmatch(sheet, -1) {
		tones = append(tones, tone{class: m[1], token: m[2]})
	}
	return tokens, tones
}

// resolved writes the values of tokens where they are used.
func resolved(rule string, tokens map[string]string, tone string) string {
	return tokenUse.ReplaceAllStringFunc(rule, func(use string) string {
		name := tokenUse.FindStringSubmatch(use)[1]
		if name == "tone" && tone != "" {
			return tone
		}
		return tokens[name]
	})
}

// Style returns the style sheet of the app, for a page that stands alone.
func Style() string { return string(load().content[strings.TrimPrefix(StyleSheet(), Prefix)]) }

// ThumbnailStyle returns the style of a thumbnail, whose colours go with the page
// that shows it.
var ThumbnailStyle = sync.OnceValue(func() string {
	light, tones := readTokens()
	dark := darkTokens()
	var day, night strings.Builder
	for _, t := range tones {
		day.WriteString("." + t.class + "{fill:" + light[t.token] + "}")
		night.WriteString("." + t.class + "{fill:" + dark[t.token] + "}")
	}
	return day.String() + "@media (prefers-color-scheme: dark){" + night.String() + "}"
})
