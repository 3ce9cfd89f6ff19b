// A table that somebody is writing in is not replaced under their hands; it is asked for again with the next reading.
document.addEventListener("htmx:beforeRequest", (event) => {
  const table = document.getElementById("batch");
  if (event.target === table && table.querySelector("form :focus, input:focus")) event.preventDefault();
});
