// A document that waits to be read: load the page again every second while it does.
if (document.querySelector("[data-again]")) setTimeout(() => location.reload(), 1000);
