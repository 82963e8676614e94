/** Newest articles, an article, the events of a month: three views behind `#/<language>/<view>/<key>`. */

import { type Child, type Reader, h, picture, showBlock } from "./blocks";
import { type Answer, Failure, type Schemas, fetchNext, get } from "./client";
import { WORDS, type Words, fill } from "./words";

type Language = Schemas["SiteLanguage"];
type View = {
  title: string;
  children: Child[];
  /** Where else it can be read, for the choice of language to lead there. */
  translations?: Schemas["Translation"][];
};

const VIEWS: Record<string, (reader: Reader, key: string) => Promise<View>> = {
  "": showNewest,
  article: showArticle,
  events: showEvents,
};

const [header, main, problem, content] = ["header", "main", "problem", "content"].map(
  (id) => document.getElementById(id)!,
) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];

// --- Views ---------------------------------------------------------------------------------------

async function showNewest({ lang, words }: Reader): Promise<View> {
  let part = await get("/api/v1/articles", { query: { lang, limit: 12 } });
  const list = h("div", { className: "cards" }, ...part.items.map((item) => card(item, lang)));
  const more = h("button", { type: "button", hidden: !part.next }, words.more);
  more.onclick = () =>
    attempt(async () => {
      const found = await fetchNext(part);
      return () => {
        if (!found) return;
        part = found;
        const added = part.items.map((item) => card(item, lang));
        list.append(...added);
        more.hidden = !part.next;
        added[0]?.querySelector("a")?.focus();
      };
    });
  return { title: words.articles, children: [list, h("p", {}, more)] };
}

function card(item: Schemas["ArticleSummary"], lang: Reader["lang"]): HTMLElement {
  return h(
    "article",
    {},
    h("h2", {}, h("a", { href: `#/${lang}/article/${item.id}` }, item.title)),
    item.image && picture(item.image, "(min-width: 60rem) 22rem, (min-width: 40rem) 50vw, 100vw", ""),
    item.teaser && h("p", {}, item.teaser),
    facts(item, lang),
  );
}

/** Rubric, authors and day in one line. */
function facts(item: Schemas["ArticleSummary"], lang: Reader["lang"]): HTMLElement {
  const said: Child[][] = [
    item.rubric ? [h("b", {}, item.rubric.name)] : [],
    // Names may stay in the language they are known in.
    ...item.authors.map((author) => [h("span", { lang: author.lang }, author.name)]),
    item.published_at ? [day(lang, { dateStyle: "long" }).format(new Date(item.published_at))] : [],
  ];
  const joined = said.filter((part) => part.length).flatMap((part) => [" · ", ...part]);
  return h("p", { className: "facts" }, ...joined.slice(1));
}

async function showArticle(reader: Reader, key: string): Promise<View> {
  const item = await get("/api/v1/articles/{id}", { path: { id: Number(key) } });
  const { lang, translations } = item;
  // An address may name an article of another language than the rest of the page has.
  const dir = reader.site.languages.find(({ code }) => code === lang)?.direction ?? "";
  const state = translations.find((translation) => translation.lang === lang)?.state;
  const long = day(lang, { dateStyle: "long" });
  const article = h(
    "article",
    { className: "page-body", lang, dir },
    facts(item, lang),
    (state === "stale" || state === "machine") && notice(reader.words[state]),
    item.subtitle && h("p", { className: "lead" }, item.subtitle),
    item.image && picture(item.image, "(min-width: 40rem) 36rem, 100vw"),
    ...item.body.map((block) => showBlock(block, reader)),
    ...item.corrections.map(({ date, text }) => notice(`${long.format(new Date(date))}: ${text}`)),
  );
  return { title: item.title, children: [article], translations };
}

function notice(text: string): HTMLElement {
  return h("p", { className: "notice" }, text);
}

async function showEvents({ lang, words }: Reader, key: string): Promise<View> {
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(key) ? key : isoDay(new Date()).slice(0, 7);
  const dates: Schemas["EventDate"][] = [];
  const query = { lang, from: `${month}-01`, to: isoDay(monthFrom(month, 1, 0)), limit: 100 };
  let part: Answer<"/api/v1/events"> | null = await get("/api/v1/events", { query });
  for (; part; part = await fetchNext(part)) dates.push(...part.items);

  const dayNames = day(lang, { weekday: "long", day: "numeric", month: "long" });
  const days = Map.groupBy(dates, (date) => dayNames.format(new Date(date.occurrence.start)));
  const monthNames = day(lang, { month: "long", year: "numeric" });
  const links = [monthFrom(month, -1), monthFrom(month, 1)].map((other) =>
    h("a", { href: `#/${lang}/events/${isoDay(other).slice(0, 7)}` }, monthNames.format(other)),
  );
  return {
    title: `${words.events}: ${monthNames.format(monthFrom(month, 0))}`,
    children: [
      h("p", { className: "months" }, ...links),
      dates.length === 0 && h("p", {}, words.nothing),
      ...[...days].map(([title, found]) => {
        const rows = found.map((date) => showDate(date, lang, words));
        return h("section", { className: "day" }, h("h2", {}, title), h("ul", {}, ...rows));
      }),
    ],
  };
}

function showDate(date: Schemas["EventDate"], lang: string, words: Words): HTMLElement {
  const { occurrence, place, place_note: note } = date;
  const { status, title, moved_from: moved } = occurrence;
  const off = status === "cancelled" || status === "postponed";
  const link = h("a", { href: date.url }, off ? h("s", {}, title) : title);
  const exact = day(lang, { dateStyle: "long", timeStyle: "short" });
  return h(
    "li",
    {},
    h("p", {}, link, " ", status !== "planned" && h("strong", {}, words[status])),
    h("p", { className: "facts" }, time(occurrence, lang)),
    moved && h("p", {}, fill(words.moved, exact.format(new Date(moved)))),
    place && h("p", { lang: place.lang }, [place.name, place.street].filter(Boolean).join(", ")),
    note && h("p", {}, note),
  );
}

// --- Days ----------------------------------------------------------------------------------------

/** Days of the Gregorian calendar and the digits that the texts have, in the time of the place. */
function day(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const settings = { timeZone: "Europe/Berlin", ...options };
  return new Intl.DateTimeFormat(`${lang}-u-ca-gregory-nu-latn-hc-h23`, settings);
}

/** From when to when. What is less exact or longer than a day, the API has put into words. */
function time(date: Schemas["Occurrence"], lang: string): string {
  const [start, end] = [new Date(date.start), new Date(date.end ?? date.start)];
  const inexact = date.all_day || date.open_end || date.about_start || date.about_end;
  if (inexact || isoDay(start) !== isoDay(end)) return date.words;
  const clock = day(lang, { timeStyle: "short" });
  return date.end ? clock.formatRange(start, end) : clock.format(start);
}

/** The first day of a month such as 2026-12, or of one some months from it; day 0 is the one before. */
function monthFrom(month: string, step: number, first = 1): Date {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + step, first));
}

/** Such as 2026-12-31, which is how Swedes write it. */
function isoDay(date: Date): string {
  return day("sv", { dateStyle: "short" }).format(date);
}

// --- Around the views ----------------------------------------------------------------------------

/** In the language of the address, else the reader's own, else the site's. */
async function meet(code: string | undefined): Promise<Reader> {
  let site = await get("/api/v1/site", {});
  const online = site.languages.map((language) => language.code);
  const wanted = [code, ...navigator.languages.map((tag) => tag.split("-")[0])];
  const lang = wanted.flatMap((tag) => online.filter((known) => known === tag))[0] ?? site.lang;
  if (lang !== site.lang) site = await get("/api/v1/site", { query: { lang } });
  return { lang, words: wordsFor(lang), site };
}

function wordsFor(lang: string): Words {
  return (WORDS as Record<string, Words>)[lang] ?? WORDS.en;
}

function showLayout({ lang, words, site }: Reader, view: View, path: string): void {
  document.documentElement.lang = lang;
  document.documentElement.dir = site.direction;
  document.title = `${view.title} · ${site.name}`;
  const skip = h("a", { className: "skip", href: "#content" }, words.skip);
  skip.onclick = (event) => {
    event.preventDefault();
    content.querySelector("h1")?.focus();
  };
  const menu = Object.entries({ "": words.articles, events: words.events }).map(([name, title]) =>
    h("a", { href: `#/${lang}/${name}`, ariaCurrent: name === path ? "page" : null }, title),
  );
  const languages = site.languages.map((each) => languageLink(each, lang, view, path));
  header.replaceChildren(
    skip,
    h("p", { className: "name" }, h("a", { href: `#/${lang}` }, site.name)),
    h("nav", { ariaLabel: words.menu }, ...menu),
    h("nav", { ariaLabel: words.languages }, ...languages),
  );
}

/** To the same article where it is translated, else to the list in that language. */
function languageLink(language: Language, lang: string, view: View, path: string): HTMLElement {
  const { code, name, direction: dir } = language;
  const there = view.translations?.find((translation) => translation.lang === code);
  const end = there ? `article/${there.id}` : path === "events" ? path : "";
  const ariaCurrent = code === lang ? "true" : null;
  return h("a", { href: `#/${code}/${end}`, lang: code, hreflang: code, dir, ariaCurrent }, name);
}

/** Do something that may fail, and show it unless the reader has gone on to something else. */
let latest: unknown;
async function attempt(work: () => Promise<() => void>): Promise<void> {
  latest = work;
  main.ariaBusy = "true";
  try {
    const show = await work();
    if (latest !== work) return;
    problem.hidden = true;
    show();
  } catch (error) {
    if (latest === work) complain(error, () => attempt(work));
  } finally {
    if (latest === work) main.ariaBusy = "false";
  }
}

/** Say what is wrong above what there is, which stays. */
function complain(error: unknown, again: () => void): void {
  const words = wordsFor(document.documentElement.lang);
  const { unreachable, missing, busy, broken } = words;
  const said: Record<number, string> = { 0: unreachable, 404: missing, 422: missing, 429: busy };
  const text = (error instanceof Failure && said[error.status]) || broken;
  // What is not there will not come by asking again.
  const way =
    text === missing
      ? h("a", { href: `#/${document.documentElement.lang}/` }, words.articles)
      : h("button", { type: "button", onclick: again }, words.retry);
  problem.replaceChildren(h("p", {}, text), h("p", {}, way));
  problem.hidden = false;
  way.focus();
}

let isFirst = true;
function go(): Promise<void> {
  const [, code, path = "", key = ""] = location.hash.split("/");
  return attempt(async () => {
    const reader = await meet(code);
    const view = await (VIEWS[path] ?? showNewest)(reader, key).catch((error: unknown) => {
      // Who has come by a link that leads nowhere still finds the way from here.
      if (isFirst) render(reader, { title: reader.site.tagline, children: [] }, path);
      throw error;
    });
    return () => render(reader, view, path);
  });
}

function render(reader: Reader, view: View, path: string): void {
  const heading = h("h1", { tabIndex: -1 }, view.title);
  showLayout(reader, view, path);
  content.replaceChildren(heading, ...view.children.filter((child) => child instanceof Node));
  // Readers without sight hear where they have come to; on arrival the browser does that itself.
  if (!isFirst) heading.focus();
  isFirst = false;
}

document.documentElement.lang = navigator.language.split("-")[0] ?? "de";
addEventListener("hashchange", go);
addEventListener("online", () => problem.hidden || go());
go();
