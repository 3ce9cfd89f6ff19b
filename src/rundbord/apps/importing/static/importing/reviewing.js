// Source and reading beside each other: what is marked on one side is marked on the other, and both scroll together.
import { openKeys } from "./keys.js";

const review = document.querySelector("#review");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let leading = null;
let kept = { source: 0, reading: 0, page: 0, node: "" };

const source = () => review.querySelector("#source");
const reading = () => review.querySelector("#reading");
const nodes = () => [...reading().querySelectorAll(".node[data-node]")];
const nodeOf = (key) => (key ? reading().querySelector(`.node[data-node="${CSS.escape(key)}"]`) : null);
const piecesOf = (key) => source().querySelectorAll(`[data-node="${CSS.escape(key)}"]`);

function mark(key) {
  for (const one of review.querySelectorAll(".marked")) one.classList.remove("marked");
  for (const one of piecesOf(key)) one.classList.add("marked");
  nodeOf(key)?.classList.add("marked");
}

// Bring an element into the middle of its pane; the page itself stays where it is.
function bring(pane, element) {
  if (!element || pane.scrollHeight <= pane.clientHeight) return;
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  pane.scrollTop += box.top - frame.top - pane.clientHeight / 3;
}

function follow(key, from) {
  mark(key);
  if (from !== "source") bring(source(), piecesOf(key)[0]);
  if (from !== "reading") bring(reading(), nodeOf(key));
}

// Focus an element and bring it into sight; until somebody scrolls by hand again, the panes stay where that put them.
function goTo(element) {
  if (!element) return;
  leading = null;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

// Let the other pane show the words that stand at this height of the pane.
function align(pane, other, inOther, top) {
  const first = [...pane.querySelectorAll("[data-node]")].find(
    (one) => one.getBoundingClientRect().bottom > top + 8 && inOther(one.dataset.node),
  );
  if (!first) return;
  const offset = inOther(first.dataset.node).getBoundingClientRect().top - other.getBoundingClientRect().top;
  other.scrollTop += offset - Math.max(0, first.getBoundingClientRect().top - top);
}

// At most once a frame.
function soon(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      work();
    });
  };
}

// While one pane is scrolled by hand, the other follows.
function together(pane, other, inOther) {
  const follows = soon(() => {
    if (leading === pane.id) align(pane, other, inOther, pane.getBoundingClientRect().top);
  });
  pane.addEventListener("scroll", follows, { passive: true });
}

// On a phone the reading scrolls with the page, under the source.
addEventListener(
  "scroll",
  soon(() => {
    if (!reading() || leading !== "reading" || reading().scrollHeight > reading().clientHeight + 1) return;
    align(reading(), source(), (key) => piecesOf(key)[0], source().getBoundingClientRect().bottom);
  }),
  { passive: true },
);

function connect() {
  if (!source() || !reading()) return;
  for (const pane of [source(), reading()]) {
    for (const kind of ["wheel", "touchmove", "pointerdown"]) {
      pane.addEventListener(kind, () => (leading = pane.id), { passive: true });
    }
  }
  source().addEventListener("keydown", () => (leading = "source"));
  together(source(), reading(), nodeOf);
  together(reading(), source(), (key) => piecesOf(key)[0]);
  reading().addEventListener("focusin", (event) => {
    const node = event.target.closest(".node");
    if (node) follow(node.dataset.node, "reading");
  });
  reading().addEventListener("click", (event) => {
    const node = event.target.closest(".node");
    if (node && !event.target.closest("a, button, input, select, textarea, label")) node.focus({ preventScroll: true });
  });
  source().addEventListener("click", (event) => {
    const key = event.target.closest("[data-node]")?.dataset.node;
    if (!key) return;
    follow(key, "source");
    nodeOf(key)?.focus({ preventScroll: true });
  });
}

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target !== review) return;
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
  const at = document.activeElement?.closest(".node")?.dataset.node ?? "";
  kept = { source: source()?.scrollTop ?? 0, reading: reading()?.scrollTop ?? 0, page: scrollY, node: at };
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== review) return;
  connect();
  if (source()) source().scrollTop = kept.source;
  if (reading()) reading().scrollTop = kept.reading;
  scrollTo({ top: kept.page });
  const asked = review.dataset.field ? review.querySelector(`.editor [name="${review.dataset.field}"]`) : null;
  delete review.dataset.field;
  const wanted = asked ?? review.querySelector("#conflict, #mend-error, .editor [data-autofocus], .editor input:not([type=hidden])");
  if (wanted) return goTo(wanted);
  goTo(reading() && (nodeOf(kept.node) ?? review.querySelector("#places")));
});

document.body.addEventListener("mended", (event) => {
  const node = reading() && nodeOf(event.detail.node);
  if (node) goTo(node);
});

connect();
openKeys({ review, reading, nodes, nodeOf, goTo });
