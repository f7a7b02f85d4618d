// Keys that work on every page: "/" goes to the search field, and a key that an
// element names in data-key activates or focuses that element.

const typing = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches("input, textarea, select"));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  if (typing(target)) target.focus();
  else target.click();
});

// A form that was sent back has its trouble at the top.
document.querySelector(".alert[autofocus]")?.focus();
