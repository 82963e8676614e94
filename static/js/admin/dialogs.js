// A dialog is read out by the heading at its top, whatever step it shows.

"use strict";

(() => {
  const name = (dialog) => {
    const heading = dialog.querySelector("h1, h2");
    if (!heading) return;
    heading.id ||= "dialog-heading";
    dialog.setAttribute("aria-labelledby", heading.id);
  };

  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const dialog = target === document.body ? target.querySelector(":scope > .modal") : target.closest(".modal");
      if (dialog) name(dialog);
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
