// A signature drawn with finger, pen or mouse, handed over as a PNG in the form's hidden field. Where a browser does not hand over what
// is drawn, drawing is not offered: typing and a picture are there without any script.
"use strict";

const INK = "#16232a";
const WIDTH = 2.4;
const SHARPNESS = 2;

for (const way of document.querySelectorAll("[data-drawing]")) {
  const canvas = way.querySelector("canvas");
  const choice = way.querySelector('input[type="radio"]');
  const field = choice.form.elements.drawing;
  const pen = canvas.getContext?.("2d");
  const isHandedOver = pen && handsOver();
  way.hidden = false;
  if (!isHandedOver) {
    way.querySelector("[data-blocked]").hidden = false;
    for (const part of [canvas, way.querySelector("[data-clear]")]) part.hidden = true;
    choice.disabled = true;
    if (choice.checked) choice.form.querySelector('input[name="method"][value="typed"]').checked = true;
    way.classList.add("is-blocked");
    continue;
  }

  // What was drawn, as lines in parts of the width: turning the telephone draws it anew at the other size.
  const lines = [];
  let earlier = null;
  let line = null;
  if (field.value) {
    const picture = new Image();
    picture.addEventListener("load", () => {
      earlier = picture;
      draw();
    });
    picture.src = field.value;
  }
  new ResizeObserver(fit).observe(canvas);

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    line = [place(event)];
    lines.push(line);
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!line) return;
    for (const moved of event.getCoalescedEvents?.() ?? [event]) line.push(place(moved));
    draw();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (line) field.value = canvas.toDataURL("image/png");
      line = null;
    });
  }
  way.querySelector("[data-clear]").addEventListener("click", () => {
    lines.length = 0;
    earlier = null;
    field.value = "";
    draw();
  });

  // A part that is folded away has no size.
  function fit() {
    if (!canvas.clientWidth) return;
    canvas.width = canvas.clientWidth * SHARPNESS;
    canvas.height = canvas.clientHeight * SHARPNESS;
    draw();
  }

  function draw() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (earlier) {
      const scale = Math.min(1, canvas.width / earlier.width, canvas.height / earlier.height);
      pen.drawImage(earlier, 0, 0, earlier.width * scale, earlier.height * scale);
    }
    Object.assign(pen, { strokeStyle: INK, lineWidth: WIDTH * SHARPNESS, lineCap: "round", lineJoin: "round" });
    for (const points of lines) {
      pen.beginPath();
      pen.moveTo(points[0][0] * canvas.width, points[0][1] * canvas.width);
      for (const [x, y] of points.length > 1 ? points : [points[0], points[0]]) pen.lineTo(x * canvas.width, y * canvas.width);
      pen.stroke();
    }
  }

  function place(event) {
    return [event.offsetX / canvas.clientWidth, event.offsetY / canvas.clientWidth];
  }
}

// A browser that guards against recognition hands over noise, or nothing, instead of what was drawn.
function handsOver() {
  try {
    const probe = Object.assign(document.createElement("canvas"), { width: 2, height: 2 });
    const pen = probe.getContext("2d");
    pen.fillStyle = "#102030";
    pen.fillRect(0, 0, 2, 2);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return red === 0x10 && green === 0x20 && blue === 0x30 && probe.toDataURL("image/png").startsWith("data:image/png;base64,");
  } catch {
    return false;
  }
}
