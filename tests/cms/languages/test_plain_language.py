"""Simple German: a line for each sentence, and hints while it is written that stop nobody."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.languages.models import LiveTranslation
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import decide, enter
from tests.readers import read, text
from tests.translating import edit_url, find_box, language, open_boxes, publish_translation, send

pytestmark = pytest.mark.django_db

GERMAN = "Am 3. Oktober ist Markt."
HARD = "Der Weg wird gebaut, z. B. im Mai."
PLAIN = "Am 3. Oktober ist Markt. Es gibt z. B. Kuchen. „Kommen Sie!“ Bitte <b>alle.</b> Danke."
LINES = [
    "Am 3. Oktober ist Markt.",
    "Es gibt z. B. Kuchen.",
    "„Kommen Sie!“",
    "Bitte <b>alle.</b>",
    "Danke.",
]


@pytest.fixture
def article() -> ArticlePage:
    """Published in German, with the paper and the front page in both languages."""
    for code in ("de-simple", "uk"):
        publish_translation(factories.newspaper(), language(code))
    body = [{"type": "text", "value": f"<p>{GERMAN}</p>"}]
    return factories.article("Markt", teaser="Es gibt Kuchen.", body=body)


def start(article: ArticlePage, code: str = "de-simple") -> ArticlePage:
    """The page, opened for translators."""
    send(enter("sender"), article, code)
    return article.get_translation(Locale.objects.get(language_code=code)).specific


def hints(client: Client, page: ArticlePage) -> str:
    """All that the rules say in the translator's form."""
    found = read(client, edit_url(page)).select(".hint")
    return " ".join(" ".join(hint.get_text(" ").split()) for hint in found)


def ask(client: Client, **data: str) -> str:
    """What the form shows while somebody types."""
    return client.post(reverse("check_simple_german"), data).content.decode()


def test_saved_text_has_its_hints_beside_it_and_can_be_handed_in(
    article: ArticlePage, translator: Client
) -> None:
    page = start(article)
    boxes = {name: HARD for name in open_boxes(translator, page) if name.startswith("text-")}
    data = open_boxes(translator, page) | boxes | {"submit": "yes"}
    translator.post(edit_url(page), data)
    page.refresh_from_db()
    assert page.workflow_in_progress
    found = hints(translator, page)
    assert "„wird gebaut“ : Passiv" in found
    assert "„z. B.“ : Abkürzung" in found
    assert "„zum Beispiel“" in found
    decide(enter("olga"), page)
    page.refresh_from_db()
    assert page.live


def test_hints_are_for_simple_german_only(article: ArticlePage, translator: Client) -> None:
    page = start(article, "uk")
    box = find_box(translator, page, "Markt")
    translator.post(edit_url(page), open_boxes(translator, page) | {box: HARD, "save": "yes"})
    soup = read(translator, edit_url(page))
    assert not soup.select(".hint, [data-check], [data-hint-count]")


def test_typed_text_is_checked_without_being_saved_and_for_staff_only(
    translator: Client, client: Client
) -> None:
    answer = ask(translator, text=HARD, box="id_text-1")
    assert 'href="#id_text-1" data-start="8" data-end="19"' in answer
    assert "Passiv" in answer
    assert "<b>" not in ask(translator, text="Der <b>Weg wird gebaut</b>.", rich="yes")
    assert ask(translator, text="Wir bauen den Weg.").strip() == ""
    assert ask(translator).strip() == ""
    response = client.post(reverse("check_simple_german"), {"text": HARD})
    assert response["location"].startswith(reverse("wagtailadmin_login"))


def test_reader_finds_each_sentence_on_a_line_of_its_own_in_simple_german_alone(
    article: ArticlePage, client: Client
) -> None:
    locale = language("de-simple")
    page = publish_translation(article, locale, **{GERMAN: PLAIN, "Es gibt Kuchen.": "So. Und so."})
    soup = read(client, page.get_url())
    shown = soup.select_one(".prose p").decode_contents().replace("<br/>", "<br>")
    assert shown.split("<br>") == LINES
    stored = LiveTranslation.objects.get(translation__source__object_id=page.translation_key)
    assert PLAIN in {each["text"] for each in stored.segments}
    assert "<br" not in str(page.body)
    # Nobody has tested it, so that it is not called “Leichte Sprache”.
    assert text(soup, ".languages [aria-current]") == "Einfache Sprache"
    assert "Diese Seite ist in Einfacher Sprache." in text(soup)
    assert "Leichte" not in text(soup, "body")
    ukrainian = publish_translation(article, language("uk"), **{GERMAN: PLAIN})
    for url in (article.get_url(), ukrainian.get_url()):
        assert not read(client, url).select(".prose br")
