// Asks for hints to a text in Simple German while it is typed, and leads from a hint to its words.
// The rules are the server's; without this file hints are there after saving.

"use strict";

const PAUSE = 700;
const waiting = new Map();

/** What the server says to a box's text; an answer that comes too late is thrown away. */
async function check(box) {
  waiting.get(box)?.controller?.abort();
  const controller = new AbortController();
  waiting.set(box, { controller });
  const data = new FormData();
  data.set("csrfmiddlewaretoken", box.form.elements.csrfmiddlewaretoken.value);
  data.set("text", box.value);
  data.set("box", box.id);
  if (box.dataset.rich) data.set("rich", "yes");
  try {
    const answer = await fetch(box.dataset.check, { method: "POST", body: data, signal: controller.signal });
    if (answer.ok && !answer.redirected) show(box, await answer.text());
  } catch {
    // Offline or typed on: the hints of before stay.
  }
}

function show(box, html) {
  const list = document.getElementById(box.dataset.hints);
  if (list.innerHTML.trim() !== html.trim()) list.innerHTML = html;
  const count = document.querySelector("[data-hint-count]");
  if (count) count.textContent = document.querySelectorAll(".hint").length;
}

document.addEventListener("input", ({ target: box }) => {
  if (!box.dataset?.check) return;
  clearTimeout(waiting.get(box)?.timer);
  waiting.get(box)?.controller?.abort();
  waiting.set(box, { timer: setTimeout(check, PAUSE, box) });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".hint a");
  const box = link && document.querySelector(link.getAttribute("href"));
  if (!box) return;
  event.preventDefault();
  // In this order the browser scrolls to the words.
  box.setSelectionRange(Number(link.dataset.start), Number(link.dataset.end));
  box.focus();
});
