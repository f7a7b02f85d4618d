// Package sqlite keeps a [db.DB] in one SQLite file: it opens and creates the
// file, brings its schema up to date, copies it while it is in use, and checks
// it. It is the only package that knows the driver.
//
// Several processes may use a file at the same time, on one machine. Its
// folder must be writable, for the two files that stand beside it meanwhile.
package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"

	"dateline/db"
)

// Options say how to open a file. The zero value opens one that is there.
type Options struct {
	Create      bool          // make the file if there is none; an empty file is not "none"
	BusyTimeout time.Duration // how long a write waits for another process; zero for ten seconds
	Throwaway   bool          // never wait for the disk; a power cut may damage the file. Only for databases of tests.
}

const defaultBusyTimeout = 10 * time.Second

// Open opens the database at path and brings its schema up to date. It returns
// a NotFound error when there is no file and none is to be made, and a Damaged
// error, which says what to do, for a file that is damaged, empty, something
// else than a database of this program, or made by a newer one. Such a file is
// left as it is.
//
// The whole file is read once to see whether it is sound, which takes about a
// second for each gigabyte.
func Open(ctx context.Context, path string, o Options) (*db.DB, error) {
	err := inspect(path)
	if o.Create && errors.Is(err, fs.ErrNotExist) {
		err = create(ctx, path)
	}
	if err != nil {
		return nil, err
	}
	pools, err := openPools(path, o)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(sound(ctx, pools.write, path), migrate(ctx, pools.write, path)); err != nil {
		return nil, errors.Join(err, pools.close())
	}
	return db.New(pools.write, pools.read, dialect{}), nil
}

// pools are the ways into a file: one connection that writes, many that read.
type pools struct{ write, read *sql.DB }

func (p pools) close() error { return errors.Join(p.read.Close(), p.write.Close()) }

func openPools(path string, o Options) (pools, error) {
	write, err := openPool(path, o, writer)
	if err != nil {
		return pools{}, err
	}
	read, err := openPool(path, o, reader)
	if err != nil {
		return pools{}, errors.Join(err, write.Close())
	}
	write.SetMaxOpenConns(1) // updates run one after another
	// More readers than processors, for those that wait for the disk. They
	// are kept open: a new connection has to read the schema again.
	readers := max(4, 2*runtime.GOMAXPROCS(0))
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return pools{write: write, read: read}, nil
}

// role is what a pool is for.
type role int

const (
	writer role = iota
	reader
	bystander // reads, writes nothing, and does not mind the journal mode
)

// openPool returns a pool whose every connection has the settings of its role.
// They are in the address, because the driver applies them to each connection
// that the pool makes.
func openPool(path string, o Options, r role) (*sql.DB, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	busy := o.BusyTimeout
	if busy <= 0 {
		busy = defaultBusyTimeout
	}
	set := url.Values{}
	// Never make a file by accident: create does it on purpose.
	set.Set("mode", "rw")
	// Another process may be writing. Wait for it rather than fail.
	set.Set("_busy_timeout", strconv.FormatInt(busy.Milliseconds(), 10))
	// SQLite does not look after references unless told to.
	set.Set("_foreign_keys", "on")
	// What was saved survives a power cut. NORMAL could lose the last
	// commits, which somebody was told were safe.
	set.Set("_synchronous", "FULL")
	if o.Throwaway {
		set.Set("_synchronous", "OFF")
	}
	// Statements are the same few; parsing them again takes longer than
	// running them.
	set.Set("_stmt_cache_size", "128")
	switch r {
	case writer:
		// 16 MB, so that what an import adds is written out less often.
		set.Set("_cache_size", "-16000")
		// Readers go on while somebody writes. It is a property of the file,
		// so that the writer sets it for all.
		set.Set("_journal_mode", "WAL")
		// Take the right to write at the beginning. A transaction that reads
		// first and asks later can be refused without a wait.
		set.Set("_txlock", "immediate")
	case reader:
		// A View that tried to write would be a mistake of ours.
		set.Set("_query_only", "on")
	case bystander:
	}
	c := connector{address: "file:" + (&url.URL{Path: full}).EscapedPath() + "?" + set.Encode(), driver: &sqlite3.SQLiteDriver{}}
	if r == writer {
		c.driver.ConnectHook = keepUndoInMemory
	}
	return sql.OpenDB(c), nil
}

// connector makes connections with settings that an address cannot have.
type connector struct {
	address string
	driver  *sqlite3.SQLiteDriver
}

// Connect opens the file. It does not wait for anything that ctx could end.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.address) }

// Driver returns the driver.
func (c connector) Driver() driver.Driver { return c.driver }

// keepUndoInMemory keeps what a statement needs to take itself back out of
// temporary files. In a long transaction SQLite writes a dozen pages there for
// every claim, which took ten times as long as the claim itself.
func keepUndoInMemory(c *sqlite3.SQLiteConn) error {
	_, err := c.Exec("PRAGMA temp_store = MEMORY", nil)
	return err
}
