"""What is done to many pages at once keeps the rules of one."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import create, draft_by, now, said

pytestmark = pytest.mark.django_db


def test_no_road_through_choosing_many_or_the_branch_above(
    moderator: Client, volunteer: Client
) -> None:
    mine, chosen = draft_by(moderator), draft_by(volunteer)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = moderator.post(f"{url}?id={mine.pk}&id={chosen.pk}", {})
    assert "1 Seite wurde nicht veröffentlicht" in said(response)
    assert (now(mine).live, now(chosen).live) == (False, True)

    below = draft_by(volunteer)
    moderator.post(f"{url}?id={mine.get_parent().pk}", {"include_descendants": "on"})
    assert (now(mine).live, now(below).live) == (False, True)


def test_a_page_that_lacks_something_keeps_no_other_from_being_published(
    moderator: Client, volunteer: Client
) -> None:
    paper = factories.newspaper()
    unfinished = create(volunteer, ArticlePage, paper, title="Ohne Rubrik", slug="ohne")
    finished = factories.standard_page(title="Fertig", live=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    address = f"{url}?id={unfinished.pk}&id={finished.pk}&next=/admin/"
    answer = moderator.post(address, {"include_descendants": ""}, follow=True)
    assert "weil darin etwas fehlt: Ohne Rubrik" in answer.content.decode()
    assert now(finished).live
    assert not now(unfinished).live


def test_a_page_and_the_one_above_it_are_deleted_at_once(moderator: Client) -> None:
    above = factories.standard_page(title="Oben")
    below = factories.standard_page(title="Unten", parent=above)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    moderator.post(f"{url}?id={above.pk}&id={below.pk}&next=/admin/")
    assert not Page.objects.filter(pk__in=[above.pk, below.pk]).exists()


def test_much_is_deleted_only_after_the_name_of_the_site_was_typed(moderator: Client) -> None:
    newspaper = factories.newspaper()
    for number in range(9):
        factories.article(f"Beet {number}", parent=newspaper)
    ways = (
        f"/admin/pages/{newspaper.pk}/delete/",
        f"/admin/bulk/wagtailcore/page/delete/?id={newspaper.pk}",
    )
    for address in ways:
        for typed in ({}, {"confirm_site_name": ""}, {"confirm_site_name": "Winzerla"}):
            answer = moderator.post(address, typed, follow=True)
            assert "zur Bestätigung" in said(answer), (address, typed)
            assert Page.objects.filter(pk=newspaper.pk).exists(), (address, typed)
    moderator.post(ways[-1], {"confirm_site_name": settings.WAGTAIL_SITE_NAME})
    assert not Page.objects.filter(pk=newspaper.pk).exists()
