"""A machine drafts what has no words yet; people confirm it, hand it in and release it."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories, machine
from tests.cms.webhooks.receiving import refusing
from tests.editing import decide, enter, now
from tests.readers import read, text
from tests.translating import (
    edit_url,
    find_box,
    open_boxes,
    send,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent_page")]


@pytest.fixture
def page(sent_page: int) -> ArticlePage:
    """An article in Ukrainian: given to translators, nothing translated yet."""
    return ArticlePage.objects.get(pk=sent_page)


NOTICE = ".translation-notice"
LIBRE, DEEPL = (
    "cms.languages.machine_translation.LibreTranslate",
    "cms.languages.machine_translation.DeepL",
)


@pytest.fixture
def libre(settings: Any) -> Iterator[machine.Machine]:
    """A LibreTranslate of one's own."""
    with machine.running() as server:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": LIBRE,
            "OPTIONS": {"LIBRETRANSLATE_URL": server.url, "API_KEY": "k"},
        }
        yield server


@pytest.fixture
def deepl(settings: Any) -> Iterator[machine.Machine]:
    """DeepL."""
    with machine.running() as server:
        options = {"AUTH_KEY": "geheim", "URL": f"{server.url}/v2/translate"}
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": DEEPL, "OPTIONS": options}
        yield server


def press(client: Client, page: ArticlePage, button: str = "machine", **data: str) -> str:
    """Send the form as it stands, with a button pressed; gives what the next page says."""
    return text(press_and_look(client, page, button, **data), "body")


def press_and_look(
    client: Client, page: ArticlePage, button: str = "machine", **data: str
) -> BeautifulSoup:
    """The same, and gives the next page."""
    sent = {**open_boxes(client, page), button: "all", **data}
    answer = client.post(edit_url(page), sent, follow=True)
    return BeautifulSoup(answer.content, "lxml")


def read_box(shown: BeautifulSoup, name: str) -> str:
    """What stands in a box of the form."""
    return text(shown, f"textarea[name='{name}']")


def ticks(client: Client, page: ArticlePage) -> dict[str, str]:
    """All confirmations that the form asks for, given."""
    return find_ticks(read(client, edit_url(page)))


def find_ticks(shown: BeautifulSoup) -> dict[str, str]:
    """The same for a form that was opened."""
    return {str(box["name"]): "yes" for box in shown.select("input[name^=confirmed-]")}


def test_draft_is_made_marked_and_seen_by_nobody(
    libre: machine.Machine, translator: Client, page: ArticlePage, client: Client
) -> None:
    message = press(translator, page)
    assert "Eine Maschine hat" in message
    page = now(page)
    assert not page.live
    assert not page.workflow_in_progress
    draft = page.get_latest_revision_as_object()
    assert draft.title == "uk Acht Bänke"
    assert draft.teaser == "uk Am Hang & am Bach"
    assert 'href="https://example.org/?a=1"' in str(draft.body)
    assert client.get(page.get_url()).status_code == 404
    assert len(ticks(translator, page)) == len(libre.asked[0]["q"])
    board = read(translator, reverse("translation_board"))
    assert "Maschinenentwurf" in text(board, "table")


def test_readers_are_told_until_somebody_has_confirmed_every_sentence(
    libre: machine.Machine, translator: Client, office: Client, page: ArticlePage, client: Client
) -> None:
    press(translator, page)
    press(translator, page, "submit")
    decide(office, page)
    assert read(client, now(page).get_url()).select(NOTICE)
    press(translator, page, "submit", **ticks(translator, page))
    assert read(client, now(page).get_url()).select(NOTICE)
    decide(office, now(page))
    assert not read(client, now(page).get_url()).select(NOTICE)


@pytest.mark.parametrize("is_read", [True, False])
def test_who_only_clicks_a_draft_through_does_not_release_it(
    libre: machine.Machine, translator: Client, office: Client, page: ArticlePage, is_read: bool
) -> None:
    press(translator, page)
    press(office, page, "publish")
    assert not now(page).live
    press(office, page, "submit", **(ticks(office, page) if is_read else {}))
    assert now(page).workflow_in_progress
    decide(office, page)
    assert not now(page).live
    decide(enter("maria", Role.MODERATORS), page)
    assert now(page).live


def test_one_sentence_is_drafted_alone_and_typed_words_are_kept(
    libre: machine.Machine, translator: Client, page: ArticlePage
) -> None:
    title = find_box(translator, page, "Acht Bänke")
    teaser = find_box(translator, page, "Am Hang & am Bach")
    one = teaser.removeprefix("text-")
    press(translator, page, machine=one, **{title: "Вісім лавок"})
    assert libre.asked[0]["q"] == ["Am Hang &amp; am Bach"]
    boxes = open_boxes(translator, page)
    assert boxes[title] == "Вісім лавок"
    assert boxes[teaser] == "uk Am Hang & am Bach"
    assert sum(bool(value) for name, value in boxes.items() if name.startswith("text-")) == 2


#: What the service answers, and a part of the sentence that translators read.
FAILURES: list[tuple[int, bytes | None, str]] = [
    (403, None, "nimmt den Schlüssel nicht an"),
    (400, None, "kennt die Sprache nicht"),
    (429, None, "zu viel zu tun"),
    (456, None, "Kontingent"),
    (302, None, "antwortet nicht"),
    (500, None, "antwortet nicht"),
    (200, b"", "antwortet nicht"),
    (200, b"<html>", "antwortet nicht"),
    (200, b"[]", "antwortet nicht"),
    (200, b'{"translatedText": ["x"]}', "antwortet nicht"),
    (200, b'"x"', "antwortet nicht"),
]


def test_what_goes_wrong_is_said_and_nothing_is_lost(
    libre: machine.Machine, translator: Client, page: ArticlePage, settings: Any
) -> None:
    title = find_box(translator, page, "Acht Bänke")
    for number, (status, body, sentence) in enumerate(FAILURES, 1):
        libre.statuses, libre.body = [status], body
        shown = press_and_look(translator, page, **{title: "Вісім лавок"})
        assert sentence in text(shown, "body"), (status, body)
        assert read_box(shown, title) == "Вісім лавок"
        assert not find_ticks(shown)
        assert len(libre.asked) == number
    with refusing() as url:
        options = {"LIBRETRANSLATE_URL": url, "API_KEY": ""}
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": LIBRE, "OPTIONS": options}
        assert "antwortet nicht" in press(translator, page)


def test_a_service_that_fails_half_way_leaves_what_it_has_written(
    libre: machine.Machine, translator: Client, page: ArticlePage, monkeypatch: Any
) -> None:
    monkeypatch.setattr("cms.languages.machine_translation.TEXTS_AT_ONCE", 1)
    libre.statuses = [200, 500]
    message = press(translator, page)
    assert "einen Satz" in message
    assert "antwortet nicht" in message
    assert len(ticks(translator, page)) == 1
    assert now(page).get_latest_revision_as_object().title == "uk Acht Bänke"


def test_sentences_with_damaged_links_are_left_to_people(
    libre: machine.Machine, translator: Client, page: ArticlePage
) -> None:
    box = find_box(translator, page, 'Ein <b>fettes</b> <a id="a1">Wort</a>')
    for broken in (
        "Слово без посилання",
        '<a id="a2">Слово</a>',
        '<a id="a1" href="javascript:alert(1)">Слово</a>',
        '<script>alert(1)</script><a id="a1">Слово</a>',
        "",
        None,
    ):
        libre.word = lambda text, broken=broken: broken if "<a" in text else f"uk {text}"
        shown = press_and_look(translator, page)
        assert "beschädigt" in text(shown, "body"), broken
        assert read_box(shown, box) == "", broken


def test_what_waits_for_its_release_is_left_alone(
    libre: machine.Machine, translator: Client, page: ArticlePage
) -> None:
    press(translator, page)
    press(translator, page, "submit")
    before, asked = now(page).latest_revision_id, len(libre.asked)
    press(translator, page)
    assert now(page).latest_revision_id == before
    assert len(libre.asked) == asked


def test_strangers_ask_no_machine(
    libre: machine.Machine, translator: Client, page: ArticlePage
) -> None:
    stranger = enter("hans", Role.GARDENERS)
    stranger.post(edit_url(page), open_boxes(translator, page) | {"machine": "all"})
    assert not libre.asked
    assert not now(page).live


def test_deepl_is_asked_in_its_own_way(
    deepl: machine.Machine, translator: Client, page: ArticlePage
) -> None:
    press(translator, page)
    assert deepl.headers[0]["Authorization"] == "DeepL-Auth-Key geheim"
    asked = deepl.asked[0]
    assert (asked["source_lang"], asked["target_lang"], asked["tag_handling"]) == (
        "DE",
        "UK",
        "xml",
    )
    assert now(page).get_latest_revision_as_object().title == "UK Acht Bänke"


@pytest.mark.parametrize(
    ("name", "codes"),
    [("deepl", {"ar", "en", "ru", "uk"}), ("libre", {"ar", "en", "fa", "ru", "uk"})],
)
def test_there_is_a_button_only_where_the_machine_knows_the_language(
    name: str, codes: set[str], request: pytest.FixtureRequest, office: Client
) -> None:
    request.getfixturevalue(name)
    original = factories.standard_page(title="Sprechzeiten")
    others = {"ar", "de-simple", "en", "fa", "ru", "uk"}
    send(office, original, *others)
    shown = {
        page.locale.language_code
        for page in original.get_translations()
        if read(office, edit_url(page)).select("button[name=machine]")
    }
    assert shown == codes


def test_without_a_machine_everything_works_by_hand(translator: Client, page: ArticlePage) -> None:
    assert not read(translator, edit_url(page)).select("button[name=machine]")
    assert "keine Maschine" in press(translator, page)


def test_whoever_sends_a_page_may_ask_for_a_draft_at_once(
    libre: machine.Machine, office: Client
) -> None:
    page = factories.standard_page(title="Sprechzeiten")
    locale = Locale.objects.get(language_code="uk")
    url = reverse("send_to_translators", args=[page.pk])
    office.post(url, {"locales": [locale.pk], "machine": "on"})
    draft = page.get_translation(locale)
    assert not draft.live
    assert draft.get_latest_revision_as_object().title == "uk Sprechzeiten"
