// Who else has this page open, and what they change meanwhile: told by the
// server over one stream of events. What they change is brought onto the page
// by fetching it again and taking from it what is not in use, see renew.js.

const root = document.getElementById("live");
const editing = root?.dataset.doing === "editing";
const about = new Set(root?.dataset.about.split(" ").filter(Boolean));
const regions = [...(root?.dataset.regions.split(" | ").filter(Boolean) ?? []), ".masthead .menu"]; // with what waits for the person

let after = root?.dataset.after;
let source = null;
let doing = root?.dataset.doing;
let failures = 0;

const concerns = ({ id }) => about.size === 0 || about.has(id);

// Presence

const people = root?.querySelector("[data-presence]");

const meet = (said) => { people.textContent = said.join(" · "); };

// News

const told = root?.querySelector("[data-news]");
const mostTold = 3;

const button = (name, act) => {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "quiet";
  b.textContent = name;
  b.addEventListener("click", act);
  return b;
};

const say = (text, ...buttons) => {
  const line = document.createElement("p");
  line.append(text, " ", ...buttons);
  line.append(" ", button("Close", () => line.remove()));
  told.append(line);
  while (told.children.length > mostTold) told.firstElementChild.remove();
};

let stale = false; // some part of the page could not be brought up to date

const show = (where) => () => {
  if (stale || editing) {
    location.reload(); // what was typed is a draft by then
    return;
  }
  document.getElementById(where)?.scrollIntoView({ block: "start" });
};

const tell = ({ who, self, what, where }) => {
  const name = self ? "You, on another page," : who;
  if (editing) {
    say(`${name} ${what} just now. What you type stays: when you save, the two are merged, or shown to you side by side.`);
  } else {
    say(`${name} ${what} just now.`, button("Show", show(where)));
  }
};

// Refreshing

let waiting = 0;

// How often the person sent something. A page that was fetched before that is
// older than what they have been answered with.
let sent = 0;
addEventListener("submit", () => { sent += 1; }, true);

const busy = () => Boolean(document.querySelector(".htmx-request"));

const refresh = async () => {
  waiting = 0;
  if (busy()) {
    later();
    return;
  }
  const begun = sent;
  const page = new URL(location.href);
  page.hash = "";
  page.searchParams.delete("merged");
  const answer = await fetch(page, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (busy() || sent !== begun) {
    later();
    return;
  }
  const { renew } = await import(root.dataset.renew); // its address has a hash in it
  stale = !renew(regions, fresh);
};

const later = () => {
  if (!waiting) waiting = setTimeout(refresh, 300);
};

// The stream

const open = () => {
  close();
  const address = new URL(root.dataset.events, location.href);
  address.search = new URLSearchParams({ after, at: root.dataset.at, doing });
  source = new EventSource(address);
  source.addEventListener("open", () => { failures = 0; });
  source.addEventListener("change", (event) => {
    after = event.lastEventId;
    const news = JSON.parse(event.data);
    if (!concerns(news)) return;
    if (!editing) later();
    if (about.size > 0 && news.id === [...about][0]) tell(news);
  });
  source.addEventListener("reload", (event) => {
    after = event.lastEventId;
    if (!editing) later();
  });
  source.addEventListener("presence", (event) => meet(JSON.parse(event.data)));
  source.addEventListener("rest", close);
  source.addEventListener("error", () => {
    if (source?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    close();
    failures += 1;
    if (failures < 4) setTimeout(() => { if (!source) open(); }, 5000 * failures);
  });
};

const close = () => {
  source?.close();
  source = null;
  if (people) meet([]);
};

if (root && "EventSource" in window) {
  open();
  // A browser has few connections to a host, so that a page out of sight gives
  // its own back. Somebody who is editing looks things up elsewhere, and is
  // still editing.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      if (!source) open();
    } else if (doing !== "editing") {
      close();
    }
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted && !source) open(); });
  // Who begins to type on a page that is there to be read is editing.
  document.addEventListener("input", (event) => {
    if (doing === "editing" || !root.dataset.at || !event.target.closest?.('main form[method="post"]')) return;
    doing = "editing";
    open();
  });
}
