// A button that prints the page; without this script it is not there, and the browser's own menu prints.
"use strict";

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
