package account

import "slices"

// Role is how far a person is trusted. Each role may do all that the ones
// before it may.
type Role string

// The roles, least first. Nobody is the role of a visitor, or of a person on a
// timeline that they are not a member of.
const (
	Nobody      Role = ""
	Viewer      Role = "viewer"
	Contributor Role = "contributor"
	Checker     Role = "checker"
	Reviewer    Role = "reviewer"
	Admin       Role = "admin"
)

// Roles returns the roles that a person can be given, least first.
func Roles() []Role { return []Role{Viewer, Contributor, Checker, Reviewer, Admin} }

// Valid reports whether r is a role that a person can be given.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// AtLeast reports whether r may do all that other may.
func (r Role) AtLeast(other Role) bool { return r.rank() >= other.rank() }

// Least returns the lesser of two roles.
func Least(a, b Role) Role {
	if a.AtLeast(b) {
		return b
	}
	return a
}

func (r Role) rank() int { return slices.Index(Roles(), r) }
