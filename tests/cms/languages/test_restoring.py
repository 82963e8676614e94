"""An old version of a translation comes back in one click, and can be released as it is."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.languages.models import TranslatedRevision
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import decide, now
from tests.readers import read, text
from tests.translating import (
    change,
    edit_url,
    find_box,
    language,
    open_boxes,
    publish_translation,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ArticlePage:
    """A published translation."""
    publish_translation(factories.newspaper(), language("uk"))
    article = factories.article("Acht Bänke", teaser="Am Hang stehen Bänke.")
    return publish_translation(article, Locale.objects.get(language_code="uk"))


def bring_back(client: Client, page: ArticlePage, revision: int) -> str:
    """Press the button in the history; gives what is said."""
    url = reverse("restore_revision", args=[page.pk, revision])
    return client.post(url, follow=True).content.decode()


def test_old_words_are_back_and_released_without_another_step(
    translator: Client, office: Client, page: ArticlePage, client: Client
) -> None:
    old = page.latest_revision_id
    translate(translator, page, "submit", **{"Acht Bänke": "Нове"})
    decide(office, page)
    assert "Нове" in text(read(client, now(page).get_url()))
    assert "wieder da" in bring_back(translator, page, old)
    box = find_box(translator, page, "Acht Bänke")
    assert open_boxes(translator, page)[box] == "uk Acht Bänke"
    assert "Нове" in text(read(client, now(page).get_url()))
    office.post(edit_url(page), open_boxes(office, page) | {"publish": "yes"})
    assert "uk Acht Bänke" in text(read(client, now(page).get_url()))
    assert (
        "Fassung vom"
        in read(office, reverse("wagtailadmin_pages:history", args=[page.pk])).get_text()
    )


def test_what_the_original_says_since_then_stays_translated(
    translator: Client, page: ArticlePage
) -> None:
    old = page.latest_revision_id
    change(page.get_translation(factories.language()), title="Neun Bänke")
    translate(translator, page, "save", **{"Neun Bänke": "Дев’ять"})
    bring_back(translator, page, old)
    draft = now(page).get_latest_revision_as_object()
    assert draft.title == "Дев’ять"
    assert draft.teaser == "uk Am Hang stehen Bänke."
    assert not now(page).latest_revision.translated.missing


def test_version_of_unknown_origin_is_refused_in_words(
    translator: Client, page: ArticlePage
) -> None:
    old = page.latest_revision_id
    translate(translator, page, "save", **{"Acht Bänke": "Нове"})
    before = now(page).latest_revision_id
    TranslatedRevision.objects.filter(revision=old).delete()
    assert "nichts bekannt" in bring_back(translator, page, old)
    assert now(page).latest_revision_id == before
