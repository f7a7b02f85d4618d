// Bringing parts of a page up to date without taking anything away from the
// person who is using them. A part that is not in use is replaced as a whole. Of
// one in which somebody types, has chosen or selected something, only the
// children are replaced that are not in use themselves; the focus and the
// scrolled place stay where they are.

// What scripts put onto a page, and what they change on it: it makes a part no
// other than the one that the server sent.
const added = ".draft-said, .mentions, .floater";
const said = "[data-selected], [data-said]";
const touched = ["hidden", "open", "tabindex", "aria-controls", "aria-autocomplete", "aria-activedescendant", "data-htmx-powered"];

const asServed = (element, deep = true) => {
  const copy = element.cloneNode(deep);
  for (const made of copy.querySelectorAll(added)) made.remove();
  for (const place of copy.querySelectorAll(said)) place.textContent = "";
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of touched) one.removeAttribute(name);
    one.classList.remove("lit", "is-beside");
    if (one.classList.length === 0) one.removeAttribute("class");
  }
  return copy;
};

// said by the server about a part, whatever is in it
const remarks = ["data-seen"];

const same = (a, b) => asServed(a).isEqualNode(asServed(b));

const sameShell = (a, b) => {
  const shells = [a, b].map((one) => asServed(one, false));
  for (const shell of shells) for (const name of remarks) shell.removeAttribute(name);
  return shells[0].isEqualNode(shells[1]);
};

// What is in use

const fields = "input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=hidden]), textarea, select";

const changed = (control) => {
  if (control instanceof HTMLSelectElement) {
    const initial = [...control.options].some((option) => option.defaultSelected);
    return [...control.options].some((option, i) => option.selected !== (initial ? option.defaultSelected : i === 0));
  }
  if (control.type === "hidden" || control.type === "submit") return false;
  if (control.matches("[data-select-all]")) return false; // it follows the boxes
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
};

// answers are what became of something that the person sent, for them to read.
const answers = "[data-outcomes], .alert";

const all = (element, selector) => [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)];

const selectionIn = (element) => {
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.rangeCount && selection.getRangeAt(0).intersectsNode(element));
};

const focusIn = (element) => element.contains(document.activeElement);

const inUse = (element) =>
  (focusIn(element) && document.activeElement.matches(fields)) ||
  all(element, "input, textarea, select").some(changed) ||
  all(element, answers).length > 0 ||
  selectionIn(element);

// Replacing

const rowOf = (element) => element.closest("tr, [data-row-of]");
const linkOf = (row) => row?.querySelector("[data-row]") ?? null;

// finder returns a function that finds in a fresh part what takes the place of
// the element that has the focus; in a list, the row that comes to stand there
// when its own has gone.
const finder = (old) => {
  const focus = document.activeElement;
  if (!focusIn(old)) return () => null;
  if (focus.id) return (next) => all(next, `#${CSS.escape(focus.id)}`)[0];
  const link = linkOf(rowOf(focus));
  if (link) {
    const at = all(old, "[data-row]").indexOf(link);
    const kind = ["[data-pick]", "[data-row-act]"].find((one) => focus.matches(one)) ?? "[data-row]";
    return (next) => {
      const rows = all(next, "[data-row]");
      const row = rows.find((one) => one.getAttribute("href") === link.getAttribute("href")) ?? rows[Math.min(at, rows.length - 1)];
      return row && (rowOf(row)?.querySelector(kind) ?? row);
    };
  }
  const name = ["data-proposal", "data-key", "href", "name"].find((one) => focus.hasAttribute(one));
  if (!name) return () => null;
  return (next) => all(next, `${focus.tagName}[${name}="${CSS.escape(focus.getAttribute(name))}"]`)[0];
};

const nameOf = (fold) => fold.querySelector("summary")?.textContent.trim();

// keepFolds leaves what was opened open, and what was closed closed.
const keepFolds = (old, next) => {
  const before = Map.groupBy(all(old, "details"), nameOf);
  for (const fold of all(next, "details")) {
    const was = before.get(nameOf(fold))?.shift();
    if (was) fold.open = was.open;
  }
};

const bring = (fresh) => document.importNode(fresh, true);

const swap = (old, fresh) => {
  const next = bring(fresh);
  const find = finder(old);
  keepFolds(old, next);
  old.replaceWith(next);
  find(next)?.focus({ preventScroll: true });
  window.htmx?.process?.(next);
  return next;
};

// Mending from the inside

const keyOf = (element) =>
  element.id || element.querySelector("[id]")?.id || linkOf(element)?.getAttribute("href") || null;

const kindOf = (element) => `${element.tagName}.${element.getAttribute("class")}`;

// pair finds for each fresh child the old one that it takes the place of: by
// what names it, and else by what kind of element it is.
const pair = (before, after) => {
  const left = new Set(before);
  const pairs = new Map();
  for (const alike of [(a, b) => keyOf(a) !== null && keyOf(a) === keyOf(b), (a, b) => kindOf(a) === kindOf(b)]) {
    for (const fresh of after) {
      if (pairs.has(fresh)) continue;
      const old = [...left].find((one) => alike(one, fresh));
      if (!old) continue;
      pairs.set(fresh, old);
      left.delete(old);
    }
  }
  return { pairs, left };
};

const hasOwnText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

// canMend reports whether some children of a part may be of another page than the
// others. A form goes with its version, so that it is of one page; in the form for
// several rows, each row has a version, and is what was seen when it was ticked.
const canMend = (old, fresh) =>
  !old.matches(`form:not([data-bulk]), tr, [data-row-of], ${fields}, ${answers}`) &&
  old.children.length > 0 && !hasOwnText(old) && !hasOwnText(fresh) && sameShell(old, fresh);

const mendChildren = (old, fresh) => {
  let whole = true;
  for (const name of remarks) old.toggleAttribute(name, fresh.hasAttribute(name));
  const { pairs, left } = pair([...old.children].filter((child) => !child.matches(added)), [...fresh.children]);
  for (const gone of left) {
    if (inUse(gone)) whole = false;
    else gone.remove();
  }
  let at = old.firstElementChild;
  for (const child of fresh.children) {
    const known = pairs.get(child);
    let node = known;
    if (!known) {
      node = bring(child);
      window.htmx?.process?.(node);
    } else if (known === at) {
      at = at.nextElementSibling;
    } else if (focusIn(known) || selectionIn(known)) {
      node = null; // moving it would take the focus away
    }
    if (node && node !== known) old.insertBefore(node, at);
    else if (node && node.nextElementSibling !== at) old.insertBefore(node, at);
    if (known) whole = mend(known, child) && whole;
  }
  return whole;
};

// mend brings an element up to date. It returns false when something in it had to
// stay as it was.
const mend = (old, fresh) => {
  if (same(old, fresh)) return true;
  if (!inUse(old)) {
    swap(old, fresh);
    return true;
  }
  return canMend(old, fresh) && mendChildren(old, fresh);
};

// The scrolled place

const landmarks = "main :is(h1, h2, [data-row], .sentence[id], [id^=evidence-], [id^=comment-])";

const landmark = () => {
  const seen = [...document.querySelectorAll(landmarks)].find((element) => element.getBoundingClientRect().top >= 0);
  if (!seen) return () => {};
  const { top } = seen.getBoundingClientRect();
  const again = seen.id ? `#${CSS.escape(seen.id)}` : `[data-row][href="${CSS.escape(seen.getAttribute("href"))}"]`;
  return () => {
    const now = seen.isConnected ? seen : document.querySelector(again);
    if (now) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
  };
};

// renew brings some parts of the page up to date from a page that was fetched.
// It returns false when something had to stay as it was.
export const renew = (selectors, fresh) => {
  let whole = true;
  const stay = landmark();
  for (const selector of selectors) {
    const old = document.querySelector(selector);
    const next = fresh.querySelector(selector);
    if (old && next) whole = mend(old, next) && whole;
    else if (old || next) whole = false;
  }
  stay();
  document.dispatchEvent(new CustomEvent("dateline:renewed"));
  return whole;
};
