package annotate

import (
	"cmp"
	"slices"
	"strings"
)

// origins parts sources into voices: those that one owner, one publisher or one
// origin group makes say the same are one, and so is a source with the one that
// it was seen quoted in.
type origins struct {
	voice map[string]string // of a source or of what ties some: another one of its voice, or itself
	ties  map[tie]int       // how many of the sources each holds
}

// tie is something that sources share.
type tie struct {
	family bool // of the publisher; an origin group otherwise
	name   string
}

func (t tie) key() string {
	if t.family {
		return "family " + bareTitle(t.name)
	}
	return "origin " + bareTitle(t.name)
}

func originsOf(evidence []Evidence, sources map[SourceID]Source) origins {
	o := origins{voice: map[string]string{}, ties: map[tie]int{}}
	seen := map[SourceID]bool{}
	for _, e := range evidence {
		o.join("source "+string(e.Source), "source "+string(e.Source))
		for _, id := range []SourceID{e.Source, e.Via} {
			if id == "" {
				continue
			}
			o.join("source "+string(e.Source), "source "+string(id))
			for _, t := range sources[id].ties() {
				o.join("source "+string(id), t.key())
				if !seen[id] && id == e.Source {
					o.tie(t)
				}
			}
			seen[id] = seen[id] || id == e.Source
		}
	}
	return o
}

// ties returns what makes a source speak with the voice of others. A publisher
// of which no family is told is one of its own.
func (s Source) ties() []tie {
	var ties []tie
	if family := cmp.Or(s.Family, s.Publisher); bareTitle(family) != "" {
		ties = append(ties, tie{family: true, name: family})
	}
	if bareTitle(s.Origin) != "" {
		ties = append(ties, tie{name: s.Origin})
	}
	return ties
}

// tie counts a source that a tie holds, under the way in which it was written
// first.
func (o origins) tie(t tie) {
	for known := range o.ties {
		if known.key() == t.key() {
			t = known
		}
	}
	o.ties[t]++
}

func (o origins) find(name string) string {
	for o.voice[name] != "" && o.voice[name] != name {
		name = o.voice[name]
	}
	return name
}

func (o origins) join(a, b string) {
	for _, name := range []string{a, b} {
		if o.voice[name] == "" {
			o.voice[name] = name
		}
	}
	o.voice[o.find(a)] = o.find(b)
}

// count returns how many voices there are.
func (o origins) count() int {
	voices := map[string]bool{}
	for name := range o.voice {
		voices[o.find(name)] = true
	}
	return len(voices)
}

// shared says what makes one voice of more than one source.
func (o origins) shared() string {
	var families, groups []string
	for t, n := range o.ties {
		switch {
		case n < 2:
		case t.family:
			families = append(families, t.name)
		default:
			groups = append(groups, t.name)
		}
	}
	slices.Sort(families)
	slices.Sort(groups)
	var words []string
	if len(families) > 0 {
		words = append(words, "a publisher family (“"+strings.Join(families, "”, “")+"”)")
	}
	if len(groups) > 0 {
		words = append(words, "an origin group (“"+strings.Join(groups, "”, “")+"”)")
	}
	if len(words) == 0 {
		return "what they were seen quoted in"
	}
	return strings.Join(words, " and ")
}
