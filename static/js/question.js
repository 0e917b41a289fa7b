// What a page of questions shows at once: a question that hangs on another, and that silence and an answer exclude each other.
"use strict";

const form = document.getElementById("answers");

document.querySelector("[data-focus]")?.focus();

form.addEventListener("change", (event) => {
  follow();
  exclude(event.target);
});
form.addEventListener("input", (event) => {
  const radio = document.getElementById(event.target.dataset.chooses ?? "");
  if (radio && event.target.value.trim()) radio.checked = true;
  exclude(event.target);
});

function follow() {
  for (const question of form.querySelectorAll("[data-shown-if]")) {
    const chosen = form.querySelector(`input[name="${question.dataset.shownIf}"]:checked`);
    question.hidden = !question.dataset.shownFor.split(" ").includes(chosen?.value);
  }
}

// Radio buttons of one group do this by themselves; boxes, fields and the rows of a table do not.
function exclude(field) {
  const question = field.closest(".question");
  if (!question || !field.name || /-(reason|note|importance)$/.test(field.name)) return;
  const silences = [...question.querySelectorAll("input[type=checkbox][data-silence]")];
  if (!silences.includes(field)) silences.forEach((silence) => (silence.checked = false));
  else if (field.checked) {
    silences.filter((silence) => silence !== field).forEach((silence) => (silence.checked = false));
    question.querySelectorAll("input:is([type=radio], [type=checkbox]):checked").forEach((chosen) => {
      if (chosen !== field && !chosen.name.endsWith("-importance")) chosen.checked = false;
    });
  }
}

follow();
