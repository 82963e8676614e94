// Says in words who else has this page open, or has saved it.
//
// Wagtail shows a picture without a name, whose words need a mouse: nothing for a phone or a screen
// reader. They are taken from its own answer, which knows one's own second window as well.

"use strict";

document.addEventListener("w-swap:json", ({ detail }) => {
  if (!detail.data?.other_sessions) return;
  const tidy = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const list = new DOMParser().parseFromString(detail.data.html, "text/html");
  const words = [...list.querySelectorAll(".w-editing-sessions__popup")].map((popup) => {
    popup.querySelector(".w-sr-only")?.remove();
    return `${tidy(popup.querySelector(".w-editing-sessions__message") ?? popup)}.`;
  });
  let strip = document.getElementById("together");
  if (!strip) {
    strip = Object.assign(document.createElement("p"), { id: "together", role: "status" });
    document.querySelector(".w-slim-header")?.append(strip);
  }
  // The same words again would be read aloud every ten seconds.
  if (strip.textContent === words.join(" ")) return;
  strip.textContent = words.join(" ");
  // The outline of the form stands below the header, and is placed anew when the window changes.
  dispatchEvent(new Event("resize"));
});
