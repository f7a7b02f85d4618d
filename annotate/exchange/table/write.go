package table

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/timeline"
)

// Columns are the columns that [Write] writes.
var columns = Fields()[:slices.Index(Fields(), Link)+1]

// Write writes the claims of an archive as CSV, a row for each, in their order.
// The columns are the fields of this package, so that [ReadCSV], [Suggest] and
// [Claims] give back what was written.
func Write(w io.Writer, a annotate.Archive) error {
	buffered := bufio.NewWriter(w)
	if _, err := buffered.WriteString(bom); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	out := csv.NewWriter(buffered)
	out.UseCRLF = true
	row := make([]string, len(columns))
	for i, f := range columns {
		row[i] = string(f)
	}
	if err := out.Write(row); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	links := linksOf(a)
	for _, k := range a.Cases {
		cells := cellsOf(k)
		cells[Link] = strings.Join(links[k.ID], " ")
		for i, f := range columns {
			row[i] = guarded(cells[f])
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("writing CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	return nil
}

// linksOf returns the addresses of the sources of each claim.
func linksOf(a annotate.Archive) map[timeline.ClaimID][]string {
	addresses := map[annotate.SourceID]string{}
	for _, s := range a.Sources {
		addresses[s.ID] = s.URL
	}
	links := map[timeline.ClaimID][]string{}
	for _, e := range a.Evidence {
		address := strings.ReplaceAll(addresses[e.Source], " ", "%20")
		if address != "" && e.Counts() && !slices.Contains(links[e.Claim], address) {
			links[e.Claim] = append(links[e.Claim], address)
		}
	}
	return links
}

func cellsOf(k annotate.Case) map[Field]string {
	cells := map[Field]string{
		ID: string(k.ID), Statement: k.Statement, Claimant: k.Claimant, Wording: k.Wording, Basis: string(k.Basis), Anchor: k.Anchor, Zone: k.Zone,
		Occurrence: string(k.Occurrence), Importance: strconv.Itoa(k.Importance), Lane: k.Lane, Subject: k.Subject,
		Tags: tagCell(k.Tags), Status: string(k.Status), Verdict: string(k.Ruling.Verdict),
		Explanation: k.Ruling.Explanation, SearchNote: k.Ruling.SearchNote, Disposition: string(k.Ruling.Disposition),
		Correction: k.Ruling.Correction, Recheck: k.Ruling.Recheck.String(),
	}
	switch p := k.Position.(type) {
	case timeline.Point:
		cells[Date], cells[Extent] = p.When.String(), string(p.Extent)
	case timeline.Gap:
		cells[GapOp], cells[GapUnit] = string(p.Length.Op), string(p.Length.Unit)
		cells[GapN], cells[GapM] = strconv.Itoa(p.Length.N), strconv.Itoa(p.Length.M)
		cells[GapFrom], cells[GapTo] = endCell(p.From), endCell(p.To)
	case timeline.Undated:
		cells[Undated] = p.Reason
	}
	return cells
}

// tagCell joins tags with semicolons; one alone that has a comma ends with one.
func tagCell(tags []string) string {
	joined := strings.Join(tags, "; ")
	if len(tags) == 1 && strings.ContainsAny(joined, ",|") {
		joined += ";"
	}
	return joined
}

func endCell(end timeline.End) string {
	switch e := end.(type) {
	case timeline.ClaimEnd:
		return "claim " + string(e.Claim)
	case timeline.DateEnd:
		return e.When.String()
	case timeline.Publication:
		return "publication"
	default:
		return ""
	}
}

// Omitted returns what [Write] leaves out of an archive.
func Omitted(a annotate.Archive) []annotate.Omission {
	const why = "A row of a table has no place for them; the archive format carries them."
	var omitted []annotate.Omission
	for _, o := range []annotate.Omission{
		{What: "articles", Count: len(a.Articles)},
		{What: "quotes", Count: len(a.Quotes)},
		{What: "sources, but for their addresses", Count: len(a.Sources)},
		{What: "evidence, but for the addresses of its sources", Count: len(a.Evidence)},
		{What: "steps of the review", Count: len(a.Reviews)},
	} {
		if o.Count > 0 {
			o.Why = why
			omitted = append(omitted, o)
		}
	}
	return append(omitted, a.Omitted...)
}
