// Package scratch keeps on disk what is too large for memory, for as long as the
// program needs it and no longer.
package scratch

import (
	"errors"
	"os"
)

// File is a file that nothing else can find. Make one with [New], and close it:
// then nothing is left of it.
type File struct {
	*os.File
	name string // under which it has to be removed; empty when it has no name any more
}

// New returns an empty file, in the folder of the system for what is temporary.
// It has no name where the system allows for that, so that nothing is left of it
// however the program ends. Elsewhere its name fits the pattern, see
// [os.CreateTemp].
func New(pattern string) (*File, error) {
	f, err := os.CreateTemp("", pattern)
	if err != nil {
		return nil, err
	}
	s := &File{File: f}
	if os.Remove(f.Name()) != nil {
		s.name = f.Name()
	}
	return s, nil
}

// Close lets go of the file and all that is in it.
func (f *File) Close() error {
	err := f.File.Close()
	if f.name != "" {
		err = errors.Join(err, os.Remove(f.name))
	}
	return err
}
