// Package exchange carries timelines in and out in the formats of other
// programs. Each format is a package below this one. A reader makes a [Reading]
// of a file: an archive that [Import] hands to the desk, whose import does the
// dry run, the report and the one transaction; and what of the file could not be
// read, record by record. A writer takes what the desk's export gives, and says
// what it leaves out.
//
// Records of other programs get ids that are made of the timeline and of their
// own names, so that reading a file twice changes nothing the second time.
package exchange

import (
	"cmp"
	"strconv"

	"github.com/google/uuid"

	"dateline/annotate"
	"dateline/timeline"
)

// The limits on a file of another program.
const (
	MaxSize    = 64 << 20 // bytes
	MaxRecords = 100_000
)

// Target says where a file is going, and what its reader has to know that the
// file does not tell.
type Target struct {
	// Here is what is on the timeline that the records go to. Its zero value
	// makes a new timeline.
	Here annotate.Archive
	// Name is the title of a new timeline whose file has none.
	Name string
	// Seed keeps a new timeline apart from that of somebody else who imports the
	// same file.
	Seed string
	// Order tells how the file writes dates such as 03/04/2024.
	Order Order
}

// Order is the order of the numbers of a date.
type Order string

// The orders. Nothing is guessed: without an order, a date that can be read in
// two ways is refused.
const (
	NoOrder    Order = ""
	DayFirst   Order = "day-first"
	MonthFirst Order = "month-first"
)

// Reading is what a file of another program holds.
type Reading struct {
	Format  string // in words, such as "TimelineJS 3"
	Archive annotate.Archive
	Records int                 // in the file
	Refused []Refusal           // the records that could not be read
	Left    []annotate.Omission // what of the records that were read has no place here
	// Partial is [annotate.ImportOptions.Partial] for the format.
	Partial func(stored, read annotate.Case) annotate.Case
	// Ambiguous is the first date that can be read in two ways, when there is
	// one: it takes an [Order].
	Ambiguous string

	target Target
	places map[string]string // in the file, by the id of a claim
	seen   map[string]int
	left   map[string]int
}

// Refusal is a record that could not be read.
type Refusal struct {
	Path   string // in the file, such as events[3].start_date, or line 12
	Record int    // which record of the file, from 0
	Reason string
}

// NewReading begins a reading of a file for a target. Title and description are
// those that the file has, or empty.
func NewReading(format string, to Target, title, description string) *Reading {
	r := &Reading{Format: format, target: to, places: map[string]string{}, seen: map[string]int{}, left: map[string]int{}}
	r.Archive.Extra = map[annotate.ExtraKey]string{}
	r.Archive.Timeline = to.Here.Timeline
	if to.Here.Timeline.ID != "" {
		return r
	}
	title = Clip(cmp.Or(Line(title), Line(to.Name), "Imported timeline"), annotate.MaxTitle)
	r.Archive.Timeline = timeline.Timeline{
		ID: timeline.ID(derived(uuid.NameSpaceURL, "timeline", format, to.Seed, title)), Slug: annotate.Slug(title), Title: title,
		Description: Clip(Text(description), annotate.MaxNote), Visibility: timeline.Private, Version: 1,
	}
	return r
}

// ID returns the id of a record by its name in the file: the name itself when it
// is an id already. The same name gives the same id on the same timeline.
func (r *Reading) ID(kind, name string) string {
	if id, err := uuid.Parse(name); err == nil && id.String() == name {
		return name
	}
	space, err := uuid.Parse(string(r.Archive.Timeline.ID))
	if err != nil {
		space = uuid.NameSpaceURL
	}
	return derived(space, kind, name)
}

func derived(space uuid.UUID, parts ...string) string {
	var name []byte
	for _, p := range parts {
		name = append(strconv.AppendInt(name, int64(len(p)), 10), ':')
		name = append(name, p...)
	}
	return uuid.NewSHA1(space, name).String()
}

// Nth returns name the first time that it is asked for it, and something else
// that is as stable each further time.
func (r *Reading) Nth(name string) string {
	n := r.seen[name]
	r.seen[name]++
	if n == 0 {
		return name
	}
	return name + "\x00" + strconv.Itoa(n)
}

// Refuse notes that a record could not be read.
func (r *Reading) Refuse(record int, path, reason string) {
	r.Refused = append(r.Refused, Refusal{Path: path, Record: record, Reason: reason})
}

// Leave notes something of a record that has no place here.
func (r *Reading) Leave(what, why string) {
	key := what + "\x00" + why
	if _, ok := r.left[key]; !ok {
		r.left[key] = len(r.Left)
		r.Left = append(r.Left, annotate.Omission{What: what, Why: why})
	}
	r.Left[r.left[key]].Count++
}

// Add adds a claim that stands at a path of the file. One whose id stands in the
// file already is refused.
func (r *Reading) Add(record int, path string, k annotate.Case) bool {
	if first, twice := r.places[string(k.ID)]; twice {
		r.Refuse(record, path, "This has the id of "+first+".")
		return false
	}
	r.places[string(k.ID)] = path
	r.Archive.Cases = append(r.Archive.Cases, k)
	return true
}

// Cite ties a claim to the page at an address, and adds a source for it. What is
// no address of the web is left. It reports whether there is one.
func (r *Reading) Cite(claim timeline.ClaimID, address, title, note string, stance annotate.Stance) bool {
	address, ok := Address(address)
	if !ok {
		return false
	}
	source := annotate.SourceID(r.ID("source", address))
	evidence := annotate.EvidenceID(r.ID("evidence", string(claim)+" "+address))
	if _, twice := r.places[string(evidence)]; twice {
		return true
	}
	r.places[string(evidence)] = ""
	if _, here := r.places[string(source)]; !here {
		r.places[string(source)] = ""
		r.Archive.Sources = append(r.Archive.Sources, annotate.Source{
			ID: source, Title: Clip(cmp.Or(Line(title), address), annotate.MaxTitle), URL: address, Kind: annotate.Secondary,
		})
	}
	r.Archive.Evidence = append(r.Archive.Evidence, annotate.Evidence{
		ID: evidence, Claim: claim, Source: source, Stance: stance, Note: Clip(Text(note), annotate.MaxNote),
	})
	return true
}
