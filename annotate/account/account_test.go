package account_test

import (
	"strings"
	"testing"
	"time"

	"dateline/annotate/account"
	"dateline/annotate/fault"
)

func TestAPasswordIsVerifiedByItsHashAlone(t *testing.T) {
	h := account.NewHasher(1)
	hash, err := h.Hash(t.Context(), "correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash is %q, want argon2id in PHC form", hash)
	}
	for password, want := range map[string]bool{"correct horse battery": true, "correct horse batterz": false, "": false} {
		if got, err := h.Verify(t.Context(), hash, password); err != nil || got != want {
			t.Errorf("Verify(%q) = %t, %v, want %t", password, got, err, want)
		}
	}
	if ok, err := h.Verify(t.Context(), "", ""); ok || err != nil {
		t.Errorf("Verify without a hash = %t, %v, want false", ok, err)
	}
}

func TestTwoHashesOfOnePasswordDiffer(t *testing.T) {
	h := account.NewHasher(1)
	a, errA := h.Hash(t.Context(), "correct horse battery")
	b, errB := h.Hash(t.Context(), "correct horse battery")
	if errA != nil || errB != nil || a == b {
		t.Errorf("two hashes are %q and %q (%v, %v), want two that differ", a, b, errA, errB)
	}
}

func TestPasswordsOfBadLengthAreRefused(t *testing.T) {
	h := account.NewHasher(1)
	for _, password := range []string{"", "ninechars", strings.Repeat("x", 257)} {
		if _, err := h.Hash(t.Context(), password); fault.KindOf(err) != fault.Invalid {
			t.Errorf("Hash of %d characters = %v, want an Invalid error", len(password), err)
		}
	}
}

func TestAHashThatIsNoneIsAnError(t *testing.T) {
	h := account.NewHasher(1)
	for _, hash := range []string{"plain", "$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA", "$argon2id$v=19$m=99999999,t=2,p=1$AAAA$AAAA", "$argon2id$v=19$m=1,t=0,p=1$AAAA$AAAA"} {
		if ok, err := h.Verify(t.Context(), hash, "x"); ok || err == nil {
			t.Errorf("Verify against %q = %t, %v, want an error", hash, ok, err)
		}
	}
}

func TestThrottleSlowsDownAndForgets(t *testing.T) {
	now := time.Date(2024, 6, 20, 9, 0, 0, 0, time.UTC)
	var throttle account.Throttle
	for range account.FreeFailures - 1 {
		throttle = throttle.Fail(now)
	}
	if wait := throttle.Wait(now); wait != 0 {
		t.Errorf("after %d failures the next try waits %s, want none", throttle.Failures, wait)
	}
	last := time.Duration(0)
	for range 30 {
		throttle = throttle.Fail(now)
		wait := throttle.Wait(now)
		if wait < last || wait == 0 || wait > account.MaxWait {
			t.Fatalf("after %d failures the next try waits %s, and %s before", throttle.Failures, wait, last)
		}
		last = wait
	}
	if last != account.MaxWait {
		t.Errorf("after many failures the wait is %s, want %s", last, account.MaxWait)
	}
	if wait := throttle.Wait(now.Add(account.ForgetAfter)); wait != 0 {
		t.Errorf("after a quiet hour the next try waits %s, want none", wait)
	}
	if got := throttle.Fail(now.Add(account.ForgetAfter)).Failures; got != 1 {
		t.Errorf("the first failure after a quiet hour counts as %d, want 1", got)
	}
}

func TestRolesAreInOrder(t *testing.T) {
	roles := append([]account.Role{account.Nobody}, account.Roles()...)
	for i, a := range roles {
		for j, b := range roles {
			if got := a.AtLeast(b); got != (i >= j) {
				t.Errorf("%q.AtLeast(%q) = %t", a, b, got)
			}
			if got := account.Least(a, b); got != roles[min(i, j)] {
				t.Errorf("Least(%q, %q) = %q", a, b, got)
			}
		}
	}
}

func TestTokensAreKeptByTheirHash(t *testing.T) {
	token, hash := account.NewToken()
	other, _ := account.NewToken()
	if token == other {
		t.Error("two tokens are the same")
	}
	if account.HashToken(token) != hash || strings.Contains(hash, token) {
		t.Errorf("the hash of token %q is %q, want %q", token, account.HashToken(token), hash)
	}
}

func TestUsersAreValidated(t *testing.T) {
	good := account.User{Login: "ada.l", Name: "Ada Lovelace", Role: account.Checker}
	if err := good.Validate(); err != nil {
		t.Errorf("Validate(%+v) = %v, want none", good, err)
	}
	for name, bad := range map[string]account.User{
		"login": {Login: "Ada L", Name: "Ada", Role: account.Checker},
		"name":  {Login: "ada", Name: "", Role: account.Checker},
		"role":  {Login: "ada", Name: "Ada", Role: "boss"},
	} {
		if err := bad.Validate(); fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), name+":") {
			t.Errorf("Validate(%+v) = %v, want the field %s named", bad, err, name)
		}
	}
}
