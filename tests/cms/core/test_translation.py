"""Whatever a reader reads can be translated: out as segments, and back to its place."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import models
from django.test import Client
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
)

from cms.core.blocks.body import BodyBlock
from cms.core.models import Organisation, Place
from cms.images.models import CustomImage
from cms.languages import drafts
from cms.languages.snippets import find_or_open, publish_snippet
from cms.site.models import Menu, MenuItem, SiteDetails
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.readers import read, text
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

#: Stands in every German text of these tests, and what a translator makes of it.
GERMAN, ARABIC = "Wort", "كلمة"


@pytest.fixture
def arabic(db: None) -> Locale:
    """A second language, its newspaper included."""
    locale = language("ar")
    publish_translation(factories.newspaper(), locale)
    return locale


def translate(source: Any, locale: Locale) -> Any:
    """The translation of a page or snippet, every one of its segments translated."""
    if isinstance(source, Page):
        record = drafts.start(source, locale).source
    else:
        record = find_or_open(source, locale).source
    for segment in StringSegment.objects.filter(source=record).select_related("string", "context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": segment.string.data.replace(GERMAN, ARABIC)},
        )
    translation = Translation.objects.get(source=record, target_locale=locale)
    if isinstance(source, Page):
        drafts.save_draft(translation, None).publish()
    else:
        publish_snippet(translation, None)
    return source.get_translation(locale)


def article(image: CustomImage) -> ArticlePage:
    """An article with every kind of block and words in every field."""
    return factories.article(
        "Wort Titel",
        subtitle="Wort Unterzeile",
        teaser="Wort Anreißer",
        seo_title="Wort Suchtitel",
        search_description="Wort Beschreibung",
        lead_image=image,
        lead_image_alt="Wort Bild",
        lead_image_caption="Wort Unterschrift",
        body=factories.body_blocks(image=image),
        corrections=[(date(2026, 4, 1), "Wort Nachtrag")],
        topics=[factories.topic("Thema")],
        related=[factories.standard_page()],
    )


def raw(stream: Any) -> str:
    return json.dumps(list(stream.raw_data), ensure_ascii=False)


def shape(value: Any) -> Any:
    """Keys, types and lengths of raw data, without its words and without keys of rows."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items() if name != "id"}
    if isinstance(value, list):
        return [shape(part) for part in value]
    return type(value).__name__


def test_every_word_of_an_article_makes_the_round_trip_and_all_else_stays(
    arabic: Locale, client: Client
) -> None:
    image = factories.image(description="Wort in der Bibliothek")
    source = article(image)
    bare = factories.standard_page(lead_image=image)
    assert {block.block_type for block in source.body} == set(BodyBlock().child_blocks)
    target = translate(source, arabic)
    check_body(source, target)
    names = ["title", "subtitle", "teaser", "seo_title", "search_description"]
    for name in [*names, "lead_image_alt", "lead_image_caption"]:
        assert str(getattr(target, name)).startswith(ARABIC), name
    assert target.corrections[0].value["text"] == "كلمة Nachtrag"
    assert target.corrections[0].value["date"] == date(2026, 4, 1)
    assert target.lead_image == image
    soup = read(client, target.url)
    assert target.url.startswith("/ar/")
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert GERMAN not in text(soup)
    assert text(soup, "h1") == "كلمة Titel"
    links = read(client, source.url).select(".languages a")
    assert [(link["hreflang"], link["href"], link["dir"]) for link in links] == [
        ("ar", target.url, "rtl")
    ]
    # To pictures without words of their own the library lends its German ones, and no others.
    assert "Wort in der Bibliothek" in str(read(client, bare.url))
    shown = str(read(client, translate(bare, arabic).url))
    assert "Wort in der Bibliothek" not in shown
    assert "كلمة in der Bibliothek" in shown


def check_body(source: ArticlePage, target: ArticlePage) -> None:
    """Every word is another one, at its place; pictures, files and addresses are the same."""
    assert raw(source.body).count(GERMAN) > 30
    assert GERMAN not in raw(target.body)
    assert raw(target.body).count(ARABIC) == raw(source.body).count(GERMAN)
    assert [shape(block) for block in target.body.raw_data] == [
        shape(block) for block in source.body.raw_data
    ]
    old = {block.block_type: block.value for block in source.body}
    new = {block.block_type: block.value for block in target.body}
    assert list(new) == list(old)
    assert new["image"]["image"].pk == old["image"]["image"].pk
    assert new["download"]["document"].pk == old["download"]["document"].pk
    assert new["embed"]["url"] == old["embed"]["url"]
    assert new["heading"]["level"] == old["heading"]["level"]
    assert "https://example.org/x" in str(new["text"])
    table = new["table"]["table"]
    assert [column["heading"] for column in table.columns] == ["كلمة Spalte", "كلمة Zahlenspalte"]
    assert [row["values"] for row in table.row_data] == [["كلمة Zelle", "7"], ["كلمة Feld", "8"]]


def site_details() -> SiteDetails:
    return factories.site_details(
        site_name="Wort Name",
        tagline="Wort Zeile",
        publisher="Wort Träger",
        funders=[{"name": "Wort Stadt", "wording": "Wort für Wort"}],
    )


def menu() -> Menu:
    row = Menu(position="main", locale=factories.language())
    entry = MenuItem(url="https://example.org", title="Wort Eintrag", locale=row.locale)
    row.items.set([entry])
    row.save()
    return row


def words(row: models.Model) -> dict[str, str]:
    """Every text of a row and of its children."""
    found = {
        field.name: str(getattr(row, field.name))
        for field in row._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField)
    }
    for relation in get_all_child_relations(type(row)):
        for number, child in enumerate(getattr(row, relation.get_accessor_name()).all()):
            found |= {f"{relation.name}.{number}.{k}": text for k, text in words(child).items()}
    return found


#: Each with the number of its texts.
SNIPPETS: list[tuple[Callable[[], Any], int]] = [
    (site_details, 5),
    (menu, 1),
    (lambda: factories.rubric("Wort Rubrik", description="Wort Beschreibung"), 2),
    (lambda: factories.author("Wort Name", description="Wort über mich"), 2),
    (lambda: factories.topic("Wort Thema"), 1),
    (lambda: factories.person("Wort Person", role="Wort Rolle", office_hours="Wort Zeit"), 3),
    (
        lambda: Place.objects.create(
            name="Wort Ort",
            directions="Wort Weg",
            accessibility="Wort Stufen",
            locale=factories.language(),
        ),
        3,
    ),
    (
        lambda: Organisation.objects.create(
            name="Wort Verein",
            kind="Wort Art",
            description="Wort Zweck",
            locale=factories.language(),
        ),
        3,
    ),
]


def test_every_word_of_a_snippet_makes_the_round_trip() -> None:
    arabic = language("ar")
    for make, number in SNIPPETS:
        source = make()
        german = {name for name, value in words(source).items() if GERMAN in value}
        assert len(german) == number, source
        target = type(source).objects.get(pk=translate(source, arabic).pk)
        assert {name for name, value in words(target).items() if ARABIC in value} == german
        assert not [value for value in words(target).values() if GERMAN in value], source
