// What is pasted into a body: blocks between those that are there, rows in a table, pictures.
// `pasting.js` asks here; each change can be taken back as long as nobody has written into it.

"use strict";

window.pastedBlocks = (() => {
  const bodies = [];
  // As in `pasting.js`.
  const STEP = "change-block-type";
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;

  class BodyBlockDefinition extends StreamBlockDefinition {
    render(...args) {
      const body = super.render(...args);
      bodies.push(body);
      return body;
    }
  }
  window.telepath.register("cms.pasting.BodyBlock", BodyBlockDefinition);

  /** The block of a body in which an element stands, if it is of this kind. */
  function find(element, kind) {
    const children = bodies.flatMap((body) => body.children);
    return children.find((child) => child.type === kind && child.element.contains(element)) ?? null;
  }

  const getState = (child) => child.block.getState();
  const getContent = (child) => getState(child).getCurrentContent();
  const isFree = (child) => child.type === "text" && !getContent(child).hasText();
  // What somebody would change by writing: Draft.js keeps the same object until then.
  const look = (child) => (child.type === "text" ? getContent(child) : JSON.stringify(child.block.getValue()));

  /** The paragraphs before and behind the caret, what was selected left out, without empty ends. */
  function divide(state) {
    const { Modifier } = window.DraftJS;
    const { stateBefore, stateAfter, shouldMoveCommentFn } = window.draftail.splitState(
      state.getSelection().isCollapsed()
        ? state
        : window.DraftJS.EditorState.push(
            state,
            Modifier.removeRange(state.getCurrentContent(), state.getSelection(), "forward"),
            "remove-range",
          ),
    );
    const read = (part) => part.getCurrentContent().getBlocksAsArray();
    const [before, after] = [read(stateBefore), read(stateAfter)];
    while (before.length && !before.at(-1).getText().trim()) before.pop();
    while (after.length && !after[0].getText().trim()) after.shift();
    return { before, after, isMoved: shouldMoveCommentFn };
  }

  const parse = (value) => window.DraftJS.convertFromRaw(JSON.parse(value)).getBlocksAsArray();

  /** Comments in the margin go with their words. */
  function moveComments(from, to, isMoved) {
    const app = window.comments?.commentApp;
    const [old, fresh] = [from.getContentPath(), to.getContentPath()];
    if (!app || !old || !fresh) return;
    for (const comment of app.utils.selectCommentsForContentPathFactory(old)(app.store.getState())) {
      if (isMoved(comment)) app.updateContentPath(comment.localId, fresh);
    }
  }

  /** Where each of the new blocks goes, and what the text that was pasted into becomes. */
  function arrange(steps, before, after) {
    const above = [];
    const below = [...steps];
    const own = [...before];
    if (!own.length) {
      while (below.length && below[0].type !== "text") above.push(below.shift());
    }
    if (below[0]?.type === "text") own.push(...parse(below.shift().value));
    let rest = after;
    if (rest.length && !below.length) {
      own.push(...rest);
      rest = [];
    } else if (rest.length && below.at(-1).type === "text") {
      rest = [...parse(below.pop().value), ...rest];
    }
    return { above, own, below, rest };
  }

  function makeState(state, blocks) {
    const { ContentState, EditorState } = window.DraftJS;
    const content = blocks.length ? ContentState.createFromBlockArray(blocks) : ContentState.createFromText("");
    return EditorState.push(state, content, STEP);
  }

  function insertAll(child, steps, first) {
    return steps.map(({ type, value }, position) =>
      child.sequence.insert({ type, value, id: window.crypto.randomUUID() }, first + position, {}),
    );
  }

  function announce(child) {
    child.element.querySelector("input")?.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Insert blocks at the caret of a text, which is divided where it has to be. */
  function insert(child, previous, steps) {
    const { before, after, isMoved } = divide(previous);
    const { above, own, below, rest } = arrange(steps, before, after);
    const upper = insertAll(child, above, child.index);
    const lower = insertAll(child, below, child.index + 1);
    let tail = null;
    if (rest.length) {
      const value = makeState(previous, rest);
      [tail] = insertAll(child, [{ type: "text", value }], child.index + 1 + lower.length);
      moveComments(child, tail, isMoved);
    }
    const state = makeState(previous, own);
    child.block.setState(window.DraftJS.EditorState.moveSelectionToEnd(state));
    const added = [...upper, ...lower, ...(tail ? [tail] : [])];
    const looks = new Map([child, ...added].map((each) => [each, look(each)]));
    announce(child);
    const places = [...upper, child, ...lower];
    return {
      child,
      // A picture that was among them goes before the next one.
      getPlace: (position) => (places[position] ?? places.at(-1)).index + (position < places.length ? 0 : 1),
      previous: previous.getCurrentContent(),
      isUntouched: () => [...looks].every(([each, seen]) => child.sequence.children.includes(each) && look(each) === seen),
      undo() {
        if (tail) moveComments(tail, child, () => true);
        for (const each of added) child.sequence.deleteBlock(each.index, {});
        child.block.setState(previous);
        announce(child);
      },
    };
  }

  const isEmptyTable = ({ columns, rows }) =>
    !columns.some(({ heading }) => heading) && !rows.some(({ values }) => values.some(Boolean));

  /** Put rows into a table: the whole of an empty one, otherwise below those that are there. */
  function fillTable(child, pasted) {
    const table = child.block.childBlocks.table;
    const previous = table.getState();
    let filled = { ...pasted, caption: previous.caption };
    if (!isEmptyTable(previous)) {
      const names = ({ columns }) => columns.map(({ heading }) => heading);
      const isSame = names(previous).every((name, position) => name === names(pasted)[position]);
      const rows = isSame ? pasted.rows : [{ values: names(pasted) }, ...pasted.rows];
      const more = pasted.columns.slice(previous.columns.length);
      const added = isSame ? more : more.map(({ type }) => ({ type, heading: "" }));
      const columns = [...previous.columns, ...added];
      const widen = ({ values }) => ({ values: columns.map((_, position) => values[position] ?? "") });
      filled = { ...previous, columns, rows: [...previous.rows, ...rows].map(widen) };
    }
    table.setState(filled);
    announce(child);
    const seen = look(child);
    return {
      child,
      isAdded: !isEmptyTable(previous),
      isUntouched: () => child.sequence.children.includes(child) && look(child) === seen,
      undo() {
        table.setState(previous);
        announce(child);
      },
    };
  }

  /** A picture's block with its dialog open, the file already in it. Closed unused, it goes again. */
  function addPicture(body, place, file, alt, onAdded) {
    const { initialChildStates } = body.blockDef;
    const value = initialChildStates.image;
    const block = body.insert({ type: "image", value, id: window.crypto.randomUUID() }, place, {});
    const isChosen = () => Boolean(block.element.querySelector("input[type=hidden][name$='-image-image']")?.value);
    const fill = () => {
      const form = document.querySelector("[data-chooser-modal-creation-form]");
      const field = form?.querySelector("input[type=file]");
      if (!field) return;
      observer.disconnect();
      const transfer = new DataTransfer();
      transfer.items.add(file);
      field.files = transfer.files;
      const words = form.querySelector("[name$='-description']");
      if (words && alt) words.value ||= alt;
      // Once its controllers are connected; one makes a title of the name, one shows the picture.
      setTimeout(() => {
        for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
      });
    };
    const observer = new MutationObserver(fill);
    observer.observe(document.body, { childList: true, subtree: true });
    block.element.querySelector("[data-chooser-action-choose]").click();
    // The dialog is out of the page by then, so that nothing could be asked of it.
    window.jQuery(document.body).one("hidden.bs.modal", () => {
      observer.disconnect();
      if (isChosen()) {
        announce(block);
        onAdded();
      } else if (body.children.includes(block)) {
        body.deleteBlock(block.index, {});
      }
    });
  }

  return { find, insert, fillTable, addPicture, isFree };
})();
