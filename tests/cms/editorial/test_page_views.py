"""The admin's views of pages are ours wherever Wagtail would show its own, for every page type."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import Page, get_page_models

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
