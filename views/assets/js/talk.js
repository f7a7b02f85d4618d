// Talk on the page of a claim: what is typed behind an @ offers the logins that
// begin with it, and what the inbox says about this claim is read once the page
// is seen.

const separator = /[\s([{,;:"'“‘]/;

// The part of a login before the caret, or null when none is being typed.
function typed(field) {
  const before = field.value.slice(0, field.selectionStart);
  const at = before.lastIndexOf("@");
  if (at < 0 || (at > 0 && !separator.test(before[at - 1]))) return null;
  const part = before.slice(at + 1);
  return /\s/.test(part) ? null : { at, part: part.toLowerCase() };
}

function people(field) {
  const options = document.querySelectorAll(`${field.dataset.mentions} option`);
  return [...options].map((o) => ({ login: o.value, name: o.textContent.trim() }));
}

class Choices {
  #list = document.createElement("ul");
  #field;
  #matches = [];
  #at = 0;

  constructor(field, number) {
    this.#field = field;
    this.#list.className = "mentions";
    this.#list.id = `mentions-${number}`;
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", "People to mention");
    this.#list.hidden = true;
    field.after(this.#list);
    field.setAttribute("aria-controls", this.#list.id);
    field.setAttribute("aria-autocomplete", "list");
    field.addEventListener("input", () => this.#look());
    field.addEventListener("blur", () => this.#close());
    field.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("li");
      if (!item) return;
      event.preventDefault(); // the field keeps the focus
      this.#take([...this.#list.children].indexOf(item));
    });
  }

  #look() {
    const now = typed(this.#field);
    this.#matches = now === null ? [] : people(this.#field)
      .filter((p) => p.login.startsWith(now.part) || p.name.toLowerCase().split(/\s+/).some((w) => w.startsWith(now.part)))
      .slice(0, 8);
    if (this.#matches.length === 0) return this.#close();
    this.#at = 0;
    this.#list.replaceChildren(...this.#matches.map((p, i) => {
      const item = document.createElement("li");
      item.id = `${this.#list.id}-${i}`;
      item.setAttribute("role", "option");
      const name = document.createElement("small");
      name.textContent = p.name;
      item.append(`@${p.login}`, name);
      return item;
    }));
    this.#list.hidden = false;
    this.#mark();
  }

  #mark() {
    [...this.#list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.#at)));
    this.#field.setAttribute("aria-activedescendant", `${this.#list.id}-${this.#at}`);
  }

  #key(event) {
    if (this.#list.hidden) return;
    const last = this.#matches.length - 1;
    switch (event.key) {
      case "ArrowDown": this.#at = this.#at === last ? 0 : this.#at + 1; break;
      case "ArrowUp": this.#at = this.#at === 0 ? last : this.#at - 1; break;
      case "Enter": case "Tab": event.preventDefault(); return this.#take(this.#at);
      case "Escape": return this.#close();
      default: return;
    }
    event.preventDefault();
    this.#mark();
  }

  #take(i) {
    const now = typed(this.#field);
    if (now === null) return this.#close();
    const end = this.#field.selectionStart;
    this.#field.setRangeText(`@${this.#matches[i].login} `, now.at, end, "end");
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
    this.#close();
  }

  #close() {
    this.#list.hidden = true;
    this.#field.removeAttribute("aria-activedescendant");
  }
}

let made = 0;
function offerChoices() {
  for (const field of document.querySelectorAll("textarea[data-mentions]:not([aria-controls])")) new Choices(field, made++);
}
offerChoices();

// A page that was opened in the background has not been seen. Others may say more
// while it is.
function seen() {
  const talk = document.querySelector("[data-talk][data-seen]");
  if (!talk || document.visibilityState !== "visible") return;
  talk.removeAttribute("data-seen");
  fetch(talk.dataset.seenAt, { method: "POST", redirect: "manual", keepalive: true }).catch(() => {
    // The inbox keeps it as unread, which is the truth.
  });
}
document.addEventListener("visibilitychange", seen);
seen();
document.addEventListener("dateline:renewed", () => {
  offerChoices();
  seen();
});

// A link to a comment that stands in a closed part of the page opens it.
function reveal() {
  const target = location.hash.startsWith("#comment-") && document.getElementById(location.hash.slice(1));
  if (!target) return;
  target.closest("details")?.setAttribute("open", "");
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}
window.addEventListener("hashchange", reveal);
reveal();
