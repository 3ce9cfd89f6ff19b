// A button that copies what it names with its formatting, and as plain text for programs that want that.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-formatted]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copyFormatted);
  const plain = document.querySelector("#outlook-text");
  await navigator.clipboard.write([
    new ClipboardItem({
      "text/html": new Blob([source.innerHTML], { type: "text/html" }),
      "text/plain": new Blob([plain.value], { type: "text/plain" }),
    }),
  ]);
  button.textContent = button.dataset.copied;
});
