// An editor in the place of each field for rich text. The field itself stays and is what the form sends; what is
// pasted is cleaned by the server, as everything is once more when it is saved.

const words = document.querySelector("script[data-paste]").dataset;
const csrf = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
const commands = [
  ["bold", "B", words.bold],
  ["italic", "I", words.italic],
  ["insertUnorderedList", "•", words.list],
  ["insertOrderedList", "1.", words.numbers],
  ["formatBlock", "H", words.heading],
  ["createLink", words.link, words.link],
];

function enhance(box) {
  const source = box.querySelector("[data-rich-source]");
  const editor = document.createElement("div");
  const label = document.querySelector(`label[for="${source.id}"]`);
  editor.className = "rich-text prose";
  editor.contentEditable = "true";
  editor.innerHTML = source.dataset.markup || "";
  editor.setAttribute("role", "textbox");
  editor.setAttribute("aria-multiline", "true");
  editor.lang = source.closest("[lang]")?.lang ?? "";
  if (label) {
    label.id ||= `${source.id}_label`;
    editor.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => editor.focus());
  }
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (source.hasAttribute(name)) editor.setAttribute(name, source.getAttribute(name));
  }
  source.hidden = true;
  source.value = editor.innerHTML;
  box.querySelector("[data-rich-format]").value = "html";
  box.append(tools(editor), editor);
  box.dataset.rich = "ready";
  editor.addEventListener("input", () => (source.value = editor.innerHTML));
  editor.addEventListener("focus", () => document.execCommand("defaultParagraphSeparator", false, "p"));
  editor.addEventListener("paste", (event) => paste(event, editor, source));
  source.form?.addEventListener("rich:clear", () => (editor.innerHTML = ""));
}

function tools(editor) {
  const bar = document.createElement("div");
  bar.className = "rich-tools";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", words.tools);
  for (const [command, sign, label] of commands) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "ds-button", textContent: sign });
    Object.assign(button.dataset, { variant: "tertiary", size: "sm", ...(sign === label ? {} : { icon: "" }) });
    button.setAttribute("aria-label", label);
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => run(command, editor));
    bar.append(button);
  }
  return bar;
}

function run(command, editor) {
  editor.focus();
  if (command === "createLink") {
    const address = window.prompt(words.address, "https://");
    if (address) document.execCommand(command, false, address);
    return;
  }
  const heading = command === "formatBlock" && (document.queryCommandValue(command) === "h3" ? "p" : "h3");
  document.execCommand(command, false, heading || null);
}

async function paste(event, editor, source) {
  const markup = event.clipboardData.getData("text/html");
  if (!markup) return;
  event.preventDefault();
  const plain = event.clipboardData.getData("text/plain");
  const cleaned = await clean(markup);
  editor.focus();
  document.execCommand(cleaned === null ? "insertText" : "insertHTML", false, cleaned ?? plain);
  source.value = editor.innerHTML;
}

async function clean(markup) {
  try {
    const headers = { "X-CSRFToken": csrf(), "Content-Type": "text/plain; charset=utf-8" };
    const response = await fetch(words.paste, { method: "POST", headers, body: markup });
    return response.ok ? await response.text() : null;
  } catch {
    return null; // no network: the words come as plain text
  }
}

function enhanceAll() {
  document.querySelectorAll("[data-rich='']").forEach(enhance);
}

enhanceAll();
document.addEventListener("htmx:afterSettle", enhanceAll);
document.addEventListener("rich:added", enhanceAll);
