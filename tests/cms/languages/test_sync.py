"""Facts of an original reach its translations at once; words wait for a translator."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.core.models import Place
from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import enter
from tests.garten import factories as gardens
from tests.readers import read, text
from tests.translating import change, language, publish_translation, translate
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def ukrainian() -> Locale:
    """A language that is online."""
    return language("uk")


def days(page: EventPage) -> list[str]:
    """On which days it takes place."""
    return [row.start.date().isoformat() for row in page.occurrences.all()]


def test_a_moved_event_is_moved_in_every_language(ukrainian: Locale) -> None:
    first, second = events.in_days(3), events.in_days(9)
    event = events.event("Fest", events.once(first, title="Eröffnung"))
    page = publish_translation(event, ukrainian)
    assert days(page) == [first]
    moved = events.once(second, title="Mit neuem Titel")
    change(event, dates=EventPage.get_dates_block().to_python([moved]))
    page = EventPage.objects.get(pk=page.pk)
    assert page.title == "uk Fest"
    assert days(page) == [second]
    assert "Mit neuem Titel" not in str(page.dates.raw_data[0])


def test_what_a_translator_is_still_writing_stays_unseen(ukrainian: Locale, client: Client) -> None:
    publish_translation(factories.newspaper(), ukrainian)
    article = factories.article("Acht Bänke", body=[("text", "<p>Ein Satz.</p>")])
    page = publish_translation(article, ukrainian)
    translate(enter("taras", Role.TRANSLATORS), page, "save", **{"Ein Satz.": "Ще не готово"})
    change(article, lead_image=factories.image())
    page = ArticlePage.objects.get(pk=page.pk)
    shown = text(read(client, page.get_url()))
    assert "uk Ein Satz." in shown
    assert "Ще не готово" not in shown
    draft = page.get_latest_revision_as_object()
    assert "Ще не готово" in str(draft.body)
    assert page.lead_image == draft.lead_image == article.lead_image


def test_rows_follow_and_new_ones_wait_for_their_words(ukrainian: Locale) -> None:
    gardens.garden()
    publish_translation(gardens.garden(), ukrainian)
    year = gardens.year(gardens.task(3, "Erbsen"), gardens.task(4, "Bohnen"))
    page = publish_translation(year, ukrainian)
    first, second = year.tasks.all()
    first.month = 5
    year.tasks.set(factories.in_order([first, gardens.task(6, "Kürbis")]))
    year.save_revision().publish()
    assert [(row.month, row.what) for row in page.tasks.all()] == [(5, "uk Erbsen")]
    assert second not in page.tasks.all()


def test_another_place_is_another_place_in_every_language(ukrainian: Locale) -> None:
    event = events.event("Fest")
    page = publish_translation(event, ukrainian)
    place = Place.objects.create(name="Marktplatz", locale=factories.language())
    change(event, place=place)
    page.refresh_from_db()
    assert page.place == place
    translated = place.copy_for_translation(ukrainian)
    translated.name = "Ринок"
    translated.save()
    page.refresh_from_db()
    assert page.place == translated


@pytest.mark.parametrize("road", ["unpublish", "delete", "expire"])
def test_an_original_taken_offline_takes_its_translations_along(
    road: str, ukrainian: Locale, client: Client
) -> None:
    article = factories.standard_page(title="Acht Bänke")
    page = publish_translation(article, ukrainian)
    assert "uk Acht Bänke" in text(read(client, page.get_url()))
    if road == "expire":
        article.expire_at = article.first_published_at
        article.save()
        call_command("publish_scheduled")
    else:
        office = enter("olga", Role.MODERATORS)
        url = reverse(f"wagtailadmin_pages:{road}", args=[article.pk])
        assert road == "delete" or "Übersetzung" in office.get(url).content.decode()
        office.post(url)
    read(client, page.get_url(), 404)
