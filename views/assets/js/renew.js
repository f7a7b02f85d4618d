// Bringing parts of a page up to date without taking anything away from the
// person who is using them: a part in which somebody is typing, has chosen or
// selected something stays as it is, and the focus and the scrolled place stay
// where they are.

const changed = (control) => {
  if (control instanceof HTMLSelectElement) {
    const initial = [...control.options].some((option) => option.defaultSelected);
    return [...control.options].some((option, i) => option.selected !== (initial ? option.defaultSelected : i === 0));
  }
  if (control.type === "hidden" || control.type === "submit") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
};

// busy reports whether replacing an element would take something away.
const busy = (element) => {
  const active = document.activeElement;
  if (element.contains(active) && active.matches("input, textarea, select")) return true;
  if ([...element.querySelectorAll("input, textarea, select")].some(changed)) return true;
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.rangeCount && selection.getRangeAt(0).intersectsNode(element));
};

// key tells which child of a part is the same one on the page of now.
const key = (element) =>
  element.getAttribute("aria-labelledby") || element.id || `${element.tagName}.${element.className}`;

// mark describes the element that has the focus, so that the one that takes its
// place can be found.
const mark = (element) => {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ["data-proposal", "data-key", "href", "name", "value"]) {
    if (element.hasAttribute(name)) return `${element.tagName}[${name}="${CSS.escape(element.getAttribute(name))}"]`;
  }
  return null;
};

const hints = ["data-keys", "data-selecting", "data-not-selecting"];

// swap puts a fresh element in the place of an old one, as open and as lit up.
const swap = (old, fresh) => {
  const next = document.importNode(fresh, true);
  const focus = old.contains(document.activeElement) ? mark(document.activeElement) : null;
  const folds = [...old.querySelectorAll("details")];
  const nextFolds = [...next.querySelectorAll("details")];
  if (folds.length === nextFolds.length) nextFolds.forEach((fold, i) => { fold.open = folds[i].open; });
  for (const name of hints) {
    const was = old.querySelector(`[${name}]`);
    if (was) for (const element of next.querySelectorAll(`[${name}]`)) element.hidden = was.hidden;
  }
  old.replaceWith(next);
  if (focus) next.parentElement?.querySelector(focus)?.focus({ preventScroll: true });
  window.htmx?.process?.(next);
};

const same = (a, b) => a.outerHTML === b.outerHTML || a.isEqualNode(b);

// served is what each part was like when it came from the server: scripts open
// folds and take off "hidden", which makes it no other.
const served = new WeakMap();

const isServed = (old, fresh) => served.get(old) === fresh.outerHTML || same(old, fresh);

const renewOne = (old, fresh) => {
  if (isServed(old, fresh)) return true;
  if (busy(old)) return false;
  const parent = old.parentElement;
  const at = [...parent.children].indexOf(old);
  swap(old, fresh);
  served.set(parent.children[at], fresh.outerHTML);
  return true;
};

// renewChildren goes through the children of a part one by one, so that one in
// which somebody types does not keep the others back.
const renewChildren = (old, fresh) => {
  let all = true;
  const before = new Map([...old.children].map((child) => [key(child), child]));
  let last = null;
  for (const child of fresh.children) {
    const known = before.get(key(child));
    if (known) {
      before.delete(key(child));
      const i = [...old.children].indexOf(known);
      all = renewOne(known, child) && all;
      last = old.children[i];
    } else {
      const added = document.importNode(child, true);
      if (last) last.after(added);
      else old.prepend(added);
      last = added;
    }
  }
  for (const gone of before.values()) {
    if (busy(gone)) all = false;
    else gone.remove();
  }
  return all;
};

// anchor is a heading that is in sight, and where.
const anchor = () => {
  const seen = [...document.querySelectorAll("main h1[id], main h2[id]")].find((element) => element.getBoundingClientRect().top >= 0);
  return seen ? { id: seen.id, top: seen.getBoundingClientRect().top } : null;
};

// renew brings some parts of the page up to date from a page that was fetched.
// It returns false when something had to stay as it was.
export const renew = (selectors, fresh) => {
  let all = true;
  const place = anchor();
  for (const selector of selectors) {
    const old = document.querySelector(selector);
    const next = fresh.querySelector(selector);
    if (!old && !next) continue;
    if (!old || !next) all = false;
    else if (isServed(old, next)) continue;
    else if (old.querySelector(":scope > section")) all = renewChildren(old, next) && all;
    else all = renewOne(old, next) && all;
  }
  const now = place && document.getElementById(place.id);
  if (now) scrollBy(0, now.getBoundingClientRect().top - place.top);
  document.dispatchEvent(new CustomEvent("dateline:renewed"));
  return all;
};
