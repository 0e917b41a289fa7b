// A page of the table follows what the others do: it asks again and again, one question at a time, and takes the regions that changed.
// Where somebody writes or stands, nothing moves by itself. Who is here is said by a sign of life, and never what is typed.
"use strict";

const BETWEEN = 8_000;
const AT_MOST = 120_000;
const SIGN_OF_LIFE = 20_000;
const LEFT_ALONE = 20 * 60_000;
const WRITING = 30_000;
const TOO_QUICK = 1_500;
const NEWS = 20_000;

const part = (id) => document.getElementById(id);
const table = part("table");
const signs = part("here-form");
const held = new Map();
const arrived = new WeakMap();
let wait = BETWEEN;
let clock = null;
let hasStopped = false;
let touchedAt = Date.now();
let wroteAt = 0;

table.hidden = false;

function ask() {
  clearTimeout(clock);
  if (hasStopped || document.hidden) return;
  if (Date.now() - touchedAt > LEFT_ALONE) return fallAsleep();
  htmx.trigger(part("live"), "look");
}

function askLater() {
  clearTimeout(clock);
  if (!hasStopped) clock = setTimeout(ask, wait);
}

function giveSign() {
  if (hasStopped || document.hidden) return;
  const writing = signs.elements.writing;
  writing.disabled = false;
  writing.value = Date.now() - wroteAt < WRITING ? "yes" : "no";
  htmx.trigger(signs, "sign");
}

function show(id, isShown) {
  part(id).hidden = !isShown;
}

function stop(id) {
  if (hasStopped) return;
  hasStopped = true;
  clearTimeout(clock);
  show("cut-off", false);
  show(id, true);
}

function fallAsleep() {
  stop("asleep");
}

function wake() {
  hasStopped = false;
  touchedAt = Date.now();
  wait = BETWEEN;
  show("asleep", false);
  ask();
  giveSign();
}

// How an answer went: 204 and 200 are fine, the door and a page that is gone end it, everything else is a line that is slow or cut.
document.addEventListener("htmx:afterRequest", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401) return stop("signed-out");
  if ([400, 403, 404, 405, 409, 410].includes(status)) return stop("closed");
  if (event.detail.elt.id === "here-form") return;
  const isFine = status === 200 || status === 204;
  wait = isFine ? BETWEEN : Math.min(wait * 2, AT_MOST);
  show("cut-off", !isFine);
  askLater();
});

// A region in which somebody stands or has typed waits until they are done, or until they ask for it.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const region = event.detail.target;
  if (region.id === "news" || region.id === "moved") return;
  if (!isInUse(region)) return remember(region);
  event.detail.shouldSwap = false;
  held.set(region.id, event.detail.fragment.firstElementChild.outerHTML);
  show("held", [...held.keys()].some((id) => id !== "words"));
});
document.addEventListener("htmx:afterSettle", () => {
  for (const [id, opened] of reopened) reopen(id, opened);
  reopened.clear();
  warn();
  putAwayLater();
});

// News is put away after a while, for what it tells stands on the page; not while somebody is reading it there.
let reading = null;
function putAwayLater() {
  clearTimeout(reading);
  if (part("news").childElementCount === 0) return;
  reading = setTimeout(() => (part("news").parentElement.matches(":hover, :focus-within") ? putAwayLater() : part("news").replaceChildren()), NEWS);
}

function isInUse(region) {
  return region.contains(document.activeElement) || [...region.querySelectorAll("textarea, input, select")].some(isTyped);
}

// On the page of a refusal the server itself has filled in what was typed.
function isTyped(field) {
  if (["hidden", "submit", "button"].includes(field.type)) return false;
  if (["radio", "checkbox"].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue || ("refused" in document.body.dataset && field.value !== "");
}

// What was unfolded stays unfolded; and a button under new words rests for a moment, so that nobody accepts what they have not seen.
const reopened = new Map();

function remember(region) {
  reopened.set(region.id, new Set([...region.querySelectorAll("details[open]")].map(nameOf)));
}

function reopen(id, opened) {
  const region = part(id);
  if (!region) return;
  arrived.set(region, Date.now());
  for (const details of region.querySelectorAll("details")) if (opened.has(nameOf(details))) details.open = true;
}

function nameOf(details) {
  return details.id || `${details.closest("[id]").id} ${details.querySelector("summary").textContent}`;
}

document.addEventListener(
  "submit",
  (event) => {
    const region = event.target.closest("#wordings, #list, #words");
    if (!region || Date.now() - (arrived.get(region) ?? 0) > TOO_QUICK) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    part("too-quick").textContent = part("too-quick").dataset.words;
  },
  true,
);

function showHeld() {
  for (const [id, html] of held) {
    const region = part(id);
    if (id === "words" || !region) continue;
    const typed = [...region.querySelectorAll("textarea, input, select")].filter(isTyped);
    remember(region);
    htmx.swap(region, html, { swapStyle: "outerHTML" });
    for (const field of typed) carry(field, part(id));
    held.delete(id);
  }
  show("held", false);
}

// What was typed goes along into the new region.
function carry(field, region) {
  const action = field.form?.getAttribute("action");
  const same = [...region.querySelectorAll(`[name="${CSS.escape(field.name)}"]`)].find(
    (other) => other.form?.getAttribute("action") === action && (other.dataset.keep ?? "") === (field.dataset.keep ?? "") && other.type === field.type,
  );
  if (!same) return;
  if (["radio", "checkbox"].includes(field.type)) same.checked = field.checked;
  else same.value = field.value;
}

document.addEventListener("focusout", () =>
  setTimeout(() => {
    for (const [id, html] of held) {
      const region = part(id);
      if (!region || isInUse(region)) continue;
      remember(region);
      htmx.swap(region, html, { swapStyle: "outerHTML" });
      held.delete(id);
    }
    show("held", [...held.keys()].some((id) => id !== "words"));
  }, 400),
);

// Above a form that still answers an earlier wording stands that there is another one. The form itself never moves on unseen.
function warn() {
  const moved = part("moved");
  const bases = document.querySelectorAll('#words [name="based_on"]');
  if (moved) moved.hidden = [...bases].every((base) => base.value === moved.dataset.number);
}

function answerTheNewWords() {
  for (const base of document.querySelectorAll('#words [name="based_on"]')) {
    base.value = part("moved").dataset.number;
    base.dataset.first = base.value;
  }
  held.delete("words");
  warn();
  const field = document.querySelector("#words [data-keep]");
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  field?.focus();
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("button")?.id;
  if (pressed === "show-held") showHeld();
  if (pressed === "seen-it") answerTheNewWords();
  if (pressed === "wake") wake();
  if (pressed === "close-news") part("news").replaceChildren();
});
for (const touch of ["pointerdown", "keydown", "scroll"])
  document.addEventListener(touch, () => (touchedAt = Date.now()), { passive: true, capture: true });
document.addEventListener("input", (event) => {
  warn();
  if (event.target.closest("#words") && event.isTrusted) wroteAt = Date.now();
});
document.addEventListener("visibilitychange", () => {
  ask();
  giveSign();
});
window.addEventListener("online", () => {
  wait = BETWEEN;
  ask();
});
window.addEventListener("pageshow", (event) => event.persisted && ask());

warn();
askLater();
window.addEventListener("load", giveSign); // htmx knows the form only then
setInterval(giveSign, SIGN_OF_LIFE);
