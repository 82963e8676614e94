"""Who works on translations, and on what."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Locale

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.arranging import arranged, index
from tests.editing import come_back, enter
from tests.translating import language, publish_translation, send


@pytest.fixture
def office() -> Client:
    """Somebody who decides."""
    return come_back("olga", Role.MODERATORS)


@pytest.fixture
def translator() -> Client:
    """Somebody who translates and may not publish."""
    return enter("taras", Role.TRANSLATORS)


@pytest.fixture
def ukrainian() -> Locale:
    """A language that is online, with its newspaper."""
    return bring_newspaper()


@pytest.fixture
def article(ukrainian: Locale) -> ArticlePage:
    """Published in German."""
    return factories.article("Acht Bänke", teaser="Am Hang stehen Bänke.")


@pytest.fixture
def page(ukrainian: Locale, office: Client) -> ArticlePage:
    """An article in Ukrainian: given to translators, nothing translated yet."""
    return make_page(office)


# --- Once for all tests of a module ---------------------------------------------------------------


@pytest.fixture(scope="module")
def ukrainian_newspaper(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """What `ukrainian` asks for is there already: for modules that name it at their top."""
    with arranged(django_db_blocker):
        bring_newspaper()
        index()
        yield


@pytest.fixture(scope="module")
def sent_page(ukrainian_newspaper: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """The key of what `page` makes, for modules in which every test begins with it."""
    with arranged(django_db_blocker):
        page = make_page(come_back("olga", Role.MODERATORS))
        index()
        yield page.pk


# --- Parts ----------------------------------------------------------------------------------------


def bring_newspaper() -> Locale:
    """Put Ukrainian online, with its newspaper, unless it is."""
    locale, newspaper = language("uk"), factories.newspaper()
    if not newspaper.has_translation(locale):
        publish_translation(newspaper, locale)
    return locale


def make_page(office: Client) -> ArticlePage:
    """An article, given to translators into Ukrainian."""
    body = [("text", '<p>Ein <b>fettes</b> <a href="https://example.org/?a=1">Wort</a></p>')]
    article = factories.article("Acht Bänke", teaser="Am Hang & am Bach", body=body)
    send(office, article, "uk")
    return article.get_translation(Locale.objects.get(language_code="uk")).specific
