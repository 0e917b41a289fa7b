// A form that was sent waits with its buttons asleep, so that a double click sends it once. Coming back wakes them.
// data-saving on a button is what it says meanwhile; data-often on a form leaves it alone (a download does not leave the page).
"use strict";

const AWAY = "data-asleep";
const contents = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-often")) return;
  if (form.hasAttribute(AWAY)) {
    event.preventDefault();
    return;
  }
  form.setAttribute(AWAY, "");
  // After this turn, because the button that was pressed is still to be sent along with the form.
  setTimeout(() => form.querySelectorAll("button:not([type=button])").forEach(rest));
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll(`form[${AWAY}]`)) {
    form.removeAttribute(AWAY);
    form.querySelectorAll("button[aria-disabled]").forEach(wake);
  }
});

function rest(button) {
  button.setAttribute("aria-disabled", "true");
  if (!button.dataset.saving) return;
  contents.set(button, [...button.childNodes]);
  button.replaceChildren(button.dataset.saving);
}

function wake(button) {
  button.removeAttribute("aria-disabled");
  if (contents.has(button)) button.replaceChildren(...contents.get(button));
}
