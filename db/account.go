package db

import (
	"context"
	"fmt"

	"dateline/annotate/account"
)

const userByID = `
SELECT id, login, name, role, password, disabled, created, version
FROM users
WHERE id = ?1`

// User returns a user by id.
func (t *tx) User(ctx context.Context, id account.UserID) (account.User, error) {
	return one(ctx, t, "user", scanUser, userByID, string(id))
}

const userByLogin = `
SELECT id, login, name, role, password, disabled, created, version
FROM users
WHERE login = ?1`

// UserByLogin returns a user by login.
func (t *tx) UserByLogin(ctx context.Context, login string) (account.User, error) {
	return one(ctx, t, "user", scanUser, userByLogin, login)
}

const users = `
SELECT id, login, name, role, password, disabled, created, version
FROM users
ORDER BY login`

// Users returns every user in the order of their logins.
func (t *tx) Users(ctx context.Context) ([]account.User, error) {
	return list(ctx, t, scanUser, users)
}

func scanUser(row scanner) (account.User, error) {
	var u account.User
	err := row.Scan(&u.ID, &u.Login, &u.Name, &u.Role, &u.Password, &u.Disabled, instant{&u.Created}, &u.Version)
	return u, err
}

const insertUser = `
INSERT INTO users (id, login, name, role, password, disabled, created, version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`

// AddUser adds a user.
func (t *tx) AddUser(ctx context.Context, u account.User) error {
	return t.add(ctx, "user", loginTaken(u), insertUser,
		string(u.ID), u.Login, u.Name, string(u.Role), u.Password, flag(u.Disabled), millis(u.Created), u.Version)
}

const updateUser = `
UPDATE users
SET login = ?2, name = ?3, role = ?4, password = ?5, disabled = ?6, version = ?7
WHERE id = ?1
  AND version = ?7 - 1`

const userExists = `
SELECT version
FROM users
WHERE id = ?1`

// ChangeUser changes a user.
func (t *tx) ChangeUser(ctx context.Context, u account.User) error {
	return t.change(ctx, "user", loginTaken(u), userExists, updateUser,
		string(u.ID), u.Login, u.Name, string(u.Role), u.Password, flag(u.Disabled), u.Version)
}

func loginTaken(u account.User) string {
	return fmt.Sprintf("Another user signs in as “%s” already. Choose another login.", u.Login)
}
