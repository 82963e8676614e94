// The articles of an issue: the dialog keeps what was chosen while one searches on, in the order of the
// choice; rows move by hand, by buttons and by arrow keys, and say where they stand.

"use strict";

(() => {
  /** In which other issues an article stands, by its key; the dialog adds what it shows. */
  const issues = {};
  const fill = (sentence, words) => sentence.replace(/\[(\w+)\]/g, (_all, name) => words[name]);

  class ArticleChoiceController extends window.StimulusModule.Controller {
    static targets = ["status", "chosen"];
    static values = { here: String, none: String, some: String };

    connect() {
      this.modal = this.element.closest(".modal-body") ?? this.element.parentElement;
      this.results = this.modal.querySelector("#search-results");
      // Inside of the form that is sent; the boxes themselves are replaced by every search.
      this.inputs = this.chosenTarget;
      this.results.after(this.inputs);
      this.choose = ({ target }) => {
        if (target.matches("[data-multiple-choice-select]")) this.toggle(target);
      };
      this.modal.addEventListener("change", this.choose);
      this.observer = new MutationObserver(() => this.showBoxes());
      this.observer.observe(this.results, { childList: true });
      this.showBoxes();
    }

    disconnect() {
      this.observer.disconnect();
      this.modal.removeEventListener("change", this.choose);
    }

    toggle(box) {
      const known = this.inputs.querySelector(`[value="${box.value}"]`);
      if (!box.checked) known?.remove();
      else if (!known) {
        const input = document.createElement("input");
        const title = box.closest("tr").querySelector("label").textContent.trim();
        Object.assign(input, { type: "hidden", name: "id", value: box.value });
        input.dataset.title = title;
        this.inputs.append(input);
      }
      this.tell();
    }

    /** The boxes of this part of the list: ticked before, or in the issue already. */
    showBoxes() {
      const here = new Set(window.ArticlesPanel.shown?.getKeys());
      for (const box of this.results.querySelectorAll("[data-multiple-choice-select]")) {
        const row = box.closest("tr");
        box.removeAttribute("name");
        box.checked = Boolean(this.inputs.querySelector(`[value="${box.value}"]`));
        issues[box.value] = row.querySelector("[data-issues]")?.dataset.issues;
        if (!here.has(box.value)) continue;
        box.disabled = true;
        const note = document.createElement("span");
        note.textContent = this.hereValue;
        row.querySelector(".article-choice__facts").append(note);
      }
      this.tell();
    }

    tell() {
      const chosen = [...this.inputs.children];
      this.statusTarget.textContent = chosen.length
        ? fill(this.someValue, { count: chosen.length, title: chosen.at(-1).dataset.title })
        : this.noneValue;
      // Wagtail looks at the boxes of this part of the list alone, and does so after we are told.
      queueMicrotask(() => {
        const button = this.modal.querySelector("[data-multiple-choice-submit]");
        if (button) button.disabled = !chosen.length;
      });
    }
  }

  window.wagtail.app.register("article-choice", ArticleChoiceController);

  const BUTTONS = {
    up: "[data-inline-panel-child-move-up]",
    down: "[data-inline-panel-child-move-down]",
    drag: "[data-inline-panel-child-drag]",
    delete: "[id$='-DELETE-button']",
  };
  const ANY_BUTTON = Object.values(BUTTONS).join();

  // Wagtail 8.0 makes a second panel of the same rows to find fields by their names, and lets that
  // one listen to their buttons as well: each press would move a row twice.
  const { initChildControls } = window.MultipleChooserPanel.prototype;
  window.MultipleChooserPanel.prototype.initChildControls = function initOnce(prefix) {
    const row = document.getElementById(`inline_child_${prefix}`);
    if (row.dataset.hasControls) return;
    row.dataset.hasControls = "true";
    initChildControls.call(this, prefix);
  };

  class ArticlesPanel extends window.MultipleChooserPanel {
    constructor(options) {
      super(options);
      this.list = this.formsElt.get(0);
      this.words = document.getElementById(`${options.formsetPrefix}-STATUS`);
      Object.assign(issues, JSON.parse(document.getElementById("other-issues").textContent));
      const issue = this.words.parentElement.querySelector("[data-planned-issue]").value;
      this.chooserWidgetFactory.getModalOptions = () => ({
        linkedFieldFilters: issue ? { issue } : {},
      });
      this.list.addEventListener("keydown", (event) => this.moveByKey(event));
      this.list.addEventListener("click", (event) => this.tellClick(event));
      this.list.addEventListener("change", () => queueMicrotask(() => this.showWords()));
      this.showWords();
      ArticlesPanel.shown = this;
    }

    get rows() {
      return [...this.list.children].filter((row) => !row.classList.contains("deleted"));
    }

    getKeys() {
      return this.rows.map((row) => row.querySelector("input[name$='-article']").value);
    }

    getTitle(row) {
      return row.querySelector("[data-chooser-title]").textContent.trim();
    }

    say(name, words) {
      this.words.textContent = fill(this.words.dataset[name], { count: this.rows.length, ...words });
    }

    sayPlace(row) {
      this.say("moved", { title: this.getTitle(row), place: this.rows.indexOf(row) + 1 });
    }

    moveByKey(event) {
      const step = { ArrowUp: "up", ArrowDown: "down" }[event.key];
      const button = event.target.closest(ANY_BUTTON);
      if (!step || !button) return;
      event.preventDefault();
      button.closest("[data-inline-panel-child]").querySelector(BUTTONS[step]).click();
      button.focus();
    }

    /** After Wagtail has done what the button says. The row has moved, and the focus was lost. */
    tellClick({ target }) {
      const button = target.closest(ANY_BUTTON);
      const row = button?.closest("[data-inline-panel-child]");
      if (button?.matches(`${BUTTONS.up}, ${BUTTONS.down}`)) {
        const free = button.disabled ? row.querySelector(BUTTONS.drag) : button;
        free.focus();
        this.sayPlace(row);
      } else if (button?.matches(BUTTONS.delete)) {
        this.say("removed", { title: this.getTitle(row) });
      }
    }

    handleDragEnd(event) {
      super.handleDragEnd(event);
      if (event.oldIndex !== event.newIndex) this.sayPlace(event.item);
    }

    /** What was chosen is added one by one, and told once. */
    addForm(options) {
      if (!this.added) queueMicrotask(() => this.tellAdded());
      this.added = (this.added ?? 0) + 1;
      super.addForm(options);
    }

    /** Wagtail would walk down the page with each; the focus goes back to the button. */
    initialFocus() {}

    tellAdded() {
      const { added } = this;
      this.added = 0;
      const row = this.rows.at(-added);
      this.say(added === 1 ? "addedOne" : "added", { added, title: this.getTitle(row) });
      this.showWords();
    }

    updateControlStates() {
      super.updateControlStates();
      if (this.words) this.showWords();
    }

    /** What each button does to which article, and where else that stands. */
    showWords() {
      for (const row of this.rows) {
        const title = this.getTitle(row);
        for (const [name, selector] of Object.entries(BUTTONS)) {
          row.querySelector(selector).setAttribute("aria-label", fill(this.words.dataset[name], { title }));
        }
        this.showHint(row);
      }
    }

    showHint(row) {
      const field = row.querySelector("input[name$='-article']");
      const elsewhere = issues[field.value];
      let hint = row.querySelector(".article-elsewhere");
      if (!hint) {
        hint = document.createElement("p");
        hint.className = "help article-elsewhere";
        field.closest("[data-field-wrapper], .w-field__wrapper").append(hint);
      }
      hint.hidden = !elsewhere;
      hint.textContent = elsewhere ? fill(this.words.dataset.elsewhere, { issues: elsewhere }) : "";
    }
  }

  window.ArticlesPanel = ArticlesPanel;
})();
