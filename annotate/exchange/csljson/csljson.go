// Package csljson writes sources as CSL-JSON, the format in which reference
// managers such as Zotero and the citation processors of word processors take
// works over. It only writes: CSL-JSON says nothing of what a desk knows of a
// source beyond its names.
//
// What CSL has no word for is left out, see [Omitted]. A date that it cannot say
// in numbers is written as words under "literal".
package csljson

import (
	"bytes"
	"encoding/json"
	"io"

	"dateline/annotate"
	"dateline/timeline/edtf"
)

// MediaType is that of CSL-JSON.
const MediaType = "application/vnd.citationstyles.csl+json"

// item is a work with its keys in the order in which they are written.
type item struct {
	ID        string  `json:"id"`
	Type      string  `json:"type"`
	Title     string  `json:"title"`
	Author    []name  `json:"author,omitempty"`
	Publisher string  `json:"publisher,omitempty"`
	Issued    *date   `json:"issued,omitempty"`
	URL       string  `json:"URL,omitempty"`
	DOI       string  `json:"DOI,omitempty"`
	ISBN      string  `json:"ISBN,omitempty"`
	Accessed  *date   `json:"accessed,omitempty"`
	Archive   string  `json:"archive_location,omitempty"`
	Custom    *custom `json:"custom,omitempty"`
}

// name is a person or house as one text: where the family name ends is not
// known.
type name struct {
	Literal string `json:"literal"`
}

type custom struct {
	Confidential bool   `json:"confidential,omitempty"`
	ArchivedOn   string `json:"archived_on,omitempty"`
}

// Write writes the sources of an archive, in their order, without those that
// were merged into others. A confidential source says so under "custom"; who is
// no member gets an archive without it. The day on which a source was accessed
// is the last one on which anybody read it for a claim.
func Write(w io.Writer, a annotate.Archive) error {
	items := []item{} // not null
	last := lastRead(a)
	for _, s := range a.Sources {
		if s.Merged == "" {
			items = append(items, itemOf(s, last[s.ID]))
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(items); err != nil {
		return err
	}
	_, err := b.WriteTo(w)
	return err
}

// WriteSource writes a list of one source, with the evidence that is from it.
func WriteSource(w io.Writer, s annotate.Source, evidence []annotate.Evidence) error {
	for i := range evidence {
		evidence[i].Source = s.ID
	}
	s.Merged = ""
	return Write(w, annotate.Archive{Sources: []annotate.Source{s}, Evidence: evidence})
}

// Omitted returns what [Write] leaves out of an archive.
func Omitted(a annotate.Archive) []annotate.Omission {
	omitted := []annotate.Omission{
		{What: "claims, articles and evidence", Why: "CSL-JSON is for works that are cited, and not for what they say."},
		{What: "publisher families, origin groups and notes", Why: "CSL-JSON has no words for them."},
	}
	for _, o := range a.Omitted {
		if o.What == "sources" {
			omitted = append(omitted, o)
		}
	}
	return omitted
}

func lastRead(a annotate.Archive) map[annotate.SourceID]edtf.Date {
	kept := map[annotate.SourceID]annotate.SourceID{}
	for _, s := range a.Sources {
		kept[s.ID] = s.Merged
	}
	last := map[annotate.SourceID]edtf.Date{}
	for _, e := range a.Evidence {
		id := e.Source
		if e.Via != "" {
			id = e.Via
		}
		if into := kept[id]; into != "" {
			id = into
		}
		if !e.Accessed.IsZero() && e.Counts() && (last[id].IsZero() || edtf.Compare(last[id], e.Accessed) < 0) {
			last[id] = e.Accessed
		}
	}
	return last
}

func itemOf(s annotate.Source, read edtf.Date) item {
	w := item{
		ID: string(s.ID), Type: typeOf(s), Title: s.Title, Publisher: s.Publisher, Issued: dateOf(s.Published),
		URL: s.URL, DOI: s.DOI, ISBN: s.ISBN, Archive: s.ArchiveURL,
	}
	if s.Author != "" {
		w.Author = []name{{Literal: s.Author}}
	}
	if s.URL != "" {
		w.Accessed = dateOf(read)
	}
	if s.Confidential || s.ArchiveURL != "" && !s.ArchivedOn.IsZero() {
		w.Custom = &custom{Confidential: s.Confidential}
		if s.ArchiveURL != "" {
			w.Custom.ArchivedOn = s.ArchivedOn.String()
		}
	}
	return w
}

// typeOf returns what CSL calls a work: by its kind where that tells, and
// otherwise by the name that it goes by.
func typeOf(s annotate.Source) string {
	switch s.Kind {
	case annotate.Official:
		return "report"
	case annotate.Encyclopedia:
		return "entry-encyclopedia"
	case annotate.Social:
		return "post"
	case annotate.Interview:
		return "interview"
	case annotate.Dataset:
		return "dataset"
	case annotate.Primary, annotate.Secondary, annotate.Tertiary:
	}
	switch {
	case s.ISBN != "":
		return "book"
	case s.DOI != "":
		return "article-journal"
	case s.Kind != annotate.Primary && s.URL != "":
		return "webpage"
	default:
		return "document"
	}
}
