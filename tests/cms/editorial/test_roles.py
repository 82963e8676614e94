"""Every role has its group and its rights, and keeps what staff has changed about them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page

from cms.editorial.models import get_group
from cms.sections import Role
from tests import factories
from tests.editing import edit, now
from tests.garten import factories as gardens
from tests.readers import read, text
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client: Client) -> Callable[[Role], Client]:
    """Log somebody of a role in."""

    def inner(role: Role) -> Client:
        client.force_login(factories.user(str(role), role))
        return client

    return inner


def may(client: Client, url: str) -> bool:
    """Whether a page of the admin opens; if not, the browser is sent to the start with a word."""
    response = client.get(url)
    if response.status_code != 200:
        assert response.headers["Location"] == reverse("wagtailadmin_home")
        assert {message.level_tag for message in get_messages(response.wsgi_request)} == {"error"}
    return response.status_code == 200


def page_rights(role: Role) -> set[tuple[str, str]]:
    """Title of the page and codename for every right of a role."""
    rows = GroupPagePermission.objects.filter(group=get_group(role))
    return set(rows.values_list("page__title", "permission__codename"))


def test_there_is_a_german_group_for_every_role_and_it_comes_into_the_admin(
    enter: Callable,
) -> None:
    names = {"Ehrenamtliche", "Gartengruppe", "Übersetzung", "Redaktion", "Verwaltung"}
    assert set(Group.objects.values_list("name", flat=True)) == names
    for role in Role:
        assert read(enter(role), reverse("wagtailadmin_home")).select("main")


def find_views() -> dict[str, str]:
    """Addresses of pages, of forms for new ones, and of what stands beside them."""
    home = factories.home_page()
    pages = {"home": home, "article": factories.article(bare=True), "event": events.event()}
    pages |= {"entry": gardens.entry(), "year": gardens.year(), "garden": gardens.garden()}
    pages["english"] = home.copy_for_translation(Locale.objects.get(language_code="en"))
    views = {name: reverse("wagtailadmin_pages:edit", args=[pages[name].pk]) for name in pages}
    for name, model, parent in (
        ("new article", "stadtteilzeitung/articlepage", factories.newspaper()),
        ("new event", "veranstaltungen/eventpage", events.calendar()),
        ("new entry", "garten/diaryentrypage", gardens.diary()),
    ):
        views[name] = reverse("wagtailadmin_pages:add", args=[*model.split("/"), parent.pk])
    for name in ("core_topic", "site_menu", "stadtteilzeitung_rubric"):
        views[name] = reverse(f"wagtailsnippets_{name}:list")
    return {**views, "users": reverse("wagtailusers_users:index")}


#: All that a role opens; moderators open everything but the users.
OPENS = {
    Role.VOLUNTEERS: {"new article", "new event"},
    Role.GARDENERS: {"new entry", "entry", "year"},
    Role.TRANSLATORS: {"english"},
    Role.ADMINISTRATORS: {"users"},
}


def test_each_role_opens_what_it_keeps_and_nothing_else(enter: Callable) -> None:
    views = find_views()
    for role in Role:
        client = enter(role)
        opened = {name for name, url in views.items() if may(client, url)}
        assert opened == OPENS.get(role, set(views) - {"users"}), role


def test_gardeners_do_not_publish(enter: Callable) -> None:
    entry = gardens.entry("Erste Saat")
    client = enter(Role.GARDENERS)
    form = client.get(reverse("wagtailadmin_pages:edit", args=[entry.pk])).content.decode()
    assert 'name="action-publish"' not in form
    edit(client, entry, "action-publish", title="Zweite Saat")
    assert now(entry).get_latest_revision_as_object().title == "Zweite Saat"
    assert "Erste Saat" in text(read(Client(), entry.url))


def test_what_staff_takes_away_adds_or_deletes_stays_so() -> None:
    gardens.diary()
    group, added = get_group(Role.GARDENERS), Permission.objects.get(codename="add_redirect")
    assert ("Gartentagebuch", "change_page") in page_rights(Role.GARDENERS)
    GroupPagePermission.objects.filter(group=group, permission__codename="change_page").delete()
    group.permissions.set([added])
    group.name = "Die im Grünen"
    group.save()
    get_group(Role.TRANSLATORS).delete()
    call_command("migrate", verbosity=0)
    assert page_rights(Role.GARDENERS) == {("Gartentagebuch", "add_page")}
    assert get_group(Role.GARDENERS).name == "Die im Grünen"
    assert list(group.permissions.all()) == [added]
    assert get_group(Role.TRANSLATORS) is None
    assert not Group.objects.filter(name="Übersetzung").exists()
    # Nobody is missed where a role is looked up.
    factories.home_page().copy_for_translation(Locale.objects.get(language_code="en"))


def test_pages_that_were_there_before_get_their_rights_too() -> None:
    from cms.editorial.models import AppliedGrant, RoleGroup

    gardens.diary()
    Group.objects.all().delete()
    AppliedGrant.objects.all().delete()
    RoleGroup.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert ("Gartentagebuch", "change_page") in page_rights(Role.GARDENERS)
    assert page_rights(Role.MODERATORS) >= {(Page.objects.get(depth=2).title, "publish_page")}
