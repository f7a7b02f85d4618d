package timeline

// Finding is something that a machine check noticed about a claim.
type Finding struct {
	Rule     Rule
	Severity Severity
	Message  string // the arithmetic or the fact behind it, in words
	Version  int    // of the rule that found it
}

// Rule names a machine check.
type Rule string

// The rules that need only dates. Rules about evidence are in package
// annotate.
const (
	GapFails            Rule = "GAP_FAILS"
	GapReadingDependent Rule = "GAP_READING_DEPENDENT"
	GapEndUnverified    Rule = "GAP_END_UNVERIFIED"
)

// Severity says what a finding does to the work on a claim.
type Severity string

// The severities. A finding that blocks keeps a claim from being submitted or
// published; a warning is only shown.
const (
	Block Severity = "block"
	Warn  Severity = "warn"
)
