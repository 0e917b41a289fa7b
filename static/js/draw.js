// A signature drawn with finger, pen or mouse, handed over as a PNG in the form's hidden field. Without script the name is typed.
"use strict";

const INK = "#16232a";
const WIDTH = 2.4;
const SHARPNESS = 2;

for (const part of document.querySelectorAll("details[data-drawing]")) {
  const canvas = part.querySelector("canvas");
  const field = part.closest("form").elements.drawing;
  const pen = canvas.getContext("2d");
  let drawing = false;
  part.hidden = false;
  part.addEventListener("toggle", prepare);
  prepare();

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    pen.beginPath();
    pen.moveTo(...place(event));
    pen.lineTo(...place(event));
    pen.stroke();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(...place(event));
    pen.stroke();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (drawing) field.value = canvas.toDataURL("image/png");
      drawing = false;
    });
  }
  part.querySelector("[data-clear]").addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    field.value = "";
  });

  // A closed part has no size: its canvas gets one when it is first opened, and shows again what was drawn before.
  function prepare() {
    if (!part.open || canvas.dataset.ready) return;
    canvas.dataset.ready = "yes";
    canvas.width = canvas.clientWidth * SHARPNESS;
    canvas.height = canvas.clientHeight * SHARPNESS;
    Object.assign(pen, { strokeStyle: INK, lineWidth: WIDTH * SHARPNESS, lineCap: "round", lineJoin: "round" });
    if (!field.value) return;
    const earlier = new Image();
    earlier.addEventListener("load", () => pen.drawImage(earlier, 0, 0));
    earlier.src = field.value;
  }

  function place(event) {
    return [(event.offsetX * canvas.width) / canvas.clientWidth, (event.offsetY * canvas.height) / canvas.clientHeight];
  }
}
