// The viewer of a timeline: moves in the picture without a new page. The server
// draws every window; while a hand or a key moves, what is drawn is moved along,
// and the drawing of where it stopped takes its place. The address always names
// the window, so that going back and sharing work.

const root = document.getElementById("viewer");
const still = matchMedia("(prefers-reduced-motion: reduce)");

// A drag shorter than this is a click, in px.
const slack = 4;
// How long a wheel is quiet before it has stopped, and how often a drawing is
// renewed under way, in ms. Renewing costs a frame, so it has to be rare.
const rest = 160;
const renewal = 450;
const glide = 180;

// Days since 1970 to a date in EDTF, as Day.Civil in Go does it. Beyond four
// digits a year stands for its days.
function dayWord(day) {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  if (Math.abs(year) > 9999) return `Y${year}`;
  const digits = String(Math.abs(year)).padStart(4, "0");
  const date = doy - Math.floor((153 * mp + 2) / 5) + 1;
  return `${year < 0 ? "-" : ""}${digits}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

// Drawing is the picture that is shown: which days it was drawn for, and what of
// it stands at a place in time.
class Drawing {
  constructor(svg) {
    this.svg = svg;
    this.down = svg.classList.contains("down");
    this.first = Number(svg.dataset.first);
    this.days = Number(svg.dataset.last) + 1 - this.first;
    this.start = Number(svg.dataset.start);
    this.length = Number(svg.dataset.end) - this.start;
    this.places = [...svg.querySelectorAll("[data-x]")].map((element) => ({ element, x: Number(element.dataset.x) }));
    this.times = [...svg.querySelectorAll(".pic-time")];
    const title = svg.querySelector(":scope > title");
    if (title) {
      // A name that does not pop up wherever the pointer rests.
      svg.setAttribute("aria-label", title.textContent);
      svg.removeAttribute("aria-labelledby");
      title.remove();
    }
  }

  // The day under a pointer, as a fraction of the window from its start.
  share(event) {
    const box = this.svg.getBoundingClientRect();
    const [at, size, units] = this.down
      ? [event.clientY - box.top, box.height, this.svg.viewBox.baseVal.height]
      : [event.clientX - box.left, box.width, this.svg.viewBox.baseVal.width];
    return ((at / size) * units - this.start) / this.length;
  }

  // How many px a window is long.
  pixels() {
    const box = this.svg.getBoundingClientRect();
    const scale = this.down ? box.height / this.svg.viewBox.baseVal.height : box.width / this.svg.viewBox.baseVal.width;
    return this.length * scale;
  }

  // Moves everything to where it is in another window.
  show(view) {
    const k = this.days / view.days;
    const c = this.start * (1 - k) + ((this.first - view.first) / view.days) * this.length;
    const here = k === 1 && c === 0;
    const matrix = this.down ? `matrix(1 0 0 ${k} 0 ${c})` : `matrix(${k} 0 0 1 ${c} 0)`;
    for (const element of this.times) {
      if (here) element.removeAttribute("transform");
      else element.setAttribute("transform", matrix);
    }
    for (const { element, x } of this.places) {
      const by = (x * (k - 1) + c).toFixed(1);
      if (here) element.removeAttribute("transform");
      else element.setAttribute("transform", this.down ? `translate(0 ${by})` : `translate(${by} 0)`);
    }
    this.svg.classList.toggle("crowded", k < 0.8);
  }
}

class Viewer {
  constructor(root) {
    this.root = root;
    this.page = root.dataset.page;
    this.detail = root.querySelector(".viewer-detail");
    this.pointers = new Map();
    this.renewed = 0;
    this.pushed = 0;
    root.classList.add("viewer-live");
    const picture = this.part("picture");
    picture.tabIndex = 0;
    picture.setAttribute("role", "group");
    picture.setAttribute("aria-label", "Picture: arrow keys move, plus and minus zoom, 0 fits all, N and P go to the next and previous claim");
    this.adopt();
    this.listen();
  }

  part(name) {
    return document.querySelector(`[data-part="${name}"]`);
  }

  // Takes over the drawing that is in the page.
  adopt() {
    const all = [...this.part("picture").querySelectorAll("svg.picture")];
    const svg = all.find((one) => one.getBoundingClientRect().width > 0);
    this.drawing = svg ? new Drawing(svg) : null;
    if (!this.drawing) return;
    this.view = { first: this.drawing.first, days: this.drawing.days };
    const mini = this.root.querySelector(".minimap");
    this.whole = mini
      ? { first: Number(mini.dataset.first), days: Number(mini.dataset.last) + 1 - Number(mini.dataset.first) }
      : { ...this.view };
  }

  // ---- where to

  bounded({ first, days }) {
    const middle = first + days / 2;
    const most = Math.max(this.whole.days * 2, this.drawing.days);
    const length = Math.max(1, Math.min(days, most));
    const low = this.whole.first - length / 2;
    const high = this.whole.first + this.whole.days + length / 2;
    return { first: Math.max(low, Math.min(middle, high)) - length / 2, days: length };
  }

  zoomed(factor, share = 0.5) {
    const { first, days } = this.view;
    const next = Math.max(1, Math.min(days * factor, Math.max(this.whole.days * 2, this.drawing.days)));
    return this.bounded({ first: first + (days - next) * share, days: next });
  }

  panned(part) {
    return this.bounded({ first: this.view.first + part * this.view.days, days: this.view.days });
  }

  // The address of the page for a window, all else as it is.
  address(view) {
    const url = new URL(location.href);
    for (const name of ["at", "row", "date"]) url.searchParams.delete(name);
    url.searchParams.set("from", dayWord(Math.round(view.first)));
    url.searchParams.set("to", dayWord(Math.round(view.first + view.days) - 1));
    url.hash = "";
    return url;
  }

  // ---- how it gets there

  // Shows a view on the next frame.
  place(view) {
    this.view = view;
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.drawing?.show(this.view);
      this.mini();
    });
  }

  // Moves the frame of the minimap along.
  mini() {
    const frame = this.root.querySelector(".mini-window");
    if (!frame) return;
    const wide = frame.ownerSVGElement.viewBox.baseVal.width;
    const at = ((this.view.first - this.whole.first) / this.whole.days) * wide;
    const length = (this.view.days / this.whole.days) * wide;
    const left = Math.max(0, Math.min(at, wide - 1));
    frame.setAttribute("x", left);
    frame.setAttribute("width", Math.max(1, Math.min(at + length, wide) - left));
    const rest = left + Number(frame.getAttribute("width"));
    this.root.querySelector(".mini-outside")?.setAttribute("d", `M0 0h${left}v32h-${left}zM${rest} 0h${wide - rest}v32h-${wide - rest}z`);
  }

  // Glides to a view and has it drawn there.
  move(view) {
    if (!this.drawing) return;
    const from = { ...this.view };
    const asked = this.load(this.address(view), { hold: true });
    const began = performance.now();
    const step = (now) => {
      const t = still.matches ? 1 : Math.min(1, (now - began) / glide);
      const eased = 1 - (1 - t) ** 3;
      const mix = (a, b) => a + (b - a) * eased;
      this.view = { first: mix(from.first, view.first), days: mix(from.days, view.days) };
      this.drawing?.show(this.view);
      this.mini();
      if (t < 1) requestAnimationFrame(step);
      else asked.then((answer) => answer && this.swap(answer, true));
    };
    requestAnimationFrame(step);
  }

  // Renews the drawing under way, now and then.
  renew() {
    const now = performance.now();
    if (this.loading || now - this.renewed < renewal) return;
    this.renewed = now;
    this.load(this.address(this.view), { hold: true }).then((answer) => {
      if (answer && this.busy) this.swap(answer, false);
    });
  }

  // The hand let go.
  settle() {
    this.busy = false;
    this.drawing?.svg.classList.remove("viewer-moving");
    this.go(this.address(this.view));
  }

  // Asks for a part and shows it. The page has the same address then.
  async go(url, { push = true } = {}) {
    const answer = await this.load(url, { push });
    if (answer) this.swap(answer, true);
    if (answer && url.hash) document.querySelector(url.hash)?.scrollIntoView({ block: "start", behavior: still.matches ? "auto" : "smooth" });
  }

  async load(url, { push = true, hold = false } = {}) {
    this.loading?.abort();
    const mine = new AbortController();
    this.loading = mine;
    const asked = new URL(this.root.dataset.partOf, location.href);
    asked.search = url.search;
    asked.searchParams.set("width", Math.round(this.part("picture").clientWidth));
    const slow = setTimeout(() => this.root.classList.add("viewer-waiting"), 300);
    try {
      const response = await fetch(asked, { signal: mine.signal, headers: { Accept: "text/html" } });
      if (!response.ok) {
        location.href = url.href; // the page says what is wrong
        return null;
      }
      const parts = new DOMParser().parseFromString(await response.text(), "text/html");
      return { url, parts, push, hold };
    } catch (error) {
      if (error.name !== "AbortError") location.href = url.href;
      return null;
    } finally {
      clearTimeout(slow);
      if (this.loading === mine) {
        this.loading = null;
        this.root.classList.remove("viewer-waiting");
      }
    }
  }

  // Puts an answer into the page. Under way only the picture is renewed.
  swap({ url, parts, push }, arrived) {
    const focused = document.activeElement;
    const same = focused?.getAttribute?.("data-move")
      ? `[data-move="${focused.getAttribute("data-move")}"]`
      : focused?.closest?.("svg a") && `svg a[href="${CSS.escape(focused.getAttribute("href"))}"]`;
    const view = this.view;
    for (const name of arrived ? ["picture", "bar", "list", "files", "snippet"] : ["picture"]) {
      const [to, from] = [this.part(name), parts.querySelector(`[data-part="${name}"]`)];
      if (!to || !from) continue;
      if (name === "bar") this.swapBar(to, from);
      else to.replaceChildren(...from.childNodes);
    }
    this.hide();
    this.adopt();
    if (!arrived) {
      this.view = view;
      this.drawing?.svg.classList.add("viewer-moving");
      this.drawing?.show(view);
      return;
    }
    if (same && !focused.isConnected) document.querySelector(same)?.focus({ preventScroll: true });
    if (push) this.remember(url);
  }

  // The words for the window stay the same element, so that their change is read
  // aloud.
  swapBar(to, from) {
    const words = to.querySelector(".viewer-window");
    words.textContent = from.querySelector(".viewer-window").textContent;
    for (const child of [...to.children]) if (child !== words) child.remove();
    to.append(...[...from.children].filter((child) => !child.matches(".viewer-window")));
  }

  remember(url) {
    if (url.searchParams.has("date") && this.drawing) {
      url.searchParams.delete("date");
      url.searchParams.set("from", this.drawing.svg.dataset.from);
      url.searchParams.set("to", this.drawing.svg.dataset.to);
    }
    if (url.href === location.href) return;
    const now = performance.now();
    const together = now - this.pushed < 600; // of one movement, one step back
    this.pushed = now;
    const framed = window !== window.parent; // whose steps back are those of the page around it
    history[together || framed ? "replaceState" : "pushState"](null, "", url);
  }

  // ---- what is heard

  listen() {
    const picture = this.part("picture");
    picture.addEventListener("pointerdown", (event) => this.press(event));
    picture.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, (event) => this.release(event));
    picture.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    picture.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.tell(event.target.closest("svg a")));
    picture.addEventListener("pointerleave", () => this.hide());
    picture.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && this.tell(event.target.closest("svg a"), true));
    picture.addEventListener("focusout", () => this.hide());
    picture.addEventListener("dragstart", (event) => event.preventDefault());
    document.addEventListener("click", (event) => this.click(event), true);
    document.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("submit", (event) => this.submit(event));
    this.root.addEventListener("change", (event) => event.target.closest('[data-form="filter"]') && this.filter(event.target.form));
    this.root.addEventListener("input", (event) => {
      if (event.target.name !== "q") return;
      clearTimeout(this.typed);
      this.typed = setTimeout(() => this.filter(event.target.form), 250);
    });
    this.root.addEventListener("pointerdown", (event) => this.pressMini(event));
    document.addEventListener("dateline:renewed", () => {
      if (this.pointers.size === 0) this.go(new URL(location.href), { push: false });
    });
    addEventListener("popstate", () => this.go(new URL(location.href), { push: false }));
    let width = picture.clientWidth;
    new ResizeObserver(() => {
      if (Math.abs(picture.clientWidth - width) < 8) return;
      width = picture.clientWidth;
      clearTimeout(this.resized);
      this.resized = setTimeout(() => this.go(new URL(location.href), { push: false }), 200);
    }).observe(picture);
  }

  press(event) {
    if (!this.drawing || this.drawing.down || event.button > 0 || !event.target.closest("svg.picture")) return;
    this.pointers.set(event.pointerId, event);
    this.grip = { view: this.view, at: event.clientX, to: event.clientX, picks: event.shiftKey, moved: this.pointers.size > 1 && this.grip?.moved, apart: this.apart() };
  }

  // How far two fingers are apart, and where their middle is.
  apart() {
    const [a, b] = [...this.pointers.values()];
    return b ? { length: Math.max(20, Math.abs(a.clientX - b.clientX)), middle: (a.clientX + b.clientX) / 2 } : null;
  }

  drag(event) {
    if (!this.pointers.has(event.pointerId) || !this.grip) return;
    this.pointers.set(event.pointerId, event);
    const grip = this.grip;
    if (!grip.moved && this.pointers.size < 2 && Math.abs(event.clientX - grip.at) < slack) return;
    if (!grip.moved) {
      grip.moved = true;
      this.begin();
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    if (grip.picks) return this.band(grip, event.clientX);
    const perPixel = grip.view.days / this.drawing.pixels();
    const now = this.apart();
    if (now && grip.apart) {
      const days = Math.max(1, grip.view.days * (grip.apart.length / now.length));
      const share = this.drawing.share({ clientX: grip.apart.middle });
      const middle = grip.view.first + share * grip.view.days;
      this.place(this.bounded({ first: middle - share * days - (now.middle - grip.apart.middle) * (days / this.drawing.pixels()), days }));
    } else {
      this.place(this.bounded({ first: grip.view.first - (event.clientX - grip.at) * perPixel, days: grip.view.days }));
    }
    this.renew();
  }

  // Marks the days that are being picked.
  band(grip, to) {
    grip.to = to;
    this.picked ??= this.root.appendChild(Object.assign(document.createElement("div"), { className: "viewer-band" }));
    const [around, box] = [this.root.getBoundingClientRect(), this.drawing.svg.getBoundingClientRect()];
    const at = (x) => Math.max(box.left, Math.min(x, box.right)) - around.left;
    const left = Math.min(at(grip.at), at(to));
    Object.assign(this.picked.style, {
      left: `${left}px`, width: `${Math.max(at(grip.at), at(to)) - left}px`, top: `${box.top - around.top}px`, height: `${box.height}px`,
    });
  }

  // Shows the days that were picked.
  pick({ at, to }) {
    this.picked?.remove();
    this.picked = null;
    const [a, b] = [at, to].map((x) => this.drawing.share({ clientX: x })).sort((x, y) => x - y);
    this.busy = false;
    this.drawing.svg.classList.remove("viewer-moving");
    this.move(this.bounded({ first: this.view.first + a * this.view.days, days: Math.max(1, (b - a) * this.view.days) }));
  }

  begin() {
    this.busy = true;
    this.hide();
    this.drawing.svg.classList.add("viewer-moving");
  }

  release(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.pointers.size > 0) {
      const [left] = this.pointers.values();
      this.grip = { view: this.view, at: left.clientX, moved: true, apart: null };
      return;
    }
    const grip = this.grip;
    this.dragged = Boolean(grip?.moved);
    this.grip = null;
    if (this.dragged) {
      setTimeout(() => (this.dragged = false), 0); // after the click that ends a drag
      if (grip.picks) this.pick(grip);
      else this.settle();
    }
  }

  // A wheel moves sideways as it is turned sideways or with shift, and zooms with
  // ctrl, as a pinch on a touch pad comes. Turned plainly it zooms only once the
  // picture was clicked or reached by key: until then it scrolls the page.
  wheel(event) {
    if (!this.drawing) return;
    const aside = event.shiftKey ? event.deltaY || event.deltaX : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
    const zooms = !aside && (event.ctrlKey || event.metaKey || this.part("picture").contains(document.activeElement));
    if (!aside && !zooms) return;
    event.preventDefault();
    if (!this.busy) this.begin();
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (aside) this.place(this.panned((aside * unit) / this.drawing.pixels()));
    else this.place(this.zoomed(Math.exp(Math.max(-120, Math.min(120, event.deltaY * unit)) * (event.ctrlKey ? 0.008 : 0.0022)), this.drawing.share(event)));
    this.renew();
    clearTimeout(this.wheeled);
    this.wheeled = setTimeout(() => this.settle(), rest);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (!this.drawing) return;
    const within = this.root.contains(document.activeElement);
    const arrows = { ArrowLeft: -0.25, ArrowRight: 0.25, PageUp: -0.9, PageDown: 0.9 };
    if (event.key === "Escape") return this.hide();
    if (within && event.key in arrows) this.move(this.panned(arrows[event.key]));
    else if (within && event.key === "Home") this.move(this.bounded({ first: this.whole.first, days: this.view.days }));
    else if (within && event.key === "End") this.move(this.bounded({ first: this.whole.first + this.whole.days - this.view.days, days: this.view.days }));
    else if (event.key === "+" || event.key === "=") this.move(this.zoomed(0.5));
    else if (event.key === "-" || event.key === "−") this.move(this.zoomed(2));
    else if (event.key === "0") this.move({ ...this.whole });
    else if (event.key === "n" || event.key === "p") this.root.querySelector(`[data-move="${event.key === "n" ? "next" : "previous"}"]`)?.click();
    else return;
    event.preventDefault();
  }

  // Links to another part of the timeline are followed in place.
  click(event) {
    const link = event.target.closest?.("a");
    if (this.dragged && this.part("picture").contains(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(link.getAttribute("href"), location.href);
    const ours = this.root.contains(link) || this.part("list")?.contains(link);
    if (ours && url.pathname === this.page) {
      event.preventDefault();
      const kind = link.getAttribute("data-move");
      const moves = { earlier: () => this.panned(-0.5), later: () => this.panned(0.5), in: () => this.zoomed(0.5), out: () => this.zoomed(2), all: () => ({ ...this.whole }) };
      if (kind in moves && this.drawing) this.move(moves[kind]());
      else this.go(url);
    } else if (event.pointerType === "touch" && link.closest("svg.picture") && this.told !== link) {
      event.preventDefault(); // the first tap tells, the second follows
      this.tell(link);
    }
  }

  submit(event) {
    event.preventDefault();
    if (event.target.dataset.form === "filter") return this.filter(event.target);
    const url = new URL(location.href);
    for (const name of ["from", "to", "at", "row"]) url.searchParams.delete(name);
    url.searchParams.set("date", new FormData(event.target).get("date"));
    this.go(url);
  }

  // Draws the same window with other lanes and filters.
  filter(form) {
    const url = new URL(location.href);
    for (const name of ["lanes", "hide", "q", "row", "at"]) url.searchParams.delete(name);
    for (const [name, value] of new FormData(form)) {
      if (value !== "" && !["from", "to"].includes(name)) url.searchParams.append(name, value);
    }
    this.go(url);
  }

  pressMini(event) {
    const mini = event.target.closest(".minimap");
    if (!mini || event.button > 0 || !this.drawing) return;
    event.preventDefault();
    const box = mini.getBoundingClientRect();
    const to = (e) => this.place(this.bounded({
      first: this.whole.first + ((e.clientX - box.left) / box.width) * this.whole.days - this.view.days / 2, days: this.view.days,
    }));
    const drag = (e) => {
      to(e);
      this.renew();
    };
    this.begin();
    to(event);
    mini.setPointerCapture(event.pointerId);
    mini.addEventListener("pointermove", drag);
    mini.addEventListener("click", (e) => { e.preventDefault(); e.stopPropagation(); }, { once: true });
    mini.addEventListener("pointerup", () => {
      mini.removeEventListener("pointermove", drag);
      this.settle();
    }, { once: true });
  }

  // ---- details

  // By focus the words stay where a screen reader finds them.
  tell(link, focused = false) {
    if (link && link === this.told) return;
    this.hide();
    if (!link || this.busy) return;
    this.told = link;
    const title = link.querySelector("title");
    const words = title?.textContent ?? "";
    if (title && !focused) {
      this.silenced = { title, words }; // or the browser would show it as well
      title.textContent = "";
    }
    const [name, ...more] = words.split(" · ");
    const bold = document.createElement("b");
    bold.textContent = name;
    const line = document.createElement("span");
    line.textContent = more.join(" · ");
    this.detail.replaceChildren(bold, line);
    this.detail.hidden = false;
    const around = this.root.getBoundingClientRect();
    const box = (link.querySelector(".pic-hit") ?? link).getBoundingClientRect();
    const size = this.detail.getBoundingClientRect();
    const left = Math.max(0, Math.min(box.left - around.left, around.width - size.width));
    const above = box.top - around.top - size.height - 8;
    this.detail.style.left = `${left}px`;
    this.detail.style.top = `${above > 0 ? above : box.bottom - around.top + 8}px`;
  }

  hide() {
    this.told = null;
    if (this.silenced) this.silenced.title.textContent = this.silenced.words;
    this.silenced = null;
    this.detail.hidden = true;
  }
}

if (root) new Viewer(root);
