"""Every address of the admin that may be sent something, filled in with rows that are there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, PageViewRestriction, Revision, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from tests.admin_forms import read_form

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
#: Who leaves the admin sends nothing more.
LEFT_OUT = {"wagtailadmin_logout"}
#: What no form of an own draft shows, and somebody might send all the same.
BUTTONS = (
    *("action-publish", "publish", "publish_copies", "copy_subpages", "include_descendants"),
    *("move_applicable", "accept", "release", "approve", "start", "on", "off", "recursive"),
    *("keep_live", "four_eyes"),
)


@dataclass(frozen=True)
class Target:
    """What the addresses are filled in with: a page, and a snippet in another language."""

    page: Page
    code: str
    #: Other values by the name of a parameter.
    more: dict[str, list[str]] = field(default_factory=dict)

    def get_values(self, name: str, view: str) -> list[str]:
        """For a parameter; what is not known is tried with the page's key."""
        state = self.page.current_workflow_task_state
        known = {
            "action_name": [*PagesAdminAPIViewSet.actions, "approve", "reject"],
            "task_state_id": [str(state.pk if state else 0)],
            "state_id": [str(state.pk if state else 0)],
            "revision_id": [str(self.page.latest_revision_id)],
            "content_type_app_name": [self.page._meta.app_label],
            "content_type_model_name": [str(self.page._meta.model_name)],
            "code": [self.code],
            "parent_page_id": [str(self.page.get_parent().pk)],
            "destination_id": [str(self.page.get_parent().pk)],
            **self.more,
        }
        return known.get(name) or [_find_snippet(view) or str(self.page.pk)]


def _find_snippet(view: str) -> str:
    """The key of a row of the model that a view of snippets is about."""
    for model in get_snippet_models():
        if view.startswith(f"{model.snippet_viewset.url_namespace}:"):
            order = "-locale" if issubclass(model, TranslatableMixin) else "-pk"
            row = model.objects.order_by(order).first()
            return str(row.pk) if row else ""
    return ""


def find_addresses(target: Target) -> Iterator[tuple[str, str]]:
    """Name of the view and address, for each address of the admin that there is."""
    for route, view in _walk(get_resolver().url_patterns, "/", ()):
        if not route.startswith("/admin/") or view in LEFT_OUT or "(" in route:
            continue
        if view == "wagtail_bulk_action":
            yield from _find_bulk_actions(target)
            continue
        names = list(dict.fromkeys(PARAMETER.findall(route)))
        for values in product(*(target.get_values(name, view) for name in names)):
            filled = dict(zip(names, values, strict=True))
            address = PARAMETER.sub(lambda found: filled[found[1]], route)  # noqa: B023 - called at once
            label = ":".join((view, *(filled[name] for name in names if name == "action_name")))
            yield label, address.replace("^", "")


def _walk(entries: Any, prefix: str, namespaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _walk(entry.url_patterns, route, inner)
        else:
            yield route, ":".join((*namespaces, entry.name or ""))


def _find_bulk_actions(target: Target) -> Iterator[tuple[str, str]]:
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    for app, models in bulk_action_registry.actions.items():
        for name, action in ((one, action) for one in models for action in models[one]):
            keys = {target.page.pk, target.page.get_parent().pk}
            if name != "page":
                rows = apps.get_model(app, name).objects
                keys = set(rows.order_by("-pk").values_list("pk", flat=True)[:3])
            for key in keys:
                address = f"/admin/bulk/{app}/{name}/{action}/?id={key}"
                yield f"wagtail_bulk_action:{name}:{action}", address


def send(client: Client, address: str, target: Target, mark: str, *, opens: bool) -> None:
    """Everything that a browser might send, and what no form offers."""
    page = target.page
    force = dict.fromkeys(BUTTONS, "on") | {
        **dict.fromkeys(("title", "new_title", "name", "draft_title"), mark),
        **dict.fromkeys(("slug", "new_slug"), "neuer-weg"),
        "new_parent_page": str(page.get_parent().pk),
        "restriction_type": "none",
        "workflow-action-name": "approve",
        "revision": str(page.latest_revision_id),
        "locale": target.code,
        "comment": "Gut",
        "destination_page_id": page.get_parent().pk,
    }
    client.post(address, force)
    for form in _open(client, address) if opens else ():
        data = read_form(form) | {"title": mark}
        for button in ("", *_find_buttons(form)):
            client.post(address, data | ({button: "yes"} if button else {}))
        client.post(address, force | data | dict.fromkeys(BUTTONS, "on"))


def _open(client: Client, address: str) -> list[Any]:
    response = client.get(address)
    if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
        return []
    soup = BeautifulSoup(_get_content(response), "lxml")
    return soup.select("main form:has([name=csrfmiddlewaretoken])")


def _get_content(response: HttpResponse) -> bytes:
    return b"" if response.streaming else response.content


def _find_buttons(form: Any) -> list[str]:
    return [str(one["name"]) for one in form.select("button[name], input[type=submit][name]")]


def read_public_rows() -> dict[Any, Any]:
    """All that readers see or will see at a set time, by what it is, with its words."""
    pages = Page.objects.live().filter(depth__gt=1)
    fields = ("title", "url_path", "live_revision", "alias_of", "locale")
    rows: dict[Any, Any] = {("page", row[0]): row[1:] for row in pages.values_list("pk", *fields)}
    for key in Revision.objects.exclude(approved_go_live_at=None).values_list("pk", flat=True):
        rows["planned", key] = ""
    restricted = set(PageViewRestriction.objects.values_list("page", flat=True))
    for key in pages.values_list("pk", flat=True):
        rows["open", key] = key not in restricted
    for model in get_snippet_models():
        for row in model.objects.all():
            data = row.serializable_data() if hasattr(row, "serializable_data") else _read(row)
            rows[model._meta.label, row.pk] = str(data)
    return rows


def _read(row: Any) -> dict[str, Any]:
    return {one.attname: one.value_from_object(row) for one in row._meta.concrete_fields}


@dataclass
class Change:
    """What readers see otherwise after something was sent."""

    view: str
    address: str
    appeared: dict[Any, Any]
    gone: set[Any]

    def __str__(self) -> str:
        return f"{self.view} ({self.address}): {self.appeared} {sorted(self.gone, key=str)}"[:400]


def try_road(view: str, address: str, do: Any) -> Change | None:
    """Do it, say what readers see otherwise, and undo it."""
    from cms.site.content_version import get_content_version

    with transaction.atomic():
        version, planned = get_content_version().value, _count_planned()
        before = None
        savepoint = transaction.savepoint()
        do()
        change = None
        if connection.needs_rollback:
            transaction.set_rollback(True)
            return None
        if (get_content_version().value, _count_planned()) != (version, planned):
            after = read_public_rows()
            transaction.savepoint_rollback(savepoint)
            before = read_public_rows()
            appeared = {key: row for key, row in after.items() if before.get(key) != row}
            if appeared or before.keys() - after.keys():
                change = Change(view, address, appeared, set(before.keys() - after.keys()))
        transaction.set_rollback(True)
    return change


def _count_planned() -> int:
    return Revision.objects.exclude(approved_go_live_at=None).count()
