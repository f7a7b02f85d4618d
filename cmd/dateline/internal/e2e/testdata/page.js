// What a person sees on a page and can point at. The driver evaluates this
// object whole for every question that it asks, so that nothing of it stays
// behind in the page.
({
  words(text) {
    return (text ?? "").replace(/\s+/g, " ").trim();
  },

  // The name of an element as it is read out, without keys and remarks.
  name(element) {
    if (element.hasAttribute("aria-label")) return this.words(element.getAttribute("aria-label"));
    const parts = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) parts.push(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches("kbd, small, .optional, svg, [aria-hidden=true]")) {
        const apart = getComputedStyle(node).display !== "inline";
        if (apart) parts.push(" ");
        node.childNodes.forEach(walk);
        if (apart) parts.push(" ");
      }
    };
    element.childNodes.forEach(walk);
    return this.words(parts.join(""));
  },

  shown(element) {
    return element.checkVisibility({ visibilityProperty: true });
  },

  // The one shown element among some with a name; a name that is only the
  // beginning counts when no other fits, and the frame around the page when the
  // page itself has none. Otherwise what went wrong, as text.
  one(selector, name, nameOf = (element) => this.name(element)) {
    const all = [...document.querySelectorAll(selector)].filter(
      (element) => this.shown(element) && !element.closest("[aria-hidden=true]"),
    );
    let found = all.filter((element) => nameOf(element) === name);
    if (found.length === 0) found = all.filter((element) => nameOf(element).startsWith(name));
    if (found.length > 1) {
      const inside = found.filter((element) => element.closest("main"));
      if (inside.length > 0) found = inside;
    }
    const places = new Set(found.map((element) => element.href ?? element));
    if (places.size === 1) return found[0];
    if (places.size > 1) return `${found.length} things are called “${name}”`;
    return `nothing is called “${name}” among: ${all.map(nameOf).filter(Boolean).slice(0, 60).join(" | ")}`;
  },

  pressable: "a[href], button, summary, label:has(input[type=radio], input[type=checkbox])",

  // Where to press the element with a name, and whether that leads to another
  // page.
  spot(name) {
    const element = this.one(this.pressable, name);
    if (typeof element === "string") return { trouble: element };
    return this.spotOf(element, name);
  },

  spotOf(element, name) {
    if (element.matches(":disabled")) return { trouble: `“${name}” is disabled` };
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = [...element.getClientRects()].find((box) => box.width > 0 && box.height > 0);
    if (!box) return { trouble: `“${name}” has no size` };
    const x = box.x + Math.min(box.width / 2, 60);
    const y = box.y + box.height / 2;
    const top = document.elementFromPoint(x, y);
    if (!top || !(element.contains(top) || top.contains(element))) {
      return { trouble: `“${name}” is covered by ${top?.outerHTML.slice(0, 120)}` };
    }
    return { x, y, leaves: this.leaves(element) };
  },

  leaves(element) {
    const link = element.closest("a[href]");
    if (link) return !link.getAttribute("href").startsWith("#") && !link.hasAttribute("download");
    if (!element.matches("button") || element.type !== "submit" || !element.form) return false;
    if (element.form.hasAttribute("data-bring")) return false; // a script sends the file, and may show what is wrong with it
    return !("htmx" in window && element.form.hasAttribute("hx-post")); // then a part of the page is replaced
  },

  labelOf(control) {
    return control.labels?.length ? this.name(control.labels[0]) : this.name(control);
  },

  fields: "input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select",

  field(label) {
    return this.one(this.fields, label, (control) => this.labelOf(control));
  },

  // Puts the field with a label under the keyboard, all of it selected.
  focus(label) {
    const control = this.field(label);
    if (typeof control === "string") return control;
    control.scrollIntoView({ block: "center", behavior: "instant" });
    control.focus();
    control.select?.();
    return document.activeElement === control ? "" : `“${label}” cannot be typed into`;
  },

  value(label) {
    const control = this.field(label);
    return typeof control === "string" ? { trouble: control } : { value: control.value };
  },

  choose(label, option) {
    const control = this.field(label);
    if (typeof control === "string") return control;
    const all = [...control.options];
    const found = all.filter((o) => this.words(o.label) === option);
    if (found.length === 0) found.push(...all.filter((o) => this.words(o.label).includes(option)));
    if (found.length !== 1) return `“${label}” offers “${option}” ${found.length} times: ${all.map((o) => this.words(o.label)).join(" | ")}`;
    control.value = found[0].value;
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
    return "";
  },

  text() {
    return this.words(document.body?.innerText);
  },

  // The text of the section under a heading.
  under(heading) {
    const found = this.one("h1, h2, h3, legend, caption", heading);
    if (typeof found === "string") return found;
    return this.words((found.closest("section, aside, fieldset, table, article") ?? found.parentElement).innerText);
  },

  // The range of some words in the main part of the page.
  range(words) {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const places = [];
    let all = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.checkVisibility()) continue;
      places.push({ node, at: all.length });
      all += node.data;
    }
    const at = all.indexOf(words);
    if (at < 0) return null;
    const place = (offset) => places.findLast((p) => p.at <= offset);
    const from = place(at);
    const to = place(at + words.length - 1);
    const range = document.createRange();
    range.setStart(from.node, at - from.at);
    range.setEnd(to.node, at + words.length - to.at);
    return range;
  },

  // Where a hand begins and ends to draw over some words.
  stroke(words) {
    const range = this.range(words);
    if (!range) return { trouble: `the page does not have the words “${words}” in one piece` };
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    const [first, last] = [boxes[0], boxes.at(-1)];
    return { x: first.left + 1, y: first.top + first.height / 2, toX: last.right - 1, toY: last.top + last.height / 2 };
  },

  selected() {
    return String(getSelection());
  },

  // What marks some words of an article, or nothing.
  markOf(words) {
    const mark = [...document.querySelectorAll("mark")].find((mark) => this.words(mark.textContent).includes(words));
    return mark ? { text: this.words(mark.textContent), classes: mark.className } : {};
  },

  // How far the page reaches beyond the right edge of the window, and by what.
  overflow() {
    const page = document.scrollingElement;
    if (page.scrollWidth <= innerWidth) return [];
    const culprits = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && this.shown(element))
      .filter((element) => ![...element.children].some((child) => child.getBoundingClientRect().right > innerWidth + 1));
    return [`${page.scrollWidth - innerWidth} px too wide`, ...culprits.slice(0, 5).map((c) => c.outerHTML.slice(0, 160))];
  },

  downloads() {
    return [...document.querySelectorAll("a[download]")].map((link) => link.getAttribute("href"));
  },

  // The text of what the keyboard is on.
  focusedText() {
    return document.activeElement === document.body ? "" : this.words(document.activeElement?.textContent);
  },

  // What the keyboard is on, and whether that can be seen.
  focused() {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "" };
    const style = getComputedStyle(element);
    const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    const box = element.getBoundingClientRect();
    return {
      name: this.labelOf(element),
      tag: element.tagName.toLowerCase(),
      html: element.outerHTML.slice(0, 160),
      ring,
      inSight: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
    };
  },
})
