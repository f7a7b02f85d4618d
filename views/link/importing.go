package link

import (
	"net/url"
	"strconv"
)

// NewImport is where a file is brought that makes a timeline, or that is an
// archive of one.
const NewImport = "/import"

// ImportInto is where a file is brought for a timeline; for a new one when slug is
// empty.
func ImportInto(slug string) string {
	if slug == "" {
		return NewImport
	}
	return Timeline(slug) + "/import"
}

// Import returns the page of a file that was brought.
func Import(token string) string { return "/imports/" + url.PathEscape(token) }

// ImportRows returns a page of what becomes of the records of a file: all of
// them when show is empty. Pages are counted from 1.
func ImportRows(token, show string, page int) string {
	q := url.Values{}
	if show != "" {
		q.Set("show", show)
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	if len(q) == 0 {
		return Import(token)
	}
	return Import(token) + "?" + q.Encode()
}

// TryImport is where a file is looked at again, with other choices.
func TryImport(token string) string { return Import(token) + "/try" }

// ApplyImport is where a file is imported.
func ApplyImport(token string) string { return Import(token) + "/apply" }

// StopImport is where what is done with a file is stopped.
func StopImport(token string) string { return Import(token) + "/stop" }

// DropImport is where a file is forgotten.
func DropImport(token string) string { return Import(token) + "/drop" }

// ImportEvents is the stream of how far what is done with a file is.
func ImportEvents(token string) string { return Import(token) + "/events" }

// RefusedRows is the file of what is refused of a file.
func RefusedRows(token string) string { return Import(token) + "/refused.csv" }
