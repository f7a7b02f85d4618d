// Package timelines renders the pages of timelines: the list of them, each with
// its picture, its settings, its members and its exports.
package timelines
