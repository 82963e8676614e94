// Says at the fields themselves why the text could not be saved in the background. Wagtail says in one
// line that something is wrong, and where only after a button was pressed.

"use strict";

{
  const MARK = "data-refused";
  let form = null;
  let refused = [];

  const find = (name) => {
    const found = form.elements.namedItem(name);
    // Of several buttons for one choice the first; of a table or a stream what stands in it first.
    return (found?.length && !found.tagName ? found[0] : found) ?? form.querySelector(`[name^="${CSS.escape(name)}-"]`);
  };

  function clear() {
    for (const said of document.querySelectorAll(`[${MARK}]`)) {
      const field = said.closest("[data-field]");
      field?.classList.remove("w-field--error");
      for (const input of field?.querySelectorAll("[aria-invalid]") ?? []) {
        input.removeAttribute("aria-invalid");
        const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== said.id);
        if (others.length) input.setAttribute("aria-describedby", others.join(" "));
        else input.removeAttribute("aria-describedby");
      }
      said.remove();
    }
  }

  function show(name, words) {
    const input = find(name);
    const field = input?.closest("[data-field]");
    const place = field?.querySelector("[data-field-errors]");
    // Whoever is still writing there is not finished; and what Wagtail has said stands there already.
    if (!place || field.contains(document.activeElement) || place.querySelector(".error-message")) return;
    const said = document.createElement("p");
    said.className = "error-message";
    said.id = `refused-${name}`;
    said.setAttribute(MARK, "");
    said.setAttribute("role", "status");
    place.append(said);
    // A screen reader says what comes into a place that is there already.
    setTimeout(() => said.append(words));
    field.classList.add("w-field--error");
    const seen = input.type === "hidden" ? field.querySelector("[contenteditable=true], button") : input;
    if (!seen) return;
    seen.setAttribute("aria-invalid", "true");
    seen.setAttribute("aria-describedby", `${seen.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
  }

  const showAll = () => {
    for (const [name, words] of refused) show(name, words);
  };

  document.addEventListener("w-autosave:error", ({ target, detail }) => {
    clear();
    form = target;
    refused = detail.response?.fields ?? [];
    showAll();
  });
  document.addEventListener("w-autosave:success", () => {
    refused = [];
    clear();
  });
  // After the focus has gone where it goes.
  document.addEventListener("focusout", () => setTimeout(showAll));
}
