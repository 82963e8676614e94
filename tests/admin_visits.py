"""Screens of the admin that no link leads to: what scripts ask for, what goes wrong, the login."""

import re
from collections.abc import Iterator
from itertools import product

from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from cms.sections import Role
from tests import factories
from tests.admin_forms import AS_IS, EMPTY, NONSENSE, WRONG, post, read_form
from tests.editing import enter

#: Where one searches, with what is found and with nothing.
SEARCHES = """
    pages/search pages/search/results pages/1 pages/3 images images/results images/chooser
    images/chooser/results documents documents/results documents/chooser users groups redirects
    sites collections locales workflows/list workflows/tasks/index searchpicks artikel
    choose-page choose-page/search snippets/core/topic snippets/core/topic/results
    snippets/choose/core/topic snippets/choose/core/topic/results snippets/stadtteilzeitung/rubric
    reports/locked reports/site-history reports/workflow reports/workflow_tasks
    reports/aging-pages reports/page-types-usage"""
#: What is linked to from a text.
LINK_CHOOSERS = ("external-link", "email-link", "phone-link", "anchor-link")
ALL_LINKS = "&".join(f"allow_{kind.replace('-', '_')}=true" for kind in LINK_CHOOSERS)
FORBIDDEN = "users/ groups/ sites/ redirects/ pages/3/edit/ pages/3/delete/ reports/site-history/"
MISSING = "nirgends/ test404/ pages/99999/ pages/99999/edit/ images/99999/ users/edit/99999/"

Answers = Iterator[tuple[str, HttpResponse]]


def visit(client: Client) -> Answers:
    """What was asked for, and the answer, for a superuser's browser."""
    yield from _bulk_actions(client)
    yield from _searches(client)
    yield from _choosers(client)
    yield from _uploads(client)
    yield from _login()
    yield from _new_password()
    yield from _refusals(client)


def _bulk_actions(client: Client) -> Answers:
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")
    for app, models in bulk_action_registry.actions.items():
        for name in models:
            for action in models[name]:
                address = reverse("wagtail_bulk_action", args=[app, name, action])
                yield from _bulk_action(client, f"{address}?{_choose(app, name)}")


def _choose(app: str, name: str) -> str:
    """Some of them; of the pages such as are neither below one another nor half done."""
    model = apps.get_model(app, name)
    chosen = model.objects.order_by("-pk")
    if model is Page:
        chosen = chosen.filter(numchild=0, live=True)
    return "&".join(f"id={pk}" for pk in chosen.values_list("pk", flat=True)[:3])


def _bulk_action(client: Client, url: str) -> Answers:
    screen = client.get(url)
    yield url, screen
    form = BeautifulSoup(screen.content, "lxml").select_one("main form[method=POST]")
    for mode in (AS_IS, EMPTY, WRONG) if form else ():
        yield f"{url} {mode}", post(client, url, read_form(form, mode))


def _searches(client: Client) -> Answers:
    for place, words in product(SEARCHES.split(), ("Bank", "gibtesnicht")):
        url = f"/admin/{place}/?q={words}&search_all=1"
        yield url, client.get(url)


def _choosers(client: Client) -> Answers:
    for url in (
        f"/admin/choose-page/?page_type=wagtailcore.page&{ALL_LINKS}",
        "/admin/choose-page/3/?page_type=home.standardpage&user_perms=move_to",
    ):
        yield url, client.get(url)
    for kind in LINK_CHOOSERS:
        url = f"/admin/choose-{kind}/"
        yield url, client.get(f"{url}?{ALL_LINKS}")
        for text in ("", NONSENSE):
            data = {f"{kind}-chooser-{name}": text for name in ("url", "email_address")}
            yield f"{url} {text}", client.post(url, data)


def _uploads(client: Client) -> Answers:
    script = {"X-Requested-With": "XMLHttpRequest"}
    picture = factories.image_file().read()
    files = (
        ("bild.png", b"Bild"),
        ("bild.exe", b"Bild"),
        ("gut.jpg", picture),
        ("wieder.jpg", picture),
    )
    for kind, (name, content) in product(("wagtailimages", "wagtaildocs"), files):
        for view in ("add", "add_multiple"):
            field = "files[]" if view == "add_multiple" else "file"
            data = {"title": "Bild", field: SimpleUploadedFile(name, content)}
            url = reverse(f"{kind}:{view}")
            yield f"{url} {name}", client.post(url, data, headers=script)
    url = reverse("wagtailredirects:start_import")
    for name, content in (("a.exe", b"?"), ("a.csv", b"alt,neu\n/a,https://example.org\n/b,?")):
        data = {"import_file": SimpleUploadedFile(name, content)}
        yield f"{url} {name}", client.post(url, data, follow=True)


def _login() -> Answers:
    client, url = Client(), reverse("wagtailadmin_login")
    yield url, client.get(url)
    for name in ("", NONSENSE):
        yield f"{url} {name}", client.post(url, {"login": name, "password": name})
    get_user_model().objects.create_user("niemand", password="winzerla")
    known = {"login": "niemand", "password": "winzerla"}
    yield f"{url} without a role", client.post(url, known, follow=True)


def _new_password() -> Answers:
    client, url = Client(), reverse("wagtailadmin_password_reset")
    yield url, client.get(url)
    for address in ("", NONSENSE, "greta@example.org"):
        yield f"{url} {address}", client.post(url, {"email": address}, follow=True)
    message = mail.outbox[-1]
    yield "mail", HttpResponse(f"{message.subject} <p>{message.body}")
    form = client.get(re.search(r"/admin/password\S+", str(message.body))[0], follow=True)
    yield "new password", form
    for words in (("", ""), ("123", "123"), ("eins", "zwei"), ("Bank-am-Hang-7", "Bank-am-Hang-7")):
        data = dict(zip(("password1", "password2"), words, strict=True))
        yield f"new password {words}", client.post(form.request["PATH_INFO"], data, follow=True)
    yield "used twice", client.get(form.request["PATH_INFO"], follow=True)


def _refusals(client: Client) -> Answers:
    volunteer = enter("gast", Role.VOLUNTEERS)
    for place in FORBIDDEN.split():
        yield f"forbidden {place}", volunteer.get(f"/admin/{place}", follow=True)
    for place in MISSING.split():
        yield f"missing {place}", client.get(f"/admin/{place}")
