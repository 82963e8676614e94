"""Rubrics, menus and the address book in other languages: in words of that language, or not."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.languages.snippets import find_or_open, publish_snippet
from cms.sections import Role
from stadtteilzeitung.models import Rubric
from tests import factories, machine
from tests.editing import enter, save_snippet
from tests.readers import read, text
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

BOARD = "snippet_translations"


@pytest.fixture
def rubric() -> Rubric:
    """In German alone."""
    return factories.rubric("Aus dem Garten")


@pytest.fixture
def ukrainian() -> Locale:
    """Another language."""
    return Locale.objects.get(language_code="uk")


def address(snippet: Any) -> str:
    """Where it is translated into Ukrainian."""
    kind = ContentType.objects.get_for_model(snippet)
    return reverse("translate_snippet", args=[kind.pk, snippet.pk, "uk"])


def send(client: Client, snippet: Any, button: str, *words: str, version: str | None = None) -> str:
    """Fill in the boxes in their order and press a button; gives what the next page says."""
    soup = read(client, address(snippet))
    boxes = [str(box["name"]) for box in soup.select(".sentence textarea")]
    field = soup.select_one("input[name=version]")
    assert field
    data = {
        "version": version or str(field["value"]),
        button: "all",
        **dict(zip(boxes, words, strict=False)),
    }
    return client.post(address(snippet), data, follow=True).content.decode()


def put_online(client: Client, snippet: Any, *words: str) -> str:
    """A translator writes the words, and `client` confirms them; gives what the next page says."""
    known = get_user_model().objects.filter(username="schreibt").first()
    writer = Client()
    writer.force_login(known or factories.user("schreibt", Role.TRANSLATORS))
    send(writer, snippet, "save", *words)
    return send(client, snippet, "publish")


def light(client: Client, snippet: Any) -> str:
    """What the list says about its Ukrainian."""
    return text(read(client, reverse(BOARD)), f'a[href="{address(snippet)}"]')


def test_words_of_a_translator_wait_for_somebody_who_publishes(
    translator: Client, office: Client, rubric: Rubric, ukrainian: Locale
) -> None:
    assert "fehlen oder warten" in translator.get(reverse("translation_board")).content.decode()
    assert light(translator, rubric) == "fehlt"
    assert "Gespeichert" in send(translator, rubric, "save", "Садок")
    send(translator, rubric, "publish", "Садок")
    assert not rubric.has_translation(ukrainian)
    assert light(translator, rubric) == "wartet auf Freigabe"
    assert "Veröffentlicht" in send(office, rubric, "publish")
    translated = rubric.get_translation(ukrainian)
    assert (translated.name, translated.slug) == ("Садок", "sadok")
    assert light(translator, rubric) == "aktuell"
    # Whoever edits it is led to the translators' form.
    url = reverse(translated.snippet_viewset.get_url_name("edit"), args=[translated.pk])
    assert office.get(url).headers["Location"] == address(rubric)
    save_snippet(office, rubric, name="Aus dem Gemeinschaftsgarten")
    assert light(office, rubric) == "veraltet"
    assert rubric.get_translation(ukrainian).name == "Садок"


def test_nothing_with_gaps_is_published_and_figures_follow_at_once(
    office: Client, ukrainian: Locale
) -> None:
    person = factories.person("Frau Muster", role="Leitung", phone="03641 1234")
    assert "nicht veröffentlicht" in send(office, person, "publish", "Пані Мустер")
    assert not person.has_translation(ukrainian)
    assert light(office, person) == "in Arbeit"
    put_online(enter("kollegin"), person, "Пані Мустер", "Керівниця")
    save_snippet(office, person, phone="03641 9876")
    translated = person.get_translation(ukrainian)
    assert (translated.name, translated.phone) == ("Пані Мустер", "03641 9876")
    assert light(office, person) == "aktuell"


def test_nothing_puts_german_into_another_language(
    translator: Client, office: Client, rubric: Rubric, ukrainian: Locale
) -> None:
    send(translator, rubric, "publish")
    send(office, rubric, "publish")
    translation = find_or_open(rubric, ukrainian)
    with pytest.raises(ValidationError):
        publish_snippet(translation, None)
    assert not rubric.has_translation(ukrainian)
    # Files are for pages.
    for name in ("upload_po", "download_po"):
        assert office.post(reverse(name, args=[translation.pk])).status_code == 404
    assert Translation.objects.filter(pk=translation.pk).exists()


def test_a_page_shows_no_german_in_place_of_what_is_not_translated(
    rubric: Rubric, translator: Client, office: Client, client: Client
) -> None:
    locale = language("uk")
    publish_translation(factories.newspaper(), locale)
    page = publish_translation(factories.article("Acht Bänke", rubric=rubric), locale)
    send(translator, rubric, "save", "Садок")
    assert "Aus dem Garten" not in read(client, page.get_url()).get_text()
    assert "Садок" not in read(client, page.get_url()).get_text()
    send(office, rubric, "publish")
    assert "Садок" in read(client, page.get_url()).get_text()


def test_a_new_entry_of_a_menu_waits_for_its_words(office: Client, ukrainian: Locale) -> None:
    menu = factories.menu(factories.standard_page())
    item = menu.items.get()
    item.title = "Kontakt"
    item.save()
    put_online(office, menu, "Звʼязок")
    assert [each.title for each in menu.get_translation(ukrainian).items.all()] == ["Звʼязок"]
    save_snippet(office, menu, **{"items-0-title": "Adresse"})
    assert light(office, menu) == "veraltet"


def test_two_translators_lose_nothing(translator: Client, rubric: Rubric) -> None:
    send(translator, rubric, "save", "Садок")
    answer = send(enter("iryna", Role.TRANSLATORS), rubric, "save", "Город", version="new")
    assert "Садок" in answer
    assert "Город" in answer
    assert text(read(translator, address(rubric)), "textarea") == "Садок"


def test_words_of_a_machine_are_published_only_when_confirmed(
    office: Client, rubric: Rubric, ukrainian: Locale, settings: Any
) -> None:
    with machine.running() as server:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "cms.languages.machine_translation.LibreTranslate",
            "OPTIONS": {"LIBRETRANSLATE_URL": server.url, "API_KEY": ""},
        }
        send(office, rubric, "machine")
    assert "nicht veröffentlicht" in send(office, rubric, "publish", "uk Aus dem Garten")
    assert not rubric.has_translation(ukrainian)


@pytest.mark.parametrize("role", [Role.VOLUNTEERS, Role.GARDENERS])
def test_others_do_not_translate(role: Role, rubric: Rubric) -> None:
    stranger = enter("hans", role)
    for url in (reverse(BOARD), address(rubric)):
        assert stranger.get(url).headers["Location"].startswith(reverse("wagtailadmin_home"))
