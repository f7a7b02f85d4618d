// Package sources renders the list of a timeline's sources, the page of one
// source, and the form for it.
package sources
