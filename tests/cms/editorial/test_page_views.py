"""The admin's views of pages are ours wherever Wagtail would show its own, for every page type."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import GroupPagePermission, Page, get_page_models

from cms.core.forms import BasePageForm
from cms.core.models import BasePage
from cms.editorial.permissions import ModeratedPagePermissionTester
from cms.editorial.views.pages import ModeratedPageViewSet
from cms.sections import Role
from tests import factories
from tests.editing import enter
from tests.readers import read, text

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("add", "Titel"),
        ("copy", "Sprechzeiten"),
        ("edit", "Sprechzeiten"),
        ("history", "Verlauf"),
        ("revisions_revert", "Sprechzeiten"),
    ],
)
def test_each_view_that_replaces_one_of_wagtails_is_used_and_renders(name: str, words: str) -> None:
    office = enter("leitung", role=None)
    page = factories.standard_page(title="Sprechzeiten")
    arguments = {
        "add": ["home", "standardpage", page.get_parent().pk],
        "revisions_revert": [page.pk, page.save_revision().pk],
    }
    url = reverse(f"wagtailadmin_pages:{name}", args=arguments.get(name, [page.pk]))
    response = office.get(url)
    assert type(response.context["view"]) is getattr(ModeratedPageViewSet, f"{name}_view_class")
    assert words in text(read(office, url))


def test_explorer_lists_what_somebody_may_see_and_counts_what_it_lists() -> None:
    pages = [factories.standard_page(title=title) for title in ("Kontakt", "Mitmachen", "Netzwerk")]
    office, writer = enter("leitung", role=None), enter("netz", Role.TRANSLATORS)
    group = Group.objects.create(name="Zwei Seiten")
    writer.user.groups.add(group)
    right = Permission.objects.get(codename="change_page")
    for page in pages[1:]:
        GroupPagePermission.objects.create(group=group, page=page, permission=right)
    url = reverse("wagtailadmin_explore", args=[pages[0].get_parent().pk])

    def list_pages(client: Client) -> tuple[set[str], int]:
        context = client.get(url).context
        return {page.title for page in context["object_list"]}, context["items_count"]

    response = office.get(url)
    assert type(response.context["view"]) is ModeratedPageViewSet.index_view_class
    assert list_pages(office) == ({"Kontakt", "Mitmachen", "Netzwerk"}, 3)
    assert list_pages(writer) == ({"Mitmachen", "Netzwerk"}, 2)

    def hide(_parent: Page, shown: Any, _request: HttpRequest) -> Any:
        return shown.exclude(pk=pages[1].pk)

    with hooks.register_temporarily("construct_explorer_page_queryset", hide):
        assert list_pages(office) == ({"Kontakt", "Netzwerk"}, 2)


def test_choice_of_a_type_offers_what_there_is_and_opens_the_form_of_the_only_one() -> None:
    office, home = enter("leitung", role=None), factories.home_page()
    url = reverse("wagtailadmin_pages:add_subpage", args=[home.pk])
    response = office.get(url)
    if settings.SECTIONS:
        assert type(response.context["view"]) is ModeratedPageViewSet.add_subpage_view_class
        assert "Seite" in text(read(office, url))
    else:
        form = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
        assert response["Location"] == form


def test_every_page_type_asks_our_tester_and_has_our_form_also_as_a_plain_row() -> None:
    user = factories.user("redaktion", Role.MODERATORS)
    for model in get_page_models():
        if issubclass(model, BasePage):
            assert issubclass(model.get_edit_handler().get_form_class(), BasePageForm), model
    page = factories.standard_page()
    for row in (page, Page.objects.get(pk=page.pk), page.specific_deferred):
        assert type(row.permissions_for_user(user)) is ModeratedPagePermissionTester
    assert not Page.get_first_root_node().permissions_for_user(user).can_edit()
