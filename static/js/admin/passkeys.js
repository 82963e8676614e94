// Says above the form why a passkey did not let in; allauth tells it to the console alone.

"use strict";

{
  const words = document.currentScript.dataset;
  // Browsers do not tell a dialog that was closed from a passkey that is not there.
  const NAMES = { InvalidStateError: words.known, TypeError: words.away };

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const { name } = event.detail.exception;
    const sentence = window.PublicKeyCredential ? (NAMES[name] ?? words.failed) : words.unknown;
    const item = document.createElement("li");
    Object.assign(item, { className: "error", textContent: sentence });
    const list = document.createElement("ul");
    list.append(item);
    document.querySelector(".messages").replaceChildren(list);
  });
}
