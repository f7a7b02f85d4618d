// Package identifier reads the names under which works are known everywhere:
// the ISBN of a book, the DOI of a paper, and the address of a page. Each has
// many spellings; the functions return the one that is kept, so that two
// spellings of one name are equal as text.
package identifier
