// On the worksheet of an article: the words of a claim or a proposal and its
// card light up together, whichever of them is pointed at or has the focus.

const named = (element) => element.dataset.claims?.split(" ")[0];

const light = (claim) => {
  for (const element of document.querySelectorAll(".copy mark, .card")) {
    element.classList.toggle("lit", claim !== undefined && element.dataset.claims.split(" ").includes(claim));
  }
};

const follow = (event) => {
  const element = event.target instanceof Element ? event.target.closest("[data-claims]") : null;
  if (element || document.querySelector(".sheet .lit")) light(element ? named(element) : undefined);
};

// The listeners are on the document, as decisions replace the worksheet.
for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, follow);
document.addEventListener("focusout", () => light(undefined));
