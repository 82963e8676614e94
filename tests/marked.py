"""German pages of every type whose every word is marked, and their translation word by word.

`NAME` stands in every name and `TEXT` in every other text. The translated pages refer to German
people, places, rubrics, topics and pages all the same.
"""

import json
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.timezone import localdate
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from tests import factories, trees
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events

NAME, TEXT, ARABIC = "Namewort", "Wort", "كلمة"
#: What a text says in each language; none of them is part of another.
WORDS = {
    "de": TEXT,
    "de-simple": "Leichtsatz",
    "en": "Lexeme",
    "uk": "Мовлення",
    "ru": "Термин",
    "ar": ARABIC,
    "fa": "واژه",
}
PERSON = {"role": TEXT, "office_hours": TEXT}


def into(row: Any, code: str) -> None:
    """Translate all that is written in a row and in its children."""
    word = WORDS[code]
    for field in row._meta.get_fields():
        if isinstance(field, StreamField):
            raw = json.dumps(list(getattr(row, field.name).raw_data), ensure_ascii=False)
            setattr(row, field.name, field.to_python(raw.replace(TEXT, word)))
        elif isinstance(field, models.CharField | models.TextField):
            setattr(row, field.name, str(getattr(row, field.name)).replace(TEXT, word))
    for relation in get_all_child_relations(type(row)):
        children = list(getattr(row, relation.get_accessor_name()).all())
        for child in children:
            into(child, code)
        getattr(row, relation.get_accessor_name()).set(children)


def translate(page: Page, code: str = "ar") -> Any:
    """The page in another language, and those above it."""
    parent = page.get_parent()
    if not parent.has_translation(trees.language(code)):
        translate(parent, code)
    copy = page.specific.copy_for_translation(trees.language(code)).specific
    into(copy, code)
    return trees.publish(copy, slug=page.slug)


def make_article() -> Page:
    target = factories.standard_page(title=TEXT)
    person = factories.person(NAME, **PERSON)
    image = factories.image(TEXT, description=TEXT, credit=NAME)
    file = factories.document(NAME)
    body_blocks = factories.body_blocks(page=target, person=person, image=image, document=file)
    for block in body_blocks:
        if block["type"] == "download":
            block["value"]["title"] = ""
        if block["type"] == "text":
            block["value"] += f'<p><a linktype="page" id="{target.pk}">{TEXT} Verweis</a></p>'
    return factories.article(
        f"{TEXT} Titel",
        teaser=TEXT,
        subtitle=TEXT,
        authors=[factories.author(NAME, description=TEXT)],
        rubric=factories.rubric(TEXT),
        topics=[factories.topic(TEXT)],
        related=[target],
        lead_image=image,
        lead_image_alt=TEXT,
        lead_image_caption=TEXT,
        body=json.dumps(body_blocks),
        corrections=[(date(2026, 1, 1), TEXT)],
    )


def make_event() -> Page:
    words = {"directions": TEXT, "accessibility": TEXT, "street": NAME, "city": NAME}
    return events.event(
        TEXT,
        teaser=TEXT,
        kind=events.kind(TEXT),
        place=events.place(NAME, **words),
        organiser=events.organisation(NAME, description=TEXT, kind=TEXT),
        topics=[factories.topic(TEXT)],
        place_note=TEXT,
        entry=TEXT,
        bring=TEXT,
    )


def make_project() -> Page:
    place = projects.place(NAME, street=NAME, city=NAME, directions=TEXT, accessibility=TEXT)
    return projects.project(
        TEXT,
        aim=TEXT,
        teaser=TEXT,
        carrier=projects.organisation(NAME),
        partners=[projects.organisation(NAME, url="https://example.org")],
        contact=factories.person(NAME, **PERSON),
        place=place,
        topics=[factories.topic(TEXT)],
        related=[factories.standard_page(title=TEXT)],
        lines=[projects.line(TEXT, note=TEXT)],
        lead_image=factories.image(TEXT, credit=NAME),
        lead_image_alt="",
        documents=[("document", {"document": factories.document(NAME), "title": ""})],
    )


def make_garden() -> list[Page]:
    """The garden with its diary and its year."""
    place = projects.place(NAME, street=NAME, directions=TEXT)
    plots = [gardens.plot(1, TEXT, note=TEXT)]
    person = factories.person(NAME, **PERSON)
    words = {"title": TEXT, "teaser": TEXT, "hours": TEXT, "joining": f"<p>{TEXT}</p>"}
    garden = gardens.garden(plots=plots, place=place, contact=person, **words)
    entry = gardens.entry(TEXT, teaser=TEXT, weather=TEXT, lead_image_alt=TEXT)
    year = gardens.year(*(gardens.task(month, TEXT, note=TEXT) for month in range(1, 13)))
    return [garden, entry.get_parent().specific, entry, year]


def make_site() -> list[Page]:
    """A page of every type below a home page that shows them all; parents first.

    Of articles, events and projects there are two, so that one can stay German.
    """
    articles = [make_article(), make_article()]
    issue = factories.issue(
        entries=[(each, 2) for each in articles], title=TEXT, cover=factories.image(TEXT)
    )
    page = factories.standard_page(title=TEXT, teaser=TEXT, lead_image=factories.image(TEXT))
    found = [*articles, issue, make_event(), make_event(), make_project(), make_project(), page]
    found += make_garden()
    home: Any = factories.home_page()
    kinds = ("newest_articles", "current_issue", "next_events", "garden_month")
    home.sections = [("section", {"teaser": kind, "title": ""}) for kind in kinds]
    home.save_revision().publish()
    return found


def make_details() -> None:
    """The office's German details, whose sentences other languages leave out."""
    factories.site_details(
        site_name=NAME,
        tagline=TEXT,
        publisher=NAME,
        street=NAME,
        city=NAME,
        imprint=factories.standard_page(title=NAME),
        funders=[{"name": NAME, "wording": NAME, "logo": factories.image(TEXT)}],
    )
    today, tomorrow = localdate(), localdate() + timedelta(days=1)
    factories.opening_hours(
        note=TEXT,
        closures=[{"first_day": today, "last_day": tomorrow, "reason": TEXT}],
        periods=[{"first_day": today, "last_day": tomorrow, "name": TEXT}],
    )
    factories.menu(factories.standard_page(title=TEXT), position="footer")
