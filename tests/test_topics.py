"""Pages of all sections find each other by their topics."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from cms.core.models import Topic
from cms.sections import Role
from tests import factories, trees
from tests.editing import enter, open_form, stored_streams
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.readers import links, queries, read, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

DATES = ".next-dates"
PAGES = "#pages-about ~ ul .teaser__title"


@pytest.fixture
def topic() -> Topic:
    """What everything here is about."""
    return factories.topic("Garten")


def test_a_project_shows_articles_garden_and_dates_on_its_topics(
    client: Client, topic: Topic
) -> None:
    article = factories.article(topics=[topic])
    garden = gardens.garden(topics=[topic])
    event = events.event("Pflanzentausch", topics=[topic], status="cancelled")
    others = factories.topic("Verkehr")
    factories.article(topics=[others])
    events.event("Radtour", topics=[others])
    soup = read(client, projects.project(topics=[topic]).url)
    assert links(soup, PAGES) == [article.url, garden.url]
    assert links(soup, DATES) == [event.url]
    assert "abgesagt" in text(soup, DATES)


def test_the_garden_shows_dates_at_its_place_and_on_its_topics(
    client: Client, topic: Topic
) -> None:
    place = events.place("Gartentor")
    here = events.event("Gartenzeit", events.once(events.in_days(2)), place=place)
    about = events.event("Saatgutbörse", events.once(events.in_days(1)), topics=[topic])
    events.event("Anderswo", place=events.place("Gemeindesaal"))
    article = factories.article(topics=[topic])
    soup = read(client, gardens.garden(place=place, topics=[topic]).url)
    assert links(soup, DATES) == [about.url, here.url]
    assert links(soup, PAGES) == [article.url]
    assert "14–18 Uhr" in text(soup, DATES)


def test_a_page_on_several_topics_is_shown_once_and_a_chosen_one_apart(client: Client) -> None:
    shared, other = factories.topic(), factories.topic()
    article = factories.article("Zum Thema", topics=[shared])
    both = factories.article("Zu beiden", topics=[shared, other])
    factories.article("Etwas anderes", topics=[factories.topic()])
    chosen = factories.article("Gewählt", topics=[shared])
    project = projects.project(topics=[shared, other], related=[chosen])
    soup = read(client, project.url)
    assert links(soup, "#pages-about ~ ul .teaser__title") == [both.url, article.url]
    assert links(soup, "#project-related ~ ul") == [chosen.url]


def test_strangers_drafts_and_past_dates_are_not_shown(client: Client, topic: Topic) -> None:
    factories.article(topics=[])
    events.event("Radtour")
    events.event("Entwurf", topics=[topic], live=False)
    events.event("Vorbei", events.once(events.in_days(-3)), topics=[topic])
    factories.article(topics=[topic], live=False)
    for topics in ([], [topic]):
        soup = read(client, projects.project(topics=topics).url)
        assert not soup.select(PAGES)
        assert not soup.select(DATES)


def test_a_weekly_event_leaves_room_for_others(client: Client, topic: Topic) -> None:
    day = events.in_days(1)
    every = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    weekly = events.event("Offene Tür", events.weekly(day, *every), topics=[topic])
    other = events.event("Fest", events.once(events.in_days(9)), topics=[topic])
    soup = read(client, projects.project(topics=[topic]).url)
    assert links(soup, DATES) == [weekly.url, weekly.url, other.url]


def test_a_project_costs_the_same_with_few_and_with_many_pages_about_it(
    client: Client, topic: Topic
) -> None:
    project = projects.project(topics=[topic])
    gardens.garden(topics=[topic])

    def grow(number: int) -> None:
        factories.article(topics=[topic])
        events.event(f"Fest {number}", events.once(), topics=[topic])

    grow(0)
    few = queries(client, project.url)
    for number in range(1, 6):
        grow(number)
    assert len(queries(client, project.url)) == len(few)


@pytest.mark.parametrize("language", ["de", "uk"])
def test_editors_choose_each_topic_once_and_by_its_german_name(language: str) -> None:
    german = factories.topic("Wasser")
    foreign = german.copy_for_translation(Locale.objects.get(language_code="uk"))
    foreign.name = "Вода"
    foreign.save()
    page = factories.article("Brunnen", topics=[german])
    if language == "uk":
        trees.home("uk")
        trees.translate(page.get_parent(), "uk")
        page = trees.translate(page, "uk")
    client = enter("olga", Role.MODERATORS)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = client.get(url).context["form"]
    assert [(choice[0].value, choice[1]) for choice in form.fields["topics"].choices] == [
        (german.pk, "Wasser")
    ]
    sent = {**open_form(client, url), **stored_streams(page), "topics": [foreign.pk]}
    response = client.post(url, sent)
    assert response.context["form"].errors["topics"]
    assert list(page.topics.all()) == [german]
