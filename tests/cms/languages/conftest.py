"""Who works on translations, and on what."""

import pytest
from django.test import Client
from wagtail.models import Locale

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import enter
from tests.translating import language, publish_translation, send


@pytest.fixture
def office() -> Client:
    """Somebody who decides."""
    return enter("olga", Role.MODERATORS)


@pytest.fixture
def translator() -> Client:
    """Somebody who translates and may not publish."""
    return enter("taras", Role.TRANSLATORS)


@pytest.fixture
def ukrainian() -> Locale:
    """A language that is online, with its newspaper."""
    locale = language("uk")
    publish_translation(factories.newspaper(), locale)
    return locale


@pytest.fixture
def article(ukrainian: Locale) -> ArticlePage:
    """Published in German."""
    return factories.article("Acht Bänke", teaser="Am Hang stehen Bänke.")


@pytest.fixture
def page(ukrainian: Locale, office: Client) -> ArticlePage:
    """An article in Ukrainian: given to translators, nothing translated yet."""
    body = [("text", '<p>Ein <b>fettes</b> <a href="https://example.org/?a=1">Wort</a></p>')]
    article = factories.article("Acht Bänke", teaser="Am Hang & am Bach", body=body)
    send(office, article, "uk")
    return article.get_translation(ukrainian).specific
