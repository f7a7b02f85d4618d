// Package articles renders the pages of articles: the list of a timeline's, the
// forms, and the worksheet, which is the text with its claims beside it.
package articles
