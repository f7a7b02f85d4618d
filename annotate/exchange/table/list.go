package table

import (
	"io"
	"slices"
	"strings"

	"dateline/annotate/exchange"
	"dateline/annotate/exchange/tree"
	"dateline/annotate/fault"
)

// ReadLines reads JSON Lines: an object for each record.
func ReadLines(r io.Reader) (*Sheet, error) {
	values, err := tree.ReadAll(r)
	if err != nil {
		return nil, err
	}
	s := &Sheet{Format: "JSON Lines"}
	return s, s.list(values)
}

// FromTree makes a table of JSON: of a list of objects, of an object that has
// one such list, or of one object. An object that is a heading over a list of
// others, such as {"system": "Unix", "versions": [...]}, gives a row for each of
// these.
func FromTree(root *tree.Value) (*Sheet, error) {
	s := &Sheet{Format: "JSON list"}
	switch {
	case root.Kind() == tree.Array:
		return s, s.list(root.Items())
	case root.Kind() != tree.Object:
		return nil, root.Wrong("this has to be a list of objects")
	}
	s.Title = root.Get("title").String()
	if lists := listsIn(root); len(lists) == 1 && !dated(root) {
		return s, s.list(lists[0].Items())
	}
	return s, s.list([]*tree.Value{root})
}

// listsIn returns the members of an object that are lists of objects.
func listsIn(v *tree.Value) []*tree.Value {
	var lists []*tree.Value
	for _, item := range v.Items() {
		if item.Kind() == tree.Array && len(item.Items()) > 0 && item.Items()[0].Kind() == tree.Object {
			lists = append(lists, item)
		}
	}
	return lists
}

// dated reports whether an object has a date of its own.
func dated(v *tree.Value) bool {
	for _, item := range v.Items() {
		for _, f := range []Field{Date, Year} {
			if slices.Contains(names[f], plainName(item.Key())) && item.String() != "" {
				return true
			}
		}
	}
	return false
}

func (s *Sheet) list(values []*tree.Value) error {
	columns := map[string]int{}
	for _, v := range values {
		if v.Kind() != tree.Object {
			return v.Wrong("this has to be an object, for it is a row of a table")
		}
		if lists := listsIn(v); len(lists) == 1 && !dated(v) && dated(lists[0].Items()[0]) {
			for _, item := range lists[0].Items() {
				if err := s.object(columns, item, v); err != nil {
					return err
				}
			}
			continue
		}
		if err := s.object(columns, v, nil); err != nil {
			return err
		}
	}
	for i := range s.Rows { // the columns that came later
		for len(s.Rows[i].Cells) < len(s.Header) {
			s.Rows[i].Cells = append(s.Rows[i].Cells, Cell{})
		}
	}
	if len(s.Rows) == 0 {
		return fault.New(fault.Invalid, "line 1: this list is empty.")
	}
	return nil
}

// object adds an object as a row, with what its heading says.
func (s *Sheet) object(columns map[string]int, v, heading *tree.Value) error {
	row := Row{Place: v.Path()}
	if v.Kind() != tree.Object {
		return v.Wrong("this has to be an object, for it is a row of a table")
	}
	if len(s.Rows) == exchange.MaxRecords {
		return v.Wrong("the list has more than %d records, which is the limit", exchange.MaxRecords)
	}
	members := v.Items()
	for _, item := range heading.Items() {
		if item.String() != "" && v.Get(item.Key()).Kind() == tree.Missing {
			members = append([]*tree.Value{item}, members...)
		}
	}
	for _, item := range members {
		i, ok := columns[item.Key()]
		if !ok {
			if i = len(s.Header); i == MaxColumns {
				return item.Wrong("the objects have more than %d different keys, which is the limit", MaxColumns)
			}
			columns[item.Key()] = i
			s.Header = append(s.Header, item.Key())
		}
		for len(row.Cells) <= i {
			row.Cells = append(row.Cells, Cell{})
		}
		row.Cells[i] = cellOf(item)
	}
	s.Rows = append(s.Rows, row)
	return nil
}

// cellOf returns a value as a cell: a list of texts is one with semicolons.
func cellOf(v *tree.Value) Cell {
	switch v.Kind() {
	case tree.Missing:
		return Cell{}
	case tree.Array:
		var texts []string
		for _, item := range v.Items() {
			if item.String() == "" && item.Kind() != tree.Text {
				return Cell{Text: v.JSON(), Node: v}
			}
			texts = append(texts, item.String())
		}
		return Cell{Text: strings.Join(texts, "; "), Node: v}
	case tree.Object:
		return Cell{Text: v.JSON(), Node: v}
	default:
		return Cell{Text: v.String(), Node: v}
	}
}
