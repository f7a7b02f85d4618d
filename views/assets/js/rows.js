// Keys for a list of rows: "j" goes to the link of the next row, "k" to that of
// the one before. Enter follows the link, as ever.

const links = () => [...document.querySelectorAll("[data-rows] [data-row]")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "j" && event.key !== "k") return;
  if (event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]")) return;
  const all = links();
  if (all.length === 0) return;
  const row = document.activeElement?.closest("[data-rows] tbody tr, ol[data-rows] > li");
  const at = row ? all.findIndex((link) => row.contains(link)) : -1;
  const next = event.key === "j" ? at + 1 : at - 1;
  event.preventDefault();
  all[Math.min(Math.max(next, 0), all.length - 1)].focus();
});
