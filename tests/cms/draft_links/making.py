"""Drafts and links to them as the office makes them: through the admin."""

from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import factories

VALUES = {"recipient": "Frau Sommer", "days": "7", "may_comment": "on"}


def draft(title: str = "Entwurf", **fields: Any) -> Page:
    """A plain page that was never published."""
    return factories.standard_page(title=title, live=False, **fields)


def moderator(name: str = "redaktion") -> Client:
    """Somebody of the office, logged in; made at the first call."""
    from django.contrib.auth import get_user_model

    client = Client()
    known = get_user_model().objects.filter(username=name).first()
    client.force_login(known or factories.user(name))
    return client


def admin_address(page: Page) -> str:
    """Where the links of a page are made and listed."""
    return reverse("draft_links", args=[page.pk])


def parse(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def make(page: Page, client: Client | None = None, **values: str) -> str:
    """Make a link as a moderator does; the path of its address.

    `may_comment=""` is a box that is not ticked.
    """
    data = {name: value for name, value in {**VALUES, **values}.items() if value}
    response = (client or moderator()).post(admin_address(page), data)
    field = parse(response).select_one("#link-once-address")
    assert field is not None, "no link was made"
    return urlsplit(str(field["value"])).path
