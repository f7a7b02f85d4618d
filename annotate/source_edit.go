package annotate

import (
	"context"
	"slices"
	"strings"

	"dateline/annotate/fault"
	"dateline/annotate/identifier"
)

func (in SourceEdit) apply(s Source) Source {
	s.Title, s.Author, s.Publisher = strings.TrimSpace(in.Title), in.Author, strings.TrimSpace(in.Publisher)
	s.Kind, s.Published, s.URL, s.ISBN, s.DOI = in.Kind, in.Published, strings.TrimSpace(in.URL), in.ISBN, in.DOI
	s.ArchiveURL, s.Archive, s.ArchivedOn = strings.TrimSpace(in.ArchiveURL), in.Archive, in.ArchivedOn
	s.Family, s.Origin = strings.TrimSpace(in.Family), strings.TrimSpace(in.Origin)
	s.Confidential, s.Note = in.Confidential, in.Note
	s.CanonicalURL = identifier.Address(s.URL)
	if s.Kind == "" {
		s.Kind = Secondary
	}
	if s.Archive == "" {
		s.Archive = NotArchived
	}
	if s.ArchiveURL != "" && s.Archive == NotArchived {
		s.Archive = Archived // who gives the address of a copy says that there is one
	}
	if s.ArchiveURL != "" && s.ArchivedOn.IsZero() {
		s.ArchivedOn = identifier.CopiedOn(s.ArchiveURL)
	}
	return s
}

// validSource returns a source as it is stored, with its names in the form that
// is kept. The error is an Invalid one; its cause is a [TwinError] when the timeline
// has this source already.
func (c *change) validSource(ctx context.Context, s Source) (Source, error) {
	var wrong fault.Fields
	s = sourceFields(&wrong, s)
	archiving(&wrong, s)
	if err := wrong.Err(); err != nil {
		return s, err
	}
	twin, field, err := c.twin(ctx, s)
	if err != nil || twin.ID == "" {
		return s, err
	}
	wrong.Add(field, "“%s” has this %s already. Use that source instead.", clip(twin.Title, 80), twinWord(field))
	return s, &fault.Error{
		Kind: fault.Invalid, Text: "You have this source already.", Fields: wrong, Cause: &TwinError{Source: twin, Field: field},
	}
}

// sourceFields notes what is wrong with a source by itself, and returns it with
// its names in the form that is kept.
func sourceFields(wrong *fault.Fields, s Source) Source {
	line(wrong, "title", s.Title, MaxTitle, true)
	for field, value := range map[string]string{
		"author": s.Author, "publisher": s.Publisher, "family": s.Family, "isbn": s.ISBN, "doi": s.DOI, "origin": s.Origin,
	} {
		line(wrong, field, value, MaxLine, false)
	}
	address(wrong, "url", s.URL)
	address(wrong, "archive_url", s.ArchiveURL)
	text(wrong, "note", s.Note, MaxNote)
	if !slices.Contains(SourceKinds(), s.Kind) {
		wrong.Add("kind", "Choose the kind of source.")
	}
	if !slices.Contains(ArchiveStates(), s.Archive) {
		wrong.Add("archive", "Choose whether it is archived.")
	}
	if isbn, err := identifier.ISBN(s.ISBN); err != nil {
		wrong.Add("isbn", "%s.", capital(err.Error()))
	} else {
		s.ISBN = isbn
	}
	if doi, err := identifier.DOI(s.DOI); err != nil {
		wrong.Add("doi", "%s.", capital(err.Error()))
	} else {
		s.DOI = doi
	}
	s.CanonicalURL = identifier.Address(s.URL)
	return s
}

// archiving notes where the state of archiving and the copy do not go together.
// It is asked of people; what comes from another desk may be older than these
// questions.
func archiving(wrong *fault.Fields, s Source) {
	switch {
	case s.Archive == Archived && s.ArchiveURL == "":
		wrong.Add("archive_url", "Give the address of the copy, or choose “Not archived”.")
	case s.Archive == Unavailable && s.ArchiveURL != "":
		wrong.Add("archive", "There is the address of a copy below: choose “Archived”, or take the address out.")
	case s.ArchiveURL != "" && s.ArchivedOn.IsZero():
		wrong.Add("archived_on", "Give the day on which the copy was made: its address does not tell.")
	case s.ArchiveURL == "" && !s.ArchivedOn.IsZero():
		wrong.Add("archive_url", "Give the address of the copy of that day.")
	case s.ArchiveURL != "" && s.ArchiveURL == s.URL && !identifier.IsCopy(s.URL):
		wrong.Add("archive_url", "This is the address of the source itself. Give that of the copy.")
	}
}

// TwinError is the cause of an error about a source that a timeline has already.
type TwinError struct {
	Source Source
	Field  string // that tells so: "url" or "doi"
}

// Error says which source is the same.
func (t *TwinError) Error() string {
	return "the same " + t.Field + " as source " + string(t.Source.ID)
}

func twinWord(field string) string {
	if field == "doi" {
		return "DOI"
	}
	return "address"
}

// twin returns another source of the timeline that is the same as one, and the
// field that tells so; the zero Source when there is none. A DOI is asked of
// new sources only: two that are here already are for people to merge.
func (c *change) twin(ctx context.Context, s Source) (Source, string, error) {
	if s.CanonicalURL != "" {
		twin, err := c.SourceByURL(ctx, s.Timeline, s.CanonicalURL)
		if err != nil && fault.KindOf(err) != fault.NotFound {
			return Source{}, "", err
		}
		if err == nil && twin.ID != s.ID {
			return twin, "url", nil
		}
	}
	if s.DOI == "" || s.Version > 1 {
		return Source{}, "", nil
	}
	all, err := c.Sources(ctx, s.Timeline)
	for _, other := range all {
		if other.DOI == s.DOI && other.ID != s.ID {
			return other, "doi", nil
		}
	}
	return Source{}, "", err
}
