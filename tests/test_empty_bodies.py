"""What says nothing but its title is a draft: it is neither handed in nor published."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from garten.models import DiaryEntryPage
from projekte.models import ProjectPage
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import add_url, create, edit, enter, open_form
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db

HEADING = ("heading", {"text": "Am Hang", "level": "h2"})
EMPTY = {
    "nothing": [],
    "an empty paragraph": [("text", rich_text("<p>\u00a0</p>"))],
    "headings alone": [HEADING],
}


def make_film() -> Any:
    return "embed", {"url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "title": "Der Hang"}


def make_picture() -> Any:
    image = {"image": factories.image().pk, "decorative": "", "alt_text": "Acht Bänke"}
    return "image", {"image": image, "caption": ""}


def send(
    client: Client, model: type[Page], parent: Page, action: str = "action-submit", **fields: Any
) -> Any:
    """A new page with title and teaser; the answer."""
    url = add_url(model, parent)
    fields = {"title": "Acht Bänke", "slug": "acht-baenke", "teaser": "Am Hang", **fields}
    return client.post(url, open_form(client, url) | nested_form_data({**fields, action: action}))


def write_article(client: Client, body: list[Any]) -> Any:
    rows = {"authors": inline_formset([]), "rubric": factories.rubric().pk}
    return send(client, ArticlePage, factories.newspaper(), body=streamfield(body), **rows)


@pytest.mark.parametrize("body", EMPTY.values(), ids=EMPTY)
def test_article_without_a_text_is_not_handed_in_and_loses_nothing(
    volunteer: Client, body: list[Any]
) -> None:
    response = write_article(volunteer, body)
    assert list(response.context["form"].errors) == ["body"]
    html = response.content.decode()
    assert "Hier steht noch kein Text." in html
    assert "Am Hang" in html
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize("make", [make_picture, make_film])
def test_a_picture_or_a_film_is_enough(volunteer: Client, make: Any) -> None:
    assert write_article(volunteer, [make()]).status_code == 302


def test_each_kind_of_page_asks_for_what_it_is_made_of(moderator: Client) -> None:
    entry = send(moderator, DiaryEntryPage, gardens.diary(), body=streamfield([]))
    assert list(entry.context["form"].errors) == ["body"]
    event = send(
        moderator, EventPage, events.calendar(), body=streamfield([]), dates=streamfield([])
    )
    assert "dates" in event.context["form"].errors
    assert "wann sie stattfindet" in event.content.decode()


def test_project_says_its_aim_or_has_a_text(moderator: Client) -> None:
    index = projects.index()
    nothing = {"body": streamfield([]), "documents": streamfield([])}
    nothing |= {"related_pages": streamfield([]), "partners": inline_formset([])}
    nothing |= {"funding": inline_formset([])}
    response = send(moderator, ProjectPage, index, "action-publish", **nothing)
    assert list(response.context["form"].errors) == ["body"]
    nothing["aim"] = "Der Hang soll bleiben."
    assert send(moderator, ProjectPage, index, "action-publish", **nothing).status_code == 302


def test_draft_waits_for_its_text(volunteer: Client) -> None:
    fields = {"title": "Gedanke", "slug": "gedanke", "body": streamfield([])}
    assert not create(volunteer, ArticlePage, factories.newspaper(), **fields).live


def test_what_was_emptied_is_not_published_again() -> None:
    """Nor by the office, whose own draft it may be."""
    office = enter("leitung", None)
    page = factories.article()
    response = edit(office, page, "action-submit", **nested_form_data({"body": streamfield([])}))
    assert list(response.context["form"].errors) == ["body"]
