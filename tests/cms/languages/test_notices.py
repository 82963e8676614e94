"""Readers are told how far they can trust a translation."""

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from stadtteilzeitung.models import ArticlePage
from tests import factories
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


def test_outdated_translation_says_so_to_all_who_may_read_it(
    article: ArticlePage, ukrainian: Locale, office: Client, client: Client
) -> None:
    page = publish_translation(article, ukrainian)
    change(article, title="Neun Bänke")
    restriction = factories.restrict(article)
    assert not read(client, page.get_url()).select(NOTICE)
    PageViewRestriction.objects.update(restriction_type=PageViewRestriction.LOGIN)
    assert read(office, page.get_url()).select(NOTICE)
    restriction.delete()
    page.unpublish()
    preview = now(page).get_latest_revision_as_object().make_preview_request()
    assert "Оригінал" in preview.render().content.decode()


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
