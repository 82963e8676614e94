"""Who may show drafts: whoever may publish the page; and what the office sees of its links."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from cms.draft_links.models import DraftLink, DraftNote
from cms.editorial.models import get_group
from cms.sections import Role
from tests import factories
from tests.cms.draft_links.making import VALUES, admin_address, draft, make, moderator, parse
from tests.readers import count_queries, links, read, text

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]

OTHERS = [role for role in Role if role != Role.MODERATORS]


def log_in(role: Role | None, **fields: Any) -> Client:
    client = Client()
    client.force_login(factories.user("jemand", role, **fields))
    return client


def give(role: Role, page: Page, right: str) -> None:
    permission = Permission.objects.get(codename=right)
    GroupPagePermission.objects.create(group=get_group(role), page=page, permission=permission)


def revoke_address() -> str:
    return reverse("draft_link_revoke", args=[DraftLink.objects.get().pk])


def handle_address() -> str:
    return reverse("draft_note_handle", args=[DraftNote.objects.get().pk])


def is_refused(response: Any) -> bool:
    """Sent to the admin's start with a word, or to the login."""
    refusals = {reverse("wagtailadmin_home"), reverse("wagtailadmin_login")}
    return response.status_code == 302 and response.url.split("?")[0] in refusals


def page_with_note() -> Page:
    page = draft()
    Client().post(make(page), {"text": "Gut"})
    return page


ACTIONS: dict[str, Callable[[Client, Page], Any]] = {
    "list": lambda client, page: client.get(admin_address(page)),
    "make": lambda client, page: client.post(admin_address(page), VALUES),
    "revoke": lambda client, _page: client.post(revoke_address()),
    "handle": lambda client, _page: client.post(handle_address()),
}


@pytest.mark.parametrize("role", [*OTHERS, None, "guest"])
def test_who_may_not_publish_does_nothing_with_links(role: Any) -> None:
    page = page_with_note()
    Page.objects.filter(pk=page.pk).update(owner=None)
    client = Client() if role == "guest" else log_in(role)
    for name, action in ACTIONS.items():
        assert is_refused(action(client, page)), name
    link = DraftLink.objects.get()
    assert link.revoked_at is None
    assert link.notes.get().handled_at is None


@pytest.mark.parametrize("role", OTHERS)
def test_who_may_write_and_change_a_page_may_not_show_even_an_own_draft(role: Role) -> None:
    page, client = draft(), log_in(role)
    for right in ("add_page", "change_page", "lock_page", "bulk_delete_page"):
        give(role, factories.home_page(), right)
    Page.objects.filter(pk=page.pk).update(owner=client.session["_auth_user_id"])
    edit = read(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit.select_one("form#page-edit-form")
    assert admin_address(page) not in str(edit)
    assert is_refused(client.post(admin_address(page), VALUES))
    assert not DraftLink.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"role": Role.MODERATORS}, {"role": None, "is_superuser": True}]
)
def test_who_may_publish_does_all_of_it(fields: dict[str, Any]) -> None:
    page, client = page_with_note(), log_in(**fields)
    listed = text(parse(ACTIONS["list"](client, page)), ".draft-links__item")
    assert "Frau Sommer" in listed
    for action in ("handle", "revoke", "make"):
        ACTIONS[action](client, page)
    assert DraftNote.objects.get().handled_at
    old, new = DraftLink.objects.order_by("pk")
    assert old.revoked_by.username == new.created_by.username == "jemand"


def test_right_to_publish_is_asked_for_this_very_page() -> None:
    """Rights on one branch say nothing about the next."""
    mine, other = draft(), page_with_note()
    give(Role.VOLUNTEERS, mine, "publish_page")
    client = log_in(Role.VOLUNTEERS)
    assert read(client, admin_address(mine)).select('.draft-links [name="days"]')
    for action in ACTIONS.values():
        assert is_refused(action(client, other))


def test_neither_looking_at_an_address_nor_a_forged_form_does_anything() -> None:
    page = page_with_note()
    for url in (revoke_address(), handle_address()):
        assert moderator().get(url).status_code == 405
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.user("zweite"))
    for action in ("make", "revoke", "handle"):
        assert ACTIONS[action](client, page).status_code == 403
    assert DraftLink.objects.get().is_valid
    assert DraftNote.objects.get().handled_at is None


def test_page_without_a_draft_is_shown_by_its_own_address() -> None:
    unsaved, published = factories.home_page(), factories.standard_page()
    Page.objects.filter(pk=unsaved.pk).update(latest_revision=None)
    client = moderator()
    for page in (unsaved, published):
        for answer in (
            client.get(admin_address(page)),
            client.post(admin_address(page), VALUES),
        ):
            assert page.full_url in links(parse(answer), ".draft-links")
            assert not parse(answer).select('.draft-links [name="days"]')
    assert not DraftLink.objects.exists()
    edit = reverse("wagtailadmin_pages:edit", args=[unsaved.pk])
    assert admin_address(unsaved) not in client.get(edit).content.decode()


def test_link_works_for_one_to_sixty_days() -> None:
    page, client = draft(), moderator()
    for days in ("0", "61", "-1", "bald", ""):
        soup = parse(client.post(admin_address(page), {**VALUES, "days": days}))
        assert soup.select_one(".error-message"), days
        assert soup.select_one('input[name="recipient"][value="Frau Sommer"]'), days
    assert not DraftLink.objects.exists()
    for days in ("1", "60"):
        make(page, days=days)


def test_list_says_what_became_of_each_link_of_this_page_without_its_address(
    client: Client,
) -> None:
    page, office = draft(), moderator()
    path = make(page)
    client.get(path)
    client.get(path)
    listed = parse(office.get(admin_address(page)))
    assert not listed.select("#link-once-address")
    assert "2" in text(listed, ".draft-links__item")
    assert listed.select(f'.draft-links__item form[action="{revoke_address()}"]')
    office.post(revoke_address())
    listed = parse(office.get(admin_address(page)))
    assert "redaktion" in text(listed, ".draft-links__item")
    assert not listed.select(f'form[action="{revoke_address()}"]')
    assert not parse(office.get(admin_address(draft()))).select(".draft-links__item")


def test_editor_leads_moderators_to_links_and_notes_and_history_tells_of_them() -> None:
    page, client = page_with_note(), moderator()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown, notice = parse(client.get(edit)), f'.messages a[href^="{admin_address(page)}"]'
    assert shown.select(f'[href="{admin_address(page)}"]')
    assert shown.select(notice)
    client.post(handle_address())
    client.get(admin_address(page))
    assert not parse(client.get(edit)).select(notice)
    for _ in range(2):
        client.post(revoke_address())
    entries = PageLogEntry.objects.filter(page=page.pk, action__startswith="winzerla.draft_link")
    actions = [entry.action.rsplit(".", 1)[1] for entry in entries.order_by("timestamp", "pk")]
    assert actions == ["create", "note", "revoke"]
    for url in (
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_reports:site_history"),
    ):
        assert text(parse(client.get(url)), "main").count("Frau Sommer") == 3


def test_list_costs_the_same_with_one_link_and_with_many() -> None:
    page, client = page_with_note(), moderator()
    before = count_queries(client, admin_address(page))
    for _ in range(4):
        Client().post(make(page), {"text": "Gut"})
    assert count_queries(client, admin_address(page)) == before
