/** The body of an article: one element for each kind of block. */

import type { Schemas } from "./client";
import { fill, type Words } from "./words";

export type Block = Schemas["Article"]["body"][number];
export type Child = Node | string | false | null | undefined;
/** Whom something is shown to. */
export type Reader = { lang: Schemas["Language"]; words: Words; site: Schemas["Site"] };

/** An element. What is empty is left out of its children; words are text, never HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<Omit<HTMLElementTagNameMap[Tag], "innerHTML" | "outerHTML">>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/**
 * The only place where HTML is taken as it comes. The contract promises of every `html` that it is made of
 * `p`, `b`, `i`, `ul`, `ol`, `li`, `br` and `a` alone, without attributes that could run anything: the server
 * writes it from what it has parsed. The page's Content-Security-Policy would stop a script all the same.
 */
function text(html: string): HTMLElement {
  const element = h("div", { className: "text" });
  element.innerHTML = html;
  return element;
}

/** With its credit, wherever it stands. An empty `alt` belongs to a picture that only decorates. */
export function picture(image: Schemas["Image"], sizes: string, caption = image.caption): HTMLElement {
  const { src, srcset, alt, width, height, credit } = image;
  return h(
    "figure",
    {},
    h(
      "picture",
      {},
      h("source", { type: "image/webp", sizes, srcset: srcset.webp }),
      h("img", { loading: "lazy", alt, width, height, sizes, srcset: srcset.fallback, src }),
    ),
    h("figcaption", {}, caption, h("small", {}, credit)),
  );
}

export function showBlock(block: Block, reader: Reader): Child {
  switch (block.type) {
    case "text":
      return text(block.html);
    case "heading":
      return h(block.level === 2 ? "h2" : "h3", {}, block.text);
    case "quote":
      return h(
        "figure",
        { className: "quote" },
        h("blockquote", {}, block.text),
        h("figcaption", {}, [block.name, block.role].filter(Boolean).join(", ")),
      );
    case "interview":
      return h(
        "div",
        {},
        block.introduction && h("p", {}, block.introduction),
        ...block.turns.flatMap((turn) => [
          h("p", { className: "question" }, turn.question),
          text(turn.answer.html),
        ]),
      );
    case "accordion":
      return h(
        "div",
        {},
        ...block.items.map((item) =>
          h("details", {}, h("summary", {}, item.title), text(item.text.html)),
        ),
      );
    case "image":
      return block.image && picture(block.image, "(min-width: 40rem) 36rem, 100vw");
    case "gallery":
      return h(
        "div",
        {},
        block.title && h("h2", {}, block.title),
        h(
          "div",
          { className: "gallery" },
          ...block.images.map((image) => picture(image, "(min-width: 40rem) 18rem, 50vw")),
        ),
      );
    case "embed":
      return showEmbed(block, reader.words);
    case "download":
      return showDownload(block, reader.lang);
    case "table":
      return showTable(block);
    case "programme":
      return h(
        "div",
        {},
        block.title && h("h2", {}, block.title),
        ...block.days.flatMap((day) => [
          h("p", { className: "question" }, day.day),
          h(
            "dl",
            {},
            ...day.entries.flatMap((entry) => [
              h("dt", {}, entry.time),
              h("dd", {}, [entry.title, entry.place, entry.note].filter(Boolean).join(" · ")),
            ]),
          ),
        ]),
      );
    case "contact":
      return block.person && showPerson(block.person, block.note);
    case "call_to_action":
      return h(
        "div",
        { className: "box" },
        h("h2", {}, block.title),
        block.text && h("p", {}, block.text),
        block.link.url && h("p", {}, h("a", { href: block.link.url }, block.link.title)),
      );
    default:
      // A kind that is in the contract and not above does not compile; one that came later is left out.
      block satisfies never;
      return null;
  }
}

/** Nothing loads from elsewhere before the reader has said so. */
function showEmbed(block: Schemas["EmbedBlock"], words: Words): HTMLElement {
  const { embed_url: src, provider, title } = block;
  const box = h(
    "div",
    { className: "box" },
    h("p", {}, h("b", {}, title)),
    block.description && h("p", {}, block.description),
  );
  if (src) {
    const load = h("button", { type: "button" }, fill(words.load, provider));
    load.onclick = () => {
      const frame = h("iframe", { title, referrerPolicy: "no-referrer", src });
      box.replaceChildren(frame);
      frame.focus();
    };
    const consent = h("small", {}, fill(words.consent, provider));
    box.append(h("p", {}, consent), h("p", {}, load));
  } else {
    const link = h("a", { href: block.url, rel: "noreferrer" }, new URL(block.url).host);
    box.append(h("p", {}, link));
  }
  return box;
}

function showDownload(block: Schemas["DownloadBlock"], lang: string): Child {
  const file = block.document;
  if (!file) return null;
  const kilobytes = new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: "unit", unit: "kilobyte" });
  const facts = [file.filename.split(".").pop()?.toUpperCase()];
  if (file.size !== null) facts.push(kilobytes.format(Math.ceil(file.size / 1000)));
  return h(
    "div",
    { className: "box" },
    h("p", {}, h("a", { href: file.url }, block.title || file.title), ` (${facts.join(", ")})`),
    block.description && h("p", {}, block.description),
  );
}

function showTable({ title, note, columns, rows }: Schemas["TableBlock"]): HTMLElement {
  const kinds = columns.map((column) => column.type);
  const head = columns.map(({ type, heading }) => h("th", { scope: "col", className: type }, heading));
  const body = rows.map((row) =>
    h("tr", {}, ...row.map((cell, at) => h("td", { className: kinds[at] ?? "text" }, cell))),
  );
  return h(
    "div",
    // Wider than a phone, it is moved by finger or by arrow key.
    { className: "wide", tabIndex: 0, role: "group", ariaLabel: title || null },
    h(
      "table",
      {},
      title && h("caption", {}, title),
      h("thead", {}, h("tr", {}, ...head)),
      h("tbody", {}, ...body),
    ),
    note && h("p", {}, h("small", {}, note)),
  );
}

function showPerson(person: Schemas["Person"], note: string): HTMLElement {
  const { lang, name, role, phone, email, office_hours: hours } = person;
  return h(
    "div",
    { className: "box" },
    note && h("p", {}, note),
    h("p", { lang }, h("b", {}, name), role && ` · ${role}`),
    hours && h("p", { lang }, hours),
    phone && h("p", {}, h("a", { href: `tel:${phone.replaceAll(" ", "")}`, dir: "ltr" }, phone)),
    email && h("p", {}, h("a", { href: `mailto:${email}` }, email)),
  );
}
