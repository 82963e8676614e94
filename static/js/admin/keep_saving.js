// Saves what was typed as soon as it is possible again.
//
// Wagtail tries again for a minute, and only if the network failed. After that nothing happens until
// the next key is pressed, and nothing at all once the login has run out.

"use strict";

(() => {
  const PAUSE = 15_000;
  const SETTLED_AFTER = 350;
  // How often a button waits for that long; whatever holds the text back then, the form is sent.
  const PATIENCE = 20;
  const FAILED = ["network_error", "server_error"];
  const { dataset } = document.getElementById("keep-saving");
  let form = null;
  let isBlocked = false;
  let timer = null;
  let isAsking = false;
  // Whose text it is.
  let user = null;
  // What waits for the saving that is under way, and whether the form itself has been sent.
  let isSaving = false;
  let pressed = null;
  let isSent = false;

  const ask = async () => {
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const response = await fetch(dataset.pass, { headers });
    if (response.status === 403) return null;
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  };

  function tell(words) {
    isBlocked = true;
    // As Wagtail tells that saving has failed; the words are ours.
    const detail = { text: words, type: "server_error", isOurs: true };
    form.dispatchEvent(new CustomEvent("w-autosave:error", { bubbles: true, detail }));
    const link = document.createElement("a");
    Object.assign(link, { href: dataset.login, target: "_blank", textContent: dataset.link });
    document.querySelector(".footer__save-warning p")?.append(" ", link);
  }

  async function retry() {
    if (!form || isAsking) return;
    isAsking = true;
    try {
      const pass = await ask();
      if (!form) return;
      if (!pass) tell(dataset.loggedOut);
      else if (user && pass.user !== user) tell(dataset.otherUser);
      else save(pass.token);
    } catch {
      // Still no connection: the next attempt will tell.
    } finally {
      isAsking = false;
    }
  }

  function save(token) {
    isBlocked = false;
    // Logging in gives a new token.
    form.elements.namedItem("csrfmiddlewaretoken").value = token;
    window.wagtailConfig.CSRF_TOKEN = token;
    const detail = { type: "edits" };
    // What Wagtail's own watch over the form says when something was typed.
    form.dispatchEvent(
      new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail }),
    );
  }

  document.addEventListener("w-autosave:error", ({ target, detail }) => {
    if (detail.isOurs || !FAILED.includes(detail.type)) return;
    const isFirst = form === null;
    form = target;
    timer ??= setInterval(retry, PAUSE);
    // The login may have run out, or been renewed in another window: no reason to wait.
    if (isFirst && detail.type === "server_error") retry();
  });

  document.addEventListener("w-autosave:success", () => {
    form = null;
    isBlocked = false;
    clearInterval(timer);
    timer = null;
  });

  ask().then(
    (pass) => {
      user = pass?.user;
    },
    () => {},
  );
  window.addEventListener("online", retry);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) retry();
  });

  // The title makes the page's address, without which nothing can be saved. Wagtail looks at it when
  // a key is released, which does not happen when it is pasted, dictated or completed on a phone.
  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-controller~=w-sync]")) target.dispatchEvent(new Event("change"));
  });

  // Wagtail compares with what the form holds two seconds after it has opened, and takes what was
  // typed until then for what had been there: it neither saves it nor warns who leaves.
  let typedIn = null;
  for (const name of ["beforeinput", "input"]) {
    document.addEventListener(name, ({ target }) => {
      typedIn = target.closest("form");
    });
  }
  document.addEventListener("w-autosave:save", () => {
    typedIn = null;
  });
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (target === typedIn) target.dataset.wUnsavedForceValue = "true";
  });

  // Rich text reaches the form a quarter of a second after it was written, and on a busy device when
  // the device comes to it; a button pressed sooner would send the text without its last words.
  let isFresh = false;
  let settling = null;
  let patience = PATIENCE;
  for (const name of ["keydown", "beforeinput", "paste", "drop", "mousedown"]) {
    document.addEventListener(
      name,
      ({ target }) => {
        if (!target.closest(".Draftail-Editor")) return;
        isFresh = true;
        patience = PATIENCE;
        clearTimeout(settling);
        settling = setTimeout(() => {
          isFresh = false;
        }, SETTLED_AFTER);
      },
      { capture: true },
    );
  }

  function isOnItsWay(edited) {
    return [...edited.querySelectorAll("input")].some(({ draftailEditor, rawContentState }) => {
      const seen = draftailEditor?.getEditorState().getCurrentContent().getPlainText() ?? "";
      const kept = draftailEditor ? (rawContentState?.blocks ?? []) : [];
      return seen.trim() !== kept.map(({ text }) => text).join("\n").trim();
    });
  }

  // A page that has a title and nothing else is no draft yet: somebody has looked what the form asks.
  // Once there is more, the title is saved with it.
  const OF_TITLE = ["title", "slug", "csrfmiddlewaretoken", "next"];
  let untouched = null;
  let isMoreWritten = false;
  const readRest = (data) =>
    [...data]
      .filter(([name]) => !OF_TITLE.includes(name) && !name.startsWith("comments-"))
      .map(String)
      .join("\n");
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    untouched ??= readRest(new FormData(target));
  });
  document.addEventListener("input", ({ target }) => {
    isMoreWritten ||= !OF_TITLE.includes(target.name);
  });

  function isTitleAlone(edited) {
    const isNew = window.location.pathname.includes("/pages/add/");
    const isOpened = isNew && !edited.dataset.isRestored;
    return isOpened && !isMoreWritten && readRest(new FormData(edited)) === untouched;
  }

  // Two requests with one text overtake each other: an older one that is saved last would win. So a
  // button waits for the saving under way, and nothing is saved once the form has been sent.
  document.addEventListener("w-autosave:save", (event) => {
    if (isSent || isTitleAlone(event.target)) event.preventDefault();
    else isSaving = true;
  });
  for (const name of ["success", "error"]) {
    document.addEventListener(`w-autosave:${name}`, () => {
      isSaving = false;
      pressed?.click();
      pressed = null;
    });
  }
  window.addEventListener("submit", (event) => {
    isSent ||= !event.defaultPrevented && event.target.matches("[data-controller~=w-autosave]");
  });

  // A form that is sent without a login ends on the login's page, and the text with it.
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("button[type=submit], [data-workflow-action-name]");
      const isLost = isBlocked && form !== null && button?.closest("form") === form;
      const isSaved = button?.form?.matches("[data-controller~=w-autosave]");
      const isEarly = isSaved && (isFresh || (patience > 0 && isOnItsWay(button.form)));
      if (!isLost && !isEarly && !(isSaved && isSaving)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isLost) retry();
      else if (isSaving) pressed = button;
      else {
        patience -= 1;
        setTimeout(() => button.click(), SETTLED_AFTER);
      }
    },
    { capture: true },
  );
})();
