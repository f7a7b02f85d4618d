// Package history renders the history: of a timeline as a page of its own, of
// everything else as a section of its page.
package history
