// Going from screen to screen of a meeting by the arrow keys, and going along with whoever shows it to everybody.
// Without this script the links lead on, and a banner says where the meeting is whenever a page is opened.
"use strict";

const STEPS = { ArrowLeft: "previous", ArrowRight: "next" };
const REVERSED = { ArrowLeft: "next", ArrowRight: "previous" };
const steps = document.documentElement.dir === "rtl" ? REVERSED : STEPS;
const unsaved = document.querySelector("[data-unsaved]");
const follow = document.querySelector("[data-follow]");
// A page that nobody looks at, or that was left alone for as long as a meeting lasts, does not ask where the meeting is.
const ALONE = 3 * 60 * 60_000;
let touched = Date.now();
let isLeaving = false;

// What takes arrows itself keeps them: fields, choices, and a table that is scrolled sideways.
const takesArrows = (element) => element.closest("input, textarea, select, summary, [contenteditable], [role=region]") !== null;

const isChanged = (field) =>
  field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;

const isTyped = () => [...document.querySelectorAll("main form :is(input:not([type=hidden]), textarea)")].some(isChanged);

const isWriting = () => document.activeElement.matches("textarea, input:not([type=radio], [type=checkbox])") || isTyped();

for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const way = steps[event.key] && document.querySelector(`[data-step="${steps[event.key]}"]`);
  if (!way || takesArrows(event.target)) return;
  event.preventDefault();
  if (isTyped()) {
    unsaved.hidden = false;
    return;
  }
  if (isLeaving) return;
  isLeaving = true;
  way.click();
});
window.addEventListener("pageshow", () => (isLeaving = false));

for (const sign of ["keydown", "pointerdown", "focus"]) window.addEventListener(sign, () => (touched = Date.now()), { capture: true });
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden || Date.now() - touched > ALONE) event.preventDefault();
});

if (follow) {
  const key = `arig:follow:${follow.dataset.follow}`;
  const tick = follow.querySelector("input");
  follow.hidden = false;
  tick.checked = sessionStorage.getItem(key) === "yes";
  const goAlong = () => {
    const there = document.querySelector("[data-go]");
    if (there && tick.checked && !isLeaving && !isWriting()) {
      isLeaving = true;
      location.assign(there.href);
    }
  };
  tick.addEventListener("change", () => {
    sessionStorage.setItem(key, tick.checked ? "yes" : "no");
    goAlong();
  });
  document.addEventListener("htmx:afterSettle", goAlong);
  document.addEventListener("focusout", () => setTimeout(goAlong));
  goAlong();
}
