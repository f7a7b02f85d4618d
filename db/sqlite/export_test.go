package sqlite

import "database/sql"

// Pools opens the two pools of a file, for tests that look at their settings.
func Pools(path string) (write, read *sql.DB, err error) {
	p, err := openPools(path, Options{})
	return p.write, p.read, err
}
