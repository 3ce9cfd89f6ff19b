// Dropping files anywhere on the form, saying how many were chosen, and before they are sent which are too large.
// Without it the file field does the same, and the server tells of those that are too large.
const form = document.querySelector("[data-drop]");
const field = form.querySelector("input[type=file]");
const chosen = form.querySelector("[data-chosen]");

const tooLarge = form.querySelector("[data-too-large]");

function tell() {
  const most = Number(tooLarge.dataset.tooLarge) * 1024 * 1024;
  const large = [...field.files].filter((file) => file.size > most).map((file) => file.name);
  tooLarge.hidden = large.length === 0;
  tooLarge.querySelector("span").textContent = large.join(", ");
  form.querySelector("button").disabled = large.length > 0;
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
