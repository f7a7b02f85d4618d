package articles

import (
	"dateline/annotate"
	"dateline/views"
)

// ListPage is the list of a timeline's articles.
type ListPage struct {
	views.Page
	annotate.ArticleList
	Add error // why the actor may not add one; nil when they may
}
