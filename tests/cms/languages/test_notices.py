"""Readers are told how far they can trust a translation."""

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from cms.languages.translating import drafts
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.readers import read, text
from tests.translating import change, language, publish_translation, write

pytestmark = pytest.mark.django_db

NOTICE = ".translation-notice"


@pytest.fixture
def ukrainian() -> Locale:
    """A language that is online, with its newspaper."""
    locale = language("uk")
    publish_translation(factories.newspaper(), locale)
    return locale


@pytest.fixture
def article(ukrainian: Locale) -> ArticlePage:
    """Published in German."""
    return factories.article("Acht Bänke")


def test_current_translations_and_originals_say_nothing(
    article: ArticlePage, ukrainian: Locale, client: Client
) -> None:
    page = publish_translation(article, ukrainian)
    for url in (article.get_url(), page.get_url()):
        assert not read(client, url).select(NOTICE)


def test_outdated_translation_says_since_when_and_leads_to_the_original(
    article: ArticlePage, ukrainian: Locale, client: Client
) -> None:
    page = publish_translation(article, ukrainian)
    change(article, title="Neun Bänke")
    soup = read(client, page.get_url())
    assert "Оригінал" in text(soup, NOTICE)
    link = soup.select_one(f"{NOTICE} a")
    assert link
    assert link["href"] == article.get_url()
    assert link["hreflang"] == "de"


def test_machine_made_translation_says_so_until_somebody_has_confirmed_it(
    article: ArticlePage, ukrainian: Locale, client: Client
) -> None:
    translation = drafts.start(article, ukrainian)
    write(translation)
    own = StringTranslation.objects.filter(context__object_id=article.translation_key)
    own.update(translation_type="machine")
    drafts.save_draft(translation, None).publish()
    page = article.get_translation(ukrainian)
    assert read(client, page.get_url()).select(NOTICE)
    own.update(translation_type="manual")
    drafts.save_draft(translation, None).publish()
    assert not read(client, page.get_url()).select(NOTICE)


def test_who_translated_and_who_checked_is_named_by_full_name(
    article: ArticlePage, ukrainian: Locale, client: Client
) -> None:
    person = factories.user("taras", None)
    person.first_name, person.last_name = "Taras", "Beispiel"
    person.save()
    translation = drafts.start(article, ukrainian)
    write(translation)
    drafts.save_draft(translation, person).publish()
    page = article.get_translation(ukrainian)
    assert "Taras Beispiel" in text(read(client, page.get_url()), ".translation-credits")
