// Says while one types how much room a field has left. Those who hear the page are told when it gets
// tight, not with each letter; whoever pastes more than there is room for learns what was cut off.

"use strict";

{
  const LIMITED = "input[maxlength]:not([type=hidden]), textarea[maxlength]";
  const TIGHT = [20, 10, 5, 0];
  const words = document.getElementById("writing-counter").dataset;
  const shown = new WeakMap();

  const say = (pattern, count) => pattern.replace("{count}", count);
  const count = (field) => field.maxLength - field.value.length;

  function make(field) {
    const place = field.closest("[data-field-input]");
    if (!place) return null;
    const counter = document.createElement("p");
    counter.className = "writing-counter";
    const seen = document.createElement("span");
    seen.setAttribute("aria-hidden", "true");
    const heard = document.createElement("span");
    heard.className = "w-sr-only";
    heard.setAttribute("role", "status");
    counter.append(seen, heard);
    place.append(counter);
    const made = { counter, seen, heard, tight: Infinity };
    shown.set(field, made);
    return made;
  }

  function show(field) {
    const made = shown.get(field) ?? make(field);
    if (!made) return;
    const left = count(field);
    made.counter.hidden = false;
    made.seen.textContent = say(left === 1 ? words.one : words.many, left);
    const tight = TIGHT.findLast((limit) => left <= limit) ?? Infinity;
    if (tight < made.tight) made.heard.textContent = made.seen.textContent;
    made.tight = tight;
  }

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(LIMITED)) show(target);
  });
  document.addEventListener("input", ({ target }) => {
    if (target.matches(LIMITED) && target === document.activeElement) show(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (shown.has(target)) shown.get(target).counter.hidden = true;
  });
  document.addEventListener("paste", ({ target, clipboardData }) => {
    if (!target.matches?.(LIMITED) || !shown.has(target)) return;
    const pasted = clipboardData.getData("text").replace(/\r\n/g, "\n").length;
    const cut = pasted - count(target) - (target.selectionEnd - target.selectionStart);
    if (cut <= 0) return;
    const { seen, heard } = shown.get(target);
    // After the field has taken what fits, which shows the room that is left.
    setTimeout(() => {
      seen.textContent = heard.textContent = say(words.cut, cut);
    });
  });
}
