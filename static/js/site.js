// An embed loads from its provider only after a click on its link.
// Without this file the link simply leads to the provider.

"use strict";

/** Put the provider's frame in place of the notice that `link` stands in. */
function loadEmbed(embed) {
  const frame = document.createElement("iframe");
  frame.src = embed.dataset.embed;
  frame.title = embed.dataset.embedTitle;
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.className = "embed__frame";
  frame.tabIndex = 0;
  embed.replaceChildren(frame);
  frame.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-embed] a.button");
  const opensElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
  if (!link || opensElsewhere) return;
  event.preventDefault();
  loadEmbed(link.closest("[data-embed]"));
});
