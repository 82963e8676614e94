// Proposes what belongs into a text instead of what a keyboard has: the language's own quotation marks,
// a dash for a hyphen between words, small letters for a line of capitals. One press takes it, another
// takes it back. Nothing changes by itself.

"use strict";

{
  const PAUSE = 800;
  const LINES = "input[type=text]:not([data-controller*='date']), textarea";
  const QUOTES = { de: "„“", en: "“”", ru: "«»", uk: "«»", ar: "«»", fa: "«»" };
  // In a title that was written in capitals these are no names.
  const SMALL = new Set(
    ("am an auf aus bei bis das dem den der des die durch ein eine einem einen einer für gegen im in ist"
      + " mit nach nicht oder ohne sich sind über um und unter vom von vor wie wir wird zu zum zur").split(" "),
  );
  const template = document.getElementById("writing-hints");
  const timers = new WeakMap();
  const kept = new WeakMap();

  /** With quotation marks and dashes of the language; as long as before, sign for sign. */
  function setSigns(text, language) {
    const [open, close] = QUOTES[language] ?? '""';
    let isOpen = false;
    // Translators see the tags of a text; those stay as they are.
    const quoted = text.replace(/<[^<>]*>|"/g, (sign, place) => {
      if (sign !== '"') return sign;
      if (isOpen) isOpen = false;
      else if (/\S/.test(text[place + 1] ?? " ")) isOpen = true;
      else return sign;
      return isOpen ? open : close;
    });
    return quoted.replace(/(?<=[\p{L}\p{P}]) - (?=[\p{L}\p{Pi}\p{Ps}])/gu, " – ");
  }

  /** A line of capitals in small letters, nouns as far as a list of small words tells. */
  function lowerCapitals(text) {
    const letters = text.match(/\p{L}/gu) ?? [];
    if (letters.length < 8 || !/\s/.test(text.trim()) || /\p{Ll}/u.test(text)) return text;
    return text.replace(/\p{L}+/gu, (word, place) => {
      const small = word.toLocaleLowerCase();
      const isName = !SMALL.has(small) || place === text.search(/\p{L}/u);
      // Letters without a vowel, such as DRK, are a name's.
      if (!/[AEIOUÄÖÜY]/u.test(word) && /^[\p{Script=Latin}]+$/u.test(word)) return word;
      return isName ? word[0] + small.slice(1) : small;
    });
  }

  function getLanguage(element) {
    return (element.closest("[lang]")?.lang ?? "de").split("-")[0];
  }

  /** What can be done for a field, or for an editor of rich text: its words, how it is mended and undone. */
  function readLine(field) {
    const words = field.value;
    const signs = setSigns(words, getLanguage(field));
    const mended = lowerCapitals(signs);
    const set = (value) => {
      field.value = value;
      for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    };
    const why = signs === mended ? "signs" : "capitals";
    return { words, mended, why, mend: () => set(mended), undo: () => set(words) };
  }

  function readRich(holder) {
    const editor = holder.draftailEditor;
    const { EditorState, Modifier, SelectionState } = window.DraftJS;
    const content = editor.getEditorState().getCurrentContent();
    const language = getLanguage(holder);
    const words = content.getPlainText("\n");
    const mended = content.getBlocksAsArray().map((block) => setSigns(block.getText(), language)).join("\n");
    const mend = () => {
      let changed = editor.getEditorState().getCurrentContent();
      for (const block of changed.getBlocksAsArray()) {
        const signs = setSigns(block.getText(), language);
        for (let at = 0; at < signs.length; at += 1) {
          if (signs[at] === block.getText()[at]) continue;
          const place = SelectionState.createEmpty(block.getKey()).merge({ anchorOffset: at, focusOffset: at + 1 });
          const [style, entity] = [block.getInlineStyleAt(at), block.getEntityAt(at)];
          changed = Modifier.replaceText(changed, place, signs[at], style, entity);
        }
      }
      editor.onChange(EditorState.push(editor.getEditorState(), changed, "insert-characters"));
    };
    const undo = () => editor.onChange(EditorState.undo(editor.getEditorState()));
    return { words, mended, why: "signs", mend, undo };
  }

  function find(target) {
    const place = target.closest?.("[data-field-input]");
    if (!place || target.closest("[data-writing-hint]")) return null;
    const inputs = target.closest(".Draftail-Editor") ? [...place.querySelectorAll("input")] : [];
    const holder = inputs.find((input) => input.draftailEditor);
    if (holder) return { place, key: holder, read: () => readRich(holder) };
    const isLine = target.matches(LINES) && !/(^|-)(slug|url|href|email|phone)$/.test(target.name);
    return isLine ? { place, key: target, read: () => readLine(target) } : null;
  }

  function look({ place, key, read }) {
    place.querySelector("[data-writing-hint]")?.remove();
    const found = read();
    if (found.words === found.mended || kept.get(key) === found.words) return;
    const hint = template.content.firstElementChild.cloneNode(true);
    place.append(hint);
    const [said, press, leave] = ["said", "press", "leave"].map((name) => hint.querySelector(`[data-${name}]`));
    said.textContent = template.dataset[found.why].replace("{text}", found.mended);
    leave.addEventListener("click", () => {
      kept.set(key, found.words);
      hint.remove();
    });
    press.addEventListener("click", () => {
      const isMended = press.dataset.press === "undo";
      if (isMended) kept.set(key, found.words);
      (isMended ? found.undo : found.mend)();
      if (isMended) {
        hint.remove();
        return;
      }
      said.textContent = template.dataset.done;
      press.dataset.press = "undo";
      press.textContent = template.dataset.undo;
      leave.remove();
      press.focus();
    });
  }

  for (const name of ["input", "keyup", "paste"]) {
    const wait = ({ target, isTrusted }) => {
      // What a press has changed says so already.
      const found = isTrusted ? find(target) : null;
      if (!found) return;
      clearTimeout(timers.get(found.key));
      timers.set(found.key, setTimeout(look, PAUSE, found));
    };
    // Before the editor of rich text, which lets no key through.
    document.addEventListener(name, wait, { capture: true });
  }

  // A title that came out of a file was typed by nobody here.
  const title = document.getElementById("id_title");
  const found = title?.value ? find(title) : null;
  if (found) look(found);
}
