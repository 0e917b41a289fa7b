// Rows that are added and removed without leaving the page. Without this script the same buttons ask the server, which keeps everything.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add], [data-remove]");
  const rows = button?.closest("[data-rows]");
  if (!rows) return;
  event.preventDefault();
  if (button.matches("[data-remove]")) remove(rows, button.closest("[data-row]"));
  else if (!button.disabled) add(rows, button);
});

function add(rows, button) {
  const list = rows.querySelector("[data-list]");
  const limit = Number(rows.dataset.limit) || Infinity;
  if (list.children.length >= limit) return;
  list.append(rows.querySelector("template").content.cloneNode(true));
  const row = list.lastElementChild;
  if (button.dataset.card) draw(row, button.dataset);
  tidy(rows);
  if (button.dataset.card) changed(list);
  [...row.querySelectorAll("input, textarea")].find((field) => field.type !== "hidden" && !field.closest("[hidden]"))?.focus();
}

function draw(row, card) {
  row.querySelector("[data-card-field]").value = card.card;
  row.querySelector("[data-card-label]").textContent = card.cardLabel;
  row.querySelector("[data-card-hint]").textContent = card.cardHint;
  row.querySelector("[data-card-words]").hidden = false;
  row.querySelector("[data-card-own]").hidden = true;
}

function remove(rows, row) {
  const list = row.parentElement;
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  tidy(rows);
  (next ?? rows).querySelector("input:not([type=hidden]), textarea, [data-add]")?.focus();
  changed(list);
}

function changed(list) {
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

// Numbers, names of fields and labels follow the order; the cards that are taken, or all of them, rest.
function tidy(rows) {
  const list = rows.querySelector("[data-list]");
  const limit = Number(rows.dataset.limit) || Infinity;
  [...list.children].forEach((row, index) => {
    row.querySelectorAll("[data-number]").forEach((number) => (number.textContent = index + 1));
    for (const field of row.querySelectorAll("[id]")) renumber(row, field, index);
    const button = row.querySelector("[data-remove]");
    button.value = button.value.replace(/:-?\d+$/, `:${index}`);
  });
  const isFull = list.children.length >= limit;
  const taken = new Set([...list.querySelectorAll("[data-card-field]")].map((field) => field.value));
  rows.querySelectorAll("[data-card]").forEach((card) => (card.disabled = isFull || taken.has(card.dataset.card)));
  rows.querySelectorAll("[data-adds]").forEach((adds) => (adds.hidden = isFull));
  rows.querySelectorAll("[data-full]").forEach((full) => (full.hidden = !isFull));
}

function renumber(row, field, index) {
  const id = field.id.replace(/-\d+(-hint)?$/, `-${index}$1`);
  if (id === field.id) return;
  for (const attribute of ["for", "aria-describedby"])
    for (const other of row.querySelectorAll(`[${attribute}="${field.id}"]`)) other.setAttribute(attribute, id);
  field.id = id;
}

document.querySelectorAll("[data-rows]").forEach(tidy);
