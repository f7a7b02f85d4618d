package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"dateline/annotate/fault"
)

// Backup copies the database at path, as it is at one moment, to a new file
// dest, while other processes may read and write it. The copy is checked and on
// disk when Backup returns nil, and there is no file at dest when it does not.
// It returns a Conflict error when dest is there already.
func Backup(ctx context.Context, path, dest string) error {
	if err := inspect(path); err != nil {
		return err
	}
	if _, err := os.Lstat(dest); err == nil {
		return taken(dest)
	}
	tmp, err := temporary(dest)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(tmp) }() // gone already when all went well
	if err := copyInto(ctx, path, tmp); err != nil {
		return fmt.Errorf("copying %s: %w", path, err)
	}
	if err := verify(ctx, tmp); err != nil {
		return fmt.Errorf("checking the copy of %s: %w", path, err)
	}
	err = place(tmp, dest)
	if errors.Is(err, fs.ErrExist) {
		return taken(dest)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", dest, err)
	}
	return nil
}

func taken(dest string) error {
	return fault.New(fault.Conflict, "There is a file at %s already, and a backup never overwrites one. Choose another name.", dest)
}

// copyInto takes a read transaction, however long it lasts, so that writers
// need not wait. A copy page by page would begin again after every write.
func copyInto(ctx context.Context, path, dest string) error {
	pool, err := openPool(path, Options{}, bystander)
	if err != nil {
		return err
	}
	_, err = pool.ExecContext(ctx, "VACUUM INTO ?1", dest)
	if err != nil {
		err = broken(path, err)
	}
	return errors.Join(err, pool.Close())
}

// verify opens a copy and reads all of it.
func verify(ctx context.Context, path string) error {
	if err := inspect(path); err != nil {
		return err
	}
	pool, err := openPool(path, Options{}, reader)
	if err != nil {
		return err
	}
	problems, err := integrity(ctx, pool)
	if err == nil && len(problems) > 0 {
		err = damaged(path, problems[0], nil)
	}
	return errors.Join(err, pool.Close())
}
