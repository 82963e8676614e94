// The button "Check the dates" in the editor: asks the server what the form means, in words.

"use strict";

async function showNextDates(panel) {
  const result = panel.querySelector("[data-next-dates-result]");
  const failed = panel.querySelector("[data-next-dates-failed]");
  const body = new FormData(panel.closest("form"));
  failed.hidden = true;
  try {
    const response = await fetch(panel.dataset.nextDates, { method: "POST", body });
    if (!response.ok) throw new Error(response.statusText);
    result.innerHTML = await response.text();
  } catch {
    result.replaceChildren();
    failed.hidden = false;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-next-dates-button]");
  if (button) showNextDates(button.closest("[data-next-dates]"));
});
