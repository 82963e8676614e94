"""Whoever keeps logins gives no rights that they do not have, and touches nobody who has more."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import LogContext
from wagtail.models import Collection, GroupPagePermission, Page

from cms.editorial.models import get_group
from cms.sections import Role
from cms.users.models import User
from cms.users.receivers import RightsDenied
from tests import factories
from tests.cms.users.test_invitations import change, edit_url, invite
from tests.editing import enter, open_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    """Somebody who keeps logins, and is no superuser."""
    return enter("verwaltung", Role.ADMINISTRATORS)


@pytest.fixture
def strong() -> Group:
    """A group beside the roles, made by a superuser, with a right that no role has."""
    group = Group.objects.create(name="Technik")
    group.permissions.add(Permission.objects.get(codename="delete_permission"))
    return group


def key(role: Role) -> str:
    """Of a role's group, as forms send it."""
    return str(get_group(role).pk)


def send_many(client: Client, action: str, *people: User, **fields: Any) -> HttpResponse:
    """Do something with all of them."""
    url = reverse("wagtail_bulk_action", args=["users", "user", action])
    query = "&".join(f"id={person.pk}" for person in people)
    return client.post(f"{url}?{query}", fields)


def test_nobody_gives_themselves_a_role_on_any_form(office: Client) -> None:
    me = office.user

    change(office, me, groups=[key(Role.ADMINISTRATORS), key(Role.MODERATORS)], is_superuser="on")
    send_many(office, "assign_role", me, role=key(Role.MODERATORS))
    account = open_form(office, reverse("wagtailadmin_account"), "form[enctype]")
    office.post(
        reverse("wagtailadmin_account"),
        account | {"groups": key(Role.MODERATORS), "is_superuser": "on", "is_staff": "on"},
    )

    me.refresh_from_db()
    assert [group.pk for group in me.groups.all()] == [get_group(Role.ADMINISTRATORS).pk]
    assert not me.is_superuser
    assert me.first_name == "Mia"


def test_a_group_beside_the_roles_is_given_by_those_who_have_its_rights(
    office: Client, strong: Group
) -> None:
    person = factories.user("mia", Role.VOLUNTEERS)

    invite(office, groups=[str(strong.pk)])
    change(office, person, groups=[str(strong.pk)])
    send_many(office, "assign_role", person, role=str(strong.pk))

    assert not strong.user_set.exists()
    # The office's roles are what keeping logins is about.
    send_many(office, "assign_role", person, role=key(Role.MODERATORS))
    assert get_group(Role.MODERATORS) in person.groups.all()


def test_who_has_more_is_touched_by_nobody_who_has_less(office: Client, strong: Group) -> None:
    person = factories.user("kim", None)
    person.groups.add(strong)
    person.set_unusable_password()
    person.save()
    before = User.objects.filter(pk=person.pk).values().get()

    change(office, person, email="meine@example.org", is_active="")
    office.post(reverse("wagtailusers_users:invite", args=[person.pk]))
    office.post(reverse("wagtailusers_users:delete", args=[person.pk]))
    for action, fields in (
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": key(Role.VOLUNTEERS)}),
        ("delete", {}),
    ):
        send_many(office, action, person, **fields)

    assert User.objects.filter(pk=person.pk).values().get() == before
    assert list(person.groups.all()) == [strong]
    assert not mail.outbox
    assert edit_url(person) not in office.get(reverse("wagtailusers_users:index")).content.decode()


def send_group(client: Client, group: Group | None, **fields: Any) -> HttpResponse:
    """Send the form of a group, a new one where none is given."""
    name = "edit" if group else "add"
    url = reverse(f"wagtailusers_groups:{name}", args=[group.pk] if group else [])
    permissions = get_ticked(client, group) if group else []
    data: dict[str, Any] = {"name": "Andere", "permissions": list(permissions)}
    for prefix in ("page", "collection", "document", "image"):
        data |= {f"{prefix}_permissions-TOTAL_FORMS": "0"}
        data |= {f"{prefix}_permissions-INITIAL_FORMS": "0"}
    return client.post(url, data | fields)


def get_ticked(client: Client, group: Group) -> list[str]:
    """What the form of a group says that it may do with kinds of rows."""
    page = client.get(reverse("wagtailusers_groups:edit", args=[group.pk]))
    soup = BeautifulSoup(page.content, "lxml")
    return [str(box["value"]) for box in soup.select("[name=permissions][checked]")]


@pytest.mark.parametrize(
    "whose",
    [
        "own",
        *(pytest.param(name, marks=pytest.mark.slow("the same form")) for name in ("other", "new")),
    ],
)
def test_no_group_gets_what_its_editor_does_not_have(office: Client, whose: str) -> None:
    roles = {"own": Role.ADMINISTRATORS, "other": Role.VOLUNTEERS}
    group = get_group(roles[whose]) if whose in roles else None
    kept = get_ticked(office, group) if group else []
    more = Permission.objects.get(codename="delete_redirect").pk
    root = Page.get_first_root_node()
    rows = {"page_permissions-TOTAL_FORMS": "1", "page_permissions-0-page": str(root.pk)}
    collection = {"image_permissions-TOTAL_FORMS": "1"}
    collection["image_permissions-0-collection"] = str(Collection.get_first_root_node().pk)
    image = Permission.objects.get(codename="change_image").pk
    for fields in (
        {"permissions": [*kept, more]},
        {**rows, "page_permissions-0-permissions": "publish_page"},
        {**collection, "image_permissions-0-permissions": str(image)},
    ):
        answer = send_group(office, group, **fields)
        assert "die Sie selbst nicht haben" in answer.content.decode(), fields
    assert not Group.objects.filter(name="Andere").exists()
    assert not GroupPagePermission.objects.filter(page=root).exists()
    # What one has oneself may be given; superusers give everything.
    own = Permission.objects.get(codename="change_locale").pk
    assert send_group(office, group, permissions=[*kept, own]).status_code == 302
    changed = Group.objects.get(name="Andere")
    assert send_group(enter("root", None), changed, **rows).status_code == 302


def test_a_group_with_more_is_neither_changed_nor_deleted(office: Client, strong: Group) -> None:
    send_group(office, strong)
    office.post(reverse("wagtailusers_groups:delete", args=[strong.pk]))
    assert Group.objects.get(pk=strong.pk).name == "Technik"


def test_a_road_nobody_has_thought_of_ends_before_the_row_is_written(
    office: Client, strong: Group
) -> None:
    mia, root = factories.user("mia"), factories.user("root", None, is_superuser=True)
    with LogContext(user=office.user):
        for deed in (
            lambda: User.objects.create_user("neu", is_superuser=True),
            lambda: (setattr(root, "email", "meine@example.org"), root.save()),
            root.delete,
            lambda: mia.groups.add(strong),
            lambda: strong.user_set.add(mia),
            lambda: office.user.groups.add(get_group(Role.MODERATORS)),
        ):
            with pytest.raises(RightsDenied), transaction.atomic():
                deed()
        mia.first_name = "Mila"
        mia.save()
