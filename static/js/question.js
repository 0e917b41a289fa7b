// What a page of questions shows at once: a question that hangs on another, and that silence and an answer exclude each other.
"use strict";

const form = document.getElementById("answers");

document.querySelector("[data-focus]")?.focus();

form.addEventListener("change", (event) => {
  exclude(event.target);
  follow();
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
  // What is the answer itself is not also something that one could live with.
  for (const box of form.querySelectorAll("[data-also-of]")) {
    box.disabled = form.querySelector(`input[name="${box.dataset.alsoOf}"]:checked`)?.value === box.value;
  }
}

// Radio buttons of one group do this by themselves; boxes, fields and the rows of a table do not.
function exclude(field) {
  const question = field.closest(".question");
  if (!question || !field.name || field.closest(".also") || /-(reason|note|importance)$/.test(field.name)) return;
  const silences = [...question.querySelectorAll("input[type=checkbox][data-silence]")];
  if (!silences.includes(field)) silences.forEach((silence) => (silence.checked = false));
  else if (field.checked) {
    silences.filter((silence) => silence !== field).forEach((silence) => (silence.checked = false));
    question.querySelectorAll("input:is([type=radio], [type=checkbox]):checked").forEach((chosen) => {
      if (chosen !== field && !chosen.closest(".also") && !chosen.name.endsWith("-importance")) chosen.checked = false;
    });
  }
}

follow();
