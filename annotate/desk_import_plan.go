package annotate

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/google/uuid"

	"dateline/annotate/fault"
)

const notAnID = "This is not an id: it has to be a UUID in lower case, such as 01890a5d-ac96-774b-bcce-b302099a8057."

// validID reports whether an id of a file has the form in which ids are kept.
func validID(id string) bool {
	parsed, err := uuid.Parse(id)
	return err == nil && parsed.String() == id
}

// taken reports whether a thing may not have its id, and why: it is no id,
// stands twice in the file, or belongs to something on another timeline, which
// find would find.
func taken[T any, ID ~string](
	ctx context.Context, im *importing, object Object, id ID, known bool, find func(context.Context, ID) (T, error),
) (reason string, err error) {
	if !validID(string(id)) {
		return notAnID, nil
	}
	key := ExtraKey{Object: object, ID: string(id)}
	if im.seen[key] {
		return "This id stands twice in the file.", nil
	}
	im.seen[key] = true
	if known || im.flow != nil { // which finds out when it writes, at once
		return "", nil
	}
	_, err = find(ctx, id)
	if fault.KindOf(err) == fault.NotFound {
		return "", nil
	}
	return "This id is taken by something on another timeline.", err
}

// extra plans to keep the unknown keys of an object and of its parts, and
// returns how they change.
func (im *importing) extra(path string, object Object, id string) []Change {
	var changes []Change
	keys := im.extras[ExtraKey{Object: object, ID: id}]
	for _, key := range slices.SortedFunc(slices.Values(keys), func(a, b ExtraKey) int { return cmp.Compare(a.ID, b.ID) }) {
		old, now := im.stored.extra[key], im.in.Extra[key]
		if im.options.Partial != nil {
			now = withKeys(old, now)
		}
		if old == now {
			continue
		}
		changes = append(changes, Change{Field: "other keys" + key.ID[len(id):], Old: old, New: now})
		im.write(path, func(ctx context.Context) error { return im.SetExtra(ctx, im.target.ID, key, now) })
	}
	return changes
}

func (im *importing) write(path string, do func(context.Context) error) {
	im.writes = append(im.writes, write{path: path, do: do})
}

func (im *importing) history(path string, object Object, id, act string, changes []Change) {
	e := Entry{Timeline: im.target.ID, Object: object, ID: id, Act: act, Changes: changes}
	im.write(path, func(ctx context.Context) error { return im.note(ctx, e) })
}

func (im *importing) done(path string, object Object, id string, result ImportResult, reason string) {
	im.records = append(im.records, ImportRecord{Path: path, Object: object, ID: id, Result: result, Reason: reason})
}

// begin notes a record that is not refused, before the parts of it, and returns
// its place for finish.
func (im *importing) begin(path string, object Object, id string) int {
	im.done(path, object, id, Skip, "")
	return len(im.records) - 1
}

// finish notes what becomes of a record, with its history unless it stays as it
// is.
func (im *importing) finish(record int, known bool, changes []Change) {
	r := &im.records[record]
	act := "edit"
	switch {
	case !known:
		r.Result, act = Create, "add"
	case len(changes) > 0:
		r.Result, r.Changes = Modify, changes
	default:
		return
	}
	im.history(r.Path, r.Object, r.ID, act, changes)
}

func (im *importing) refuse(path string, object Object, id, reason string) {
	im.done(path, object, id, Refuse, reason)
}

// refuseFor refuses a record because of an error that names fields. Places
// gives the paths of those that stand deeper in the record.
func (im *importing) refuseFor(path string, object Object, id string, err error, places map[string]string) {
	wrong, ok := errors.AsType[*fault.Error](err)
	if !ok || len(wrong.Fields) == 0 {
		im.refuse(path, object, id, err.Error())
		return
	}
	for _, field := range slices.Sorted(maps.Keys(wrong.Fields)) {
		place := field
		if deeper, ok := places[field]; ok {
			place = deeper
		}
		im.refuse(path+"."+place, object, id, wrong.Fields[field])
	}
}

// refused returns nil, or an error about what was refused.
func (im *importing) refused() error {
	report := ImportReport{Records: im.records}
	if im.flow != nil {
		report.Records, report.Counts = im.flow.refused, im.flow.counts
	}
	return report.refused()
}

// refused returns nil, or an error about what was refused.
func (report ImportReport) refused() error {
	n := report.Count(Refuse)
	if n == 0 {
		return nil
	}
	first := report.Records[slices.IndexFunc(report.Records, func(r ImportRecord) bool { return r.Result == Refuse })]
	if n == 1 {
		return fault.New(fault.Invalid, "Nothing was imported. %s: %s", first.Path, first.Reason)
	}
	return fault.New(fault.Invalid, "Nothing was imported: %d things were refused, the first of them %s: %s", n, first.Path, first.Reason)
}

// failed returns an error of a write as what the importer can mend.
func (im *importing) failed(path string, err error) error {
	switch fault.KindOf(err) {
	case fault.Conflict, fault.Invalid, fault.NotFound:
		return fault.New(fault.Invalid, "Nothing was imported. %s: %w", path, err)
	default:
		return err
	}
}
