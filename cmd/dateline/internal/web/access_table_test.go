package web_test

import (
	"net/url"
	"strconv"
	"strings"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views/link"
)

// table is who gets what from which route.
var table = map[string]access{
	"GET /{$}":                         open("/"),
	"GET /healthz":                     open("/healthz"),
	"GET /assets/{path...}":            {request: plain("/assets/none"), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"GET /schema/archive-1.json":       open(link.Schema),
	"GET /api":                         open(link.API),
	"GET /search":                      own(link.Search + "?q=happened"),
	"GET /sign-in":                     open(link.SignIn),
	"POST /sign-in":                    {request: form(link.SignIn, "login", "nobody", "password", "nothing at all"), visitor: signIn, other: signIn, least: "nobody", less: signIn},
	"POST /sign-out":                   {request: form(link.SignOut), visitor: ok, other: ok},
	"GET /set-up/{token}":              {request: plain(link.SetUp("made-up")), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"POST /set-up/{token}":             {request: form(link.SetUp("made-up"), "login", "eve", "name", "Eve", "password", "long enough for it"), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"GET /link/{token}":                {request: plain(link.OneTime("made-up")), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"POST /link/{token}":               {request: form(link.OneTime("made-up")), visitor: notFound, other: notFound, least: "nobody", less: notFound},
	"GET /account":                     own(link.Account),
	"POST /account":                    {request: form(link.Account, "password", "correct horse battery"), visitor: signIn, other: ok},
	"GET /account/tokens":              own(link.Tokens),
	"POST /account/tokens":             {request: form(link.Tokens, "name", "laptop", "scope", "read", "days", "30"), visitor: signIn, other: ok},
	"POST /account/tokens/{id}/revoke": {request: form(link.RevokeToken("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},
	"GET /users":                       {request: plain(link.Users), visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users":                      {request: newUser, visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users/{login}/role":         {request: form(link.UserRole("viewer"), "role", "viewer"), visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users/{login}/disabled":     {request: form(link.UserDisabled("viewer"), "disabled", ""), visitor: signIn, other: refused, least: account.Admin, less: refused},
	"POST /users/{login}/link":         {request: form(link.UserLink("viewer")), visitor: signIn, other: refused, least: account.Admin, less: refused},

	"POST /drafts":      {request: form(link.Drafts+"?to=/timelines", "title", "A pact"), visitor: signIn, other: ok},
	"POST /drafts/drop": {request: form(link.DropDraft, "form", "/timelines", "back", link.NewTimeline), visitor: signIn, other: ok},

	"GET /timelines":                        open(link.Timelines),
	"GET /timelines/new":                    {request: plain(link.NewTimeline), visitor: signIn, other: ok, least: account.Contributor, less: refused},
	"POST /timelines":                       {request: newTimeline, visitor: signIn, other: ok, least: account.Contributor, less: refused},
	"GET /timelines/{slug}":                 public(onTimeline(link.Timeline)),
	"GET /timelines/{slug}/picture":         public(onTimeline(link.ChartPart)),
	"GET /timelines/{slug}/picture.svg":     public(onTimeline(func(slug string) string { return link.Timeline(slug) + "/picture.svg" })),
	"GET /timelines/{slug}/thumbnail.svg":   public(onTimeline(link.Thumbnail)),
	"GET /timelines/{slug}/overview":        public(onTimeline(link.Overview)),
	"GET /timelines/{slug}/page.html":       public(onTimeline(link.PageFile)),
	"GET /embed/{slug}":                     framed(onTimeline(link.Embed)),
	"GET /embed/{slug}/picture":             framed(onTimeline(link.EmbedPart)),
	"GET /oembed":                           framed(onTimeline(func(slug string) string { return link.OEmbedOf(base + link.Timeline(slug)) })),
	"GET /timelines/{slug}/timelinejs.json": public(onTimeline(link.TimelineJS)),
	"GET /timelines/{slug}/edit":            managers(onTimeline(link.EditTimeline)),
	"POST /timelines/{slug}/edit":           managers(editTimeline),
	"GET /timelines/{slug}/members":         member(account.Viewer, onTimeline(link.Members)),
	"POST /timelines/{slug}/members":        managers(addMember),
	"GET /timelines/{slug}/review":          member(account.Viewer, onTimeline(link.Review)),
	"POST /timelines/{slug}/review": member(account.Viewer, func(d *desktop) (string, url.Values) {
		c := d.open()
		return link.Review(d.slug), values("act", "take", "claim", string(c.ID)+" "+strconv.Itoa(c.Version))
	}),
	"GET /timelines/{slug}/queue":         member(account.Viewer, onTimeline(link.QueueOn)),
	"GET /timelines/{slug}/progress":      member(account.Viewer, onTimeline(link.Progress)),
	"GET /queue":                          own(link.Queue),
	"GET /timelines/{slug}/export":        exports(onTimeline(link.Export)),
	"GET /timelines/{slug}/export/{file}": public(onTimeline(func(slug string) string { return link.ExportFile(slug, "claims.csv") })),
	"GET /events":                         own(link.AllEvents + "?once=1"),

	"GET /import":                      {request: plain(link.NewImport), visitor: signIn, other: ok, least: account.Contributor, less: refused},
	"POST /import":                     {request: form(link.NewImport, "text", "claim,date\nIt happened,2024"), visitor: signIn, other: ok, least: account.Contributor, less: refused},
	"GET /timelines/{slug}/import":     member(account.Contributor, onTimeline(link.ImportInto)),
	"POST /timelines/{slug}/import":    member(account.Contributor, bringText),
	"GET /imports/{token}":             {request: plain(link.Import("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},
	"GET /imports/{token}/events":      {request: plain(link.ImportEvents("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},
	"GET /imports/{token}/refused.csv": {request: plain(link.RefusedRows("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},
	"POST /imports/{token}/try":        {request: form(link.TryImport("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},
	"POST /imports/{token}/apply":      {request: form(link.ApplyImport("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},
	"POST /imports/{token}/stop":       {request: form(link.StopImport("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},
	"POST /imports/{token}/drop":       {request: form(link.DropImport("made-up")), visitor: signIn, other: notFound, least: "nobody", less: notFound},

	"GET /timelines/{slug}/history": member(account.Viewer, onTimeline(link.History)),
	"GET /claims/{id}/public":       member(account.Viewer, func(d *desktop) (string, url.Values) { return link.PublicClaim(d.open().ID), nil }),
	"POST /undo/{object}/{id}": member(account.Contributor, func(d *desktop) (string, url.Values) {
		c := d.edited()
		return link.Undo(annotate.ObjectClaim, string(c.ID)), values("version", strconv.Itoa(c.Version))
	}),
	"GET /timelines/{slug}/events": member(account.Viewer, onTimeline(func(slug string) string { return link.Events(slug) + "?once=1" })),

	"GET /timelines/{slug}/articles":     member(account.Viewer, onTimeline(link.Articles)),
	"GET /timelines/{slug}/articles/new": member(account.Contributor, onTimeline(link.NewArticle)),
	"POST /timelines/{slug}/articles": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Articles(d.slug), values("title", "A visit", "body", "It happened on Wednesday.")
	}),
	"GET /articles/{id}": member(account.Viewer, func(d *desktop) (string, url.Values) { return link.Article(d.article().ID), nil }),
	"GET /articles/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditArticle(d.article().ID), nil
	}),
	"POST /articles/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditArticle(d.article().ID), values("title", "A visit", "version", "1")
	}),

	"POST /articles/{id}/decisions": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Decide(d.article().ID), values("blank", "1")
	}),
	"GET /articles/{id}/text": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.CorrectText(d.article().ID), nil
	}),
	"POST /articles/{id}/text": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.CorrectText(d.article().ID), values("body", "It happened on Thursday.", "version", "1", "confirm", "1")
	}),
	"GET /articles/{id}/texts/{number}": member(account.Viewer, func(d *desktop) (string, url.Values) { return link.Text(d.article().ID, 1), nil }),
	"GET /articles/{id}/compare":        member(account.Viewer, func(d *desktop) (string, url.Values) { return link.CompareTexts(d.article().ID), nil }),
	"GET /articles/{id}/print":          member(account.Viewer, func(d *desktop) (string, url.Values) { return link.PrintArticle(d.article().ID), nil }),
	"GET /quotes/{id}":                  member(account.Viewer, func(d *desktop) (string, url.Values) { return link.Quote(d.quote()), nil }),
	"POST /quotes/{id}": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Quote(d.quote()), values("text", "1", "start", "0", "end", "11", "version", "1")
	}),
	"GET /timelines/{slug}/claims/new": member(account.Contributor, onTimeline(link.NewClaim)),
	"POST /timelines/{slug}/claims": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Claims(d.slug), claimForm(0)
	}),
	"POST /timelines/{slug}/claims/preview": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.PreviewClaim(d.slug), claimForm(0)
	}),
	"GET /claims/{id}": unpublished(func(d *desktop) (string, url.Values) { return link.Claim(d.open().ID), nil }),
	"GET /claims/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditClaim(d.open().ID), nil
	}),
	"POST /claims/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditClaim(d.open().ID), claimForm(1)
	}),
	"GET /claims/{id}/verdict": member(account.Checker, func(d *desktop) (string, url.Values) { return link.Verdict(d.checking().ID), nil }),
	"POST /claims/{id}/verdict": member(account.Checker, func(d *desktop) (string, url.Values) {
		c := d.checking()
		return link.Verdict(c.ID), values("verdict", "correct", "version", strconv.Itoa(c.Version))
	}),
	"POST /claims/{id}/findings/{rule}/dismiss": member(account.Checker, func(d *desktop) (string, url.Values) {
		c, f := d.misdated()
		return link.DismissFinding(c.ID, f.Rule), values("message", f.Message, "reason", "the wording is a slip", "version", strconv.Itoa(c.Version))
	}),
	"POST /claims/{id}/findings/{rule}/restore": member(account.Checker, func(d *desktop) (string, url.Values) {
		c, f := d.misdated()
		d.dismiss("checker", c, f, "the wording is a slip")
		return link.RestoreFinding(c.ID, f.Rule), values("message", f.Message, "version", strconv.Itoa(c.Version+1))
	}),
	"GET /claims/{id}/evidence": member(account.Contributor, func(d *desktop) (string, url.Values) { return link.NewEvidence(d.open().ID), nil }),
	"POST /claims/{id}/evidence": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.NewEvidence(d.open().ID), values("source", string(d.source(d.slug, d.name("Minutes")).ID), "stance", "supports", "version", "1")
	}),
	"GET /evidence/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) { return link.EditEvidence(d.evidence().ID), nil }),
	"POST /evidence/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		e := d.evidence()
		return link.EditEvidence(e.ID), values("source", string(e.Source), "stance", "refutes", "version", "1")
	}),
	"POST /evidence/{id}/withdraw": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.WithdrawEvidence(d.evidence().ID), values("reason", "another event", "version", "1")
	}),

	"POST /claims/{id}/comments": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Comments(d.open().ID), values("body", "Which day?")
	}),
	"POST /claims/{id}/seen":       {request: form(link.SeenClaim("any"), "x", "x"), visitor: signIn, other: ok},
	"POST /comments/{id}/edit":     {request: editComment, visitor: signIn, other: notFound, least: "nobody", less: refused}, // but for who wrote it
	"POST /comments/{id}/withdraw": member(account.Admin, withdrawComment),
	"POST /comments/{id}/resolve": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.ResolveThread(d.comment().ID), values("resolved", "1", "version", "1")
	}),
	"GET /inbox":                own(link.Inbox),
	"POST /inbox/read":          {request: form(link.ReadInbox), visitor: signIn, other: ok},
	"POST /inbox/{number}/read": {request: form(link.ReadLetter(1), "then", link.Inbox), visitor: signIn, other: ok},

	"GET /timelines/{slug}/sources":     member(account.Viewer, onTimeline(link.Sources)),
	"GET /timelines/{slug}/sources/new": member(account.Contributor, onTimeline(link.NewSource)),
	"POST /timelines/{slug}/sources": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.Sources(d.slug), values("title", "Minutes", "kind", "primary", "archive", "none")
	}),
	"GET /sources/{id}":      member(account.Viewer, func(d *desktop) (string, url.Values) { return link.Source(d.source(d.slug, "Minutes").ID), nil }),
	"GET /sources/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) { return link.EditSource(d.source(d.slug, "Minutes").ID), nil }),
	"POST /sources/{id}/edit": member(account.Contributor, func(d *desktop) (string, url.Values) {
		return link.EditSource(d.source(d.slug, "Minutes").ID), values("title", "Minutes, corrected", "kind", "primary", "archive", "none", "version", "1")
	}),
	"GET /timelines/{slug}/sources/duplicates": member(account.Viewer, onTimeline(link.Duplicates)),
	"GET /timelines/{slug}/sources.csl.json":   public(onTimeline(link.SourcesCSL)),
	"GET /sources/{id}/csl.json":               member(account.Viewer, func(d *desktop) (string, url.Values) { return link.SourceCSL(d.source(d.slug, "Minutes").ID), nil }),
	"GET /sources/{id}/merge":                  member(account.Reviewer, func(d *desktop) (string, url.Values) { return link.MergeSource(d.source(d.slug, "Minutes").ID), nil }),
	"POST /sources/{id}/merge": member(account.Reviewer, func(d *desktop) (string, url.Values) {
		into := d.source(d.slug, d.name("Minutes"))
		return link.MergeSource(d.source(d.slug, d.name("Minutes")).ID), values("into", string(into.ID), "version", "1", "into_version", "1")
	}),
}

func newUser(d *desktop) (string, url.Values) {
	return link.Users, values("login", strings.ReplaceAll(d.name("user"), " ", ""), "name", "Somebody", "role", "viewer")
}

func newTimeline(d *desktop) (string, url.Values) {
	return link.Timelines, values("title", d.name("Another"), "visibility", "private")
}

func editTimeline(d *desktop) (string, url.Values) {
	return link.EditTimeline(d.slug), values("title", "Other matters", "slug", d.slug, "visibility", string(d.visibility), "version", "1")
}

func addMember(d *desktop) (string, url.Values) {
	return link.Members(d.slug), values("login", "second", "role", "reviewer")
}

func bringText(d *desktop) (string, url.Values) {
	return link.ImportInto(d.slug), values("text", "claim,date\nIt happened,2024")
}

func editComment(d *desktop) (string, url.Values) {
	return link.EditComment(d.comment().ID), values("body", "Which week?", "version", "1")
}

func withdrawComment(d *desktop) (string, url.Values) {
	return link.WithdrawComment(d.comment().ID), values("version", "1")
}

func claimForm(version int) url.Values {
	return values("statement", "It was so", "position", "point", "when", "1961", "extent", "event",
		"basis", "stated", "occurrence", "happened", "importance", "0", "version", strconv.Itoa(version))
}

func form(path string, pairs ...string) func(*desktop) (string, url.Values) {
	return func(*desktop) (string, url.Values) { return path, values(pairs...) }
}

func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}
