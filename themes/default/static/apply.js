// Applying: the copy buttons, and the end of a posting whose site was not built again since it closed.

const LONGEST = 2 ** 31 - 1; // ms that a timer can wait

for (const button of document.querySelectorAll("button[data-copy]")) {
  const spoken = document.querySelector("[data-copied]");
  const label = button.textContent;
  let back;
  button.addEventListener("click", async () => {
    spoken.textContent = ""; // or the same words would not be spoken twice
    const done = await copy(button.dataset.copy, button);
    const said = done ? button.dataset.done : button.dataset.failed;
    button.textContent = said;
    button.classList.toggle("is-done", done);
    spoken.textContent = said;
    clearTimeout(back);
    back = setTimeout(() => {
      button.textContent = label;
      button.classList.remove("is-done");
    }, 2500);
  });
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or no secure connection: select the words, and try what older browsers have.
    getSelection().selectAllChildren(button.parentNode.querySelector(".copy"));
    return document.execCommand("copy");
  }
}

const closing = document.querySelector("[data-closes]");
if (closing) wait(Date.parse(closing.dataset.closes));

function wait(end) {
  const left = end - Date.now();
  if (left > 0) {
    setTimeout(wait, Math.min(left + 1, LONGEST), end);
    return;
  }
  for (const element of document.querySelectorAll("[data-while=open]")) element.hidden = true;
  for (const element of document.querySelectorAll("[data-while=closed]")) element.hidden = false;
}
