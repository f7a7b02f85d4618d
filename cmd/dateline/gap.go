package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/timeline/edtf"
	"dateline/timeline/tagger"
)

func (a *app) gapCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "gap FROM TO CLAIM",
		Short: "Check a claimed length of time",
		Long: `Check what is claimed about the time between two dates, and show the
arithmetic. The first line is the answer: holds, fails or cannot-tell. The
dates may be as vague as they are known: 1961, June 2024, 1998/2001.

The exit code is 0 whatever the answer is.`,
		Example: `  dateline gap 2000-07-19 2024-06-19 "exactly 24 years"
  dateline gap 1961 2024 "more than 60 years"`,
		Args: takesAtLeast("the date it starts", "the date it ends", "the claim, such as \"exactly 24 years\""),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := edtf.Read(args[0])
			if err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			to, err := edtf.Read(args[1])
			if err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			length, err := tagger.ReadLength(strings.Join(args[2:], " "))
			if err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			check := length.Check(from, to)
			lines := append([]string{string(check.Outcome), check.Say()}, check.Arithmetic()...)
			if _, err := fmt.Fprintln(a.stdout, strings.Join(lines, "\n")); err != nil {
				return fmt.Errorf("printing the answer: %w", err)
			}
			return nil
		},
	}
}

// takesAtLeast is [takes] for a command whose last argument may be several
// words.
func takesAtLeast(names ...string) cobra.PositionalArgs {
	exactly := takes(names...)
	return func(cmd *cobra.Command, args []string) error {
		return exactly(cmd, args[:min(len(args), len(names))])
	}
}
