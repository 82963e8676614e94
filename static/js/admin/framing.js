// The picture that somebody has chosen: to turn it, to cut something off and to tap on what matters
// most before it is sent. What they did stands in a hidden field; the server does it to the file
// (`cms/images/framing.py`).

"use strict";

(() => {
  const LEAST = 0.1;
  const STEP = 0.02;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  // Which sides each corner moves, in the order in which their names come.
  const CORNERS = [
    ["left", "top"],
    ["right", "top"],
    ["left", "bottom"],
    ["right", "bottom"],
  ];
  const WHOLE = { left: 0, top: 0, right: 0, bottom: 0 };

  const clamp = (value, most) => Math.round(Math.min(Math.max(value, 0), most) * 1000) / 1000;

  const makeButton = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary";
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  };

  class FramingController extends window.StimulusModule.Controller {
    static values = {
      field: String,
      left: String,
      right: String,
      whole: String,
      point: String,
      mark: String,
      hint: String,
      corners: String,
    };

    connect() {
      this.field = this.element.form?.elements[this.fieldValue];
      if (!this.field) return;
      this.show = this.show.bind(this);
      this.element.addEventListener("change", this.show);
    }

    disconnect() {
      this.element.removeEventListener("change", this.show);
      this.forget();
    }

    forget() {
      this.box?.remove();
      this.box = null;
      this.spot = null;
      if (this.url) URL.revokeObjectURL(this.url);
      this.url = null;
    }

    async show() {
      this.forget();
      this.field.value = "";
      const [file] = this.element.files;
      if (!file) return;
      this.url = URL.createObjectURL(file);
      const image = new Image();
      image.src = this.url;
      const { url } = this;
      // What this browser cannot show (HEIC, or no picture at all) is sent as it is.
      const isShown = await image.decode().then(() => true, () => false);
      if (isShown && url === this.url) this.build(image);
    }

    build(image) {
      this.turned = 0;
      this.cut = { ...WHOLE };
      this.point = null;
      this.image = image;
      this.canvas = document.createElement("canvas");
      this.frame = document.createElement("div");
      this.frame.className = "framing__frame";
      const names = this.cornersValue.split(",");
      this.frame.append(...CORNERS.map((sides, index) => this.makeCorner(sides, names[index])));
      const shade = document.createElement("div");
      shade.className = "framing__shade";
      this.stage = document.createElement("div");
      this.stage.className = "framing__stage";
      this.stage.append(this.canvas, shade, this.frame);
      this.stage.addEventListener("click", (event) => {
        if (event.target.closest("button")) return;
        const { left, top, width, height } = this.canvas.getBoundingClientRect();
        this.mark([(event.clientX - left) / width, (event.clientY - top) / height]);
      });
      const buttons = document.createElement("p");
      buttons.className = "framing__buttons";
      buttons.append(
        makeButton(this.leftValue, () => this.turn(270)),
        makeButton(this.rightValue, () => this.turn(90)),
        makeButton(this.wholeValue, () => this.place({ ...WHOLE })),
        makeButton(this.pointValue, () => {
          this.mark(this.point ?? this.middle);
          this.spot.focus();
        }),
      );
      const hint = document.createElement("p");
      hint.className = "help";
      hint.textContent = this.hintValue;
      this.box = document.createElement("div");
      this.box.className = "framing";
      this.box.append(this.stage, buttons, hint);
      this.element.after(this.box);
      this.draw();
    }

    makeCorner(sides, name) {
      const corner = document.createElement("button");
      corner.type = "button";
      corner.className = `framing__corner framing__corner--${sides.join("-")}`;
      corner.setAttribute("aria-label", name);
      corner.addEventListener("keydown", (event) => {
        const arrow = ARROWS[event.key];
        if (!arrow) return;
        event.preventDefault();
        this.move(sides, arrow[0] * STEP, arrow[1] * STEP);
      });
      corner.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        corner.setPointerCapture(event.pointerId);
        corner.focus();
        this.last = [event.clientX, event.clientY];
      });
      corner.addEventListener("pointermove", (event) => {
        if (!corner.hasPointerCapture(event.pointerId)) return;
        const { width, height } = this.canvas.getBoundingClientRect();
        const [x, y] = this.last;
        this.last = [event.clientX, event.clientY];
        this.move(sides, (event.clientX - x) / width, (event.clientY - y) / height);
      });
      return corner;
    }

    // In the middle of what is left.
    get middle() {
      const { left, top, right, bottom } = this.cut;
      return [(1 + left - right) / 2, (1 + top - bottom) / 2];
    }

    // What matters most, as shares of the turned picture's sides; null: nobody says it.
    mark(point) {
      this.point = point?.map((share) => clamp(share, 1)) ?? null;
      if (this.point) {
        this.spot ??= this.makeSpot();
        // Moved within the page it would lose the focus.
        if (!this.spot.isConnected) this.stage.append(this.spot);
        this.spot.style.left = `${this.point[0] * 100}%`;
        this.spot.style.top = `${this.point[1] * 100}%`;
      } else {
        this.spot?.remove();
      }
      this.place(this.cut);
    }

    makeSpot() {
      const spot = document.createElement("button");
      spot.type = "button";
      spot.className = "framing__spot";
      spot.setAttribute("aria-label", this.markValue);
      spot.addEventListener("keydown", (event) => {
        const arrow = ARROWS[event.key];
        if (!arrow && !["Delete", "Backspace"].includes(event.key)) return;
        event.preventDefault();
        if (arrow) this.mark(this.point.map((share, axis) => share + arrow[axis] * STEP));
        else this.unmark();
      });
      // Tapped on once more it goes away.
      spot.addEventListener("click", () => this.unmark());
      return spot;
    }

    unmark() {
      this.mark(null);
      this.box.querySelector(".framing__buttons button:last-child").focus();
    }

    // A corner by shares of the picture's sides, to the right and downwards.
    move([across, down], x, y) {
      const cut = { ...this.cut };
      const [other, opposite] = [across === "left" ? "right" : "left", down === "top" ? "bottom" : "top"];
      cut[across] = clamp(cut[across] + (across === "left" ? x : -x), 1 - LEAST - cut[other]);
      cut[down] = clamp(cut[down] + (down === "top" ? y : -y), 1 - LEAST - cut[opposite]);
      this.place(cut);
    }

    // What was cut off stays cut off where it is after turning.
    turn(degrees) {
      this.turned = (this.turned + degrees) % 360;
      const { left, top, right, bottom } = this.cut;
      this.cut =
        degrees === 90
          ? { left: bottom, top: left, right: top, bottom: right }
          : { left: top, top: right, right: bottom, bottom: left };
      if (this.point) {
        const [x, y] = this.point;
        this.mark(degrees === 90 ? [1 - y, x] : [y, 1 - x]);
      }
      this.draw();
    }

    draw() {
      const { naturalWidth, naturalHeight } = this.image;
      const scale = Math.min(1, 1200 / Math.max(naturalWidth, naturalHeight));
      const [width, height] = [naturalWidth * scale, naturalHeight * scale];
      const lies = this.turned % 180 !== 0;
      this.canvas.width = lies ? height : width;
      this.canvas.height = lies ? width : height;
      const context = this.canvas.getContext("2d");
      context.translate(this.canvas.width / 2, this.canvas.height / 2);
      context.rotate((this.turned * Math.PI) / 180);
      context.drawImage(this.image, -width / 2, -height / 2, width, height);
      this.place(this.cut);
    }

    place(cut) {
      this.cut = cut;
      for (const [side, share] of Object.entries(cut)) this.stage.style.setProperty(`--${side}`, `${share * 100}%`);
      const isChanged = this.turned || this.point || Object.values(cut).some(Boolean);
      const point = this.point ? { x: this.point[0], y: this.point[1] } : {};
      this.field.value = isChanged ? JSON.stringify({ turn: this.turned, ...cut, ...point }) : "";
      this.field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.wagtail.app.register("framing", FramingController);
})();
