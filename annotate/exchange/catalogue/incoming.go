package catalogue

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/annotate"
	"dateline/annotate/exchange"
	"dateline/annotate/exchange/archive"
	"dateline/annotate/exchange/claimreview"
	"dateline/annotate/exchange/table"
	"dateline/annotate/exchange/timelinejs"
	"dateline/annotate/exchange/tree"
	"dateline/annotate/exchange/webannotation"
	"dateline/annotate/fault"
)

// The names of formats that are only read. A list is one of JSON objects, and
// lines are JSON Lines.
const (
	Auto  = "auto" // by what is in the file
	XLSX  = "xlsx"
	List  = "json"
	Lines = "jsonl"
)

// Readable returns the names of the formats that are read.
func Readable() []string {
	return []string{Auto, Archive, TimelineJS, CSV, XLSX, List, Lines, ClaimReview, WebAnnotation}
}

// Incoming is a file of a known format. Of its three ways in, one is there: an
// archive goes to the desk as it is, a sheet needs a mapping, and anything else
// is only read.
type Incoming struct {
	Format  string
	Archive *annotate.Archive
	Sheet   *table.Sheet
	Mapping table.Mapping // that is suggested
	read    func(to exchange.Target) (*exchange.Reading, error)
}

// Read makes a reading of anything but an archive.
func (in *Incoming) Read(to exchange.Target) (*exchange.Reading, error) {
	if in.Sheet != nil {
		return table.Claims(in.Sheet, in.Mapping, to)
	}
	return in.read(to)
}

// archiveBegins is how an archive begins that an export wrote.
var archiveBegins = regexp.MustCompile(`^\s*\{\s*"format"\s*:\s*"dateline"`)

// IsArchive reports whether a file that begins so is an archive. One that is too
// large to be opened can be read in parts, see [archive.Parts].
func IsArchive(beginning []byte) bool { return archiveBegins.Match(beginning) }

// Open reads a file of a format, or recognises it. The error is an Invalid one
// that says where the file is wrong, or that it is of no format that is read.
func Open(r io.Reader, format string) (*Incoming, error) {
	if !slices.Contains(Readable(), format) {
		return nil, fault.New(fault.Invalid, "There is no format %q that is read; there are %s.", format, strings.Join(Readable(), ", "))
	}
	data, err := io.ReadAll(io.LimitReader(r, exchange.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("reading a file: %w", err)
	}
	if len(data) > exchange.MaxSize {
		return nil, fault.New(fault.Invalid, "This file is larger than %d MB, which is the limit.", exchange.MaxSize>>20)
	}
	in := &Incoming{Format: format}
	if format == Auto {
		var root *tree.Value
		if in.Format, root, err = recognise(data); err != nil {
			return nil, err
		}
		if root != nil {
			return in, in.fromTree(root)
		}
	}
	return in, in.open(data)
}

// open reads a file whose format is known.
func (in *Incoming) open(data []byte) error {
	var err error
	switch in.Format {
	case Archive:
		var a annotate.Archive
		a, err = archive.Read(bytes.NewReader(data))
		in.Archive = &a
		return err
	case TimelineJS:
		in.read = func(to exchange.Target) (*exchange.Reading, error) { return timelinejs.Read(bytes.NewReader(data), to) }
		return nil
	case XLSX:
		in.Sheet, err = table.ReadXLSX(bytes.NewReader(data))
	case Lines:
		in.Sheet, err = table.ReadLines(bytes.NewReader(data))
	case CSV:
		in.Sheet, err = table.ReadCSV(bytes.NewReader(data))
	default:
		root, err := tree.Parse(data)
		if err != nil {
			return err
		}
		return in.fromTree(root)
	}
	if err == nil {
		in.Mapping = table.Suggest(in.Sheet.Header)
	}
	return err
}

func (in *Incoming) fromTree(root *tree.Value) error {
	var err error
	switch in.Format {
	case TimelineJS:
		in.read = func(to exchange.Target) (*exchange.Reading, error) { return timelinejs.FromTree(root, to) }
	case ClaimReview:
		in.read = func(to exchange.Target) (*exchange.Reading, error) { return claimreview.FromTree(root, to) }
	case WebAnnotation:
		in.read = func(to exchange.Target) (*exchange.Reading, error) { return webannotation.FromTree(root, to) }
	default:
		if in.Sheet, err = table.FromTree(root); err == nil {
			in.Mapping = table.Suggest(in.Sheet.Header)
		}
	}
	return err
}

// own is how an archive begins, wherever its keys stand.
var own = regexp.MustCompile(`^\s*\{[^{}\[\]]*"format"\s*:\s*"dateline"`)

// script is how a file begins that hands JSON to a program.
var script = regexp.MustCompile(`^\s*[\w.$]+\s*(=|\()\s*\{`)

// recognise returns the format of a file, with what was read of it if that is
// JSON and all of it was.
func recognise(data []byte) (string, *tree.Value, error) {
	bare := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	switch {
	case len(bare) == 0:
		return "", nil, fault.New(fault.Invalid, "line 1: there is nothing in this file.")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return XLSX, nil, nil
	case own.Match(bare):
		return Archive, nil, nil
	case script.Match(bare):
		return TimelineJS, nil, nil
	case bare[0] == '{' || bare[0] == '[':
		return recogniseJSON(data, bare)
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || utf8.Valid(data):
		line, _, _ := bytes.Cut(bare, []byte{'\n'})
		if bytes.ContainsAny(line, ",;\t") {
			return CSV, nil, nil
		}
	}
	return "", nil, fault.New(fault.Invalid, "line 1: this file is of no format that is recognised. There are %s.", strings.Join(Readable()[1:], ", "))
}

func recogniseJSON(data, bare []byte) (string, *tree.Value, error) {
	root, err := tree.Parse(data)
	if err != nil {
		line, rest, more := bytes.Cut(bare, []byte{'\n'})
		if _, alone := tree.Parse(line); more && alone == nil && len(bytes.TrimSpace(rest)) > 0 && bare[0] == '{' {
			return Lines, nil, nil
		}
		return "", nil, err
	}
	switch {
	case root.Get("format").String() == archive.Format:
		return Archive, nil, nil
	case claimreview.Recognises(root):
		return ClaimReview, root, nil
	case webannotation.Recognises(root):
		return WebAnnotation, root, nil
	case timelinejs.Recognises(root):
		return TimelineJS, root, nil
	default:
		return List, root, nil
	}
}
