// Passkeys: a button with data-passkey="make" or "use" asks the browser for one, puts what it answers into the form's field
// "credential", and posts the form. data-options holds what the browser is to sign; without it the form's own address is asked.
"use strict";

for (const button of document.querySelectorAll("button[data-passkey]")) {
  const form = button.form;
  const failed = document.getElementById(button.dataset.failed);
  if (!window.PublicKeyCredential) continue;
  button.hidden = false;
  for (const part of document.querySelectorAll(`[data-with="${button.id}"]`)) part.hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    button.setAttribute("aria-disabled", "true");
    try {
      const options = button.dataset.options ? JSON.parse(button.dataset.options) : await asked(form);
      const answer = button.dataset.passkey === "make" ? await webauthnJSON.create(options) : await webauthnJSON.get(options);
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch {
      // closed, too late, or not known to this device: the browser does not tell pages which
      failed.hidden = false;
      button.removeAttribute("aria-disabled");
    }
  });
}

async function asked(form) {
  const content = new FormData(form);
  content.delete("credential");
  const response = await fetch(form.action, { method: "POST", body: content });
  if (!response.ok) throw new Error("no options");
  return response.json();
}
