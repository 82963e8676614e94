"""What the demo says in one place agrees with what it says in another."""

import pytest
from django.test import Client
from django.utils.timezone import localtime
from pypdf import PdfReader
from wagtail.models import Locale

from cms.hours.office import read_schedule
from cms.hours.public_holidays import is_public_holiday
from home.models import StandardPage
from stadtteilzeitung.models import IssuePage
from tests.readers import read
from veranstaltungen.models import Occurrence
from veranstaltungen.models.occurrences import OccurrenceQuerySet

pytestmark = pytest.mark.django_db

OFFICE = "Stadtteilbüro Winzerla"
#: Monday, Tuesday and Thursday, as the contact page has them.
OPEN = {0, 1, 3}


def german_dates(**conditions: str) -> OccurrenceQuerySet:
    """All dates of events of these kinds, in German."""
    locale = Locale.get_default()
    return Occurrence.objects.filter(event__locale=locale, **conditions).select_related("event")


def test_nobody_is_received_while_the_office_is_closed(demo: Client) -> None:
    closed = german_dates(event__slug="schliesszeit")
    dates = german_dates(event__place__name=OFFICE).exclude(event__slug="schliesszeit")
    found = [(date.event.slug, date.first_day) for date in dates if date.first_day]
    schedule = read_schedule()
    assert closed
    assert len({slug for slug, _day in found}) > 5
    for slug, day in found:
        meets = [each for each in closed if each.first_day <= day <= each.last_day]
        regular = slug != "fruehjahrsputz"
        assert not meets, (slug, day)
        assert not (regular and is_public_holiday(day)), (slug, day)
        assert not schedule.find_closure(day), (slug, day)


def test_counsel_is_given_in_opening_hours(demo: Client) -> None:
    dates = german_dates(event__place__name=OFFICE, event__kind__name="Beratung")
    hours = [localtime(date.start) for date in dates.exclude(event__slug="schliesszeit")]
    assert hours
    assert {hour.weekday() for hour in hours} <= OPEN
    assert all(hour.hour >= (13 if hour.weekday() == 0 else 10) for hour in hours)


def test_garden_rests_from_december_to_february(demo: Client) -> None:
    dates = german_dates(event__slug="gartenzeit")
    assert {date.first_day.month for date in dates} == set(range(3, 12))


def test_papers_have_as_many_pages_as_their_issues_say(demo: Client) -> None:
    issues = IssuePage.objects.live().select_related("print_pdf", "online_pdf")
    counted = 0
    for issue in issues:
        said = [(issue.print_pdf, issue.print_pages), (issue.online_pdf, issue.online_pages)]
        for document, pages in said:
            assert (document is None) == (pages is None), issue.title
            if document:
                counted += 1
                with document.file.open("rb") as file:
                    assert len(PdfReader(file).pages) == pages, issue.title
        most = issue.online_pages or issue.print_pages
        assert all((entry.page or 1) <= most for entry in issue.entries.all()), issue.title
    assert counted > len(issues)


@pytest.mark.parametrize("slug", ["netzwerk", "kultur-und-beteiligung"])
def test_pages_name_the_place_at_which_the_network_meets(demo: Client, slug: str) -> None:
    dates = german_dates(event__title__startswith="Netzwerkrunde")
    (place,) = {date.event.place.name for date in dates}
    page = StandardPage.objects.get(slug=slug, locale=Locale.get_default())
    assert place in read(demo, page.url).select_one("main").get_text()
