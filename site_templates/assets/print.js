// A note that is open while the page is printed would lie over its text; closed, it is printed
// among the others at the end.
addEventListener("beforeprint", () => {
  for (const note of document.querySelectorAll(".note:popover-open")) note.hidePopover();
});
