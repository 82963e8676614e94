"""Every screen of the admin that somebody reaches by following links from its first page."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from wagtail.models import Page

#: Leads out of the admin, or is no screen.
LEFT_OUT = re.compile(r"logout|view_draft|preview|view_live|revisions_view|serve|sprite|jsi18n")
#: Addresses in attributes and in the JSON that menus and modals are made of.
LINKS = re.compile(r"""["'](/admin/[^"'#\\<>]*)""")
#: Views of a page that look different in each of its states.
BY_STATE = {"edit", "history"}


def walk(client: Client) -> Iterator[tuple[str, HttpResponse]]:
    """Addresses and answers; screens that differ only in what they are about come once."""
    waiting, seen = [reverse("wagtailadmin_home")], set()
    while waiting:
        url = waiting.pop(0)
        kind = get_kind(url)
        if not kind or kind in seen:
            continue
        seen.add(kind)
        response = client.get(url)
        yield url, response
        if response.status_code == 302:
            waiting.append(urljoin(url, response["Location"]))
        elif re.search("html|json", response.get("Content-Type", "")):
            # Modals come as HTML in JSON.
            html = unescape(response.content.decode().replace('\\"', '"'))
            waiting += LINKS.findall(html)


def get_html(response: HttpResponse) -> str:
    """What is shown; modals come as HTML in JSON."""
    kind = response.get("Content-Type", "")
    if "json" in kind:
        answer = response.json()
        return str(answer.get("html") or "") if isinstance(answer, dict) else ""
    return response.content.decode() if "html" in kind else ""


def get_kind(url: str) -> str:
    """What the screen shows, with numbers left out; empty for what is not looked at."""
    path = urlsplit(url).path
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    if not path.startswith("/admin/") or LEFT_OUT.search(match.view_name):
        return ""
    return f"{match.view_name} {_object(match)}"


def _object(match: ResolverMatch) -> str:
    values = [str(value) for value in (*match.args, *match.kwargs.values())]
    if match.view_name.startswith("wagtailadmin_pages:") and match.url_name in BY_STATE:
        page = Page.objects.filter(pk=values[0]).first()
        if page is None:
            return ""
        state = (page.content_type_id, page.status_string, page.locked, page.alias_of_id)
        return f"{state} {page.workflow_in_progress}"
    return " ".join(value for value in values if not re.fullmatch(r"[\d_:a-f-]+", value))
