// Dropping files anywhere on the form, and saying how many were chosen. Without it the file field does the same.
const form = document.querySelector("[data-drop]");
const field = form.querySelector("input[type=file]");
const chosen = form.querySelector("[data-chosen]");

function tell() {
  const count = field.files.length;
  chosen.hidden = count === 0;
  chosen.textContent = count === 1 ? chosen.dataset.one : chosen.dataset.many.replace("{count}", count);
}

field.addEventListener("change", tell);

for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("dropping");
  });
}

for (const kind of ["dragleave", "drop"]) {
  form.addEventListener(kind, () => form.classList.remove("dropping"));
}

form.addEventListener("drop", (event) => {
  event.preventDefault();
  field.files = event.dataTransfer.files;
  tell();
});

form.addEventListener("submit", () => {
  chosen.hidden = false;
  chosen.textContent = chosen.dataset.sending;
  form.querySelector("button").setAttribute("aria-busy", "true");
});
