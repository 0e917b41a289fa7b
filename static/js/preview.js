// A typed name, shown as it will stand under the agreement.
"use strict";

for (const line of document.querySelectorAll("[data-preview]")) {
  const field = document.getElementById(line.dataset.preview);
  const show = () => {
    line.textContent = field.value;
  };
  field.addEventListener("input", show);
  show();
}
