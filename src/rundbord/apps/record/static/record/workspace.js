// The workspace by keyboard and by drag. Every act is one of the page's own forms, so it works without this too.

const typing = (element) => element.closest("input, textarea, select, [contenteditable=true]");

document.addEventListener("keydown", (event) => {
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) return stepAt(event);
  const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (undo && !typing(event.target)) {
    event.preventDefault();
    document.querySelector("[data-undo]")?.click();
  }
});

function stepAt(event) {
  if (typing(event.target)) return;
  const row = event.target.closest("[data-steps]");
  const button = row?.querySelector(`[data-step="${event.key === "ArrowUp" ? -1 : 1}"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
}

// Drag: what is dropped is sent by the form that the row names, with the row that it comes behind.
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[draggable=true]")?.closest("[data-move]");
  if (!dragged) return;
  dragged.dataset.dragged = "";
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.uid);
});

document.addEventListener("dragover", (event) => {
  const target = targetOf(event);
  clearDrop();
  if (!target) return;
  event.preventDefault();
  target.row.dataset.drop = target.after ? "after" : "before";
});

document.addEventListener("drop", (event) => {
  const target = targetOf(event);
  if (target) {
    event.preventDefault();
    sendMove(dragged, target);
  }
  endDrag();
});

document.addEventListener("dragend", endDrag);

function targetOf(event) {
  const list = dragged?.closest("[data-sortable]");
  const over = event.target.closest?.(`[data-sortable="${list?.dataset.sortable}"]`);
  if (!over) return null;
  const row = event.target.closest("[data-uid]");
  if (!row || row === dragged) return row ? null : { row: over, after: true, list: over };
  const box = row.getBoundingClientRect();
  return { row, after: event.clientY > box.top + box.height / 2, list: over };
}

function sendMove(row, target) {
  let behind = target.row.dataset.uid ? target.row : null;
  if (behind && !target.after) behind = previousRow(behind);
  const item = target.list.closest("section.item")?.id.replace("sak-", "");
  send(row.dataset.move, { after: behind?.dataset.uid ?? "", ...(item && { item }) });
}

// Press a button of the page's one form that is not there.
function send(address, values) {
  const form = document.getElementById("acts");
  const fields = Object.entries(values).map(([name, value]) =>
    Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  const button = document.createElement("button");
  button.type = "submit";
  button.hidden = true;
  button.setAttribute("formaction", address);
  form.append(...fields, button);
  button.click();
  for (const one of [...fields, button]) one.remove();
}

function previousRow(row) {
  let before = row.previousElementSibling;
  while (before === dragged) before = before.previousElementSibling;
  return before;
}

function clearDrop() {
  document.querySelectorAll("[data-drop]").forEach((row) => delete row.dataset.drop);
}

function endDrag() {
  clearDrop();
  if (dragged) delete dragged.dataset.dragged;
  dragged = null;
}

// What could not be done is told at the top; what was written stays where it is.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 409 && event.detail.xhr.status !== 422) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  event.detail.target = document.getElementById("messages");
  event.detail.selectOverride = "#messages";
});

// Writing a line: the form comes where one wants to write, and is ready for the next line when one is written.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-write]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  openForm(link);
});

function openForm(link) {
  const form = document.getElementById("new-line").content.firstElementChild.cloneNode(true);
  const place = link.closest(".new-line");
  const fresh = (name) => `${name}-${place.id}`;
  form.querySelectorAll("[id]").forEach((field) => (field.id = fresh(field.id)));
  form.querySelectorAll("[for]").forEach((label) => (label.htmlFor = fresh(label.htmlFor)));
  form.setAttribute("hx-post", link.getAttribute("href"));
  form.elements.client_key.value = crypto.randomUUID();
  place.replaceChildren(form);
  htmx.process(form);
  document.dispatchEvent(new Event("rich:added"));
  form.querySelector("input:not([type=hidden])").focus();
}

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("[data-new-line]");
  if (!form || !event.detail.successful || event.detail.xhr.status !== 200) return;
  form.elements.client_key.value = crypto.randomUUID();
  form.elements.text.value = "";
  form.dispatchEvent(new CustomEvent("rich:clear", { bubbles: true }));
});

// The agenda follows what one reads.
let seen = null;

function watchSections() {
  seen?.disconnect();
  seen = new IntersectionObserver((entries) => {
    const here = entries.find((entry) => entry.isIntersecting);
    if (!here) return;
    document.querySelectorAll(".agenda a[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
    document.querySelector(`.agenda a[href="#${here.target.id}"]`)?.setAttribute("aria-current", "true");
  }, { rootMargin: "-10% 0px -70% 0px" });
  document.querySelectorAll("section.item").forEach((section) => seen.observe(section));
}

watchSections();
document.addEventListener("htmx:afterSettle", watchSections);
