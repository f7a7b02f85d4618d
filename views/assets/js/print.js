// On the checked copy that is made for paper: a button opens the dialogue of
// the browser for printing. Without scripts the menu of the browser does.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
