// What a translator has typed stands on this device until it is saved. Nothing is saved in the
// background here: a button first asks whether the site is there, and whose login it is.

"use strict";

{
  const form = document.querySelector("[data-keeps-sentences]");
  const status = document.getElementById("kept-status");
  const words = status.dataset;
  const path = window.location.pathname;
  const key = deviceTexts.shown ?? crypto.randomUUID();
  const fields = [...form.querySelectorAll("textarea[name], input[type=checkbox][name]")];
  const isTick = (field) => field.type === "checkbox";
  const entries = deviceTexts.find(path);
  // What the server gave back unsaved: it looks like what was there.
  const returned = new Set((entries.find((entry) => entry.key === key)?.data ?? []).map(([name]) => name));
  let isAsking = false;
  let isReady = false;

  // Not what others have written: restored, it would stand over what they wrote since.
  const isTyped = (field) =>
    returned.has(field.name) || (isTick(field) ? field.checked : field.value !== field.defaultValue);

  function keep() {
    const typed = fields.filter((field) => isTyped(field) && (!isTick(field) || field.checked));
    const data = typed.map(({ name, value }) => [name, value]);
    if (!data.length) return deviceTexts.remove(key);
    return deviceTexts.put(key, { form: path, title: form.dataset.keepsSentences, data });
  }

  function restore(entry) {
    for (const [name, value] of entry.data) {
      const field = fields.find((one) => one.name === name);
      if (!field) continue;
      if (isTick(field)) field.checked = true;
      else field.value = value;
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    deviceTexts.remove(entry.key);
    keep();
  }

  function tell(sentence, isLoggedOut) {
    const text = document.createElement("p");
    text.textContent = sentence;
    status.querySelector("p")?.remove();
    status.append(text);
    status.hidden = false;
    if (!isLoggedOut) return;
    const link = document.createElement("a");
    Object.assign(link, { href: words.login, target: "_blank", textContent: words.link });
    text.append(" ", link);
  }

  async function send(submitter) {
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const response = await fetch(words.pass, { headers });
    if (response.status === 403) return tell(words.loggedOut, true);
    if (!response.ok) return tell(words.away);
    const { user, token } = await response.json();
    if (String(user) !== deviceTexts.user) return tell(words.otherUser, true);
    // Logging in gives a new one.
    form.elements.namedItem("csrfmiddlewaretoken").value = token;
    form.elements.namedItem("kept_text").value = key;
    status.hidden = true;
    isReady = true;
    return form.requestSubmit(submitter);
  }

  for (const kind of ["input", "change"]) form.addEventListener(kind, keep);
  window.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || isReady) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isAsking) return;
      isAsking = true;
      keep();
      await send(event.submitter).catch(() => tell(words.away));
      isAsking = false;
    },
    { capture: true },
  );
  // Back from the browser's cache after a page that said there is no connection.
  window.addEventListener("pageshow", () => {
    isReady = false;
  });
  for (const entry of entries) {
    if (entry.key !== key) deviceTexts.offer(form, entry, () => restore(entry));
  }
}
