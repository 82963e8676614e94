"""Every form of the admin: saved as it stands it changes nothing, and it ignores no field."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Site, Task, Workflow, get_page_models
from wagtail.snippets.models import get_snippet_models

from cms.core.models import Organisation, Place
from cms.documents.models import CustomDocument
from cms.images.models import CustomImage
from cms.sections import Role
from cms.site.models import Menu
from cms.webhooks.models import Webhook
from tests import factories
from tests.admin_content import furnish
from tests.arranging import arranged
from tests.editing import enter, stored_streams
from tests.form_controls import Change, Sent, find_changes, find_form, read_controls, show
from tests.stored_rows import compare, read_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("furnished")]

#: What saving may write though nothing has changed, and why nobody notices.
UNNOTICED = {
    # It says that nothing has changed.
    "wagtailcore.modellogentry",
    # The index has the same words again.
    "wagtailsearch.indexentry",
    # It is compared with what was told, and nothing is told.
    "changes.pendingchange",
    # Whatever was kept of the same content is made once more.
    "site.contentversion",
}
#: What the program puts into a form anew each time that it is opened.
RENEWED = (
    *("csrfmiddlewaretoken", "revision", "loaded_revision", "overwrite_revision", "next"),
    "state",
)
#: Where an exchanged password or login would shut the visitor out.
UNTRIED = ("password1", "password2", "username", "is_active")


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One of everything; made once, as it takes a while."""
    with django_db_blocker.unblock(), transaction.atomic():
        furnish(enter("greta", Role.VOLUNTEERS), enter("olga", Role.MODERATORS))
        Menu.objects.all().delete()
        factories.menu(factories.newspaper())
        factories.image("Bild mit allem", consent=True)
        factories.opening_hours()
        Place.objects.create(name="Begegnungszentrum", locale=factories.language())
        Organisation.objects.create(name="Verein", locale=factories.language())
        Webhook.objects.create(
            url="https://93.184.215.14/hook", description="Programm", events=["published"]
        )
        # What a worker does after each change waits for the end of this transaction.
        call_command("rebuild_references_index", verbosity=0)
        yield
        transaction.set_rollback(True)


# --- Which forms there are ------------------------------------------------------------------------


def find_pages() -> Iterator[tuple[Page, str]]:
    """A page of each type in each language, and where it is changed."""
    for model in get_page_models():
        pages = model.objects.filter(
            alias_of=None, depth__gt=1, locked=False, view_restrictions=None
        )
        pages = pages.order_by("locale_id", "-live", "-pk")
        for page in pages.distinct("locale_id"):
            if model is not Page:
                yield page, reverse("wagtailadmin_pages:edit", args=[page.pk])


def find_others(user: Any) -> Iterator[tuple[Model, str]]:
    """One of everything that is changed beside the pages, and where."""
    for model in get_snippet_models():
        row = model.objects.order_by("-pk").first()
        assert row, model
        yield row, reverse(model.snippet_viewset.get_url_name("edit"), args=[row.pk])
    for name, row in {
        "wagtailusers_users:edit": user,
        "wagtailusers_groups:edit": Group.objects.order_by("pk").first(),
        "wagtailimages:edit": CustomImage.objects.get(title="Bild mit allem"),
        "wagtaildocs:edit": CustomDocument.objects.first(),
        "wagtailadmin_collections:edit": Collection.get_first_root_node().add_child(name="Bilder"),
        "wagtailredirects:edit": Redirect.objects.first(),
        "wagtailsites:edit": Site.objects.first(),
        "wagtaillocales:edit": Locale.objects.first(),
        "wagtailadmin_workflows:edit": Workflow.objects.first(),
        "wagtailadmin_workflows:edit_task": Task.objects.first(),
        "webhook:edit": Webhook.objects.first(),
    }.items():
        yield row, reverse(name, args=[row.pk])
    settings = reverse("wagtailsettings:edit", args=["editorial", "editorialsettings"])
    yield Site.objects.first(), settings
    yield user, reverse("wagtailadmin_account")


@dataclass
class OpenForm:
    """A form as somebody's browser has it before them."""

    client: Client
    url: str
    sent: Sent
    #: Blocks, which scripts put into the form.
    streams: Sent
    form: Any
    changes: list[Change]

    def send(self, changes: Sequence[Change] = (), **buttons: str) -> HttpResponse:
        """Send it with these changes."""
        data = self.sent | self.streams | {each.name: each.after for each in changes} | buttons
        return self.client.post(self.url, {name: value for name, value in data.items() if value})

    def again(self) -> "OpenForm":
        """The same form, opened once more."""
        found = open_form(self.client, self.url, None)
        assert found
        return found


def open_form(client: Client, url: str, row: Any) -> OpenForm | None:
    """None: there is nothing here that this person may change."""
    response = client.get(url, follow=True)
    url = response.redirect_chain[-1][0] if response.redirect_chain else url
    form = find_form(response, url) if response.status_code == 200 else None
    if form is None or not form.select_one("[type=submit]:not([disabled])"):
        return None
    sent = read_controls(form)
    model = response.context.get("form")
    is_page = isinstance(row, Page) and hasattr(model, "fields")
    streams = {name: [str(each)] for name, each in stored_streams(row).items()} if is_page else {}
    changes = [each for each in find_changes(model, sent) if not each.name.endswith(UNTRIED)]
    return OpenForm(client, url, sent, streams, model, changes)


# --- Nothing is changed ---------------------------------------------------------------------------


def told(response: HttpResponse) -> str:
    """What the form said, if it was shown again."""
    form = response.context.get("form") if response.status_code == 200 else None
    errors = getattr(form, "errors", {})
    rows = {name: each.errors for name, each in getattr(form, "formsets", {}).items()}
    return f"{response.status_code} {dict(errors)} {rows}"


def find_unasked(opened: OpenForm) -> Iterator[str]:
    """What has become different though the form was sent as it stood."""
    before = read_rows()
    response = opened.send()
    if response.status_code != 302:
        yield f"{opened.url}: {told(response)}"
    for line in compare(before, read_rows()):
        if line.split()[0] not in UNNOTICED:
            yield f"{opened.url}: {line}"[:400]


LONG = pytest.mark.slow("opens and sends each form that the role reaches: up to a minute a role")
ROLES = [pytest.param(role, marks=() if role is None else LONG) for role in [*Role, None]]


@dataclass
class Tried:
    """What came of sending every form that somebody of a role may change."""

    role: Role | None
    forms: int = 0
    fields: int = 0
    #: What was different though nothing had been changed.
    unasked: list[str] = field(default_factory=list)
    #: What was changed and did not stay, or changed something else.
    lost: list[str] = field(default_factory=list)


@pytest.fixture(scope="module", params=ROLES)
def tried(
    furnished: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> Iterator[Tried]:
    """Each form is opened once and sent twice: as it stands, and with everything changed."""
    with arranged(django_db_blocker):
        client, tried = enter("ich", request.param), Tried(request.param)
        client.user.first_name, client.user.last_name = "Ina", "Ich"
        client.user.save()
        forms = [*find_pages(), *find_others(client.user)]
        for row, url in forms:
            savepoint = transaction.savepoint()
            if opened := open_form(client, url, row):
                tried.forms += 1
                tried.fields += len(opened.changes)
                sent, cookies = transaction.savepoint(), deepcopy(client.cookies)
                tried.unasked += find_unasked(opened)
                transaction.savepoint_rollback(sent)
                # Who changes their own account gets another session, which is gone now.
                client.cookies = cookies
                tried.lost += find_lost(opened)
            transaction.savepoint_rollback(savepoint)
        yield tried


def test_form_that_is_saved_as_it_stands_changes_nothing(tried: Tried) -> None:
    assert not tried.unasked, "\n".join(tried.unasked)
    assert tried.forms >= (30 if tried.role is None else 1), tried.forms


# --- Everything is changed ------------------------------------------------------------------------


def save_what_fits(
    opened: OpenForm, left_out: tuple[str, ...] = (), **buttons: str
) -> list[Change]:
    """Send all changes; again without those that the form refuses with a word at the field."""
    changes = [each for each in opened.changes if each.name not in left_out]
    while True:
        response = opened.send(changes, **buttons)
        if response.status_code == 302:
            return changes
        refused = find_refused(response.context.get("form"))
        left = [each for each in changes if each.name not in refused]
        assert left != changes, f"{opened.url}: {told(response)}"
        changes = left


def find_refused(form: Any) -> set[str]:
    """Names of the fields that say why they are refused."""
    parts = [form, *(row for each in getattr(form, "formsets", {}).values() for row in each)]
    boxes = {box.name for box in getattr(form, "boxes", ()) if box.error}
    fields = {part.add_prefix(name) for part in parts for name in getattr(part, "errors", ())}
    return boxes | fields


def find_lost(opened: OpenForm) -> Iterator[str]:
    """Which changes do not show when the form is opened again, and what else has changed."""
    changed = {each.name: each.after for each in save_what_fits(opened)}
    again = opened.again().sent
    for name in opened.sent.keys() | again.keys():
        expected = changed.get(name, opened.sent.get(name, []))
        expected, shown = show(expected), show(again.get(name, []))
        if shown != expected and not name.startswith(RENEWED):
            yield f"{opened.url}: {name} is {shown}, not {expected}"


def test_form_ignores_no_field_and_changes_no_other(tried: Tried) -> None:
    assert not tried.lost, "\n".join(tried.lost)
    assert tried.fields >= (200 if tried.role is None else 1), tried.fields


#: With them the page would not be there for its readers, or not where it was.
ABOUT_PUBLISHING = ("go_live_at", "expire_at", "publication_date", "slug", "uid")
#: Only search engines read them, in the head of the page.
ONLY_IN_PAGE = {"seo_title", "search_description"}
#: They show where others lead to the page, for some types not on the page itself.
ONLY_IN_API = {"teaser", "lead_image_alt", "lead_image_caption"}


def find_unseen(opened: OpenForm, page: Page, reader: Client) -> Iterator[str]:
    """Words that were changed and published, and stand neither in the page nor in the API."""
    buttons = {"publish": "yes"} if hasattr(opened.form, "boxes") else {"action-publish": "yes"}
    changes = save_what_fits(opened, ABOUT_PUBLISHING, **buttons)
    page = Page.objects.get(pk=page.pk)
    shown = reader.get(page.url).content.decode()
    told = reader.get(f"/api/v1/pages/{page.pk}").content.decode()
    for each in changes:
        for where, answer in (("page", shown), ("API", told)):
            left_out = ONLY_IN_API if where == "page" else ONLY_IN_PAGE
            if each.mark and each.mark not in answer and each.about not in left_out:
                yield f"{page} {page.locale}: {each.about} is not in the {where}"


def test_page_and_api_show_each_word_that_was_changed_in_each_language(client: Client) -> None:
    office, found = enter("leitung", None), []
    url = reverse("wagtailsettings:edit", args=["editorial", "editorialsettings"])
    editorial = open_form(office, url, None)
    assert editorial
    editorial.send(editorial.changes)
    for row, url in find_pages():
        if row.live or row.locale != factories.language():
            opened = open_form(office, url, row)
            assert opened, url
            found += find_unseen(opened, row, client)
    assert not found, "\n".join(found)
