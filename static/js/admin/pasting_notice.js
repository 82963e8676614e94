// Says below a text what of a paste did not come along, and offers what can be done about it.

"use strict";

window.pastingNotice = (() => {
  const words = () => document.getElementById("pasting").dataset;

  function makeButton(label, act) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: label });
    button.className = "button button-small button-secondary";
    button.addEventListener("click", () => act(button));
    return button;
  }

  function show(place, answer, change, again, pictures) {
    const known = place.nextElementSibling;
    if (known?.matches(".pasting")) known.remove();
    if (!answer.said.length && !answer.offers.length && !pictures.length) return null;
    const notice = document.createElement("div");
    notice.className = "pasting";
    notice.setAttribute("role", "group");
    notice.setAttribute("aria-label", words().notice);
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    const buttons = document.createElement("p");
    buttons.className = "pasting__buttons";
    notice.append(said, buttons);
    place.after(notice);
    // A screen reader says what comes into a place that is there already.
    setTimeout(() => said.append(answer.said.join(" ")));
    const close = () => notice.remove();
    pictures.forEach((picture, position) => {
      const label = pictures.length > 1 ? `${words().picture} ${position + 1}` : words().picture;
      buttons.append(makePicture(label, picture, notice));
    });
    for (const { name, label } of answer.offers) {
      buttons.append(makeChange(label, change, notice, () => again(name)));
    }
    if (change) buttons.append(makeChange(words().undo, change, notice, () => place.querySelector("[contenteditable=true]")?.focus()));
    buttons.append(makeButton(words().close, close));
    return notice;
  }

  /** A button that takes the paste back first; it goes once somebody has written into it. */
  function makeChange(label, change, notice, then) {
    const button = makeButton(label, () => {
      if (!change.isUntouched()) return;
      notice.remove();
      change.undo();
      then();
    });
    button.dataset.change = "";
    button.change = change;
    return button;
  }

  function makePicture(label, { body, getPlace, file, alt }, notice) {
    const button = makeButton(label, () => {
      window.pastedBlocks.addPicture(body, getPlace(), file, alt, () => {
        button.remove();
        const isDone = !notice.querySelector("[data-picture], [data-change]");
        if (isDone) notice.remove();
      });
    });
    button.dataset.picture = "";
    return button;
  }

  // Draft.js lets no event say that something was written.
  for (const name of ["input", "keyup", "click"]) {
    document.addEventListener(name, () => {
      for (const button of document.querySelectorAll(".pasting [data-change]")) {
        button.hidden = !button.change.isUntouched();
      }
    });
  }

  return { show };
})();
