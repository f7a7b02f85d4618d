// Package ui renders the small parts that pages are made of: fields of forms,
// the marks of verdicts and stances, dates, and counts.
package ui
