// A drag shorter than this is a click, in px.
const slack = 4;
// How long a wheel is quiet before it has stopped, in ms.
const rest = 160;

// Viewer hears the hands and keys that move the picture.
class Viewer extends Journey {
  constructor(root) {
    super(root);
    this.pointers = new Map();
    const picture = this.part("picture");
    picture.tabIndex = 0;
    picture.setAttribute("role", "group");
    picture.setAttribute("aria-label", "Picture: arrow keys move, plus and minus zoom, 0 fits all, N and P go to the next and previous claim");
    this.listen();
  }

  listen() {
    const picture = this.part("picture");
    picture.addEventListener("pointerdown", (event) => this.press(event));
    picture.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) picture.addEventListener(end, (event) => this.release(event));
    picture.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    picture.addEventListener("pointerover", (event) => event.pointerType !== "touch" && this.tell(event.target.closest("svg a")));
    picture.addEventListener("pointerleave", () => this.detail.hide());
    picture.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && this.tell(event.target.closest("svg a"), true));
    picture.addEventListener("focusout", () => this.detail.hide());
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
    this.detail.hide();
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
    if (event.key === "Escape") return this.detail.hide();
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
    } else if (event.pointerType === "touch" && link.closest("svg.picture") && this.detail.told !== link) {
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

  // Tells of a link, unless the picture is on its way.
  tell(link, focused = false) {
    this.detail.tell(this.busy ? null : link, focused);
  }
}

const root = document.getElementById("viewer");
if (root) new Viewer(root);
