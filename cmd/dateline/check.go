package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dateline/db/sqlite"
)

func (a *app) checkCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Verify the database and its history",
		Long: `Read all of the database and verify it: the file, the references in it, and
the chain of the history, in which every entry seals the one before. Nothing is
changed, and the app may run meanwhile.`,
		Example: `  dateline check --db desk.db`,
		Args:    takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			report, err := sqlite.Check(cmd.Context(), path)
			if err != nil {
				return err
			}
			for _, line := range report.Lines() {
				if _, err := fmt.Fprintln(a.stdout, line); err != nil {
					return err
				}
			}
			if !report.OK() {
				return fmt.Errorf("%s is not in order; the problems are listed above", path)
			}
			return nil
		},
	}
	databaseSetting(cmd, &path)
	return cmd
}
