// Keys for a list of rows: "j" goes to the link of the next row, "k" to that of
// the one before, "o" follows it. Where rows have boxes, "x" ticks the one of the
// row, "X" all of them, and the keys that the page lists with an act do it to the
// rows that are ticked, or else to the one that has the focus.

const links = () => [...document.querySelectorAll("[data-rows] [data-row]")];

const rowOf = (element) => element?.closest("[data-rows] tbody tr, [data-row-of]") ?? null;

const current = () => rowOf(document.activeElement);

const boxes = () => [...document.querySelectorAll("[data-pick]")];

const typing = (element) =>
  element instanceof HTMLElement && element.matches("input:not([type=checkbox], [type=submit]), textarea, select, [contenteditable]");

const move = (step) => {
  const all = links();
  if (all.length === 0) return;
  const row = current();
  const at = row ? all.findIndex((link) => row.contains(link)) : -1;
  const next = at < 0 && step < 0 ? 0 : at + step;
  all[Math.min(Math.max(next, 0), all.length - 1)].focus();
};

// tell says how many rows are ticked, beside the form and to who cannot see it.
const tell = (text, heard) => {
  const n = boxes().filter((box) => box.checked).length;
  for (const place of document.querySelectorAll("[data-selected]")) place.textContent = n ? String(n) : "";
  const said = document.querySelector("[data-said]");
  if (said) {
    said.textContent = text ?? (n ? `${n} selected` : "None selected");
    said.classList.toggle("unseen", Boolean(heard)); // it stands on the page already
  }
  const all = document.querySelector("[data-select-all]");
  if (all) {
    all.checked = n > 0 && n === boxes().length;
    all.indeterminate = n > 0 && n < boxes().length;
  }
};

const tickAll = (on) => {
  for (const box of boxes()) box.checked = on;
  tell();
};

// act does something to the ticked rows by the form of the page, or by the
// button of the row itself.
const act = (name) => {
  const button = current()?.querySelector(`[data-row-act="${CSS.escape(name)}"]`);
  if (button) return button.click();
  const form = document.querySelector("[data-bulk]");
  if (!form) return;
  const box = current()?.querySelector("[data-pick]");
  if (!boxes().some((one) => one.checked)) {
    if (!box) return tell("Go to a claim with j first, or select some with x.");
    box.checked = true;
    tell();
  }
  form.elements.act.value = name;
  const asks = [...form.querySelectorAll(`.bulk-${CSS.escape(name)} :is(input, select, textarea)`)];
  if (asks.length > 0) asks[0].focus();
  else form.requestSubmit(form.querySelector("[data-bulk-go]"));
};

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => current()?.querySelector("[data-row]")?.click(),
  x: () => {
    const box = current()?.querySelector("[data-pick]");
    if (!box) return tell("Go to a claim with j first.");
    box.click();
  },
  X: () => tickAll(!boxes().every((box) => box.checked)),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const listed = document.querySelector(`[data-keys] > [data-shortcut~="${CSS.escape(event.key)}"]`);
  if (!listed || event.key === "Enter") return;
  event.preventDefault();
  if (listed.dataset.act) act(listed.dataset.act);
  else keys[event.key]?.();
});

// With the shift key, a click on a box does the same to all boxes since the last
// one that was clicked.
let last = null;
document.addEventListener("click", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement)) return;
  if (box.matches("[data-select-all]")) return tickAll(box.checked);
  if (!box.matches("[data-pick]")) return;
  const all = boxes();
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) {
    for (const one of all.slice(from, to + 1)) one.checked = box.checked;
  }
  last = box;
  tell();
});

// When the form has replaced the list, the focus goes back to the row that had it
// last; what became of the claims, or what is missing, is said as well.
let here = null;
document.addEventListener("focusin", (event) => {
  const link = rowOf(event.target)?.querySelector("[data-row]");
  if (link) here = link.getAttribute("href");
});

let sent = false;
document.addEventListener("submit", (event) => {
  sent = event.target.matches("[data-bulk]");
}, { capture: true });

document.addEventListener("htmx:after:swap", () => {
  if (!sent || !document.querySelector("#review-list")) return;
  sent = false;
  const outcomes = document.querySelector("[data-outcomes]");
  const trouble = document.querySelector("#review-list .alert");
  tell(outcomes?.querySelector("h2").textContent, outcomes);
  (trouble ?? links().find((link) => link.getAttribute("href") === here) ?? outcomes)?.focus();
});

const count = () => {
  if (boxes().some((box) => box.checked)) tell();
};
count();
// Others change the rows while some are ticked.
document.addEventListener("dateline:renewed", count);
