// On the worksheet of an article: the words of a claim and its card light up
// together, whichever of them is pointed at or has the focus.

const number = (element) => element.dataset.claims?.split(" ")[0];

const light = (claim) => {
  for (const element of document.querySelectorAll(".said, .card")) {
    element.classList.toggle("lit", claim !== undefined && element.dataset.claims.split(" ").includes(claim));
  }
};

const follow = (event) => {
  const element = event.target instanceof Element ? event.target.closest("[data-claims]") : null;
  light(element ? number(element) : undefined);
};

const sheet = document.querySelector(".sheet");
for (const kind of ["pointerover", "focusin"]) sheet?.addEventListener(kind, follow);
for (const kind of ["pointerleave", "focusout"]) sheet?.addEventListener(kind, () => light(undefined));
