// `/` leads to the search, Escape clears it.

const input = document.querySelector("[data-part=input]");

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (!input || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (key === "/" && !target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog")) {
    event.preventDefault();
    input.focus();
    input.select();
  }
  if (key === "Escape" && target === input && input.value) {
    event.preventDefault();
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
});
