package table

import (
	"encoding/csv"
	"fmt"
	"io"

	"dateline/annotate"
)

// WriteReasons writes, as CSV, where in a file the records stand that were
// refused, their ids and the reasons.
func WriteReasons(w io.Writer, records []annotate.ImportRecord) error {
	rows := [][]string{{"path", "id", string(Trouble)}}
	for _, x := range records {
		if x.Result == annotate.Refuse {
			rows = append(rows, []string{guarded(x.Path), guarded(x.ID), guarded(x.Reason)})
		}
	}
	if _, err := io.WriteString(w, bom); err != nil {
		return fmt.Errorf("writing what was refused: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("writing what was refused: %w", err)
	}
	return nil
}
