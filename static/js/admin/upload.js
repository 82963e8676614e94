// The dialog for a picture opens where a picture is added, asks for the file at once on a phone, and
// puts away what is rarely needed. The file's name becomes no title here: the server looks for words
// in it (`cms/images/names.py`), as it does for what its content is.

"use strict";

(() => {
  const RARE = ["title", "licence", "tags", "collection"];

  class UploadController extends window.StimulusModule.Controller {
    static values = { more: String, again: Boolean };

    connect() {
      const form = this.element.closest("[data-chooser-modal-creation-form]");
      if (!form) return;
      // Once the tabs are connected as well.
      setTimeout(() => form.closest(".w-tabs").querySelector("[href='#tab-upload']").click());
      this.putAway([...form.querySelectorAll("ul.fields > li")]);
      // Camera or gallery: the tap that has opened the dialog was meant for them.
      const isPhone = window.matchMedia("(pointer: coarse)").matches;
      if (isPhone && !this.againValue && navigator.userActivation?.isActive) this.element.click();
    }

    putAway(rows) {
      const rare = rows.filter((row) => RARE.some((name) => row.querySelector(`[name$="-${name}"]`)));
      if (!rare.length) return;
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      const list = document.createElement("ul");
      const place = document.createElement("li");
      summary.textContent = this.moreValue;
      list.className = "fields";
      details.className = "upload-more";
      details.open = rare.some((row) => row.querySelector(".w-field--error"));
      // Below the button that ends the dialog.
      rows.at(-1).after(place);
      list.append(...rare);
      details.append(summary, list);
      place.append(details);
    }
  }

  document.addEventListener("wagtail:images-upload", (event) => event.preventDefault());
  document.addEventListener("wagtail:documents-upload", ({ detail: { data } }) => {
    data.title = data.title.replace(/[\s_]+/g, " ").trim();
  });
  document.addEventListener("DOMContentLoaded", () => {
    const several = document.querySelector("#fileupload[data-url*='/images/']");
    // Wagtail's script would refuse a picture for the end of its name.
    several?.removeAttribute("data-accept-file-types");
  });

  window.wagtail.app.register("upload", UploadController);
})();
