package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"unicode/utf8"

	"dateline/annotate"
	"dateline/annotate/fault"
	"dateline/timeline"
)

// The limits on a file that is read in parts.
const (
	MaxLargeSize    = 16 << 30   // bytes
	MaxLargeRecords = 50_000_000 // elements of all arrays of objects
	partSize        = 500        // claims
)

// Parts reads an archive as [Read] does, in parts that follow one another as
// those of [annotate.Desk.Carry] do, so that a file may be far larger than what
// fits in memory. A file that is read so has its keys in the order in which they
// are written, the timeline first and the claims after what they name, and its
// claims in the order of their ids. What only the end of a file tells, such as
// the unknown keys of the file itself, is in a last part of its own.
//
// An error is the last thing that is yielded. Ids that stand twice in different
// parts are left to the desk.
func Parts(r io.Reader) iter.Seq2[annotate.Archive, error] {
	return func(yield func(annotate.Archive, error) bool) {
		s := &stream{in: bufio.NewReaderSize(r, 256<<10), line: 1, column: 1, yield: yield}
		s.known = map[reflect.Type]map[string]int{}
		if err := s.file(); err != nil && !errors.Is(err, errEnough) {
			yield(annotate.Archive{}, err)
		}
	}
}

// errEnough says that nobody wants more parts.
var errEnough = errors.New("no more parts are wanted")

// stream reads the values of a file one after another.
type stream struct {
	in           *bufio.Reader
	read         int64
	line, column int // of the next byte
	value        []byte
	from         [2]int // the line and column at which the value begins
	records      int
	known        map[reflect.Type]map[string]int
	yield        func(annotate.Archive, error) bool

	head  wireFile // without its lists
	begun bool
	last  string // the id of the last claim
	extra map[string][]byte
	part  decoding
}

// next returns the next byte after white space without taking it, or 0 at the
// end of the file.
func (s *stream) next() (byte, error) {
	for {
		b, err := s.in.ReadByte()
		if errors.Is(err, io.EOF) {
			return 0, nil
		}
		if err != nil {
			return 0, fmt.Errorf("reading an archive: %w", err)
		}
		switch b {
		case ' ', '\t', '\r', '\n':
			s.pass(b)
		default:
			return b, s.in.UnreadByte()
		}
	}
}

// pass counts a byte that was taken.
func (s *stream) pass(b byte) {
	s.read++
	switch {
	case b == '\n':
		s.line, s.column = s.line+1, 1
	case b < utf8.RuneSelf || utf8.RuneStart(b):
		s.column++
	}
}

func (s *stream) wrong(format string, args ...any) error {
	return fault.New(fault.Invalid, "line %d, column %d: %s", s.line, s.column, fmt.Sprintf(format, args...))
}

// take takes one byte, which has to be c.
func (s *stream) take(c byte, want string) error {
	b, err := s.next()
	switch {
	case err != nil:
		return err
	case b == 0:
		return s.wrong("the file ends here, where %s is expected", want)
	case b != c:
		return s.wrong("%s is expected here, not %q", want, rune(b))
	}
	_, err = s.in.ReadByte()
	s.pass(b)
	return err
}

// raw takes all of the next value into s.value, as far as its brackets and its
// quotes tell where it ends. Whether it is sound is for the reader of the value.
func (s *stream) raw() error {
	first, err := s.next()
	if err != nil {
		return err
	}
	if first == 0 {
		return s.wrong("the file ends here, where a value is expected")
	}
	s.value, s.from = s.value[:0], [2]int{s.line, s.column}
	depth, quoted, escaped := 0, false, false
	for {
		b, err := s.in.ReadByte()
		if errors.Is(err, io.EOF) {
			if depth == 0 && !quoted {
				return nil
			}
			return s.wrong("the file ends here, in the middle of a value")
		}
		if err != nil {
			return fmt.Errorf("reading an archive: %w", err)
		}
		if depth == 0 && !quoted && len(s.value) > 0 && ends(b) {
			return s.in.UnreadByte()
		}
		s.pass(b)
		if s.value = append(s.value, b); len(s.value) > MaxSize || s.read > MaxLargeSize {
			return s.wrong("this value or this file is larger than the limit of %d MB and %d GB", MaxSize>>20, MaxLargeSize>>30)
		}
		switch {
		case escaped:
			escaped = false
		case quoted && b == '\\':
			escaped = true
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			depth--
		}
		if depth == 0 && !quoted && (b == '"' || b == '}' || b == ']') {
			return nil
		}
	}
}

// ends reports whether a byte ends a number or a word.
func ends(b byte) bool { return bytes.IndexByte([]byte(" \t\r\n,:]}"), b) >= 0 }

// reader returns a reader of the value that was taken last, which stands so deep
// in the file.
func (s *stream) reader(depth int) (*reader, error) {
	r := &reader{data: s.value, depth: depth, records: s.records, most: MaxLargeRecords, known: s.known, line: s.from[0] - 1, column: s.from[1] - 1}
	if at := invalidUTF8(s.value); at >= 0 {
		return nil, r.syntax(at, "these bytes are not UTF-8")
	}
	return r, nil
}

// decode takes a value and reads it into what to points at.
func (s *stream) decode(p *place, depth int, to any) error {
	if err := s.raw(); err != nil {
		return err
	}
	r, err := s.reader(depth)
	if err != nil {
		return err
	}
	if err := r.value(p, reflect.ValueOf(to).Elem()); err != nil {
		return err
	}
	s.records = r.records
	if r.peek(); r.at < len(r.data) {
		return r.syntax(r.at, "the value goes on after its end")
	}
	return nil
}

// each takes the elements of an array.
func (s *stream) each(f func(i int) error) error {
	if err := s.take('[', "an array"); err != nil {
		return err
	}
	if b, err := s.next(); err != nil || b == ']' {
		return errors.Join(err, s.take(']', "the end of the array"))
	}
	for i := 0; ; i++ {
		if s.records++; s.records > MaxLargeRecords {
			return s.wrong("the file has more than %d records, which is the limit", MaxLargeRecords)
		}
		if err := f(i); err != nil {
			return err
		}
		if b, err := s.next(); err != nil || b == ']' {
			return errors.Join(err, s.take(']', "the end of the array"))
		}
		if err := s.take(',', "a comma or the end of the array"); err != nil {
			return err
		}
	}
}

// fresh begins the next part.
func (s *stream) fresh() {
	s.part = decoding{seen: map[string]bool{}}
	s.part.a.Extra = map[annotate.ExtraKey]string{}
	s.part.a.Findings = map[timeline.ClaimID][]timeline.Finding{}
	if s.head.Timeline != nil {
		s.part.a.Timeline.ID = timeline.ID(s.head.Timeline.ID)
	}
}

// give yields the part that was read.
func (s *stream) give() error {
	part, err := s.part.a, s.part.err
	if err != nil {
		return err
	}
	s.fresh()
	if !s.yield(part, nil) {
		return errEnough
	}
	return nil
}
