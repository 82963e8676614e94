"""Who may do what with which kind of page, tried through the admin as a browser would.

Every “no” is a 403 or a redirect with a message, and leaves what readers see and all rights as
they were. Every “yes” that is about drafts leaves what readers see as well.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data

from cms.sections import Role
from tests import factories
from tests.editing import WORDS, is_refused, read_opened, stored_streams
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

SUPERUSER = "superuser"
KINDS: dict[str, Callable[..., Any]] = {
    "article": factories.article,
    "event": events.event,
    "diary": gardens.entry,
    "issue": factories.issue,
    "project": projects.project,
    "standard": factories.standard_page,
    "year": gardens.year,
}
MODERATED = {"article", "event", "diary"}
#: What a page of the kind cannot be published without, beside its title.
NEEDED = {"issue": {"first_month": "01.06.2026"}, "project": nested_form_data({"body": WORDS})}


class Attempt:
    """Somebody of a role, somebody else, and pages of one kind to try things on."""

    def __init__(self, role: str, kind: str) -> None:
        self.kind = kind
        special = role == SUPERUSER
        self.user = factories.user("ich", None if special else Role(role), is_superuser=special)
        self.other = factories.user("andere", Role.MODERATORS)
        self.client = Client()
        self.client.force_login(self.user)

    def begin(self, whose: str, live: bool) -> None:
        """Let there be a page that one alone has written, and another place for it."""
        self.author = author = self.other if whose == "other's" else self.user
        page = KINDS[self.kind](live=live, owner=author)
        page.title = f"{page.title}, noch einmal"
        revision = page.save_revision(user=author)
        if live:
            revision.publish()
        self.page = type(page).objects.get(pk=page.pk)
        self.versions = page.revisions.count()
        self.elsewhere = self._make_second_parent()

    def _make_second_parent(self) -> Page:
        parent = self.page.get_parent().specific
        if self.kind == "standard":
            return factories.standard_page(title="Zweite")
        return factories._add(parent.get_parent(), type(parent)(title="Zweite", slug="zweite"), {})

    @property
    def now(self) -> Any:
        """The page as it is stored now; None when it is gone."""
        return type(self.page).objects.filter(pk=self.page.pk).first()

    def has_new(self, **fields: Any) -> bool:
        """Whether there is a new page of the user's."""
        pages = type(self.page).objects.filter(owner=self.user, **fields)
        return bool(pages.exclude(pk=self.page.pk).exists())

    def post(self, name: str, *args: Any, **data: Any) -> HttpResponse:
        """Send a form of the admin about the page."""
        url = reverse(f"wagtailadmin_pages:{name}", args=[self.page.pk, *args])
        return self.client.post(url, data)

    def send(self, url: str, **fields: Any) -> HttpResponse:
        """Fill a page's form in and send it; where it does not open, send something anyway."""
        data = {"title": "Neu", "slug": "neu", **fields}
        opened = self.client.get(url)
        if opened.status_code == 200:
            data = {**read_opened(opened), **stored_streams(self.page), **data}
        return self.client.post(url, data)


# --- What is tried --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Action:
    """What to send for a page, and how to see whether it was done."""

    do: Callable[[Attempt], HttpResponse]
    was_done: Callable[[Attempt], bool]
    is_live: bool = False
    is_public: bool = False
    is_waiting: bool = False


def create(at: Attempt, **fields: Any) -> HttpResponse:
    """A new page beside the page."""
    names = [type(at.page)._meta.app_label, type(at.page)._meta.model_name]
    url = reverse("wagtailadmin_pages:add", args=[*names, at.page.get_parent().pk])
    return at.send(url, **NEEDED.get(at.kind, {}), **fields)


def edit(at: Attempt, *buttons: str, **fields: Any) -> HttpResponse:
    """Change the title and press a button."""
    url = reverse("wagtailadmin_pages:edit", args=[at.page.pk])
    fields = {"slug": at.page.slug, **dict.fromkeys(buttons, "yes"), **fields}
    return at.send(url, **fields)


def publish(at: Attempt) -> HttpResponse:
    """Change it and publish it from the editor."""
    return edit(at, "action-publish")


def schedule(at: Attempt) -> HttpResponse:
    """Publish it tomorrow."""
    tomorrow = timezone.localtime() + timedelta(days=1)
    return edit(at, "action-publish", go_live_at=tomorrow.strftime("%d.%m.%Y %H:%M"))


def release(at: Attempt) -> HttpResponse:
    """Release it from the list."""
    state = at.page.current_workflow_task_state
    data = {"revision": str(state.revision_id), "release": "yes"}
    return at.client.post(reverse("review", args=[state.pk]), data)


def release_in_editor(at: Attempt) -> HttpResponse:
    """Release it with the editor's button."""
    fields = {"workflow-action-name": "approve", "title": at.page.title}
    return edit(at, "action-workflow-action", **fields)


def choose_and(at: Attempt, kind: str) -> HttpResponse:
    """Choose it in the list, and do something with all that is chosen."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", kind])
    return at.client.post(f"{url}?id={at.page.pk}", {})


def copy(at: Attempt, **data: Any) -> HttpResponse:
    """Copy it to where it is."""
    parent = at.page.get_parent().pk
    fields = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent, **data}
    return at.post("copy", **fields)


def move(at: Attempt) -> HttpResponse:
    """Move it to the other place."""
    return at.post("move_confirm", at.elsewhere.pk)


def restore(at: Attempt) -> HttpResponse:
    """Bring its first version back."""
    first = at.page.revisions.order_by("pk").first()
    return at.client.post(reverse("restore_revision", args=[at.page.pk, first.pk]))


def is_gone(at: Attempt) -> bool:
    """Whether there is no such page any more."""
    return at.now is None


def is_elsewhere(at: Attempt) -> bool:
    """Whether it has moved."""
    return bool(at.now.get_parent().pk == at.elsewhere.pk)


def is_private(at: Attempt) -> bool:
    """Whether not everybody may read it."""
    return PageViewRestriction.objects.filter(page=at.page.pk).exists()


def _draft(at: Attempt) -> bool:
    return bool(at.now.get_latest_revision_as_object().title == "Neu")


def _live(at: Attempt) -> bool:
    return bool(at.now.live)


BOTH = {
    "edit": Action(edit, _draft),
    "hand in": Action(lambda at: edit(at, "action-submit"), lambda at: at.now.workflow_in_progress),
    "release": Action(release, _live, is_public=True, is_waiting=True),
    "release in the editor": Action(release_in_editor, _live, is_public=True, is_waiting=True),
    "publish": Action(publish, _live, is_public=True),
    "schedule": Action(schedule, lambda at: bool(at.now.approved_schedule), is_public=True),
    "publish many": Action(lambda at: choose_and(at, "publish"), _live, is_public=True),
    "copy": Action(copy, lambda at: at.has_new(title="Kopie", live=False)),
    "move": Action(move, is_elsewhere),
    "delete": Action(lambda at: at.post("delete"), is_gone),
    "delete many": Action(lambda at: choose_and(at, "delete"), is_gone),
    "restore": Action(restore, lambda at: at.now.revisions.count() > at.versions),
}
OTHERS = {
    "create": Action(create, lambda at: at.has_new(title="Neu")),
    "publish at once": Action(
        lambda at: create(at, **{"action-publish": "yes"}),
        lambda at: at.has_new(live=True),
        is_public=True,
    ),
    "publish a copy": Action(
        lambda at: copy(at, publish_copies="on"),
        lambda at: at.has_new(title="Kopie", live=True),
        is_live=True,
        is_public=True,
    ),
    "alias": Action(
        lambda at: copy(at, alias="on"),
        lambda at: at.has_new(alias_of=at.page.pk),
        is_live=True,
        is_public=True,
    ),
    "change what is published": Action(
        publish, lambda at: at.now.title == "Neu", is_live=True, is_public=True
    ),
    "unpublish": Action(
        lambda at: at.post("unpublish"), lambda at: not at.now.live, is_live=True, is_public=True
    ),
    "move what is published": Action(move, is_elsewhere, is_live=True, is_public=True),
    "delete what is published": Action(BOTH["delete"].do, is_gone, is_live=True, is_public=True),
    "make private": Action(
        lambda at: at.post("set_privacy", restriction_type="login"),
        is_private,
        is_live=True,
        is_public=True,
    ),
}
ACTIONS = {
    **{f"{name} own": action for name, action in BOTH.items()},
    **{f"{name} other's": action for name, action in BOTH.items()},
    **OTHERS,
}

# --- Who may --------------------------------------------------------------------------------------

WRITING = ("edit", "hand in", "copy", "move", "delete", "restore")
WRITE_OWN = {"create", *(f"{name} own" for name in WRITING)}
WRITE_ANY = WRITE_OWN | {f"{name} other's" for name in WRITING}
DELETE_MANY = {"delete many own", "delete many other's"}
#: Nobody does this with what four eyes bind.
ALONE = {"release own", "release in the editor own", "publish own", "schedule own"}
ALONE |= {"publish many own", "publish at once", "publish a copy", "change what is published"}


#: There is one garden year.
ONCE = {"create", "copy own", "copy other's", "publish at once", "publish a copy", "alias"}


def allowed(role: str, kind: str) -> set[str]:
    """What a role may do with a kind of page."""
    if role in {Role.MODERATORS, SUPERUSER}:
        return set(ACTIONS) - (ALONE if kind in MODERATED else ONCE if kind == "year" else set())
    if role == Role.VOLUNTEERS and kind in {"article", "event"}:
        return WRITE_OWN | {"delete many own"}
    if role == Role.GARDENERS and kind == "diary":
        return WRITE_ANY | DELETE_MANY
    if role == Role.GARDENERS and kind == "year":
        return {f"{name} {whose}" for name in ("edit", "hand in", "restore") for whose in WHOSE}
    return set()


WHOSE = ("own", "other's")


def what_readers_see() -> list[Any]:
    """Every live page with its address and its words."""
    fields = ("pk", "title", "url_path", "live_revision", "locale")
    restricted = PageViewRestriction.objects.order_by("pk").values_list("page", "restriction_type")
    return [*Page.objects.live().order_by("pk").values_list(*fields), *restricted]


def rights(pages: Iterable[int]) -> list[Any]:
    """Who has which right on these pages, and who belongs to which group."""
    rows = GroupPagePermission.objects.filter(page__in=pages).order_by("pk")
    members = get_user_model().objects.order_by("pk", "groups")
    return [*rows.values_list("group", "page", "permission"), *members.values_list("pk", "groups")]


def wrong(at: Attempt, name: str, may: bool) -> Iterator[str]:
    """Everything about an action that is not as it should be."""
    action = ACTIONS[name]
    # As it is stored: what was tried before has left its traces in the other object.
    at.page = type(at.page).objects.get(pk=at.page.pk)
    if action.is_waiting:
        at.page.get_workflow().start(at.page, at.author)
    pages = list(Page.objects.values_list("pk", flat=True))
    before, rights_before = what_readers_see(), rights(pages)
    response = action.do(at)
    if action.was_done(at) != may:
        yield f"{name}: {'refused' if may else 'done'} ({response.status_code})"
    # There is no second garden year for anybody: the form says so at its field.
    has_errors = name in ONCE and response.status_code == 200 and response.context["form"].errors
    if not may and not has_errors and not is_refused(response):
        yield f"{name}: refused without a word ({response.status_code})"
    if not (may and action.is_public) and what_readers_see() != before:
        yield f"{name}: readers see something else"
    gone = {at.page.pk} if at.now is None else set()
    if rights({*pages} - gone) != [row for row in rights_before if row[1] not in gone]:
        yield f"{name}: rights have changed"


#: Those who differ most, with kinds whose forms are quick to open.
FIRST = [(Role.VOLUNTEERS, "article"), (Role.MODERATORS, "diary")]
LONG = pytest.mark.slow("33 attempts, each with a page of its own: ten seconds a role and kind")
EVERYBODY = [
    pytest.param(role, kind, marks=() if (role, kind) in FIRST else LONG)
    for role in [*Role, SUPERUSER]
    for kind in KINDS
]


@pytest.mark.parametrize(("role", "kind"), EVERYBODY)
def test_each_role_does_with_each_kind_of_page_what_it_may_and_nothing_else(
    role: str, kind: str
) -> None:
    at, found = Attempt(role, kind), []
    by_page = groupby(sorted(ACTIONS, key=get_page), key=get_page)
    for (whose, is_live), names in by_page:
        savepoint = transaction.savepoint()
        at.begin(whose, is_live)
        for name in names:
            before = transaction.savepoint()
            found += wrong(at, name, name in allowed(role, kind))
            transaction.savepoint_rollback(before)
        transaction.savepoint_rollback(savepoint)
    assert not found, "\n".join(found)


def get_page(action: str) -> tuple[str, bool]:
    """Whose page it is tried on, and whether that is online; these share one."""
    return "own" if action.endswith(" own") else "other's", ACTIONS[action].is_live
