package api

import (
	_ "embed"
	"strings"
)

// document describes the API. It is written by hand; tests hold it against the
// routes and against what they answer.
//
//go:embed openapi.json
var document string

// Document returns the OpenAPI document of an API that is at an address.
func Document(root string) string {
	return strings.Replace(document, `"url": "`+Root+`"`, `"url": "`+root+`"`, 1)
}

func (s *Server) getDocument(c *call) (answer, error) {
	if err := c.query().err(); err != nil {
		return answer{}, err
	}
	raw := []byte(Document(s.base.JoinPath(Root).String()))
	return answer{raw: raw, media: mediaJSON}, nil
}
