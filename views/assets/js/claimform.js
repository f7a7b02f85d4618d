// On the form for a claim: a button that chooses one reading of a date puts it
// into its field, instead of sending the form.

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest(".readings button") : null;
  if (!(button instanceof HTMLButtonElement) || !button.form) return;
  const [field, ...text] = button.value.split(" ");
  const input = button.form.elements.namedItem(field);
  if (!(input instanceof HTMLInputElement)) return;
  event.preventDefault();
  input.value = text.join(" ");
  input.focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
});
