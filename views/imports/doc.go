// Package imports holds the pages on which files are brought, looked at and
// imported.
package imports
