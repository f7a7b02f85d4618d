package api

import (
	"net/http"
	"slices"
	"strings"

	"dateline/annotate"
	"dateline/annotate/fault"
)

// getSources lists the sources of a timeline, by title.
func (s *Server) getSources(c *call) (answer, error) {
	q := c.query()
	after, rows := q.cursor(), q.number("limit", 1, mostRows, pageRows)
	if err := q.err(); err != nil {
		return answer{}, err
	}
	_, sources, err := c.desk.Sources(c.Context(), c.actor, c.PathValue("slug"))
	place := func(s annotate.Source) string { return strings.ToLower(s.Title) + "\x00" + string(s.ID) }
	slices.SortFunc(sources, func(a, b annotate.Source) int { return strings.Compare(place(a), place(b)) })
	part, next := page(sources, after, rows, place)
	return listOf(part, next, sourceOf), err
}

// sourceInput is what can be said about a source.
type sourceInput struct {
	Title        string `json:"title"`
	Author       string `json:"author"`
	Publisher    string `json:"publisher"`
	Family       string `json:"family"`
	Kind         string `json:"kind"`
	Published    string `json:"published"`
	URL          string `json:"url"`
	ISBN         string `json:"isbn"`
	DOI          string `json:"doi"`
	ArchiveURL   string `json:"archive_url"`
	Archive      string `json:"archive"`
	ArchivedOn   string `json:"archived_on"`
	Origin       string `json:"origin"`
	Confidential bool   `json:"confidential"`
	Note         string `json:"note"`
}

func (in sourceInput) edit(version int) (annotate.SourceEdit, error) {
	var wrong fault.Fields
	edit := annotate.SourceEdit{
		Title: in.Title, Author: in.Author, Publisher: in.Publisher, Family: in.Family, Kind: annotate.SourceKind(in.Kind),
		Published: dated(&wrong, "/published", in.Published), URL: in.URL, ISBN: in.ISBN, DOI: in.DOI, ArchiveURL: in.ArchiveURL,
		Archive: annotate.ArchiveState(in.Archive), ArchivedOn: dated(&wrong, "/archived_on", in.ArchivedOn),
		Origin: in.Origin, Confidential: in.Confidential, Note: in.Note, Version: version,
	}
	return edit, wrong.Err()
}

func (s *Server) postSource(c *call) (answer, error) {
	var in sourceInput
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	edit, err := in.edit(0)
	if err != nil {
		return answer{}, err
	}
	made, err := c.desk.AddSource(c.Context(), c.actor, c.PathValue("slug"), edit)
	return answer{status: http.StatusCreated, etag: versionTag(made.Version), location: "/sources/" + string(made.ID), body: sourceOf(made)}, err
}

func (c *call) source() (annotate.Source, error) {
	f, err := c.desk.Source(c.Context(), c.actor, annotate.SourceID(c.PathValue("id")))
	return f.Source, err
}

func (s *Server) getSource(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	src, err := c.source()
	return answer{etag: versionTag(src.Version), body: sourceOf(src)}, err
}

func (s *Server) patchSource(c *call) (answer, error) {
	src, err := c.source()
	if err != nil {
		return answer{}, err
	}
	if err := c.match(src.Version); err != nil {
		return answer{}, err
	}
	in := sourceInput{
		Title: src.Title, Author: src.Author, Publisher: src.Publisher, Family: src.Family, Kind: string(src.Kind),
		Published: src.Published.String(), URL: src.URL, ISBN: src.ISBN, DOI: src.DOI, ArchiveURL: src.ArchiveURL, Archive: string(src.Archive),
		ArchivedOn: src.ArchivedOn.String(), Origin: src.Origin, Confidential: src.Confidential, Note: src.Note,
	}
	if err := decode(c, &in); err != nil {
		return answer{}, err
	}
	edit, err := in.edit(src.Version)
	if err != nil {
		return answer{}, err
	}
	src, err = c.desk.EditSource(c.Context(), c.actor, src.ID, edit)
	return answer{etag: versionTag(src.Version), body: sourceOf(src)}, err
}
