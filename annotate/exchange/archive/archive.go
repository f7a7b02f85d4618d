// Package archive reads and writes the archive format: a timeline with
// everything on it as one JSON file, to carry it from one desk to another.
//
// A file that was exported, imported into an empty desk by an administrator
// who keeps the status of claims, and exported again, has the same bytes. What
// belongs to the desk and not to the timeline, such as the history, the accounts,
// the editions that the public was shown and what was decided about the proposals of articles, stays there: the file
// lists it under "omitted".
//
// Keys that this version does not know are kept. They are written under
// "extra" of the object in which they stood. Only those under "omitted", which
// is about one file and is made anew by every export, are not.
package archive

import (
	_ "embed" // the schema
	"fmt"
	"io"
	"slices"

	"dateline/annotate"
	"dateline/annotate/fault"
)

// What the first two keys of a file say.
const (
	Format  = "dateline"
	Version = 1
)

// The limits on a file.
const (
	MaxSize    = 64 << 20  // bytes
	MaxDepth   = 32        // of objects and arrays in one another
	MaxRecords = 1_000_000 // elements of all arrays of objects
)

//go:embed schema.json
var schema []byte

// Schema returns the JSON Schema, 2020-12, of the format.
func Schema() []byte { return slices.Clone(schema) }

// sorted returns a with its lists in the order of a file, and leaves those of
// a alone.
func sorted(a annotate.Archive) annotate.Archive {
	a.Articles, a.Texts, a.Sources = slices.Clone(a.Articles), slices.Clone(a.Texts), slices.Clone(a.Sources)
	a.Cases, a.Quotes, a.Evidence = slices.Clone(a.Cases), slices.Clone(a.Quotes), slices.Clone(a.Evidence)
	a.Reviews = slices.Clone(a.Reviews)
	findings := a.Findings
	a.Findings = nil
	a.Sort()
	a.Findings = findings
	return a
}

// Read reads an archive, with its lists in the order of the file. The error is
// an Invalid one for a person: it says where the file is wrong, by line and
// column where it is no JSON, and otherwise by the path to the value, such as
// claims[3].position.when. What a desk can check only with other records in
// hand, such as whether a source is there, is left to [annotate.Desk.Import].
func Read(r io.Reader) (annotate.Archive, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return annotate.Archive{}, fmt.Errorf("reading an archive: %w", err)
	}
	if len(data) > MaxSize {
		return annotate.Archive{}, fault.New(fault.Invalid, "This file is larger than %d MB, which is the limit.", MaxSize>>20)
	}
	var file wireFile
	if err := decode(data, &file); err != nil {
		return annotate.Archive{}, err
	}
	d := decoding{}
	a := d.archive(&file)
	return a, d.err
}
