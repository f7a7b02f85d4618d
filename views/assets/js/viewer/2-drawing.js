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
