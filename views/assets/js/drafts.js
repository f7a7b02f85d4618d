// What is typed into a form is kept on the server while it is typed, so that it
// outlives the tab, the browser and the session. The server says of which forms
// it keeps drafts; a form that is sent takes care of its own.

const pause = 1200; // ms without a key before a draft is kept

const texts = "textarea, input[type=text], input[type=url], input:not([type])";

const forms = () => [...document.querySelectorAll('main form[method="post"]')].filter(
  (form) => form.querySelector(texts) && !form.querySelector("input[type=password]"),
);

// said is the place beside the buttons of a form that says what was kept.
const said = (form) => {
  let place = form.querySelector(".draft-said");
  if (!place) {
    place = document.createElement("p");
    place.className = "draft-said meta";
    place.setAttribute("role", "status");
    (form.querySelector(".acts") ?? form).append(place);
  }
  return place;
};

const address = (form) => `/drafts?${new URLSearchParams({ to: new URL(form.action).pathname })}`;

const typed = (form) => new URLSearchParams(new FormData(form));

const time = () => new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

const watched = new WeakSet();

const watch = (form) => {
  if (watched.has(form)) return;
  watched.add(form);
  let timer = 0;
  let dirty = false;
  let sent = false;
  let under = null; // the request that is under way

  const keep = async () => {
    timer = 0;
    dirty = false;
    under?.abort();
    under = new AbortController();
    try {
      const answer = await fetch(address(form), { method: "POST", body: typed(form), signal: under.signal });
      if (answer.status === 404) {
        form.removeEventListener("input", later);
      } else if (answer.status === 401) {
        said(form).textContent = "You are not signed in any more. What you typed is on this page only: save as usual, and you are asked to sign in first.";
      } else if (answer.ok) {
        said(form).textContent = `Draft saved ${time()}`;
      } else {
        said(form).textContent = "The draft could not be kept. Save as usual.";
      }
    } catch (trouble) {
      if (trouble.name === "AbortError") return;
      dirty = true;
      said(form).textContent = "The server cannot be reached, so no draft is kept at the moment. Leave this page open.";
    }
  };

  const later = () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  };

  form.addEventListener("input", later);
  form.addEventListener("submit", (event) => {
    // A button that sends the form elsewhere only looks at it, and saves nothing.
    if (event.defaultPrevented || event.submitter?.hasAttribute("formaction")) return;
    sent = true;
    clearTimeout(timer);
    under?.abort();
  });
  // A page that comes back from the browser's store can be typed into again.
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("pagehide", () => {
    if (!dirty || sent) return;
    clearTimeout(timer);
    navigator.sendBeacon(address(form), typed(form));
  });
};

const watchAll = () => forms().forEach(watch);

watchAll();
// Parts of a page are replaced when somebody else has changed them.
document.addEventListener("dateline:renewed", watchAll);
