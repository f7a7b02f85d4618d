package claims

import (
	"strconv"

	"dateline/annotate"
	"dateline/views"
	"dateline/views/history"
	"dateline/views/ui"
)

// PublicPage is the page about what the public reads of a claim.
type PublicPage struct {
	views.Page
	annotate.PublicFile
	Visitor *DossierPage // the claim as a visitor gets it; nil when they do not
}

// NewPublicPage returns the page about what the public reads of a claim.
func NewPublicPage(page views.Page, f annotate.PublicFile) PublicPage {
	p := PublicPage{Page: page, PublicFile: f}
	if f.Public != nil {
		p.Visitor = &DossierPage{Dossier: *f.Public, Within: true}
	}
	return p
}

func (p PublicPage) changes() []annotate.Change {
	return history.List{}.Changes(p.Changed)
}

func editionName(e annotate.Edition) string { return "Edition " + strconv.Itoa(e.Number) }

// drift says how the claim stands to what was published of it.
func drift(p DossierPage) string {
	switch {
	case !p.Case.Public():
		return "The public reads nothing of it now."
	case len(p.Drift) == 0 && p.Case.Status == annotate.Published:
		return "The claim stands as it was published."
	case p.Case.Status == annotate.Withdrawn:
		return "The public reads that it was withdrawn, and why."
	case p.Case.Status == annotate.Published:
		return ui.Count(len(p.Drift), "field") + " changed since, in what it rests on. The public reads it as it was published."
	case len(p.Drift) == 0:
		return "The public reads that it is being re-checked, and no verdict."
	default:
		return "The public reads that it is being re-checked, and no verdict. " + ui.Count(len(p.Drift), "field") +
			" changed since: none of that is read until it is published again."
	}
}
