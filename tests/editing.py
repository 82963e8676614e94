"""What editors do in the admin, through its forms as a browser sends them."""

from datetime import date, datetime, time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify
from lxml.html import document_fromstring
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.sections import Role
from tests import factories
from tests.admin_forms import read_form, read_sent

#: A body in which something stands.
WORDS = streamfield([("text", rich_text("<p>Acht neue Bänke.</p>"))])


def enter(name: str, role: Role | None = Role.MODERATORS) -> Client:
    """Somebody's browser, logged in; it knows its user. Without a role a superuser's."""
    client = Client()
    client.user = factories.user(name, role, is_superuser=role is None)
    client.force_login(client.user)
    return client


def come_back(name: str, role: Role = Role.MODERATORS) -> Client:
    """The same for somebody whom the module may have made for all of its tests."""
    known = get_user_model().objects.filter(username=name).first()
    if known is None:
        return enter(name, role)
    client = Client()
    client.user = known
    client.force_login(known)
    return client


def draft_by(client: Client, title: str = "Acht Bänke", action: str = "") -> Any:
    """An article's draft, written through its form, that nobody else has had a hand in.

    The form is sent without being opened, which would take most of the time. `action` is a button.
    """
    from stadtteilzeitung.models import ArticlePage

    fields = {"title": title, "slug": slugify(title), "teaser": "Neue Bänke am Hang"}
    rows = {name: inline_formset([]) for name in ("authors", "comments")}
    streams = {name: streamfield([]) for name in ("related_pages", "corrections")}
    streams["body"] = WORDS
    data = {**fields, "rubric": str(factories.rubric().pk), **rows, **streams}
    data |= {action: action} if action else {}
    return _send_new(client, ArticlePage, factories.newspaper(), nested_form_data(data))


def handed_in_by(client: Client, title: str = "Acht Bänke") -> Any:
    """The same, handed in at once."""
    return draft_by(client, title, "action-submit")


def now(page: Any) -> Any:
    """The page as it stands in the database."""
    return type(page).objects.get(pk=page.pk)


def open_form(client: Client, url: str, selector: str = "") -> dict[str, Any]:
    """What a browser would send if the form at `url` were sent at once.

    Without `selector` it is that of a page.
    """
    response = client.get(url)
    if not selector:
        return read_opened(response)
    form = BeautifulSoup(response.content, "lxml").select_one(selector)
    assert form, f"{url} answers {response.status_code}"
    return {name: str(value) for name, value in read_form(form).items()}


def read_opened(response: HttpResponse, **attributes: str) -> dict[str, Any]:
    """The same for a page's form that has been opened, or for the one with these attributes.

    With lxml alone: making a soup of an editor takes a fifth of the time that opening it takes.
    """
    [(name, value)] = (attributes or {"id": "page-edit-form"}).items()
    forms = document_fromstring(response.content.decode()).xpath(f"//form[@{name}=$v]", v=value)
    assert forms, f"{response.request['PATH_INFO']} answers {response.status_code}"
    return read_sent(forms[0])


def edit_address(snippet: Any) -> str:
    """Where the office changes a row beside the pages, such as a menu."""
    return reverse(snippet.snippet_viewset.get_url_name("edit"), args=[snippet.pk])


def open_snippet(client: Client, snippet: Any) -> dict[str, Any]:
    """What a browser would send if the form of a snippet were sent at once."""
    url = edit_address(snippet)
    return read_opened(client.get(url), action=url)


def save_snippet(client: Client, snippet: Any, **fields: Any) -> HttpResponse:
    """Send the form of a snippet with `fields` changed; it is saved, and what was said is kept."""
    response = client.post(edit_address(snippet), open_snippet(client, snippet) | fields)
    if response.status_code != 302:
        form = response.context["form"]
        pytest.fail(f"{form.errors.as_json()} {getattr(form, 'formsets', {})}")
    return response


def create(client: Client, model: type[Page], parent: Page, **fields: Any) -> Any:
    """Open the form for a new page, fill it in and send it; gives the page."""
    data = open_form(client, add_url(model, parent)) | nested_form_data(fields)
    return _send_new(client, model, parent, data)


def add_url(model: type[Page], parent: Page) -> str:
    """Where the form for a new page is."""
    names = [model._meta.app_label, model._meta.model_name]
    return reverse("wagtailadmin_pages:add", args=[*names, parent.pk])


def _send_new(client: Client, model: type[Page], parent: Page, data: dict[str, Any]) -> Any:
    response = client.post(add_url(model, parent), data)
    if response.status_code != 302:
        errors = response.context["form"].errors
        pytest.fail(f"{errors.as_json()} {response.context['form'].formsets}")
    return model.objects.latest("pk")


def stored_streams(page: Page) -> dict[str, Any]:
    """The page's streams as its form would send them."""
    latest = page.get_latest_revision_as_object()
    streams = [each for each in latest._meta.get_fields() if isinstance(each, StreamField)]
    values = ((each, getattr(latest, each.name)) for each in streams)
    return nested_form_data(
        {each.name: _as_sent(each.stream_block, value) for each, value in values}
    )


def _as_sent(block: Block, value: Any) -> Any:
    """What a browser sends for a block."""
    match block:
        case StreamBlock():
            sent = [(each.block_type, _as_sent(each.block, each.value)) for each in value]
            ids = [each.id for each in value]
        case StructBlock():
            parts = block.child_blocks.items()
            return {name: _as_sent(part, value.get(name)) for name, part in parts}
        case ListBlock():
            sent = [("item", _as_sent(block.child_block, each)) for each in value]
            ids = [each.id for each in value.bound_blocks]
        case RichTextBlock():
            return rich_text(value.source if value else "")
        case _:
            return _as_text(value)
    data = streamfield(sent)
    for position, identity in enumerate(ids):
        data[str(position)]["id"] = identity
    return data


def _as_text(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, list):
        return value
    return "" if value is None or value is False else str(value)


def edit(client: Client, page: Page, action: str = "", **fields: Any) -> HttpResponse:
    """Send a page's form with `fields` changed and a button pressed; empty: saving a draft."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = open_form(client, url) | stored_streams(page) | fields
    if action:
        data[action] = action
    return client.post(url, data)


def hand_in(client: Client, page: Page, **fields: Any) -> None:
    """Press “Hand in”."""
    edit(client, page, "action-submit", **fields)


def decide(client: Client, page: Page, action: str = "release", **fields: Any) -> HttpResponse:
    """Release what waits, or with `return` send it back, from the list."""
    state = page.specific.current_workflow_task_state
    data = {"revision": str(state.revision_id), action: "yes", **fields}
    return client.post(reverse("review", args=[state.pk]), data)


def said(response: HttpResponse) -> str:
    """The messages that an answer brings along."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def is_refused(response: HttpResponse) -> bool:
    """A 403, or a redirect that brings a message along."""
    return response.status_code == 403 or (response.status_code == 302 and bool(said(response)))
