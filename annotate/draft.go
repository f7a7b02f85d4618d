package annotate

import (
	"strings"
	"time"
	"unicode/utf8"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// Unsaved is a draft: what somebody typed into a form and has not saved yet. It
// is seen by nobody else, leaves no trace in the history, and is in no export.
// [Draft] is something else, the status of a claim.
type Unsaved struct {
	User    account.UserID
	Form    string              // the address that the form is sent to, with what else tells it apart
	Version int                 // of what is edited, when the form was opened; 0 for something new
	Fields  map[string][]string // what was typed, by the names of the fields
	Changed time.Time
}

// The limits on drafts. A person who has more loses the oldest.
const (
	MaxDrafts     = 60
	MaxDraftBytes = 5 << 20 // the longest article, with room for its letters
	MaxDraftForm  = 500     // bytes of an address
	DraftLife     = 30 * 24 * time.Hour
)

// validDraft returns an Invalid or TooLarge error for a draft that cannot be
// kept.
func validDraft(d Unsaved) error {
	if !strings.HasPrefix(d.Form, "/") || len(d.Form) > MaxDraftForm || !utf8.ValidString(d.Form) {
		return fault.New(fault.Invalid, "This form is not one of which drafts are kept.")
	}
	size := 0
	for name, values := range d.Fields {
		for _, v := range values {
			size += len(name) + len(v)
			if !utf8.ValidString(v) {
				return fault.New(fault.Invalid, "This has bytes that are not text.")
			}
		}
	}
	if size > MaxDraftBytes {
		return fault.New(fault.TooLarge, "This is too long to be kept as a draft: the limit is %d megabytes.", MaxDraftBytes>>20)
	}
	return nil
}
