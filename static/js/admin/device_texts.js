// Texts that could not be saved yet, as this device keeps them: in `localStorage`, an entry for each
// form that was opened. They are somebody's own: whoever logs out takes them away, and so does another
// person who logs in here.

"use strict";

const deviceTexts = (() => {
  const PREFIX = "kept-text:";
  const OWNER = "kept-text-owner";
  const LONGEST = 30 * 24 * 60 * 60 * 1000;
  const { user, path, logout } = document.currentScript.dataset;
  const own = `${PREFIX}${user}:`;

  // A browser may forbid it, or have no room left.
  function attempt(deed, otherwise) {
    try {
      return deed() ?? otherwise;
    } catch {
      return otherwise;
    }
  }

  function removeWhere(isMeant) {
    attempt(() => {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(PREFIX) && isMeant(name)) localStorage.removeItem(name);
      }
    });
  }

  function isTooOld(name) {
    const { time } = attempt(() => JSON.parse(localStorage.getItem(name)), {});
    return !(Date.now() - time < LONGEST);
  }

  /** Whether it is kept now; it is not once somebody else has logged in, or nobody is any longer. */
  function put(key, entry) {
    return attempt(() => {
      if (!user || localStorage.getItem(OWNER) !== user) return false;
      localStorage.setItem(own + key, JSON.stringify({ ...entry, time: Date.now() }));
      return true;
    }, false);
  }

  const remove = (key) => attempt(() => localStorage.removeItem(own + key));

  /** What is kept of a form, the newest first: `{ key, form, title, data, time }`. */
  function find(form) {
    const names = attempt(() => Object.keys(localStorage), []).filter((name) => name.startsWith(own));
    return names
      .map((name) => ({
        key: name.slice(own.length),
        ...attempt(() => JSON.parse(localStorage.getItem(name)), {}),
      }))
      .filter((entry) => entry.form === form)
      .sort((one, other) => other.time - one.time);
  }

  /** Says above the form that there is such an entry; `restore` is called if it is wanted. */
  function offer(form, entry, restore) {
    const template = document.getElementById("kept-text");
    const notice = template.content.cloneNode(true).firstElementChild;
    const time = new Date(entry.time);
    const day = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" };
    notice.querySelector("time").textContent = time.toLocaleString(document.documentElement.lang, day);
    notice.querySelector("time").dateTime = time.toISOString();
    notice.querySelector("q").textContent = entry.title || template.dataset.untitled;
    notice.addEventListener("click", ({ target }) => {
      const isWanted = target.closest("[data-restore]");
      if (isWanted) restore();
      else if (!target.closest("[data-discard]") || !window.confirm(template.dataset.sure)) return;
      if (!isWanted) remove(entry.key);
      notice.remove();
    });
    form.before(notice);
  }

  if (user) {
    attempt(() => localStorage.setItem(OWNER, user));
    removeWhere((name) => !name.startsWith(own) || isTooOld(name));
  }
  document.addEventListener(
    "submit",
    ({ target }) => {
      if (new URL(target.action, window.location).pathname !== logout) return;
      removeWhere(() => true);
      attempt(() => localStorage.removeItem(OWNER));
    },
    { capture: true },
  );

  // What the server has done with a text that it was sent (`cms/editorial/views/kept_text.py`).
  const [, state, key] = document.cookie.match(/(?:^|; )kept_text=(saved|shown)\.([^;]*)/) ?? [];
  if (state) document.cookie = `kept_text=; path=${path}; max-age=0; samesite=lax`;
  if (state === "saved") remove(key);

  return { user, put, remove, find, offer, shown: state === "shown" ? key : null };
})();
