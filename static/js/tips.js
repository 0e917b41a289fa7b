// What a question of the picture tells on hover and focus goes away on Escape, until the pointer or the focus moves on.
"use strict";

for (const picture of document.querySelectorAll(".pic")) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") picture.dataset.quiet = "";
  });
  for (const moved of ["focusin", "pointerover"]) {
    picture.addEventListener(moved, (event) => {
      const door = event.target.closest(".pic__door");
      if (door && !door.contains(event.relatedTarget)) delete picture.dataset.quiet;
    });
  }
}
