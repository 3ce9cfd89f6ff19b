// A table that somebody is writing in, or has written in, is not replaced under their hands; it is asked for again with
// the next reading.
function isTouched(field) {
  if (field.matches("select")) return ![...field.options].some((one) => one.selected && one.defaultSelected) && field.value !== "";
  return field.type !== "hidden" && field.value !== field.defaultValue;
}

document.addEventListener("htmx:beforeRequest", (event) => {
  const table = document.getElementById("batch");
  if (event.target !== table) return;
  const written = [...table.querySelectorAll("input, select")].some(isTouched);
  if (written || table.querySelector("form :focus, input:focus")) event.preventDefault();
});
