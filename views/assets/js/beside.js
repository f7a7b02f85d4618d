// On the worksheet of an article: claims and proposals stand beside the line
// that they are of, where there is room for two columns, and "o" goes to the
// next open line.

const lines = () => [...document.querySelectorAll(".copy .sentence[data-line]")];

// firsts returns the first card of each line, by the number of the line. A card
// whose words begin before those of the one above it follows that one.
const firsts = () => {
  const found = new Map();
  let last = 0;
  for (const card of document.querySelectorAll(".sheet-claims .cards .card[data-line]")) {
    const line = Number(card.dataset.line);
    if (line > last) {
      found.set(line, card);
      last = line;
    }
  }
  return found;
};

// What was pushed, and how far. The rules are in a style sheet of their own: the
// policy of the pages forbids styles on elements, and htmx would copy them.
const pushed = new CSSStyleSheet();
document.adoptedStyleSheets.push(pushed);

// align pushes either the card or the line down, so that both begin at the same
// height. Everything is measured first: each measure after a change would make
// the browser lay out the page anew.
const align = () => {
  const sheet = document.querySelector(".sheet");
  const copy = document.querySelector(".sheet-copy");
  const claims = document.querySelector(".sheet-claims");
  if (!sheet || !copy || !claims) return;
  pushed.replaceSync("");
  const beside = claims.getBoundingClientRect().left >= copy.getBoundingClientRect().right;
  sheet.classList.toggle("is-beside", beside);
  if (!beside) return;
  const cards = firsts();
  const pairs = lines()
    .map((line) => ({ line, card: cards.get(Number(line.dataset.line)) }))
    .filter(({ card }) => card)
    .map(({ line, card }) => ({
      line: line.id,
      card: card.dataset.claims,
      text: line.getBoundingClientRect().top,
      note: card.getBoundingClientRect().top,
      before: Number.parseFloat(getComputedStyle(line).marginTop) || 0,
    }));
  let text = 0; // how far the lines were pushed so far
  let note = 0; // and the cards
  const rules = [];
  for (const pair of pairs) {
    const apart = pair.text + text - (pair.note + note);
    if (apart > 1) {
      rules.push(`.cards > [data-claims="${CSS.escape(pair.card)}"] { margin-top: ${apart}px; border-top: 1px solid var(--line); }`);
      note += apart;
    } else if (apart < -1) {
      rules.push(`#${CSS.escape(pair.line)} { margin-top: ${pair.before - apart}px; }`);
      text -= apart;
    }
  }
  pushed.replaceSync(rules.join("\n"));
};

const here = () => {
  const at = document.activeElement?.closest("[data-line]");
  return at ? Number(at.dataset.line) : 0;
};

const typing = (element) =>
  element instanceof HTMLElement && element.matches("input:not([type=radio]), textarea, select, [contenteditable]");

// next goes to the next line that is open, from the top again after the last:
// to its first proposal where it has one, so that the keys for these work.
const next = () => {
  const open = lines().filter((line) => line.classList.contains("is-open"));
  const at = here();
  const line = open.find((one) => Number(one.dataset.line) > at) ?? open[0];
  const said = document.querySelector("[data-said]");
  if (!line) {
    if (said) said.textContent = "No line is open.";
    return;
  }
  const card = document.querySelector(`.card[data-line="${line.dataset.line}"] [data-proposal]`);
  if (!card) line.tabIndex = -1;
  (card ?? line).focus({ preventScroll: true });
  line.scrollIntoView({ block: "center" });
  card?.scrollIntoView({ block: "nearest" });
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "o" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  next();
});

const start = () => {
  for (const element of document.querySelectorAll("[data-line-keys]")) element.hidden = false;
  align();
};

start();
document.addEventListener("htmx:after:swap", start);
document.addEventListener("dateline:renewed", start);
document.addEventListener("toggle", align, { capture: true });
window.addEventListener("resize", align);
document.fonts?.ready.then(align);
