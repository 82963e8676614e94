// The field "When?" of an event: the server says what the sentence means, and an entry of the dates
// below is filled in with it. What is not understood stays in the field, with the reason beside it.

"use strict";

{
  const getPanel = (element) => element.closest?.("[data-when]");
  const getField = (panel) => panel.querySelector("input");
  let reading = null;

  function showError(panel, sentence) {
    const field = getField(panel);
    panel.querySelector("[data-when-field]").classList.toggle("w-field--error", Boolean(sentence));
    const text = document.createElement("p");
    text.className = "error-message";
    text.textContent = sentence;
    panel.querySelector("[data-when-error]").replaceChildren(...(sentence ? [text] : []));
    if (sentence) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function enter(panel, { type, value, words }) {
    const { rootBlock } = document.getElementById("dates-root");
    rootBlock.insert({ type, value, id: crypto.randomUUID() }, rootBlock.children.length, {});
    const [first, next] = words;
    const { whenDone, whenNext } = panel.dataset;
    const said = [`${whenDone} ${first ?? ""}.`, next ? `${whenNext} ${next}.` : ""];
    panel.querySelector("[data-when-result]").textContent = said.join(" ").trim();
    getField(panel).value = "";
  }

  /** Whether nothing is left in the field. */
  async function read(panel) {
    const text = getField(panel).value;
    if (!text.trim()) {
      showError(panel, "");
      return true;
    }
    panel.querySelector("[data-when-result]").textContent = "";
    try {
      const response = await fetch(`${panel.dataset.when}?${new URLSearchParams({ text })}`);
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      const answer = await response.json();
      // Somebody may have typed on.
      if (getField(panel).value !== text) return false;
      showError(panel, answer.error ?? "");
      if (!answer.error) enter(panel, answer);
      return !answer.error;
    } catch {
      showError(panel, panel.dataset.whenFailed);
      return false;
    }
  }

  /** Once at a time: leaving the field and pressing a button are one wish. */
  function readOnce(panel) {
    reading ??= read(panel).finally(() => {
      reading = null;
    });
    return reading;
  }

  document.addEventListener("change", ({ target }) => {
    const panel = getPanel(target);
    if (panel) readOnce(panel);
  });
  document.addEventListener("keydown", (event) => {
    const panel = event.key === "Enter" && !event.isComposing && getPanel(event.target);
    if (!panel || event.target !== getField(panel)) return;
    // It would send the whole form.
    event.preventDefault();
    readOnce(panel);
  });
  // A form that is sent before its sentence is read would lose it.
  window.addEventListener(
    "click",
    async (event) => {
      const button = event.target.closest?.("button");
      if (!button) return;
      if (button.matches("[data-when-button]")) {
        readOnce(getPanel(button));
        return;
      }
      const sends = button.matches("[type=submit], [data-workflow-action-name]");
      const panel = sends && button.form?.querySelector("[data-when]");
      if (!panel || !getField(panel).value.trim()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (await readOnce(panel)) button.click();
      else getField(panel).focus();
    },
    { capture: true },
  );
}
