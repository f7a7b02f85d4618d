// Buttons that copy a text of the page, which they name in data-copy, to the
// clipboard. Without this module the text is there to be selected.

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) break; // on plain HTTP there is none
  const words = button.textContent;
  const said = document.getElementById(button.dataset.copied);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy)?.textContent ?? "";
    try {
      await navigator.clipboard.writeText(text.trim());
      if (said) said.textContent = "Copied.";
      button.textContent = "Copied";
    } catch {
      if (said) said.textContent = "Your browser did not allow that. Select the text and copy it.";
    }
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
}
