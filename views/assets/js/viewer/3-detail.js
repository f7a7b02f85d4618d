// Detail is the slip that says more of what the pointer or the focus is on.
class Detail {
  constructor(root) {
    this.root = root;
    this.box = root.querySelector(".viewer-detail");
    this.told = null; // the link that it is about
  }

  // By focus the words stay where a screen reader finds them.
  tell(link, focused = false) {
    if (link && link === this.told) return;
    this.hide();
    if (!link) return;
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
    this.box.replaceChildren(bold, line);
    this.box.hidden = false;
    const around = this.root.getBoundingClientRect();
    const box = (link.querySelector(".pic-hit") ?? link).getBoundingClientRect();
    const size = this.box.getBoundingClientRect();
    const left = Math.max(0, Math.min(box.left - around.left, around.width - size.width));
    const above = box.top - around.top - size.height - 8;
    this.box.style.left = `${left}px`;
    this.box.style.top = `${above > 0 ? above : box.bottom - around.top + 8}px`;
  }

  hide() {
    this.told = null;
    if (this.silenced) this.silenced.title.textContent = this.silenced.words;
    this.silenced = null;
    this.box.hidden = true;
  }
}
