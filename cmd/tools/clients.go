//go:build tools

// Package tools pins what the tools of the project need beside themselves.
package tools

import (
	_ "github.com/getkin/kin-openapi/openapi3" // judges the OpenAPI document
	_ "github.com/oapi-codegen/runtime"        // is needed by the clients that oapi-codegen makes
)
