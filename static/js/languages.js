// Offers a visitor the page in the first of their browser's languages that it is there in. Nothing
// is sent or loaded and nothing moves by itself: the pages are the same for everybody. Without this
// file the switcher at the top of the page does it.

"use strict";

const CHOSEN = "language-chosen";

/** The session's memory; some browsers forbid even to ask for it. */
function remembers() {
  try {
    return Boolean(sessionStorage.getItem(CHOSEN));
  } catch {
    return true;
  }
}

function remember() {
  try {
    sessionStorage.setItem(CHOSEN, "yes");
  } catch {
    // Then the line is not shown in the first place.
  }
}

/** "uk-UA" is "uk"; simple German is German. */
function base(tag) {
  return tag.toLowerCase().split("-")[0];
}

/** The line for the first language the visitor prefers to the page's own; none when there is no. */
function findSuggestion() {
  const offered = [...document.querySelectorAll("[data-suggestion]")];
  for (const tag of navigator.languages) {
    if (base(tag) === base(document.documentElement.lang)) return null;
    const found = offered.find((line) => base(line.lang) === base(tag));
    if (found) return found;
  }
  return null;
}

const suggestion = remembers() ? null : findSuggestion();
if (suggestion) suggestion.hidden = false;

document.addEventListener("click", (event) => {
  const dismissed = event.target.closest("[data-dismiss]");
  if (dismissed) dismissed.closest("[data-suggestion]").hidden = true;
  if (dismissed || event.target.closest(".languages a, [data-suggestion] a")) remember();
});
