package web

import (
	"net/http"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

// route is one row of the app's table of routes.
type route struct {
	pattern string // of http.ServeMux
	who     who
	answer  answer
}

// answer decodes a request, calls the desk and writes the answer. An error
// becomes a page by its kind; nothing may have been written then.
type answer func(w http.ResponseWriter, r *http.Request, actor account.Actor) error

// who says whether a route is there for visitors. What a signed-in person may
// do is for the desk to decide.
type who int

const (
	anyone who = iota
	signedIn
)

// routes returns every route of the app.
func (s *Server) routes() []route {
	return []route{
		{"GET /{$}", anyone, s.getHome},
		{"GET /healthz", anyone, s.getHealth},
		{"GET /assets/{path...}", anyone, s.getAsset},
		{"GET /schema/archive-1.json", anyone, s.getSchema},
		{"GET /api", anyone, s.getManual},
		{"GET /search", signedIn, s.getSearch},

		{"GET /sign-in", anyone, s.getSignIn},
		{"POST /sign-in", anyone, s.postSignIn},
		{"POST /sign-out", anyone, s.postSignOut},
		{"GET /set-up/{token}", anyone, s.getSetUp},
		{"POST /set-up/{token}", anyone, s.postSetUp},
		{"GET /link/{token}", anyone, s.getLink},
		{"POST /link/{token}", anyone, s.postLink},
		{"GET /account", signedIn, s.getAccount},
		{"POST /account", signedIn, s.postAccount},
		{"GET /account/tokens", signedIn, s.getTokens},
		{"POST /account/tokens", signedIn, s.postToken},
		{"POST /account/tokens/{id}/revoke", signedIn, s.postRevokeToken},
		{"GET /users", signedIn, s.getUsers},
		{"POST /users", signedIn, s.postUser},
		{"POST /users/{login}/role", signedIn, s.postUserRole},
		{"POST /users/{login}/disabled", signedIn, s.postUserDisabled},
		{"POST /users/{login}/link", signedIn, s.postUserLink},

		{"POST /drafts", signedIn, s.postDraft},
		{"POST /drafts/drop", signedIn, s.postDropDraft},

		{"GET /timelines", anyone, s.getTimelines},
		{"GET /timelines/new", signedIn, s.getNewTimeline},
		{"POST /timelines", signedIn, s.postTimeline},
		{"GET /timelines/{slug}", anyone, s.getTimeline}, // and {slug}.json
		{"GET /timelines/{slug}/picture", anyone, s.getChart},
		{"GET /timelines/{slug}/picture.svg", anyone, s.getPictureSVG},
		{"GET /timelines/{slug}/thumbnail.svg", anyone, s.getThumbnail},
		{"GET /timelines/{slug}/overview", anyone, s.getOverview},
		{"GET /timelines/{slug}/page.html", anyone, s.getPageFile},
		{"GET /embed/{slug}", anyone, s.getEmbed},
		{"GET /embed/{slug}/picture", anyone, s.getEmbedChart},
		{"GET /oembed", anyone, s.getOEmbed},
		{"GET /timelines/{slug}/timelinejs.json", anyone, s.getTimelineJS},
		{"GET /timelines/{slug}/edit", signedIn, s.getEditTimeline},
		{"POST /timelines/{slug}/edit", signedIn, s.postEditTimeline},
		{"GET /timelines/{slug}/members", signedIn, s.getMembers},
		{"POST /timelines/{slug}/members", signedIn, s.postMember},
		{"GET /timelines/{slug}/review", signedIn, s.getReview},
		{"POST /timelines/{slug}/review", signedIn, s.postReview},
		{"GET /timelines/{slug}/queue", signedIn, s.getQueue},
		{"GET /timelines/{slug}/progress", signedIn, s.getProgress},
		{"GET /queue", signedIn, s.getQueue},
		{"GET /events", signedIn, s.getAllEvents},
		{"GET /timelines/{slug}/export", signedIn, s.getExport},
		{"GET /timelines/{slug}/events", signedIn, s.getEvents},
		{"GET /timelines/{slug}/export/{file}", anyone, s.getExportFile},

		{"GET /import", signedIn, s.getImport},
		{"POST /import", signedIn, s.postImport},
		{"GET /timelines/{slug}/import", signedIn, s.getImport},
		{"POST /timelines/{slug}/import", signedIn, s.postImport},
		{"GET /imports/{token}", signedIn, s.getBrought},
		{"GET /imports/{token}/events", signedIn, s.getImportEvents},
		{"GET /imports/{token}/refused.csv", signedIn, s.getRefused},
		{"POST /imports/{token}/try", signedIn, s.postTry},
		{"POST /imports/{token}/apply", signedIn, s.postApply},
		{"POST /imports/{token}/stop", signedIn, s.postStop},
		{"POST /imports/{token}/drop", signedIn, s.postDrop},

		{"GET /timelines/{slug}/history", signedIn, s.getHistory},
		{"GET /claims/{id}/public", signedIn, s.getPublicClaim},
		{"POST /undo/{object}/{id}", signedIn, s.postUndo},

		{"GET /timelines/{slug}/articles", signedIn, s.getArticles},
		{"GET /timelines/{slug}/articles/new", signedIn, s.getNewArticle},
		{"POST /timelines/{slug}/articles", signedIn, s.postArticle},
		{"GET /articles/{id}", signedIn, s.getArticle},
		{"GET /articles/{id}/edit", signedIn, s.getEditArticle},
		{"POST /articles/{id}/edit", signedIn, s.postEditArticle},
		{"POST /articles/{id}/decisions", signedIn, s.postDecision},
		{"GET /articles/{id}/text", signedIn, s.getCorrectText},
		{"POST /articles/{id}/text", signedIn, s.postCorrectText},
		{"GET /articles/{id}/texts/{number}", signedIn, s.getText},
		{"GET /articles/{id}/compare", signedIn, s.getCompareTexts},
		{"GET /articles/{id}/print", signedIn, s.getPrintArticle},
		{"GET /quotes/{id}", signedIn, s.getQuote},
		{"POST /quotes/{id}", signedIn, s.postQuote},

		{"GET /timelines/{slug}/claims/new", signedIn, s.getNewClaim},
		{"POST /timelines/{slug}/claims", signedIn, s.postClaim},
		{"POST /timelines/{slug}/claims/preview", signedIn, s.postPreviewClaim},
		{"GET /claims/{id}", anyone, s.getClaim},
		{"GET /claims/{id}/edit", signedIn, s.getEditClaim},
		{"POST /claims/{id}/edit", signedIn, s.postEditClaim},
		{"GET /claims/{id}/verdict", signedIn, s.getVerdict},
		{"POST /claims/{id}/verdict", signedIn, s.postVerdict},
		{"POST /claims/{id}/steps/{act}", signedIn, s.postStep},
		{"POST /claims/{id}/findings/{rule}/dismiss", signedIn, s.postDismiss},
		{"POST /claims/{id}/findings/{rule}/restore", signedIn, s.postRestore},
		{"GET /claims/{id}/evidence", signedIn, s.getNewEvidence},
		{"POST /claims/{id}/evidence", signedIn, s.postEvidence},
		{"GET /evidence/{id}/edit", signedIn, s.getEditEvidence},
		{"POST /evidence/{id}/edit", signedIn, s.postEditEvidence},
		{"POST /evidence/{id}/withdraw", signedIn, s.postWithdrawEvidence},

		{"POST /claims/{id}/comments", signedIn, s.postComment},
		{"POST /claims/{id}/seen", signedIn, s.postSeen},
		{"POST /comments/{id}/edit", signedIn, s.postEditComment},
		{"POST /comments/{id}/withdraw", signedIn, s.postWithdrawComment},
		{"POST /comments/{id}/resolve", signedIn, s.postResolve},
		{"GET /inbox", signedIn, s.getInbox},
		{"POST /inbox/read", signedIn, s.postReadInbox},
		{"POST /inbox/{number}/read", signedIn, s.postReadLetter},

		{"GET /timelines/{slug}/sources", signedIn, s.getSources},
		{"GET /timelines/{slug}/sources/new", signedIn, s.getNewSource},
		{"POST /timelines/{slug}/sources", signedIn, s.postSource},
		{"GET /sources/{id}", signedIn, s.getSource},
		{"GET /sources/{id}/edit", signedIn, s.getEditSource},
		{"POST /sources/{id}/edit", signedIn, s.postEditSource},

		{"GET /timelines/{slug}/sources/duplicates", signedIn, s.getDuplicates},
		{"GET /timelines/{slug}/sources.csl.json", anyone, s.getSourcesCSL},
		{"GET /sources/{id}/csl.json", signedIn, s.getSourceCSL},
		{"GET /sources/{id}/merge", signedIn, s.getMerge},
		{"POST /sources/{id}/merge", signedIn, s.postMerge},
	}
}

// wrongMethod answers for a path that is a route, but not by this method. The
// header Allow names those that are.
func (s *Server) wrongMethod(w http.ResponseWriter, r *http.Request, _ account.Actor) error {
	return fault.New(fault.WrongMethod, "This page takes %s, and not %s.", w.Header().Get("Allow"), r.Method)
}

// getNothing answers for every path that is none of the routes.
func (s *Server) getNothing(http.ResponseWriter, *http.Request, account.Actor) error {
	return fault.New(fault.NotFound, "There is no such page.")
}
