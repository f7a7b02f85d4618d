// Package claims renders the pages of one claim: what was said and when, the
// verdict on it and the evidence for that, the work that remains, and the forms
// for all of these.
package claims
