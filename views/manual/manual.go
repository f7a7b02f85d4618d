// Package manual is the page that tells people how to write a program against
// the API. It is made of the same document that programs read.
package manual

import (
	"strings"

	"dateline/views"
)

// Page is the whole manual.
type Page struct {
	views.Page
	Manual
	Root     string // the whole address of the API
	Document string // of the OpenAPI document
	Tokens   string // where tokens are made
}

// Manual is what the document says, in the order in which it is read.
type Manual struct {
	Intro    []string // paragraphs
	Groups   []Group
	Problems []Problem
	Objects  []Object
}

// Group is some operations that belong together.
type Group struct {
	Name, About string
	Operations  []Operation
}

// Operation is something that a program can ask for.
type Operation struct {
	Method, Path   string
	Summary, About string
	Public         bool // without a token too
	Query          []Member
	Match          bool   // needs If-Match
	Body, Answer   string // names of objects; empty for none
}

// Object is a kind of JSON object.
type Object struct {
	Name, About string
	Members     []Member
	OneOf       []string // the objects that it may be
}

// Member is a member of an object, or a parameter.
type Member struct {
	Name, Kind, About string
	Object            string // that it holds; empty for a plain value
	Needed            bool
}

// Problem is a kind of answer that refuses.
type Problem struct {
	Name   string
	Status int
	Title  string
	About  string
}

func anchor(name string) string { return "object-" + name }

// parts returns a paragraph with what stands between backticks or asterisks
// apart: every second part did.
func parts(paragraph string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(paragraph, "*", "`"), func(r rune) bool { return r == '`' })
}
