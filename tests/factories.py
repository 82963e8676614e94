"""Content that knows its parents: one call gives a valid branch of the tree.

Every function takes what matters to the test and makes up the rest. Pages are published unless
`live=False`; a home page is there from the first migration. The newspaper's models are imported
where they are used, so that other sections can be tested without it.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Locale, Page, PageViewRestriction, Site, TranslatableMixin

from cms.core.models import ContactPerson, Topic
from cms.documents.models import CustomDocument
from cms.editorial.models import get_group
from cms.hours.models import OpeningHours
from cms.hours.schedule import WEEKDAYS
from cms.images.models import CustomImage
from cms.sections import Role
from cms.site.models import Funder, Menu, MenuItem, SiteDetails
from home.models import HomePage, StandardPage

if TYPE_CHECKING:
    from stadtteilzeitung.models import ArticlePage, Author, IssuePage, NewspaperPage, Rubric

_numbers, _days = count(1), count()
#: The first of the articles that are told no date; each next one is a day younger. So many that one
#: lies in the future are never made.
FIRST_DAY = datetime(1990, 1, 1, 9, tzinfo=UTC)
COLOURS = ("#3d6b35", "#1f5f8b", "#a63d2a", "#c9a227")


def language() -> Locale:
    """The language the office writes in."""
    return Locale.get_default()


def home_page() -> HomePage:
    """The home page that the first migration makes."""
    return Site.objects.get(is_default_site=True).root_page.specific


# --- The library ---------------------------------------------------------------------------------


def image_file(
    kind: str = "JPEG", size: tuple[int, int] = (400, 300), colour: str = COLOURS[0], **save: Any
) -> BytesIO:
    """An encoded picture of one colour."""
    mode = "RGBA" if kind in {"PNG", "GIF"} else "RGB"
    output = BytesIO()
    Image.new(mode, size, colour).save(output, kind, **save)
    output.seek(0)
    return output


def image(title: str = "", **fields: Any) -> CustomImage:
    """A small picture in the library, with its copies; `size` in pixels."""
    number = next(_numbers)
    file = image_file("JPEG", fields.pop("size", (40, 30)), COLOURS[number % len(COLOURS)])
    title = title or f"Bild {number}"
    image = CustomImage(
        title=title,
        description=fields.pop("description", f"Beschreibung von {title}"),
        credit=fields.pop("credit", f"Foto: Person {number}"),
        file=ImageFile(file, name=f"bild-{number}.jpg"),
        **fields,
    )
    image.save()
    return image


def document(
    title: str = "Antrag", filename: str = "antrag.pdf", catalogue: bytes = b""
) -> CustomDocument:
    """A file in the library; `catalogue` is what a PDF says of itself."""
    content = b"%PDF-1.4\n" + catalogue + b"\n%%EOF\n"
    row = CustomDocument(title=title, file=ContentFile(content, name=filename))
    row.file_size = len(content)
    row.save()
    return row


# --- Snippets ------------------------------------------------------------------------------------


def author(name: str = "", **fields: Any) -> "Author":
    """A byline."""
    from stadtteilzeitung.models import Author

    name = name or f"Autorin {next(_numbers)}"
    return Author.objects.create(name=name, locale=fields.pop("locale", language()), **fields)


def rubric(name: str = "", **fields: Any) -> "Rubric":
    """A rubric."""
    from stadtteilzeitung.models import Rubric

    number = next(_numbers)
    fields.setdefault("slug", f"rubrik-{number}")
    fields.setdefault("locale", language())
    return Rubric.objects.create(name=name or f"Rubrik {number}", **fields)


def topic(name: str = "", **fields: Any) -> Topic:
    """A topic."""
    number = next(_numbers)
    fields.setdefault("slug", f"thema-{number}")
    fields.setdefault("locale", language())
    return Topic.objects.create(name=name or f"Thema {number}", **fields)


def person(name: str = "", **fields: Any) -> ContactPerson:
    """A contact person."""
    fields = {"phone": "03641 354570", "email": "rat@example.org", "locale": language(), **fields}
    return ContactPerson.objects.create(name=name or f"Kontakt {next(_numbers)}", **fields)


def site_details(**fields: Any) -> SiteDetails:
    """Name, contact and one funder."""
    funders = fields.pop("funders", [{"name": "Stadt Jena", "wording": "Gefördert von der Stadt"}])
    locale = fields.setdefault("locale", language())
    given = {
        "site_name": "Winzerla",
        "tagline": "Zeitung am Hang",
        "publisher": "Stadtteilbüro Winzerla",
        "street": "Anna-Siemsen-Straße 49",
        "postal_code": "07745",
        "city": "Jena",
        "phone": "03641 354570",
        "email": "buero@example.org",
    }
    details = SiteDetails(**{**given, **fields})
    details.funders = in_order(Funder(locale=locale, **funder) for funder in funders)
    details.save()
    return details


def week(**days: str) -> list[dict[str, Any]]:
    """A week as it is stored: `week(tuesday="10:00-12:00 14:00-18:00", friday="appointment")`."""
    given = [days.get(name, "").split() for name in WEEKDAYS]
    return [
        {
            "spans": [each.split("-") for each in day if each != "appointment"],
            "by_appointment": "appointment" in day,
        }
        for day in given
    ]


def opening_hours(**fields: Any) -> OpeningHours:
    """Tuesday and Thursday, unless told otherwise; rows below as dictionaries."""
    locale = fields.setdefault("locale", language())
    fields.setdefault("week", week(tuesday="10:00-12:00", thursday="15:00-18:00"))
    rows = {
        name: [relation.related_model(**each) for each in fields.pop(name, [])]
        for name in ("closures", "periods", "notices", "school_holidays")
        for relation in [OpeningHours._meta.get_field(name)]
    }
    hours = OpeningHours(**fields)
    for name, found in rows.items():
        for row in found:
            if isinstance(row, TranslatableMixin):
                row.locale = locale
        setattr(hours, name, in_order(found))
    hours.save()
    return hours


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Rows numbered as an editor's form numbers them; PostgreSQL gives others in any order."""
    rows = list(rows)
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


def menu(*pages: Page, position: str = "main", locale: Locale | None = None) -> Menu:
    """A menu of these pages."""
    locale = locale or language()
    row = Menu(position=position, locale=locale)
    row.items.set(in_order(MenuItem(page=page, locale=locale) for page in pages))
    row.save()
    return row


# --- Pages ---------------------------------------------------------------------------------------


def _add(parent: Page, page: Page, fields: dict[str, Any]) -> Any:
    """Publish `page` below `parent`, as an editor would: its owner, if it has one."""
    published = fields.pop("published", None)
    live = fields.pop("live", True)
    page.live = False
    page.slug = page.slug or f"seite-{next(_numbers)}"
    page.locale = parent.locale
    page.first_published_at = published
    parent.refresh_from_db()
    parent.add_child(instance=page)
    # Publishing checks it all, as well.
    revision = page.save_revision(user=page.owner, clean=not live)
    if live:
        revision.publish()
        page.refresh_from_db()
    if live and published:
        Page.objects.filter(pk=page.pk).update(last_published_at=published)
        page.last_published_at = published
    return page


def standard_page(parent: Page | None = None, title: str = "", **fields: Any) -> StandardPage:
    """A plain page, below the home page unless told otherwise."""
    options = {name: fields.pop(name) for name in ("live", "published") if name in fields}
    page = StandardPage(title=title or f"Seite {next(_numbers)}", **fields)
    return _add(parent or home_page(), page, options)


def newspaper(parent: Page | None = None, **fields: Any) -> "NewspaperPage":
    """The newspaper; made once, then the same."""
    from stadtteilzeitung.models import NewspaperPage

    known = (
        NewspaperPage.objects.child_of(parent or home_page())
        .filter(slug="stadtteilzeitung")
        .first()
    )
    if known:
        return known
    options = {name: fields.pop(name) for name in ("live", "published") if name in fields}
    given = {"title": "Stadtteilzeitung", "slug": "stadtteilzeitung", "teaser": "Monat für Monat"}
    return _add(parent or home_page(), NewspaperPage(**{**given, **fields}), options)


def article(title: str = "", **fields: Any) -> "ArticlePage":
    """An article with picture, rubric and one author, in the newspaper.

    `authors` and `topics` are lists of rows, `related` a list of pages, `corrections` a list of
    (date, text); `bare=True` leaves out picture and author.
    """
    from stadtteilzeitung.models import ArticleAuthor, ArticlePage

    number = next(_numbers)
    parent = fields.pop("parent", None) or newspaper()
    bare = fields.pop("bare", False)
    authors = fields.pop("authors", None)
    authors = ([] if bare else [author()]) if authors is None else authors
    topics = fields.pop("topics", [])
    options = {
        "live": fields.pop("live", True),
        "published": fields.pop("published", FIRST_DAY + timedelta(days=next(_days))),
    }
    fields.setdefault("teaser", f"Anreißer {number}")
    fields.setdefault("body", [("text", f"<p>Text von Artikel {number}.</p>")])
    if "rubric" not in fields:
        fields["rubric"] = rubric()
    if not bare:
        fields.setdefault("lead_image", image())
        fields.setdefault("lead_image_alt", f"Bild zu Artikel {number}")
        fields.setdefault("lead_image_caption", f"Unterschrift {number}")
    related = fields.pop("related", [])
    corrections = fields.pop("corrections", [])
    page = ArticlePage(title=title or f"Artikel {number}", **fields)
    page.related_pages = [("page", one) for one in related]
    page.corrections = [("correction", {"date": day, "text": text}) for day, text in corrections]
    page.authors.set(in_order(ArticleAuthor(author=one, locale=parent.locale) for one in authors))
    page.topics.set(topics)
    return _add(parent, page, options)


def issue(
    first_month: date | None = None, entries: Iterable[Any] = (), **fields: Any
) -> "IssuePage":
    """An issue; `entries` are articles, or pairs of an article and its page."""
    from stadtteilzeitung.models import IssueEntry, IssuePage

    number = next(_numbers)
    first_month = first_month or date(2000 + number % 25, number % 12 + 1, 1)
    parent = fields.pop("parent", None) or newspaper()
    options = {name: fields.pop(name) for name in ("live", "published") if name in fields}
    fields.setdefault("volume", 26)
    fields.setdefault("number", 5)
    page = IssuePage(
        title=fields.pop("title", f"Ausgabe {number}"), first_month=first_month, **fields
    )
    pairs = [entry if isinstance(entry, tuple) else (entry, None) for entry in entries]
    page.entries.set(in_order(IssueEntry(article=one, page=place) for one, place in pairs))
    return _add(parent, page, options)


def restrict(page: Page, kind: str = PageViewRestriction.PASSWORD) -> PageViewRestriction:
    """Keep a page and all below it from the public; `kind` is one of Wagtail's."""
    row = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="geheim" if kind == "password" else ""
    )
    if kind == PageViewRestriction.GROUPS:
        row.groups.add(get_group(Role.VOLUNTEERS))
    return row


# --- People --------------------------------------------------------------------------------------


def user(name: str = "redaktion", role: Role | None = Role.MODERATORS, **fields: Any) -> Any:
    """Somebody with a login: a moderator unless told otherwise."""
    row = get_user_model().objects.create_user(
        username=name, email=f"{name}@example.org", password="winzerla", **fields
    )
    row.groups.set([get_group(role)] if role else [])
    return row


# --- A body with every kind of block -------------------------------------------------------------


def items(*values: Any) -> list[dict[str, Any]]:
    """Entries of a list block as a stream stores them."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def figure(image: CustomImage, alt: str, caption: str = "") -> dict[str, Any]:
    """A picture with its words as a stream stores it."""
    return {
        "image": {"image": image.pk, "alt_text": alt, "decorative": False},
        "caption": caption,
    }


def body_blocks(**rows: Any) -> list[dict[str, Any]]:
    """Raw data of a body with every kind of block and every optional field filled.

    `image`, `document`, `person` and `page` may be given; the rest is made.
    """
    chosen = rows.get("image") or image()
    target = rows.get("page") or home_page()
    file = rows.get("document") or document()
    contact = rows.get("person") or person()
    values = {
        "heading": {"text": "Wort Überschrift", "level": "h2"},
        "text": '<p>Wort Absatz <b>Wort Fett</b> und <a href="https://example.org/x">Wort Verweis'
        "</a>.</p>",
        "quote": {"text": "Wort Zitat", "name": "Wort Sprecherin", "role": "Wort Rolle"},
        "interview": {
            "introduction": "Wort Vorspann",
            "turns": items({"question": "Wort Frage", "answer": "<p>Wort Antwort</p>"}),
        },
        "accordion": {"items": items({"title": "Wort Klappe", "text": "<p>Wort Inhalt</p>"})},
        "image": figure(chosen, "Wort Alternativtext", "Wort Bildunterschrift"),
        "gallery": {
            "title": "Wort Bildstrecke",
            "images": items(
                figure(chosen, "Wort Galerie eins", "Wort Unterschrift eins"),
                figure(chosen, "Wort Galerie zwei", "Wort Unterschrift zwei"),
            ),
        },
        "embed": {
            "url": "https://www.youtube.com/watch?v=abcdefghijk",
            "title": "Wort Film",
            "description": "Wort Filminhalt",
        },
        "download": {
            "document": file.pk,
            "title": "Wort Datei",
            "description": "Wort Dateiinhalt",
        },
        "table": {
            "title": "Wort Tabelle",
            "table": {
                "columns": [
                    {"type": "text", "heading": "Wort Spalte"},
                    {"type": "number", "heading": "Wort Zahlenspalte"},
                ],
                "rows": [{"values": ["Wort Zelle", "7"]}, {"values": ["Wort Feld", "8"]}],
                "caption": "",
            },
            "note": "Wort Anmerkung",
        },
        "programme": {
            "title": "Wort Programm",
            "days": items(
                {
                    "day": "Wort Tag",
                    "entries": items(
                        {
                            "time": "Wort Uhrzeit",
                            "title": "Wort Ereignis",
                            "place": "Wort Ort",
                            "note": "Wort Hinweis",
                        }
                    ),
                }
            ),
        },
        "contact": {"person": contact.pk, "note": "Wort Notiz"},
        "call_to_action": {
            "title": "Wort Einladung",
            "text": "Wort Aufruf",
            "link": {"page": target.pk, "url": "", "email": "", "label": "Wort Ziel"},
        },
    }
    return [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in values.items()]
