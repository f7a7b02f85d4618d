// How often a drawing is renewed under way, in ms. Renewing costs a frame, which
// at this pace is one in fifty.
const renewal = 800;
const glide = 180;
const still = matchMedia("(prefers-reduced-motion: reduce)");

// Journey is the way through the windows of a timeline: where it may go, how the
// picture gets there, and what the page and its address say then.
class Journey {
  constructor(root) {
    this.root = root;
    this.page = root.dataset.page;
    this.detail = new Detail(root);
    this.renewed = 0;
    this.pushed = 0;
    root.classList.add("viewer-live");
    this.adopt();
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
    this.detail.hide();
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
}
