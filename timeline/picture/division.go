package picture

// Tone is a small number that decides the look of a claim, such as which
// verdict it has. A picture knows no more of it. A number that is not below
// Tones counts as the last.
type Tone uint8

// Tones is how many tones there are.
const Tones = 8

// Mix counts claims by tone.
type Mix [Tones]int

// Total returns how many claims a mix has.
func (m Mix) Total() int {
	n := 0
	for _, c := range m {
		n += c
	}
	return n
}

// ToneSet is a set of tones. The zero ToneSet has none.
type ToneSet uint8

// With returns the set with t in it.
func (s ToneSet) With(t Tone) ToneSet { return s | 1<<min(t, Tones-1) }

// Has reports whether t is in the set.
func (s ToneSet) Has(t Tone) bool { return s&(1<<min(t, Tones-1)) != 0 }

// without returns the mix without the tones of a set.
func (m Mix) without(s ToneSet) Mix {
	for t := range m {
		if s.Has(Tone(t)) {
			m[t] = 0
		}
	}
	return m
}

// Division is what decides in which lane of a picture a claim stands.
type Division uint8

// The divisions. Those up to grouped are by a text that a [Fact] carries.
const (
	ByLane Division = iota
	ByTag
	ByClaimant
	BySource
	ByTone
	Together // there is one lane
)

// groupings is how many divisions are by a text.
const groupings = int(BySource) + 1

// code is the tone of a claim in its lowest three bits, and above them three
// for its lane in each division by a text.
type code uint16

const codeBits = 3

func (c code) tone() Tone { return Tone(c & (Tones - 1)) }

// lane returns the lane of a claim in a division.
func (c code) lane(d Division) int {
	switch d {
	case ByTone:
		return int(c.tone())
	case Together:
		return 0
	default:
		return int(c>>(codeBits*(1+d))) & (MaxLanes - 1)
	}
}

func codeOf(tone Tone, lanes [groupings]uint8) code {
	c := code(min(tone, Tones-1))
	for d, lane := range lanes {
		c |= code(lane) << (codeBits * (1 + d))
	}
	return c
}
