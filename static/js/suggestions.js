// While somebody types into a search: titles of pages that go on like that, as the pattern
// “combobox” of ARIA has it. Without this file the form is a plain one.

"use strict";

const form = document.querySelector("[data-suggestions]");
const field = form.elements.q;
const list = form.querySelector("[role=listbox]");
const said = form.querySelector("[role=status]");
const WAIT = 200;
let timer;
let asking;
let active;

// As long as it is of type “search” it may not have this role.
field.type = "text";
for (const [name, value] of [
  ["role", "combobox"],
  ["aria-autocomplete", "list"],
  ["aria-controls", list.id],
  ["aria-expanded", "false"],
]) {
  field.setAttribute(name, value);
}

function show(items) {
  list.replaceChildren(
    ...items.map(({ title, url }, number) => {
      const option = document.createElement("li");
      option.id = `suggestion-${number}`;
      option.role = "option";
      option.dir = "auto";
      option.textContent = title;
      option.dataset.url = new URL(url).pathname;
      return option;
    }),
  );
  list.hidden = !items.length;
  field.setAttribute("aria-expanded", String(!list.hidden));
  said.textContent = items.length ? `${said.dataset.label}: ${items.length}` : "";
  choose();
}

/** Mark an option, or none. */
function choose(option) {
  active?.removeAttribute("aria-selected");
  active = option;
  active?.setAttribute("aria-selected", "true");
  active?.scrollIntoView({ block: "nearest" });
  if (active) field.setAttribute("aria-activedescendant", active.id);
  else field.removeAttribute("aria-activedescendant");
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const typed = field.value.trim();
  if (typed.length < 2) return show([]);
  const address = `${form.dataset.suggestions}&q=${encodeURIComponent(typed.slice(0, 100))}`;
  try {
    const answer = await fetch(address, { signal: asking.signal });
    show(answer.ok && document.activeElement === field ? (await answer.json()).items : []);
  } catch {
    // Somebody types on, or there is no connection: the form works without.
  }
}

function close() {
  clearTimeout(timer);
  asking?.abort();
  show([]);
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
field.addEventListener("blur", close);
field.addEventListener("keydown", (event) => {
  const { key } = event;
  if (event.isComposing || list.hidden) return;
  if (key === "ArrowDown") choose(active ? active.nextSibling : list.firstChild);
  else if (key === "ArrowUp") choose(active ? active.previousSibling : list.lastChild);
  else if (key === "Enter" && active) location.assign(active.dataset.url);
  else if (key === "Escape") close();
  else return;
  event.preventDefault();
});
// The field keeps the focus.
list.addEventListener("mousedown", (event) => event.preventDefault());
list.addEventListener("click", ({ target }) => location.assign(target.dataset.url));
