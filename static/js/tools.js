// Share, print and read aloud, below the head of an article or an event. The buttons stand in the
// page, hidden: what the browser cannot do is never shown.

"use strict";

const tools = document.querySelector("[data-tools]");
const [share, print, speak] = tools.querySelectorAll("button");
const status = tools.querySelector("[role=status]");
const start = speak.textContent;
const TEXT =
  ".page-head :is(h1, p:not(.label, .signature, [role])), .columns__main :is(h2, h3, h4, p, li, dt, dd, caption, th, td, summary)";
const FOREIGN = "figure:not(.quote), .embed";
/** What is being read, to its end. Browsers forget what nobody keeps. */
let reading = null;

async function shareAddress() {
  const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  try {
    if (navigator.share) {
      await navigator.share({ title: document.querySelector("h1").textContent.trim(), url });
    } else {
      await navigator.clipboard.writeText(url);
      status.textContent = tools.dataset.copied;
    }
  } catch (error) {
    // Who closes the window for sharing has changed their mind, nothing went wrong.
    if (error.name !== "AbortError") status.textContent = tools.dataset.failed;
  }
}

/** A voice of the device itself: the text is sent to nobody. Simple German is spoken as German. */
function findVoice() {
  const base = (tag) => tag.toLowerCase().split(/[-_]/)[0];
  const voices = speechSynthesis.getVoices().filter((voice) => voice.localService);
  return voices.find((voice) => base(voice.lang) === base(document.documentElement.lang));
}

/** The article, paragraph by paragraph, without pictures and what comes from elsewhere. */
function findParagraphs() {
  return [...document.querySelectorAll(TEXT)]
    .filter((part) => !part.parentElement.closest(TEXT) && !part.closest(FOREIGN))
    .map((part) => part.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

function stop() {
  reading = null;
  speechSynthesis.cancel();
  speak.textContent = start;
}

function readAloud() {
  if (reading) {
    stop();
    return;
  }
  const voice = findVoice();
  const parts = findParagraphs().map((text) => new SpeechSynthesisUtterance(text));
  stop();
  reading = parts;
  speak.textContent = speak.dataset.stop;
  parts.at(-1).onend = () => {
    if (reading === parts) stop();
  };
  for (const part of parts) speechSynthesis.speak(Object.assign(part, { voice, lang: voice.lang }));
}

function offerReading() {
  speak.hidden = !findVoice();
}

share.hidden = !(navigator.share || navigator.clipboard);
share.addEventListener("click", shareAddress);
print.addEventListener("click", () => window.print());
if (window.speechSynthesis) {
  offerReading();
  speechSynthesis.addEventListener?.("voiceschanged", offerReading);
  speak.addEventListener("click", readAloud);
  // Browsers go on reading while the next page is open.
  addEventListener("pagehide", stop);
}
tools.hidden = false;
