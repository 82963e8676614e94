// Takes what is pasted into a text before the editor does and asks the site what it means
// (`cms/pasting/views.py`); `pasting_notice.js` says below the text what did not come along.

"use strict";

(() => {
  const PATIENCE = 8_000;
  // Bytes that the site takes, with room for the rest of what is sent.
  const LARGEST = 2_400_000;
  // Draftail would make an item of “1. Mai” in what is called the insertion of a fragment.
  const STEP = "change-block-type";
  const words = () => document.getElementById("pasting")?.dataset;
  // Changes that the key for undoing takes back as a whole.
  const changes = [];
  // One after the other, in the order in which they were pasted.
  let queue = Promise.resolve();

  function findEditor(element) {
    const wrapper = element.closest?.("[data-draftail-editor-wrapper]");
    const inputs = wrapper ? [...wrapper.parentNode.querySelectorAll("input")] : [];
    const input = inputs.find(({ draftailEditor }) => draftailEditor);
    return input ? { wrapper, ...describe(input.draftailEditor) } : null;
  }

  const describe = (editor) => ({
    get state() {
      return editor.getEditorState();
    },
    set: (state) => editor.onChange(state),
    formats: ["blockTypes", "inlineStyles", "entityTypes"]
      .flatMap((name) => editor.props[name] ?? [])
      .map(({ type }) => type)
      .join(),
  });

  /** The clipboard as it is sent: pictures within it stay here, and are named by their number. */
  function read(data) {
    const html = data.getData("text/html");
    const text = data.getData("text/plain");
    const files = [...data.files].filter(({ type }) => type.startsWith("image/"));
    const page = new DOMParser().parseFromString(html, "text/html");
    const own = [];
    for (const image of page.querySelectorAll("img[src^='data:image/']")) {
      const file = unpack(image.getAttribute("src"));
      image.setAttribute("src", file ? `pasted:${own.push(file) - 1}` : "");
    }
    // Word and Excel add a picture of the words; from a page one picture was copied.
    const isPicture = files.length > 0 && !text.trim() && !page.body.textContent.trim();
    const isOwn = html.includes("data-draftjs-conductor-fragment");
    return { html: html && page.body.innerHTML, text, files: isPicture ? files : [], own, isPicture, isOwn };
  }

  function unpack(address) {
    const [, type, data] = address.match(/^data:(image\/(?:jpeg|png|gif|webp|heic));base64,(.+)$/s) ?? [];
    if (!data) return null;
    try {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      return new File([bytes], `bild.${type.slice(6)}`, { type });
    } catch {
      return null;
    }
  }

  const isLarge = (words) => new Blob([words]).size > LARGEST;

  async function ask(clipboard, place, formats, options) {
    const body = new FormData();
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const { html, text, missing = 0 } = clipboard;
    const fields = { csrfmiddlewaretoken: token, html, text, place, formats, missing, ...options };
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(words().url, { method: "POST", body, signal });
    if (answer.status === 413) return readAlone(clipboard, words().large);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    return answer.json();
  }

  /** The same without its formats where these are too much for the site, and whether they are. */
  function shorten(clipboard) {
    const { html, text } = clipboard;
    if (!isLarge(html + text)) return { clipboard, said: [] };
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const missing = body.querySelectorAll("img").length;
    return { clipboard: { html: "", text: text || body.textContent, missing }, said: [words().large] };
  }

  /** What is pasted while the site cannot be asked: the words and their lines. */
  function readAlone({ html, text }, said) {
    const plain = text || new DOMParser().parseFromString(html, "text/html").body.textContent;
    const lines = plain.replace(/\r\n?/g, "\n").trim();
    const blocks = lines.split(/\n\s*\n/).map((paragraph) => ({
      ...{ key: window.DraftJS.genKey(), text: paragraph.trim(), type: "unstyled", depth: 0 },
      ...{ inlineStyleRanges: [], entityRanges: [], data: {} },
    }));
    return { content: { blocks, entityMap: {} }, said: [said], offers: [] };
  }

  // --- Into a text -------------------------------------------------------------------------------

  /** As one step that the editor's own undo takes back. */
  function insertContent(editor, previous, content) {
    const { EditorState, Modifier, convertFromRaw, RichUtils } = window.DraftJS;
    const selection = previous.getSelection();
    const [link] = Object.values(content.entityMap);
    let state;
    if (link && !selection.isCollapsed() && isAddress(content)) {
      // An address over selected words leads them there.
      const held = previous.getCurrentContent().createEntity("LINK", "MUTABLE", link.data);
      const key = held.getLastCreatedEntityKey();
      state = RichUtils.toggleLink(EditorState.push(previous, held, "apply-entity"), selection, key);
    } else {
      const fragment = convertFromRaw(content).getBlockMap();
      const changed = Modifier.replaceWithFragment(previous.getCurrentContent(), selection, fragment);
      state = EditorState.push(previous, changed, STEP);
    }
    editor.set(state);
    const seen = editor.state.getCurrentContent();
    return {
      isUntouched: () => editor.state.getCurrentContent() === seen,
      undo: () => editor.set(EditorState.push(editor.state, previous.getCurrentContent(), "undo")),
    };
  }

  function apply(editor, child, previous, answer) {
    if (!answer.blocks) {
      const hasWords = answer.content.blocks.some(({ text }) => text);
      return hasWords ? insertContent(editor, previous, answer.content) : null;
    }
    const change = window.pastedBlocks.insert(child, previous, answer.blocks);
    changes.push(change);
    return change;
  }

  const isAddress = ({ blocks }) => blocks.length === 1 && /^(https?:\/\/|www\.)\S+$/.test(blocks[0].text);

  // A button that saves waits for what was just written (`keep_saving.js`).
  const nudge = (element) => element.dispatchEvent(new Event("beforeinput", { bubbles: true }));

  async function paste(target, clipboard, options = {}, start = null) {
    const editor = findEditor(target);
    const child = window.pastedBlocks?.find(target, "text") ?? null;
    const began = start ?? editor.state;
    const { clipboard: sent, said } = shorten(clipboard);
    let answer;
    if (isLarge(sent.text)) {
      answer = readAlone(sent, words().large);
    } else {
      try {
        answer = await ask(sent, child ? "body" : "editor", editor.formats, options);
        answer.said.push(...said);
      } catch {
        answer = readAlone(clipboard, words().offline);
      }
    }
    // What was typed meanwhile stays, and the caret is where it was left.
    const isSame = editor.state.getCurrentContent() === began.getCurrentContent();
    const previous = isSame ? began : editor.state;
    const change = apply(editor, child, previous, answer);
    nudge(target);
    const again = (more) => paste(target, clipboard, { ...options, [more]: "yes" }, previous);
    const pictures = (answer.pictures ?? []).map(({ place, source, alt }) => ({
      ...{ body: child.sequence, getPlace: () => change.getPlace(place), alt },
      file: clipboard.own[Number(source.slice(7))],
    }));
    window.pastingNotice.show(editor.wrapper, answer, change, again, pictures);
  }

  async function pasteTable(target, child, clipboard) {
    let answer = {};
    try {
      answer = await ask(clipboard, "table", "", {});
    } catch {
      // Then the words go where the caret is.
    }
    if (!answer.table) {
      target.focus();
      document.execCommand("insertText", false, clipboard.text.replace(/\s+/g, " ").trim());
      return;
    }
    const change = window.pastedBlocks.fillTable(child, answer.table);
    const said = [change.isAdded ? words().rows : words().columns, ...answer.said];
    window.pastingNotice.show(child.element, { ...answer, said }, change, null, []);
  }

  /** Pictures alone: the dialog for the first one opens at once, the others wait below the text. */
  async function pastePictures(target, files) {
    const child = window.pastedBlocks?.find(target, "text");
    const { wrapper } = findEditor(target);
    if (!child) {
      const missing = { html: "", text: "", missing: files.length };
      const answer = await ask(missing, "editor", "", {}).catch(() => ({ said: [words().offline], offers: [] }));
      window.pastingNotice.show(wrapper, answer, null, null, []);
      return;
    }
    const getPlace = () => child.index + (window.pastedBlocks.isFree(child) ? 0 : 1);
    const pictures = files.map((file) => ({ body: child.sequence, getPlace, alt: "", file }));
    const said = [words().pictures];
    window.pastingNotice.show(wrapper, { said, offers: [] }, null, null, pictures)?.querySelector("[data-picture]").click();
  }

  // --- What is taken -----------------------------------------------------------------------------

  function take(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  function enqueue(act) {
    queue = queue.then(act).catch((error) => window.console.error(error));
  }

  function takePaste(event) {
    const { target, clipboardData } = event;
    if (!clipboardData || !words()) return;
    if (target.closest?.(".Draftail-Editor [contenteditable=true]") && findEditor(target)) {
      const clipboard = read(clipboardData);
      if (clipboard.isOwn || !(clipboard.isPicture || clipboard.html || clipboard.text)) return;
      take(event);
      const start = findEditor(target).state;
      if (clipboard.isPicture) enqueue(() => pastePictures(target, clipboard.files));
      else enqueue(() => paste(target, clipboard, {}, start));
      return;
    }
    const child = target.matches?.("input") ? window.pastedBlocks?.find(target, "table") : null;
    if (!child) return;
    const clipboard = read(clipboardData);
    if (!/<td[\s>]/i.test(clipboard.html) && !/\t.*\n/.test(clipboard.text)) return;
    take(event);
    enqueue(() => pasteTable(target, child, clipboard));
  }

  function takeDrop(event) {
    const { target, dataTransfer } = event;
    const files = [...(dataTransfer?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    const place = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
    if (!files.length || !words() || !place.closest?.(".Draftail-Editor") || !findEditor(place)) return;
    take(event);
    enqueue(() => pastePictures(place, files));
  }

  /** The key for undoing, pressed right after blocks were made, or after all later steps. */
  function takeUndo(event) {
    if (event.key.toLowerCase() !== "z" || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    const child = window.pastedBlocks?.find(event.target, "text");
    if (!child) return;
    const next = child.block.getState().getUndoStack().peek();
    const position = changes.findLastIndex((change) => change.child === child && change.previous === next);
    if (position < 0) return;
    // Half of it would double what stands in the other blocks.
    take(event);
    const [change] = changes.slice(position);
    if (!change.isUntouched()) return;
    changes.splice(position, 1);
    child.element.querySelector(".pasting")?.remove();
    change.undo();
  }

  for (const [name, act] of [["paste", takePaste], ["drop", takeDrop], ["keydown", takeUndo]]) {
    document.addEventListener(name, act, { capture: true });
  }
})();
