// Says how saving goes, keeps the versions of the answers, and keeps in this browser what could not be saved.
"use strict";

const answers = document.getElementById("answers");
const state = document.getElementById("save-state");
const key = `arig:answers:${answers.dataset.keptUnder}`;
const NOT_KEPT = new Set(["csrfmiddlewaretoken"]);
let isSaving = false;
let isUnsaved = false;
let isSubmitted = false;
let waiting = null;

// Every answer of the server to an autosave says what happened, a refusal too.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target !== state) return;
  const isFragment = !/<html/i.test(event.detail.xhr.responseText);
  event.detail.shouldSwap = isFragment && [200, 401, 409, 422].includes(event.detail.xhr.status);
  event.detail.isError = false;
});

for (const event of ["input", "change"]) answers.addEventListener(event, () => (isUnsaved = true));

answers.addEventListener("htmx:beforeRequest", (event) => {
  // The page itself is on its way: a save beside it would say the same once more.
  if (isSubmitted) return event.preventDefault();
  isSaving = true;
  isUnsaved = false;
  say("saving");
});
answers.addEventListener("htmx:afterRequest", (event) => {
  isSaving = false;
  if (isSubmitted) return; // leaving cancels what is on its way
  const status = event.detail.xhr.status;
  if (status === 200) {
    if (!isUnsaved) localStorage.removeItem(key);
  } else {
    isUnsaved = true;
    keep();
  }
  if (status === 0) say("offline");
  else if (![200, 401, 409, 422].includes(status)) say("failed");
  if (waiting !== null) answers.requestSubmit(waiting);
});

// The next save is based on what was just saved.
document.addEventListener("answers-saved", (event) => {
  for (const [question, version] of Object.entries(event.detail)) {
    const field = answers.elements[`${question}-version`];
    if (field) field.value = version;
  }
});

// A button that is pressed while a save is on its way waits for it: otherwise one's own save would look like somebody else's.
answers.addEventListener("submit", (event) => {
  if (isSaving) {
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = event.submitter;
    return;
  }
  isSubmitted = true;
  isUnsaved = false;
  keep();
});

// Whoever leaves by a link in the middle of a word finds it again.
window.addEventListener("pagehide", () => !isSubmitted && (isUnsaved || isSaving) && keep());
window.addEventListener("pageshow", () => {
  isSubmitted = false;
  waiting = null;
});

window.addEventListener("online", () => localStorage.getItem(key) && htmx.trigger(answers, "change"));

function say(name) {
  state.replaceChildren(document.getElementById(`state-${name}`).content.cloneNode(true));
}

function keep() {
  const entries = [...new FormData(answers)].filter(([name]) => !NOT_KEPT.has(name));
  localStorage.setItem(key, JSON.stringify({ entries, isSubmitted }));
}

// What was on its way when the page was left arrived, if the versions have moved on, or if another page of the wizard has come up.
function forget() {
  for (const other of Object.keys(localStorage).filter((name) => name.startsWith("arig:answers:") && name !== key)) {
    if (JSON.parse(localStorage.getItem(other)).isSubmitted) localStorage.removeItem(other);
  }
}

function hasArrived({ entries, isSubmitted }) {
  return isSubmitted && entries.some(([name, value]) => name.endsWith("-version") && answers.elements[name]?.value !== value);
}

// The versions come back too, so that an older text never replaces a newer answer unseen.
function restore() {
  const kept = JSON.parse(localStorage.getItem(key));
  localStorage.removeItem(key);
  if (!kept || hasArrived(kept) || document.getElementById("errors")) return;
  const fields = new Map();
  for (const [name, value] of kept.entries) fields.set(name, [...(fields.get(name) ?? []), value]);
  const differences = [...answers.elements].filter((field) => fillIn(field, fields.get(field.name) ?? []));
  if (differences.length === 0) return;
  say("restored");
  addEventListener("load", () => htmx.trigger(answers, "change"));
}

// True when that changed the field.
function fillIn(field, values) {
  if (!field.name || NOT_KEPT.has(field.name) || field.tagName === "BUTTON") return false;
  if (["radio", "checkbox"].includes(field.type)) {
    const was = field.checked;
    field.checked = values.includes(field.value);
    return was !== field.checked;
  }
  if (values.length === 0) return false;
  const was = field.value;
  field.value = values.shift();
  return was !== field.value;
}

forget();
restore();
