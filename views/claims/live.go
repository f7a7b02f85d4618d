package claims

import (
	"dateline/annotate"
	"dateline/views"
)

// LiveOf returns what the page of a claim is kept up to date by: what happens to
// the claim, and to what its gap ends at or is hung on it.
func LiveOf(d annotate.Dossier, live *views.Live) *views.Live {
	live.Slug, live.At = d.Timeline.Slug, views.AtClaim(d.Case)
	live.Regions = []string{".dossier-head", ".dossier-main", ".dossier-side", ".dossier-history"}
	live.About = []string{string(d.Case.ID)}
	for _, id := range d.Case.DependsOn() {
		live.About = append(live.About, string(id))
	}
	for _, c := range d.Hangs {
		live.About = append(live.About, string(c.ID))
	}
	for _, e := range d.Evidence {
		live.About = append(live.About, string(e.From.ID))
	}
	for _, q := range d.Quotes {
		live.About = append(live.About, string(q.In.ID))
	}
	return live
}

// LiveEditing returns what a form about a claim hears of: that somebody else
// changes the claim. Nothing on it is replaced.
func LiveEditing(slug string, c annotate.Case, live *views.Live) *views.Live {
	live.Slug, live.At, live.Editing = slug, views.AtClaim(c), true
	live.About = []string{string(c.ID)}
	return live
}
