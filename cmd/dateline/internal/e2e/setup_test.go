package e2e_test

import (
	"net/http"
	"testing"
)

func TestAnInstanceIsSetUp(t *testing.T) {
	t.Parallel()
	o := open(t)
	token, err := o.desk.OfferSetUp(t.Context())
	if err != nil {
		t.Fatalf("offering the set-up: %v", err)
	}
	first, second := o.visitor(t), o.visitor(t)

	first.open("/sign-in")
	first.sees("Nobody can sign in here yet.")
	first.open("/set-up/" + token)
	first.fill("Login", "ida")
	first.fill("Name", "Ida Brand")
	first.fill("Password", "short")
	first.click("Begin")
	first.got(http.StatusUnprocessableEntity)
	first.holds("Name", "Ida Brand")
	first.fill("Password", "five small boats at noon")
	first.click("Begin")
	first.sees("Ida Brand", "Users")

	second.open("/set-up/" + token)
	second.got(http.StatusNotFound)

	first.click("Users")
	first.fill("Login", "per")
	first.fill("Name", "Per Holm")
	first.click("Reviewer")
	first.click("Add and make a link")
	invitation := first.value("A sign-in link for Per Holm.")

	second.follow(invitation)
	second.click("Sign in")
	second.sees("Per Holm")
	second.seesNot("Users")
	third := o.visitor(t)
	third.follow(invitation)
	third.got(http.StatusNotFound)
}
