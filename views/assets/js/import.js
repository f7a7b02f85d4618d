// Bringing a file and watching what becomes of it. Without this module the form
// is sent as any other, and the page of what goes on is asked for again and again.

const sized = (n) => (n < 1e6 ? `${(n / 1e3).toFixed(1)} kB` : `${(n / 1e6).toFixed(1)} MB`);

const waits = (seconds) => {
  if (!Number.isFinite(seconds)) return "";
  if (seconds < 2) return "a moment left";
  return seconds < 60 ? `about ${Math.round(seconds)} seconds left` : `about ${Math.round(seconds / 60)} minutes left`;
};

// Bringing

const show = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (!main) return;
  const before = document.querySelector("form[data-bring]");
  document.querySelector("main").replaceWith(document.adoptNode(main));
  const form = document.querySelector("form[data-bring]");
  bring(form);
  if (form && before) {
    // The answer has no file in it, and no text that is long.
    form.elements.file.files = before.elements.file.files;
    form.elements.text.value = before.elements.text.value;
    form.querySelector(".import-paste").open = before.elements.text.value !== "";
  }
  document.querySelector("[role=alert]")?.focus();
};

const bring = (form) => {
  if (!form) return;
  const [file, text] = [form.elements.file, form.elements.text];
  const drop = form.querySelector(".import-drop");
  const sending = form.querySelector(".import-sending");
  const [bar, said, stop] = ["progress", "[role=status]", "button"].map((what) => sending.querySelector(what));
  const button = form.querySelector(".acts button");
  let request = null;

  const say = (words) => {
    sending.hidden = words === "";
    bar.hidden = !request;
    stop.hidden = !request;
    said.textContent = words;
  };

  const end = (words) => {
    request = null;
    button.disabled = false;
    say(words);
  };

  const send = () => {
    const most = Number(form.dataset.most);
    if (file.files[0]?.size > most) {
      say(`This file has ${sized(file.files[0].size)}; the limit is ${sized(most)}.`);
      return;
    }
    const begun = performance.now();
    request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.max = total;
      bar.value = loaded;
      const left = ((performance.now() - begun) / 1000 / loaded) * (total - loaded);
      say(loaded < total ? `${sized(loaded)} of ${sized(total)} sent, ${waits(left)}` : "Sent. The app looks at it.");
    });
    request.addEventListener("load", () => {
      const { status, responseURL, responseText } = request;
      if (status < 400) {
        location.assign(responseURL);
        return;
      }
      end("");
      show(responseText);
    });
    request.addEventListener("error", () => end("The line broke before all of it was sent. Nothing of it was kept: try again."));
    request.addEventListener("abort", () => end("Stopped. Nothing of it was kept."));
    request.open("POST", form.action);
    request.send(new FormData(form));
    button.disabled = true;
    say("Sending");
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  stop.addEventListener("click", () => request?.abort());

  // Dragging: anywhere on the page.
  drop.querySelector(".import-dropping").hidden = false;
  let depth = 0;
  const over = (by) => {
    depth = by === 0 ? 0 : Math.max(0, depth + by);
    drop.classList.toggle("over", depth > 0);
  };
  const holds = (event) => !request && event.dataTransfer?.types.includes("Files");
  const on = (name, act) =>
    document.addEventListener(name, (event) => {
      if (!form.isConnected || !holds(event)) return;
      event.preventDefault(); // or the browser would open the file
      act(event);
    });
  on("dragenter", () => over(1));
  on("dragleave", () => over(-1));
  on("dragover", () => {});
  on("drop", (event) => {
    over(0);
    if (event.dataTransfer.files.length !== 1) {
      say("Bring one file at a time.");
      return;
    }
    file.files = event.dataTransfer.files;
    text.value = "";
    send();
  });
};

bring(document.querySelector("form[data-bring]"));

// Watching

const watch = (section) => {
  const bar = section.querySelector("progress");
  const part = (name) => section.querySelector(`[data-${name}]`);
  let what = part("what").textContent;
  const source = new EventSource(section.dataset.progress);
  source.addEventListener("step", (event) => {
    const step = JSON.parse(event.data);
    if (step.what !== what) part("said").textContent = step.what; // each step is read out once
    what = step.what;
    part("what").textContent = step.what;
    part("count").textContent = step.count;
    part("left").textContent = step.left;
    if (step.total > 0) {
      bar.max = step.total;
      bar.value = step.done;
    } else {
      bar.removeAttribute("value");
    }
  });
  source.addEventListener("done", () => {
    source.close();
    location.reload();
  });
  source.addEventListener("rest", () => {
    source.close();
    setTimeout(() => location.reload(), 5000); // another page has the line
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
  });
};

const running = document.querySelector("[data-progress]");
if (running) watch(running);
