// The keys of the review. They act only while no field has the keyboard, and can be turned off.
const STORED = "rundbord.importing.keys";
const KINDS = { 1: "prose", 2: "proposal", 3: "contribution", 4: "decision" };
const MARKS = { o: "ask", b: "offer", g: "next_time", l: "promise" };

export function openKeys({ review, reading, nodes, nodeOf, goTo }) {
  const on = () => localStorage.getItem(STORED) !== "off";
  const current = () => document.activeElement?.closest(".node") ?? review.querySelector(".node.marked");
  const questions = () => [...review.querySelectorAll(".question")];

  function quick(act, node, value = "") {
    const form = review.querySelector("#quick");
    if (!form || !node) return;
    const fields = { act, value, node: node.dataset.node, seen: node.dataset.seen ?? "0", next: node.dataset.node };
    for (const [name, content] of Object.entries(fields)) form.elements[name].value = content;
    form.requestSubmit();
  }

  function toQuestion(steps) {
    const all = questions();
    const here = document.activeElement?.closest(".question") ?? current()?.querySelector(".question");
    const at = all.indexOf(here);
    goTo(all[at < 0 ? (steps > 0 ? 0 : all.length - 1) : (at + steps + all.length) % all.length]);
  }

  function toNode(steps) {
    const all = nodes();
    const at = all.indexOf(current());
    goTo(all[Math.max(0, Math.min(all.length - 1, at + steps))]);
  }

  function answer(selector) {
    const asked = document.activeElement?.closest(".question") ?? current()?.querySelector(".question");
    asked?.querySelector(selector)?.click();
  }

  function mend(fieldName) {
    const link = current()?.querySelector("[data-mend]");
    if (!link) return;
    if (fieldName) review.dataset.field = fieldName;
    link.click();
  }

  function setAside(node) {
    quick("kind", node, node?.dataset.kind === "rest" ? "prose" : "rest");
  }

  const acts = {
    n: () => toQuestion(1),
    f: () => toQuestion(-1),
    ArrowDown: () => toNode(1),
    ArrowUp: () => toNode(-1),
    j: () => answer("[data-yes]"),
    v: () => answer("[data-no]"),
    Enter: () => mend(),
    t: () => mend("person"),
    d: () => mend("text"),
    s: () => quick("join", current()),
    x: () => setAside(current()),
    z: () => review.querySelector("[data-undo]")?.click(),
  };

  function act(key) {
    if (acts[key]) return acts[key];
    if (KINDS[key]) return () => quick("kind", current(), KINDS[key]);
    if (MARKS[key]) return () => quick("mark", current(), MARKS[key]);
    return null;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !reading()) return;
    if (event.key === "Escape") return review.querySelector("[data-close]")?.click();
    if (!on() || event.target.closest("input, select, textarea")) return;
    if (["Enter"].includes(event.key) && event.target.closest("a, button, summary")) return;
    if (event.key.startsWith("Arrow") && event.target.closest("#source, summary")) return;
    const wanted = act(event.key);
    if (!wanted) return;
    event.preventDefault();
    wanted();
  });

  document.addEventListener("click", (event) => {
    const next = event.target.closest("[data-next-question]");
    if (!next) return;
    event.preventDefault();
    toQuestion(1);
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-keys]")) localStorage.setItem(STORED, event.target.checked ? "on" : "off");
  });

  const showState = () => {
    const box = review.querySelector("[data-keys]");
    if (box) box.checked = on();
  };
  document.body.addEventListener("htmx:afterSettle", showState);
  showState();
}
