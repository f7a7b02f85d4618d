// On the worksheet of an article: selected words become a claim, by a button
// beside them or the key "c". On the page on which the words of a claim are
// chosen anew they become its words. Places are counted in code points, as the server
// does; the browser counts in UTF-16 units, where 🚗 is two.

// The copy is looked up anew each time: decisions replace the worksheet.
const theCopy = () => document.querySelector(".copy[data-new-claim]");

// place returns the place in the article's text of a boundary of a selection,
// which lies in one of the elements that carry theirs in data-at.
const place = (run, node, offset) => {
  const before = document.createRange();
  before.selectNodeContents(run);
  before.setEnd(node, offset);
  return Number(run.dataset.at) + [...before.toString()].length;
};

// selected returns the places of the selected words, without blanks around
// them, or null when none of the article's words are selected.
const selected = () => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const runs = [...theCopy().querySelectorAll("[data-at]")].filter((run) => range.intersectsNode(run));
  let start = null;
  let end = null;
  for (const run of runs) {
    const part = document.createRange();
    part.selectNodeContents(run);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    const text = part.toString();
    if (!text.trim()) continue;
    const from = place(run, part.startContainer, part.startOffset);
    const leading = [...text].length - [...text.trimStart()].length;
    start ??= from + leading;
    end = from + [...text.trimEnd()].length;
  }
  return start === null ? null : { start, end, range };
};

const address = ({ start, end }) => {
  const { article, text, newClaim } = theCopy().dataset;
  return `${newClaim}?${new URLSearchParams({ article, text, start, end })}`;
};

const button = document.createElement("a");
button.className = "btn floater";
button.lang = "en";
button.hidden = true;
button.append(theCopy()?.dataset.says ?? "Make a claim of these words", " ");
const key = document.createElement("kbd");
key.textContent = "c";
button.append(key);
// Pressing the button must not take the selection away that it is about.
button.addEventListener("mousedown", (event) => event.preventDefault());

// show puts the button below the end of the selection. Style sheets put it
// elsewhere on small screens.
const show = () => {
  const copy = theCopy();
  const words = copy && selected();
  button.hidden = !words;
  if (!words) return;
  if (!copy.contains(button)) copy.append(button);
  button.href = address(words);
  const around = copy.getBoundingClientRect();
  const lines = words.range.getClientRects();
  const last = lines.length ? lines[lines.length - 1] : words.range.getBoundingClientRect();
  const widest = Math.max(0, around.width - button.offsetWidth);
  button.style.top = `${last.bottom - around.top + 8}px`;
  button.style.left = `${Math.min(Math.max(0, last.left - around.left), widest)}px`;
};

const typing = (element) => element instanceof HTMLElement && element.matches("input, textarea, select");

const hint = () => {
  for (const element of document.querySelectorAll("[data-selecting]")) element.hidden = false;
  for (const element of document.querySelectorAll("[data-not-selecting]")) element.hidden = true;
};

if (theCopy()) {
  hint();
  document.addEventListener("htmx:after:swap", hint);
  document.addEventListener("dateline:renewed", hint);
  document.addEventListener("selectionchange", show);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const words = theCopy() && selected();
    if (!words) return;
    event.preventDefault();
    location.assign(address(words));
  });
}
