// What is typed and not yet saved stands on this device until it is, and is offered when the form is
// opened again: after a crash, a reload, or a login that ran out.

"use strict";

{
  const words = document.getElementById("kept-text").dataset;
  const FAILED = ["network_error", "server_error"];
  // The token is the login's, and the rest is about sending.
  const NOT_KEPT = ["csrfmiddlewaretoken", "kept_text"];
  const ownKey = deviceTexts.shown ?? crypto.randomUUID();
  let isUnsaved = deviceTexts.shown !== null;
  let isKept = false;

  const isEditor = (element) => element?.matches("form[data-controller~=w-autosave]");
  const getName = (form) => new URL(form.action, window.location).pathname;

  function readData(form) {
    const data = new FormData(form);
    const revision = Number(form.dataset.wAutosaveRevisionIdValue);
    if (revision) data.set("overwrite_revision_id", revision);
    return [...data].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.includes(name));
  }

  function keep(form) {
    const title = form.elements.namedItem("title")?.value ?? "";
    isKept = deviceTexts.put(ownKey, { form: getName(form), title, data: readData(form) });
  }

  // A save that is not sent has nothing to save: `keep_saving.js`, which comes first, says so.
  document.addEventListener("w-autosave:save", (event) => {
    if (event.defaultPrevented || !isEditor(event.target)) return;
    isUnsaved = true;
    keep(event.target);
  });
  // While a save is on its way, or Wagtail has given up, the next ones are not begun.
  document.addEventListener("w-unsaved:add", ({ target }) => {
    if (isUnsaved && isEditor(target)) keep(target);
  });
  for (const name of ["visibilitychange", "pagehide"]) {
    window.addEventListener(
      name,
      () => {
        const form = document.querySelector("form[data-controller~=w-autosave]");
        if (isUnsaved && form?.dataset.wUnsavedHasEditsValue === "true") keep(form);
      },
      { capture: true },
    );
  }
  document.addEventListener("w-autosave:success", () => {
    isUnsaved = false;
    deviceTexts.remove(ownKey);
  });

  document.addEventListener("w-autosave:error", ({ target, detail }) => {
    if (detail.isOurs || !FAILED.includes(detail.type)) return;
    const text = isKept ? words.kept : words.notKept;
    const ours = { text, type: detail.type, isOurs: true };
    // After Wagtail has told its own words, which ours replace.
    setTimeout(() => {
      target.dispatchEvent(new CustomEvent("w-autosave:error", { bubbles: true, detail: ours }));
    });
  });

  function addField(form, name, value) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }

  // The server says in a cookie what became of it: only it knows whether the text is saved.
  window.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (defaultPrevented || !isEditor(target)) return;
    keep(target);
    target.elements.namedItem("kept_text")?.remove();
    addField(target, "kept_text", ownKey);
  });

  const makeKey = (uuid) => uuid.replaceAll("-", "").slice(-12);

  function restore(form, { key, data }) {
    const sent = document.createElement("form");
    Object.assign(sent, { method: "post", action: form.action, hidden: true });
    for (const [name, value] of data) addField(sent, name, value);
    addField(sent, "csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    addField(sent, "kept_text", key);
    addField(sent, "kept_text_restore", "yes");
    document.body.append(sent);
    // Not `sent.submit()`: a field of that name would stand in its place.
    HTMLFormElement.prototype.submit.call(sent);
  }

  const form = document.querySelector("form[data-controller~=w-autosave]");
  if (form && !Number(form.dataset.wAutosaveRevisionIdValue)) {
    // The draft may be there, and only its answer be lost: it is known by this.
    addField(form, "draft_key", makeKey(ownKey));
    // Who goes back to a form that was sent begins something else in it.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) form.elements.namedItem("draft_key").value = makeKey(crypto.randomUUID());
    });
  }
  if (form && deviceTexts.shown) {
    form.dataset.isRestored = "yes";
    // From then on Wagtail watches, and saves what it is told to be unsaved.
    document.addEventListener("w-unsaved:watch-edits", () => {
      if (isUnsaved) form.dataset.wUnsavedForceValue = "true";
    });
  }
  const name = form && getName(form);
  for (const entry of form ? deviceTexts.find(name) : []) {
    if (entry.key !== ownKey) deviceTexts.offer(form, entry, () => restore(form, entry));
  }
}
