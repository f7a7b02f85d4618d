// Saves the picture of a timeline that is on screen as a PNG. The browser draws
// it from the SVG, with its own faces and twice as many pixels as the screen
// shows.

const scale = 2;

async function png(address) {
  const drawing = await fetch(address);
  if (!drawing.ok) throw new Error(drawing.statusText);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await drawing.text())}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png"));
}

async function save(button) {
  const words = button.textContent;
  button.disabled = true;
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await png(button.dataset.png));
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch {
    button.textContent = "Not made: take the SVG";
    setTimeout(() => (button.textContent = words), 4000);
  }
  button.disabled = false;
}

const panel = document.querySelector(".viewer-share");
const offer = () => panel.querySelectorAll("[data-png]").forEach((button) => (button.hidden = false));
if (panel) {
  offer();
  new MutationObserver(offer).observe(panel, { childList: true, subtree: true });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-png]");
    if (button) save(button);
  });
}
