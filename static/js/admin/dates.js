// Days and times may be typed as people write them. The server says how it reads what was typed: that
// is then shown in the field, so that “tomorrow” stays the same day, or the sentence that tells what is
// wrong. Without an answer everything stays as it was typed, and is read when the form is saved.

"use strict";

// As shipped the picker puts the present moment in place of what it cannot read.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
// It opens a tenth of a second after its field is reached, by then somebody may be elsewhere.
jQuery.fn.datetimepicker.defaults.onShow = (_, field) => field.is(":focus");

{
  const address = document.currentScript.dataset.read;

  function getKind(field) {
    const options = jQuery(field).data("xdsoft_datetimepicker")?.data("options");
    if (!options) return "";
    if (field.dataset.readsMonths) return "month";
    return (options.datepicker ? "date" : "") + (options.timepicker ? "time" : "");
  }

  function showError(field, sentence) {
    const wrapper = field.closest("[data-field]");
    const errors = wrapper?.querySelector("[data-field-errors]");
    if (!errors) return;
    wrapper.classList.toggle("w-field--error", Boolean(sentence));
    field.removeAttribute("aria-invalid");
    errors.replaceChildren();
    if (!sentence) return;
    field.setAttribute("aria-invalid", "true");
    const text = document.createElement("p");
    text.className = "error-message";
    text.setAttribute("role", "alert");
    text.textContent = sentence;
    errors.append(text);
  }

  function fill(field, value) {
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** The field “To” beside a field “From”, if it is free for the end of a span. */
  function findEnd(field, end) {
    const name = field.name.replace(/-start$/, "-end");
    const found = name !== field.name && field.form.elements[name];
    return found && (!found.value || found.value === end) ? found : null;
  }

  /** What else the field's form asks about the same date. */
  function findBeside(field, name) {
    const found = field.name.replace(/-(start|end)$/, `-${name}`);
    return found !== field.name && field.form.elements[found];
  }

  /** Which part of a date a time is, if more is to be said there than a time. */
  function getPart(field) {
    if (/-end$/.test(field.name)) return "end";
    const isFree = findBeside(field, "open_end") && !findBeside(field, "end").value;
    return isFree ? "beginning" : "";
  }

  function take(field, { value, end, error, open_end: isOpen }) {
    const other = end && findEnd(field, end);
    const sentence = other ? "" : error;
    showError(field, sentence);
    if (sentence) return;
    fill(field, value);
    if (other) fill(other, end);
    const box = isOpen && findBeside(field, "open_end");
    if (box && !box.checked) box.click();
  }

  async function read(field, kind) {
    const text = field.value;
    const query = new URLSearchParams({ kind, text });
    if (kind === "time") query.set("part", getPart(field));
    if (field.dataset.looksBack) query.set("looks_back", "yes");
    try {
      const response = await fetch(`${address}?${query}`);
      if (!response.ok || response.redirected) return;
      const answer = await response.json();
      // Somebody may have typed on.
      if (field.value === text && document.activeElement !== field) take(field, answer);
    } catch {
      // Offline: the server reads it later.
    }
  }

  // The picker closes with a tap beside it, and not where the keyboard of a phone leads on.
  let last = null;
  document.addEventListener("focusin", ({ target: field }) => {
    if (last && last !== field) jQuery(last).datetimepicker("hide");
    last = getKind(field) ? field : null;
  });

  document.addEventListener("change", ({ target: field }) => {
    const kind = field.form?.method === "post" && getKind(field);
    if (!kind) return;
    if (field.value.trim()) read(field, kind);
    else showError(field, "");
  });
}
