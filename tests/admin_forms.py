"""Sends the forms of a screen: as they stand, emptied, with nonsense, by each of their buttons."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve
from lxml.html import HtmlElement

from tests.admin_screens import get_html

AS_IS, EMPTY, WRONG = "as it is", "empty", "wrong"
NONSENSE = "?!"
#: Kinds of fields that say nothing as a form stands.
UNSENT = {"submit", "button", "file"}
#: Sent without a file they answer a script, not a person.
LEFT_OUT = re.compile("/admin/logout/|/multiple/add/")


def send_forms(
    client: Client, url: str, response: HttpResponse, seen: set[tuple[str, ...]]
) -> Iterator[tuple[str, HttpResponse]]:
    """What was sent, and the answer; nothing of it lasts."""
    soup = BeautifulSoup(get_html(response), "lxml")
    for form in soup.select("form:has([name=csrfmiddlewaretoken])"):
        action = urljoin(url, str(form.get("action") or url))
        if LEFT_OUT.search(action):
            continue
        for mode, data in _fillings(form):
            view = resolve(urlsplit(action).path).view_name
            key = (view, str(form.get("id")), mode, *sorted(data))
            if key in seen:
                continue
            seen.add(key)
            yield f"{action} {mode}", post(client, action, data)


def post(client: Client, url: str, data: dict[str, object]) -> HttpResponse:
    """The form again, or the messages that the next screen will show; what was done is undone."""
    with transaction.atomic():
        response = client.post(url, data)
        transaction.set_rollback(True)
    if response.status_code != 302:
        return response
    return HttpResponse("".join(f"<p>{each}</p>" for each in get_messages(response.wsgi_request)))


def read_form(form: Tag, mode: str = AS_IS) -> dict[str, object]:
    """What a browser would send, with what people fill in emptied or made nonsense."""
    data: dict[str, object] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = str(field["name"]), field.get("type")
        if kind in UNSENT or "__prefix__" in name or name == "next":
            continue
        if kind in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        filled = kind != "hidden" and mode != AS_IS
        data[name] = ("" if mode == EMPTY else NONSENSE) if filled else _value(field)
    for stream in form.select("[data-block]"):
        data[f"{stream['id']}-count"] = "0"
    return data


def _fillings(form: Tag) -> Iterator[tuple[str, dict[str, object]]]:
    untouched = read_form(form)
    yield AS_IS, untouched
    for mode in (EMPTY, WRONG):
        data = read_form(form, mode)
        if data != untouched:
            yield mode, data
    for button in form.select("button[name], input[type=submit][name]"):
        yield str(button["name"]), untouched | {str(button["name"]): "yes"}


def read_sent(form: HtmlElement) -> dict[str, str]:
    """The same as it stands, read by lxml alone, which takes a tenth of the time."""
    data = {}
    for field in form.iter("input", "textarea", "select"):
        name, kind = field.get("name"), field.get("type")
        if name in {None, "next"} or kind in UNSENT or "__prefix__" in name:
            continue
        if kind in {"checkbox", "radio"} and field.get("checked") is None:
            continue
        data[name] = _read_value(field)
    return data | {f"{each.get('id')}-count": "0" for each in form.iterfind(".//*[@data-block]")}


def _read_value(field: HtmlElement) -> str:
    if field.tag == "select":
        chosen = field.xpath(".//option[@selected]")
        return str(chosen[0].get("value")) if chosen else ""
    if field.tag == "textarea":
        return "".join(field.itertext()).removeprefix("\n")
    return str(field.get("value", "on" if field.get("type") == "checkbox" else ""))


def _value(field: Tag) -> str:
    if field.name == "select":
        chosen = field.select_one("option[selected]")
        return str(chosen["value"]) if chosen else ""
    if field.name == "textarea":
        # A browser leaves out the line break that begins a textarea.
        return field.get_text().removeprefix("\n")
    return str(field.get("value", "on" if field.get("type") == "checkbox" else ""))
