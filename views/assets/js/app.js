// Keys that work on every page: "/" goes to the search field, a key that an
// element names in data-key activates or focuses that element, and "?" opens the
// sheet of all keys that the page has.

// typing reports whether a key would be typed into an element. Boxes and
// buttons take no letters.
const typing = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches("input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select"));

const sheet = document.getElementById("keysheet");

// While the sheet is open, only the keys of the browser work: Escape closes it,
// and the focus goes back to where it was.
window.addEventListener("keydown", (event) => {
  if (sheet?.open && event.key.length === 1 && event.key !== " ") event.stopImmediatePropagation();
}, { capture: true });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  if (typing(target)) target.focus();
  else target.click();
});

// words returns the text of an element without its keys.
const words = (element) => {
  const copy = element.cloneNode(true);
  for (const key of copy.querySelectorAll("kbd")) key.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
};

const says = (element) =>
  element.dataset.keySays || element.getAttribute("aria-label") || (element.labels?.length ? words(element.labels[0]) : words(element));

// register returns the keys of the page and what each does. Three things make
// it up: elements with a key of their own, lists of keys, and single hints.
const register = () => {
  const rows = [];
  for (const element of document.querySelectorAll("[data-keys] > *, [data-shortcut][data-key-says]")) {
    if (element.closest("[hidden]")) continue;
    const keys = [...element.querySelectorAll("kbd")].map((key) => key.textContent);
    rows.push({ keys, does: element.dataset.keySays || words(element) });
  }
  for (const element of document.querySelectorAll('[data-key]:not([data-key=""])')) {
    if (element.closest("[hidden]") || element.disabled) continue;
    rows.push({ keys: [element.dataset.key], does: says(element) });
  }
  return rows;
};

const fill = (list) => {
  list.replaceChildren(...[...register(), { keys: ["Esc"], does: "close this sheet" }].flatMap(({ keys, does }) => {
    const term = document.createElement("dt");
    for (const key of keys) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      term.append(cap, " ");
    }
    const meaning = document.createElement("dd");
    meaning.textContent = does;
    return [term, meaning];
  }));
};

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element ? event.target.closest("[data-opens=keysheet]") : null;
  if (!opener || !sheet) return;
  fill(sheet.querySelector("dl"));
  sheet.showModal();
});

// What only scripts can keep is shown where they run.
const reveal = () => {
  for (const element of document.querySelectorAll("[data-keys], [data-opens], [data-select-all]")) element.hidden = false;
};
reveal();
document.addEventListener("htmx:after:swap", reveal);
document.addEventListener("dateline:renewed", reveal);

// A form that was sent back has its trouble at the top.
document.querySelector(".alert[autofocus]")?.focus();
