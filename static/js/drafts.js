// What is typed into a field with data-keep stays in this browser until the server has taken it: a lost connection, a session that ran
// out or a closed page lose no words. Signing out forgets it, and so does somebody else who signs in here. data-keep holds a name that
// no other field has among the forms that send the same thing to the same address.
"use strict";

const KEPT = "arig:kept:";
const PERSON = "arig:person";
const TAKEN = "arig-taken-";
const KEPT_FOR = 14 * 24 * 60 * 60_000;
const person = document.body.dataset.person;
const isRefused = "refused" in document.body.dataset;
const seen = new WeakSet();

// A browser may keep nothing at all, or no more than it has: then words live as long as their page.
const store = {
  all: () => attempt(() => Object.keys(localStorage)) ?? [],
  read: (key) => attempt(() => JSON.parse(localStorage.getItem(key))),
  write: (key, value) => attempt(() => localStorage.setItem(key, JSON.stringify(value))),
  drop: (key) => attempt(() => localStorage.removeItem(key)),
};

function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

function keyOf(field) {
  const address = new URL(field.form.getAttribute("action") || location.href, location.href).pathname;
  const about = field.form.querySelector('input[type="hidden"]:is([name$="origin"], [name$="risk"])')?.value ?? "";
  return `${KEPT}${person}:${address}:${about}:${field.dataset.keep}`;
}

// The wording, or the version, that the words answer.
function baseOf(form) {
  return form.querySelector('input[type="hidden"]:is([name$="based_on"], [name$="version"])');
}

function forgetAll() {
  for (const key of store.all().filter((name) => name.startsWith("arig:"))) store.drop(key);
}

function forgetWhatIsOver() {
  if (person && store.read(PERSON) !== person) {
    forgetAll();
    store.write(PERSON, person);
  }
  const taken = document.cookie.split("; ").filter((cookie) => cookie.startsWith(TAKEN)).map((cookie) => cookie.split("=")[0]);
  const numbers = taken.map((name) => name.slice(TAKEN.length));
  for (const name of taken) document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
  for (const key of store.all().filter((name) => name.startsWith(KEPT))) {
    const kept = store.read(key);
    if (!kept || Date.now() - kept.at > KEPT_FOR || numbers.includes(kept.number)) store.drop(key);
  }
}

function keep(field) {
  if (field.value === field.defaultValue && !isRefused) return store.drop(keyOf(field));
  store.write(keyOf(field), { text: field.value, base: baseOf(field.form)?.value, at: Date.now() });
}

function restore() {
  if (!person) return;
  for (const field of document.querySelectorAll("form [data-keep]")) {
    const kept = seen.has(field) ? null : store.read(keyOf(field));
    seen.add(field);
    if (!kept || (isRefused && kept.number)) continue;
    if (kept.text === field.value) {
      if (!isRefused && field.value === field.defaultValue) store.drop(keyOf(field));
      continue;
    }
    field.value = kept.text;
    const base = baseOf(field.form);
    if (base && kept.base !== undefined) {
      base.dataset.first ??= base.value;
      base.value = kept.base;
    }
    for (let folded = field.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    note(field);
  }
}

function note(field) {
  const said = document.getElementById("kept-note").content.cloneNode(true).firstElementChild;
  said.querySelector("[data-discard]").addEventListener("click", () => {
    const base = baseOf(field.form);
    field.value = field.defaultValue;
    if (base) base.value = base.dataset.first ?? base.value;
    store.drop(keyOf(field));
    said.remove();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  field.before(said);
}

document.addEventListener("input", (event) => {
  if (person && event.target.matches("form [data-keep]")) keep(event.target);
});

// Without a connection the browser would put its own page in place of this one.
document.addEventListener(
  "submit",
  (event) => {
    const sentence = document.getElementById("offline-note");
    if (navigator.onLine || !sentence || event.target.method !== "post") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.querySelector(".kept--offline")?.remove();
    const said = sentence.content.cloneNode(true).firstElementChild;
    const button = event.submitter ?? event.target.querySelector("button");
    if (button) (button.closest(".actions") ?? button).before(said);
    else event.target.append(said);
  },
  true,
);
window.addEventListener("online", () => {
  for (const said of document.querySelectorAll(".kept--offline")) said.remove();
});

// The number tells the page after this one whether the words have been taken.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if ("forget" in form.dataset) return forgetAll();
  const fields = [...form.elements].filter((field) => field.dataset.keep && store.read(keyOf(field)));
  if (!person || fields.length === 0) return;
  const number = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  for (const field of fields) store.write(keyOf(field), { ...store.read(keyOf(field)), number });
  form.querySelector('input[name="kept"]')?.remove();
  const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "kept", value: number });
  form.append(hidden);
});

document.addEventListener("htmx:afterSettle", restore);
window.addEventListener("pageshow", (event) => event.persisted && forgetWhatIsOver());

forgetWhatIsOver();
restore();
