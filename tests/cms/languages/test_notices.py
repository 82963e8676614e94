"""Readers are told how far they can trust a translation."""

import pytest
from django.test import Client
from wagtail.models import Locale

from stadtteilzeitung.models import ArticlePage
from tests.editing import decide, now
from tests.readers import read, text
from tests.translating import change, language, publish_translation, send, translate

pytestmark = pytest.mark.django_db

NOTICE = ".translation-notice"


def test_outdated_translation_alone_says_so_and_leads_to_the_original(
    article: ArticlePage, ukrainian: Locale, client: Client
) -> None:
    page = publish_translation(article, ukrainian)
    for url in (article.get_url(), page.get_url()):
        assert not read(client, url).select(NOTICE)
    change(article, title="Neun Bänke")
    soup = read(client, page.get_url())
    assert "Оригінал" in text(soup, NOTICE)
    link = soup.select_one(f"{NOTICE} a")
    assert (link["href"], link["hreflang"]) == (article.get_url(), "de")


def test_who_translated_and_who_checked_is_named_by_full_name(
    article: ArticlePage, translator: Client, office: Client, client: Client
) -> None:
    for person, first_name in ((translator, "Taras"), (office, "Olga")):
        person.user.first_name, person.user.last_name = first_name, "Beispiel"
        person.user.save()
    send(office, article, "uk")
    page = article.get_translation(language("uk")).specific
    translate(translator, page, "submit")
    decide(office, page)
    said = text(read(client, now(page).get_url()), ".translation-credits")
    assert "Taras Beispiel" in said
    assert "Olga Beispiel" in said
