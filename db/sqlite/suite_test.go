package sqlite_test

import (
	"testing"

	"dateline/annotate"
	"dateline/db/dbtest"
)

func TestStore(t *testing.T) {
	dbtest.Run(t, func(t *testing.T) annotate.Store { return dbtest.New(t) })
}
