package annotate

import "slices"

// Status says where the work on a claim stands.
type Status string

// The statuses.
const (
	Draft            Status = "draft"
	Open             Status = "open"
	Checking         Status = "checking"
	InReview         Status = "in-review"
	ChangesRequested Status = "changes-requested"
	Approved         Status = "approved"
	Published        Status = "published"
	Withdrawn        Status = "withdrawn"
)

// Statuses returns every status in the order of the work.
func Statuses() []Status {
	return []Status{Draft, Open, Checking, InReview, ChangesRequested, Approved, Published, Withdrawn}
}

// Valid reports whether s is one of the statuses.
func (s Status) Valid() bool { return slices.Contains(Statuses(), s) }

// String returns s in words.
func (s Status) String() string {
	switch s {
	case InReview:
		return "in review"
	case ChangesRequested:
		return "changes requested"
	default:
		return string(s)
	}
}
