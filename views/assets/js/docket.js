// Deciding on what an article proposes, by keyboard: "j" and "k" go to the next
// proposal and the one before; "a", "e", "x" and "n" press the buttons of the
// one that has the focus. After a decision the focus goes to what follows.

const cards = () => [...document.querySelectorAll("[data-proposal]")];

const current = () => document.activeElement?.closest("[data-proposal]") ?? null;

const typing = (element) =>
  element instanceof HTMLElement && element.matches("input:not([type=radio]), textarea, select, [contenteditable]");

// besides reports whether the cards stand beside the text and not below it.
const besides = () => {
  const copy = document.querySelector(".sheet-copy")?.getBoundingClientRect();
  const claims = document.querySelector(".sheet-claims")?.getBoundingClientRect();
  return Boolean(copy && claims && claims.left >= copy.right);
};

const show = (card) => {
  card.focus({ preventScroll: true });
  if (besides()) {
    document.querySelector(`.copy mark[data-claims~="${CSS.escape(card.dataset.proposal)}"]`)?.scrollIntoView({ block: "nearest" });
  }
  card.scrollIntoView({ block: "nearest" });
};

const move = (step) => {
  const all = cards();
  if (all.length === 0) return;
  const at = all.indexOf(current());
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
  show(all[Math.min(Math.max(next, 0), all.length - 1)]);
};

// press presses what a key stands for. "n" also works on a sentence.
const press = (key) => {
  const card = current();
  if (card) {
    card.querySelector(`[data-does="${key}"]`)?.click();
    return true;
  }
  const mark = key === "n" && document.activeElement?.closest(".sentence")?.querySelector(".line-mark");
  mark?.click?.();
  return Boolean(mark);
};

// What had the focus when a decision was sent; null when none is under way. Keys
// that are pressed meanwhile wait for the answer, so that fast fingers decide on
// the proposal that comes next and not on the same one twice.
let sent = null;
const waiting = [];
const patience = 20; // keys

const act = (key) => {
  if (key !== "j" && key !== "k") return press(key);
  move(key === "j" ? 1 : -1);
  return true;
};

// Keys of the whole page wait until a proposal has had the first say.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!["j", "k", "a", "e", "x", "n"].includes(event.key)) return;
  if (sent) {
    if (waiting.length < patience) waiting.push(event.key);
  } else if (!act(event.key)) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}, { capture: true });

document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("hx-post") || !("htmx" in window)) return;
  if (sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent = { at: cards().indexOf(current()), id: document.activeElement?.id };
}, { capture: true });

document.addEventListener("htmx:finally:request", () => {
  sent = null;
  while (waiting.length > 0 && !sent) act(waiting.shift());
});

const hints = () => {
  for (const element of document.querySelectorAll("[data-keys]")) element.hidden = false;
};

document.addEventListener("htmx:after:swap", () => {
  hints();
  const said = document.querySelector("[data-said]");
  const parts = [...document.querySelectorAll(".docket-open, [data-settling]")].map((element) => element.textContent.trim().replace(/\s+/g, " "));
  if (said) said.textContent = parts.join("; ");
  const trouble = document.querySelector("#worksheet .alert");
  const all = cards();
  if (trouble) {
    waiting.length = 0;
    trouble.focus();
  } else if (sent?.at >= 0 && all.length > 0) {
    show(all[Math.min(sent.at, all.length - 1)]);
  } else {
    const same = sent?.id && document.getElementById(sent.id);
    (same || document.getElementById("claims-title"))?.focus({ preventScroll: Boolean(same) });
  }
});

hints();
document.addEventListener("dateline:renewed", hints);

// The address names the proposal that is to be decided on next; the browser
// gives it the focus by itself.
const wanted = document.getElementById(location.hash.slice(1));
if (wanted?.matches("[data-proposal]")) show(wanted);
