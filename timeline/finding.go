package timeline

import (
	"fmt"

	"dateline/timeline/edtf"
)

// Finding is something that a machine check noticed about a claim. Two findings
// are equal under == exactly if they say the same.
type Finding struct {
	Rule     Rule
	Severity Severity
	Message  string // the arithmetic or the fact behind it, in words
	Version  int    // of the rule that found it

	// From and Until are the first and the last day on which the finding holds;
	// zero for no limit. What depends on the day it is read is found once, with
	// its days, and need not be looked for again every morning.
	From, Until edtf.Date
}

// Holds reports whether f holds on a day.
func (f Finding) Holds(today edtf.Day) bool {
	return (f.From.IsZero() || f.From.Earliest().Day <= today) &&
		(f.Until.IsZero() || today <= f.Until.Latest().Day)
}

// Rule names a machine check.
type Rule string

// The rules that need only dates. Rules about evidence are in package
// annotate.
const (
	GapFails               Rule = "GAP_FAILS"
	GapReadingDependent    Rule = "GAP_READING_DEPENDENT"
	GapEndUnverified       Rule = "GAP_END_UNVERIFIED"
	FirstInBroken          Rule = "FIRST_IN_BROKEN"
	OrderViolation         Rule = "ORDER_VIOLATION"
	EndpointChanged        Rule = "ENDPOINT_CHANGED"
	FalsePrecision         Rule = "FALSE_PRECISION"
	WeekdayMismatch        Rule = "WEEKDAY_MISMATCH"
	RelativeDateUnresolved Rule = "RELATIVE_DATE_UNRESOLVED"
	FutureAsPast           Rule = "FUTURE_AS_PAST"
	PlanPassedUnconfirmed  Rule = "PLAN_PASSED_UNCONFIRMED" //nolint:gosec // a rule about plans, not a password
	DateConflict           Rule = "DATE_CONFLICT"
	ContradictsClaim       Rule = "CONTRADICTS_CLAIM"
)

// versions counts the changes of what the rules mean, where there were any.
// GAP_END_UNVERIFIED looked only for ends without a date at first.
var versions = map[Rule]int{GapEndUnverified: 2}

// Version returns the version of a rule of this package, which is stored with
// each finding so that those of older rules can be told apart.
func (r Rule) Version() int { return max(1, versions[r]) }

// Rules returns the rules of this package, by name.
func Rules() []Rule {
	return []Rule{
		ContradictsClaim, DateConflict, EndpointChanged, FalsePrecision, FirstInBroken, FutureAsPast, GapEndUnverified,
		GapFails, GapReadingDependent, OrderViolation, PlanPassedUnconfirmed, RelativeDateUnresolved, WeekdayMismatch,
	}
}

// Severity says what a finding does to the work on a claim.
type Severity string

// The severities. A finding that blocks keeps a claim from being submitted or
// published; a warning is only shown.
const (
	Block Severity = "block"
	Warn  Severity = "warn"
)

func block(rule Rule, format string, args ...any) Finding {
	return Finding{Rule: rule, Severity: Block, Message: fmt.Sprintf(format, args...), Version: rule.Version()}
}

func warn(rule Rule, format string, args ...any) Finding {
	return Finding{Rule: rule, Severity: Warn, Message: fmt.Sprintf(format, args...), Version: rule.Version()}
}

// softened is block, but a warning where the verdict itself says that the claim
// is not right: there is nothing left to keep from being published.
func softened(s Scene, rule Rule, format string, args ...any) Finding {
	if s.Refuted {
		return warn(rule, format, args...)
	}
	return block(rule, format, args...)
}
