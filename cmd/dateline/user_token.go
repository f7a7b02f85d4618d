package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/account"
)

func (a *app) userTokenCommand() *cobra.Command {
	var path, scope string
	in := annotate.TokenEdit{}
	cmd := &cobra.Command{
		Use:   "token LOGIN",
		Short: "Print a token by which a program acts for somebody",
		Long: `Print a token of the API by which a program acts for somebody, with no more
rights than they have. It is shown once. They see it on the page of their
account, where they can revoke it.

The scopes are read, write and review; each may do all that the ones before it
may.`,
		Example: `  dateline user token anna --name backup --scope read --days 30 --db desk.db`,
		Args:    takes("a login"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				in.Scope = account.Scope(scope)
				secret, made, err := desk.AddTokenFor(cmd.Context(), account.Operator(), args[0], in)
				if err != nil {
					return err
				}
				_, _ = fmt.Fprintf(a.stderr, "It may %s until %s, and is shown only now:\n", made.Scope, made.Expires.Format(time.DateOnly))
				_, err = fmt.Fprintln(a.stdout, secret)
				return err
			})
		},
	}
	databaseSetting(cmd, &path)
	cmd.Flags().StringVar(&in.Name, "name", "command line", "what the token is for: the `name` that the history shows")
	cmd.Flags().StringVar(&scope, "scope", string(account.ScopeRead), "the `scope`")
	cmd.Flags().IntVar(&in.Days, "days", 90, "how many `days` it lasts")
	return cmd
}
