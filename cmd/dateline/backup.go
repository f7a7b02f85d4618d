package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dateline/db/sqlite"
)

func (a *app) backupCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "backup DEST",
		Short: "Copy the database to a new file",
		Long: `Copy the database, as it is at one moment, to a new file. The app may run
meanwhile. The copy is checked before it gets its name, and no file is ever
overwritten.

To restore, stop the app and copy the backup over the database; delete the two
files beside it whose names end in -wal and -shm.`,
		Example: `  dateline backup --db desk.db desk-2024-06-20.db`,
		Args:    takes("a new file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := sqlite.Backup(cmd.Context(), path, args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(a.stdout, "Copied %s to %s.\n", path, args[0])
			return err
		},
	}
	databaseSetting(cmd, &path)
	return cmd
}
