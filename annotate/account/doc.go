// Package account is about who: users and their roles, passwords, the sessions
// of signed-in browsers, one-time links, and how failed sign-ins are slowed.
// It holds values and rules; package annotate's Desk applies them to the
// store.
package account
