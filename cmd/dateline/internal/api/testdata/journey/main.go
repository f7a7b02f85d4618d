// Command journey takes a claim from a draft to the public with a client that
// was generated from the document of the API, and with nothing else. Before, it
// has the document judged by a library that is not ours.
//
//	journey ROOT SLUG CHECKER-TOKEN REVIEWER-TOKEN
package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"

	"github.com/getkin/kin-openapi/openapi3"

	"dateline/cmd/tools/client"
)

func main() {
	if err := run(context.Background(), os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, root, slug, checkerToken, reviewerToken string) error {
	if err := judge(ctx, root+"/openapi.json"); err != nil {
		return fmt.Errorf("the document: %w", err)
	}
	checker, err := connect(root, checkerToken)
	if err != nil {
		return err
	}
	reviewer, err := connect(root, reviewerToken)
	if err != nil {
		return err
	}
	visitor, err := connect(root, "")
	if err != nil {
		return err
	}
	t := traveller{ctx: ctx, slug: slug}
	t.draft(checker)
	t.evidence(checker)
	t.step(checker, client.StepInputActTake)
	t.verdict(checker)
	t.step(checker, client.StepInputActSubmit)
	t.step(reviewer, client.StepInputActApprove)
	t.step(reviewer, client.StepInputActPublish)
	t.read(visitor)
	return t.err
}

// judge loads the document as it is served and has it validated.
func judge(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	doc, err := openapi3.NewLoader().LoadFromURI(u)
	if err != nil {
		return err
	}
	return doc.Validate(ctx)
}

func connect(root, token string) (*client.ClientWithResponses, error) {
	return client.NewClientWithResponses(root, client.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		return nil
	}))
}

// traveller is a claim on its way. The first thing that goes wrong stays in err.
type traveller struct {
	ctx  context.Context
	slug string
	id   string
	etag string
	err  error
}

// arrive notes where the claim is after an answer, which has to be of a status.
func (t *traveller) arrive(what string, err error, status int, resp func() (*http.Response, []byte)) bool {
	if t.err != nil {
		return false
	}
	if t.err = err; err != nil {
		return false
	}
	r, body := resp()
	if r.StatusCode != status {
		t.err = fmt.Errorf("%s: %s: %s", what, r.Status, body)
		return false
	}
	t.etag = r.Header.Get("ETag")
	return true
}

func (t *traveller) draft(c *client.ClientWithResponses) {
	key := "the first claim"
	made, err := c.AddClaimWithResponse(t.ctx, t.slug, &client.AddClaimParams{IdempotencyKey: &key}, client.ClaimInput{Statement: "The pact was signed in Seoul."})
	if !t.arrive("adding", err, http.StatusCreated, func() (*http.Response, []byte) { return made.HTTPResponse, made.Body }) {
		return
	}
	t.id = made.JSON201.Id.String()
	if made.JSON201.Status != client.ClaimStatusDraft {
		t.err = fmt.Errorf("the new claim is %s", made.JSON201.Status)
		return
	}
	var position client.Position
	if t.err = position.FromPoint(client.Point{When: "2024-06-19"}); t.err != nil {
		return
	}
	dated, err := c.ChangeClaimWithResponse(t.ctx, t.id, &client.ChangeClaimParams{IfMatch: t.etag}, client.ClaimChange{Position: &position})
	if !t.arrive("dating", err, http.StatusOK, func() (*http.Response, []byte) { return dated.HTTPResponse, dated.Body }) {
		return
	}
	t.step(c, client.StepInputActOpen)
}

func (t *traveller) evidence(c *client.ClientWithResponses) {
	if t.err != nil {
		return
	}
	kind := client.SourceInputKindOfficial
	source, err := c.AddSourceWithResponse(t.ctx, t.slug, nil, client.SourceInput{Title: "Minutes of the meeting", Kind: &kind})
	if !t.arrive("adding a source", err, http.StatusCreated, func() (*http.Response, []byte) { return source.HTTPResponse, source.Body }) {
		return
	}
	quote, locator, accessed := "signed on that day", "page 1", "2024-06-20"
	e, err := c.AddEvidenceWithResponse(t.ctx, t.id, nil, client.EvidenceInput{Source: source.JSON201.Id, Quote: &quote, Locator: &locator, Accessed: &accessed})
	if !t.arrive("adding evidence", err, http.StatusCreated, func() (*http.Response, []byte) { return e.HTTPResponse, e.Body }) {
		return
	}
	k, err := c.GetClaimWithResponse(t.ctx, t.id, nil)
	t.arrive("getting", err, http.StatusOK, func() (*http.Response, []byte) { return k.HTTPResponse, k.Body })
}

func (t *traveller) verdict(c *client.ClientWithResponses) {
	if t.err != nil {
		return
	}
	why := "The minutes say so."
	k, err := c.SetVerdictWithResponse(t.ctx, t.id, &client.SetVerdictParams{IfMatch: t.etag}, client.VerdictInput{Value: client.VerdictInputValueCorrect, Explanation: &why})
	t.arrive("the verdict", err, http.StatusOK, func() (*http.Response, []byte) { return k.HTTPResponse, k.Body })
}

func (t *traveller) step(c *client.ClientWithResponses, act client.StepInputAct) {
	if t.err != nil {
		return
	}
	k, err := c.TakeStepWithResponse(t.ctx, t.id, &client.TakeStepParams{IfMatch: t.etag}, client.StepInput{Act: act})
	t.arrive(string(act), err, http.StatusOK, func() (*http.Response, []byte) { return k.HTTPResponse, k.Body })
}

// read reads what is published as anybody does.
func (t *traveller) read(c *client.ClientWithResponses) {
	if t.err != nil {
		return
	}
	all, err := c.GetPublishedWithResponse(t.ctx, t.slug, nil)
	if !t.arrive("reading", err, http.StatusOK, func() (*http.Response, []byte) { return all.HTTPResponse, all.Body }) {
		return
	}
	for _, k := range all.JSON200.Claims {
		point, err := k.Position.AsPoint()
		if err != nil {
			t.err = err
			return
		}
		fmt.Printf("%s: %s %s\n", point.When, k.Statement, k.Verdict.Value)
	}
	again, err := c.GetPublishedWithResponse(t.ctx, t.slug, &client.GetPublishedParams{IfNoneMatch: &t.etag})
	t.arrive("reading again", err, http.StatusNotModified, func() (*http.Response, []byte) { return again.HTTPResponse, again.Body })
}
