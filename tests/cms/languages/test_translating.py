"""From the German page to one in another language: sent, translated, handed in, released."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.languages.models import LiveTranslation
from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import decide, enter
from tests.readers import read, text
from tests.translating import (
    change,
    edit_url,
    find_box,
    open_boxes,
    publish_translation,
    send,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ukrainian_newspaper")]


def target(page: Page, code: str = "uk") -> ArticlePage:
    """The page in another language as it stands in the database."""
    return page.get_translation(Locale.objects.get(language_code=code)).specific


def test_from_german_to_ukrainian(
    office: Client, translator: Client, article: ArticlePage, client: Client
) -> None:
    send(office, article, "uk")
    page = target(article)
    assert client.get(page.get_url()).status_code == 404

    translate(translator, page, "submit", **{"Acht Bänke": "Вісім лавок"})
    page.refresh_from_db()
    assert not page.live
    assert page.workflow_in_progress

    decide(office, page)
    page.refresh_from_db()
    shown = text(read(client, page.get_url()))
    assert "Вісім лавок" in shown
    assert "uk Am Hang stehen Bänke." in str(read(client, page.get_url()))
    assert page.slug == "visim-lavok"


def test_nothing_with_gaps_is_handed_in_or_published_by_any_road(
    office: Client, translator: Client, article: ArticlePage
) -> None:
    send(office, article, "uk")
    page = target(article)
    box = find_box(translator, page, "Acht Bänke")
    data = open_boxes(translator, page) | {box: "Вісім лавок", "submit": "yes"}
    answer = translator.post(edit_url(page), data, follow=True)
    assert "haben noch keine Übersetzung" in answer.content.decode()
    assert open_boxes(translator, page)[box] == "Вісім лавок"
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    office.post(f"{url}?id={page.pk}&next=/admin/")
    page.refresh_from_db()
    assert not page.workflow_in_progress
    assert not page.live


def test_changed_translation_waits_beside_the_published_one(
    office: Client, translator: Client, article: ArticlePage, client: Client
) -> None:
    page = publish_translation(article, Locale.objects.get(language_code="uk"))
    translate(translator, page, "save", **{"Acht Bänke": "Нове"})
    page.refresh_from_db()
    assert page.title == "uk Acht Bänke"
    assert "uk Acht Bänke" in text(read(client, page.get_url()))
    translate(translator, page, "submit", **{"Acht Bänke": "Нове"})
    decide(office, page)
    assert "Нове" in text(read(client, page.get_url()))


def test_what_changed_in_german_stands_beside_the_old_whose_words_have_to_be_confirmed(
    office: Client, translator: Client, article: ArticlePage
) -> None:
    page = publish_translation(article, Locale.objects.get(language_code="uk"))
    change(article, teaser="Am Hang stehen  Bänke!")
    shown = text(read(translator, edit_url(page)))
    for words in ("Am Hang stehen Bänke.", "Am Hang stehen Bänke!", "Das Original hat sich"):
        assert words in shown
    live = LiveTranslation.objects.get(
        translation__target_locale=page.locale_id,
        translation__source__object_id=page.translation_key,
    )
    assert live.digest != live.translation.source.state.digest
    box = find_box(translator, page, "Am Hang stehen  Bänke!")
    data = open_boxes(translator, page)
    assert data[box] == "uk Am Hang stehen Bänke."
    translator.post(edit_url(page), data | {"submit": "yes"})
    assert not target(article).workflow_in_progress
    name = box.replace("text-", "confirmed-")
    translator.post(edit_url(page), open_boxes(translator, page) | {name: "yes", "submit": "yes"})
    assert target(article).workflow_in_progress


def test_two_translators_lose_nothing(
    office: Client, translator: Client, article: ArticlePage
) -> None:
    send(office, article, "uk")
    page, second = target(article), enter("iryna", Role.TRANSLATORS)
    box = find_box(translator, page, "Acht Bänke")
    first_form, second_form = open_boxes(translator, page), open_boxes(second, page)
    translator.post(edit_url(page), first_form | {box: "Лавки", "save": "yes"})
    answer = second.post(edit_url(page), second_form | {box: "Вісім", "save": "yes"})
    shown = answer.content.decode()
    assert "hat inzwischen gespeichert" in shown
    assert "Лавки" in shown
    assert "Вісім" in shown
    assert open_boxes(translator, page)[box] == "Лавки"


def test_wrong_marks_are_named_and_kept(
    office: Client, translator: Client, article: ArticlePage
) -> None:
    rich = factories.article("Fett", body=[("text", "<p>Ein <b>fettes</b> Wort</p>")])
    send(office, rich, "uk")
    page = target(rich)
    box = find_box(translator, page, "Ein <b>fettes</b> Wort")
    wrong = "Слово <u>жирне</u>"
    answer = translator.post(
        edit_url(page), open_boxes(translator, page) | {box: wrong, "save": "yes"}
    )
    shown = answer.content.decode()
    assert "spitzen Klammern" in shown
    assert "Слово &lt;u&gt;жирне&lt;/u&gt;" in shown
