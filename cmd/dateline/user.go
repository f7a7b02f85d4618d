package main

import (
	"context"
	"fmt"
	"net/url"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"dateline/annotate"
	"dateline/annotate/account"
	"dateline/views/link"
)

func (a *app) userCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "user",
		Short: "Look after who can sign in",
		Example: `  dateline user add anna --name "Anna Keller" --role reviewer --db desk.db
  dateline user list --db desk.db`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		a.userAddCommand(), a.userListCommand(), a.userRoleCommand(), a.userLinkCommand(), a.userTokenCommand(),
		a.userAccessCommand("disable", "Keep somebody from signing in, at once", true),
		a.userAccessCommand("enable", "Let somebody sign in again", false),
	)
	return cmd
}

func (a *app) userAddCommand() *cobra.Command {
	var path, name, role string
	var at place
	cmd := &cobra.Command{
		Use:   "add LOGIN",
		Short: "Add somebody and print a one-time link for them",
		Long: `Add somebody who can sign in, and print a one-time link that signs them in.
They choose a password then. The database is made when it is not there.

The roles are viewer, contributor, checker, reviewer and admin; each may do all
that the ones before it may.`,
		Example: `  dateline user add anna --name "Anna Keller" --role admin --db desk.db`,
		Args:    takes("a login"),
		RunE: func(cmd *cobra.Command, args []string) error {
			base, err := at.url()
			if err != nil {
				return err // before anybody is added
			}
			return a.withDesk(cmd.Context(), path, true, func(desk *annotate.Desk) error {
				if name == "" {
					name = args[0]
				}
				u, err := desk.AddUser(cmd.Context(), account.Operator(), annotate.UserEdit{Login: args[0], Name: name, Role: account.Role(role)})
				if err != nil {
					return err
				}
				return a.printLink(cmd.Context(), desk, u.Login, base)
			})
		},
	}
	databaseSetting(cmd, &path)
	at.settings(cmd)
	cmd.Flags().StringVar(&name, "name", "", "the `name` that others see; the login when left out")
	cmd.Flags().StringVar(&role, "role", string(account.Contributor), "the `role`")
	return cmd
}

func (a *app) printLink(ctx context.Context, desk *annotate.Desk, login string, base *url.URL) error {
	token, err := desk.Invite(ctx, account.Operator(), login)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "A link that signs %s in, once, within a day:\n  %s\n", login, base.JoinPath(link.OneTime(token)))
	return err
}

func (a *app) userLinkCommand() *cobra.Command {
	var path string
	var at place
	cmd := &cobra.Command{
		Use:     "link LOGIN",
		Short:   "Print a one-time sign-in link for somebody",
		Example: `  dateline user link anna --db desk.db --base-url https://dates.example.org`,
		Args:    takes("a login"),
		RunE: func(cmd *cobra.Command, args []string) error {
			base, err := at.url()
			if err != nil {
				return err
			}
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				return a.printLink(cmd.Context(), desk, args[0], base)
			})
		},
	}
	databaseSetting(cmd, &path)
	at.settings(cmd)
	return cmd
}

func (a *app) userListCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List everybody who can sign in",
		Example: `  dateline user list --db desk.db`,
		Args:    takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				users, err := desk.Users(cmd.Context(), account.Operator())
				if err != nil {
					return err
				}
				return a.printUsers(users)
			})
		},
	}
	databaseSetting(cmd, &path)
	return cmd
}

func (a *app) printUsers(users []account.User) error {
	table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "LOGIN\tROLE\tACCESS\tNAME") // Flush tells what went wrong
	for _, u := range users {
		access := "enabled"
		if u.Disabled {
			access = "disabled"
		}
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", u.Login, u.Role, access, u.Name)
	}
	return table.Flush()
}

func (a *app) userRoleCommand() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:     "role LOGIN ROLE",
		Short:   "Change what somebody may do, at once",
		Example: `  dateline user role anna admin --db desk.db`,
		Args:    takes("a login", "a role"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				u, err := desk.SetRole(cmd.Context(), account.Operator(), args[0], account.Role(args[1]))
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(a.stdout, "%s is %s now.\n", u.Login, u.Role)
				return err
			})
		},
	}
	databaseSetting(cmd, &path)
	return cmd
}

func (a *app) userAccessCommand(word, short string, disabled bool) *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:     word + " LOGIN",
		Short:   short,
		Example: "  dateline user " + word + " anna --db desk.db",
		Args:    takes("a login"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withDesk(cmd.Context(), path, false, func(desk *annotate.Desk) error {
				u, err := desk.SetDisabled(cmd.Context(), account.Operator(), args[0], disabled)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(a.stdout, "%s is %sd now.\n", u.Login, word)
				return err
			})
		},
	}
	databaseSetting(cmd, &path)
	return cmd
}
