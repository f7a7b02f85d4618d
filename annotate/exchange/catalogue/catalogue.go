// Package catalogue lists the formats that a timeline goes out in and comes in
// from, and recognises a file by what is in it.
package catalogue

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/atom"
	"dateline/annotate/exchange/claimreview"
	"dateline/annotate/exchange/csljson"
	"dateline/annotate/exchange/icalendar"
	"dateline/annotate/exchange/table"
	"dateline/annotate/exchange/timelinejs"
	"dateline/annotate/exchange/webannotation"
	"dateline/annotate/fault"
)

// The names of the formats.
const (
	Archive       = "archive"
	TimelineJS    = "timelinejs"
	CSV           = "csv"
	ClaimReview   = "claimreview"
	WebAnnotation = "webannotation"
	CSLJSON       = "csljson"
	ICalendar     = "icalendar"
	Atom          = "atom"
)

// Format is a format that a timeline can be written in.
type Format struct {
	Name      string
	Title     string
	About     string
	File      string // what stands in the address after /export/; empty when it has one of its own
	Suffix    string // of the name of a file, after the timeline's
	MediaType string
	Public    bool // it carries what everybody may read, whoever asks for it
	Based     bool // it names the address of the desk
	Partial   bool // what is taken in again does no harm to what is not in it, so that it can carry what has changed only
	write     func(w io.Writer, a annotate.Archive, base string) error
	omitted   func(a annotate.Archive) []annotate.Omission
}

// Write writes an archive in the format. Base is the address of the desk.
func (f Format) Write(w io.Writer, a annotate.Archive, base string) error { return f.write(w, a, base) }

// Omitted returns what the format leaves out of an archive.
func (f Format) Omitted(a annotate.Archive) []annotate.Omission { return f.omitted(a) }

// Content returns what of a timeline the format is to carry to an actor. It
// returns an Invalid error when the format is for what everybody may read and
// the timeline is private, or when it cannot carry what has changed only.
func (f Format) Content(ctx context.Context, desk *annotate.Desk, actor account.Actor, slug string, x annotate.Extract) (annotate.Archive, error) {
	if x.Since != 0 && !f.Partial {
		return annotate.Archive{}, fault.New(fault.Invalid, "%s cannot carry only what has changed since a version: who reads it would take the rest to be gone. The archive and the table can.", f.Title)
	}
	a, err := desk.Archive(ctx, actor, slug)
	if err != nil {
		return a, err
	}
	choice, err := desk.Choose(ctx, actor, slug, x)
	if err != nil || !f.Public {
		return choice.Of(a), err
	}
	a, err = desk.Archive(ctx, account.Actor{}, slug)
	if fault.KindOf(err) == fault.NotFound {
		return a, fault.New(fault.Invalid, "%s is for what everybody may read, and this timeline is private. Make it unlisted or public first.", f.Title)
	}
	return choice.Of(a), err
}

func plain(write func(io.Writer, annotate.Archive) error) func(io.Writer, annotate.Archive, string) error {
	return func(w io.Writer, a annotate.Archive, _ string) error { return write(w, a) }
}

// Formats returns every format that is written, the most complete one first.
func Formats() []Format {
	return []Format{
		{
			Name: Archive, Title: "Archive", Partial: true, Suffix: ".json", MediaType: "application/json", write: plain(archive.Write),
			About:   "Everything, to be kept or to be carried to another desk: importing it there gives the same timeline, with the same ids.",
			omitted: func(a annotate.Archive) []annotate.Omission { return a.Omitted },
		},
		{
			Name: TimelineJS, Title: "TimelineJS", Suffix: "-timelinejs.json", MediaType: "application/json", Based: true,
			About: "For Knight Lab’s TimelineJS, which shows a timeline as slides on any web page. Dates are as precise as they are known.",
			write: timelinejs.Write, omitted: timelinejs.Omitted,
		},
		{
			Name: CSV, Title: "Table (CSV)", Partial: true, File: "claims.csv", Suffix: "-claims.csv", MediaType: "text/csv; charset=utf-8",
			About: "A row for each claim, for Excel and other spreadsheets. Change it there and take it in again.",
			write: plain(table.Write), omitted: table.Omitted,
		},
		{
			Name: ClaimReview, Title: "ClaimReview", File: "claimreview.jsonld", Suffix: "-claimreview.jsonld", MediaType: claimreview.MediaType,
			About:  "A feed of the published verdicts, for search engines and collections of fact-checks. Each also stands in the public page of its claim.",
			Public: true, Based: true, write: claimreview.Write, omitted: claimreview.Omitted,
		},
		{
			Name: WebAnnotation, Title: "Web Annotation", File: "annotations.jsonld", Suffix: "-annotations.jsonld", MediaType: webannotation.MediaType,
			About: "What is quoted from the articles and where it stands, for annotation programs: a page for each wording of an article.",
			write: plain(webannotation.Write), omitted: webannotation.Omitted,
		},
		{
			Name: CSLJSON, Title: "Sources as CSL-JSON", Suffix: "-sources.csl.json", MediaType: csljson.MediaType,
			About: "For reference managers such as Zotero, and for the notes and bibliographies of a word processor.",
			write: plain(csljson.Write), omitted: csljson.Omitted,
		},
		{
			Name: ICalendar, Title: "Calendar (iCalendar)", File: "calendar.ics", Suffix: ".ics", MediaType: icalendar.MediaType,
			About: "The claims that have days, for calendar programs, beside what else happened then.",
			Based: true, write: icalendar.Write, omitted: icalendar.Omitted,
		},
		{
			Name: Atom, Title: "Feed (Atom)", File: "feed.atom", Suffix: ".atom", MediaType: atom.MediaType,
			About:  "What was published last, for feed readers that tell when something is new.",
			Public: true, Based: true, write: atom.Write, omitted: atom.Omitted,
		},
	}
}

// Names returns the names of the formats that are written.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Find returns the format of a name, or of a file of an export.
func Find(name string) (Format, bool) {
	formats := Formats()
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name || f.File != "" && f.File == name })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// Export returns a timeline, or a part of it, as a file of the format.
func (f Format) Export(ctx context.Context, desk *annotate.Desk, actor account.Actor, slug string, x annotate.Extract, base string) (annotate.Archive, []byte, error) {
	a, err := f.Content(ctx, desk, actor, slug, x)
	if err != nil {
		return a, nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b, a, base); err != nil {
		return a, nil, fmt.Errorf("writing the timeline %s as %s: %w", slug, f.Name, err)
	}
	return a, b.Bytes(), nil
}

// ExportTo writes a timeline as a file of the format, the archive while it reads
// it: however many claims there are, few are in memory.
//
// It returns what the format left out.
func (f Format) ExportTo(
	ctx context.Context, w io.Writer, desk *annotate.Desk, actor account.Actor, slug string, x annotate.Extract, base string,
) ([]annotate.Omission, error) {
	if f.Name != Archive || !x.IsZero() {
		a, body, err := f.Export(ctx, desk, actor, slug, x, base)
		if err != nil {
			return nil, err
		}
		_, err = w.Write(body)
		return f.Omitted(a), err
	}
	out := archive.NewWriter(w)
	var omitted []annotate.Omission
	err := desk.Carry(ctx, actor, slug, func(part annotate.Archive) error {
		omitted = append(omitted, part.Omitted...)
		return out.Add(part)
	})
	if err != nil {
		return nil, err
	}
	return omitted, out.Close()
}
