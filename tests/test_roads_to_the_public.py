"""Whatever somebody sends to whatever address of the admin, only known ways change what is public.

The addresses are read from the resolver: a new view is tried without being named here.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.core.management import call_command, get_commands
from django.test import Client
from django_tasks.base import Task
from wagtail.models import Locale, Page

from cms.languages.sentences import get_sentences, store_text
from cms.languages.snippets import find_or_open
from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import enter
from tests.roads import Change, Target, find_addresses, read_public_rows, send, try_road
from tests.translating import language, publish_translation
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db

#: Stands in all words that nobody but their author has read.
MARK = "Ungelesen"
SUPERUSER = "superuser"


# --- What there is --------------------------------------------------------------------------------


def make_target(author: Any, code: str, *, is_waiting: bool) -> Target:
    """An article that `author` alone has written, in a newspaper that is online."""
    locale = language(code) if code != "de" else factories.language()
    paper = factories.newspaper()
    if code != "de":
        paper = publish_translation(paper, locale)
    rubric = factories.rubric("Umwelt")
    page = ArticlePage(title=MARK, slug="entwurf", rubric=rubric, locale=locale, live=False)
    page.owner = author
    Page.objects.get(pk=paper.pk).add_child(instance=page)
    page.save_revision(user=author)
    translation = find_or_open(rubric, Locale.objects.get(language_code="uk"))
    for each in get_sentences(translation):
        store_text(translation, replace(each, text=MARK), author)
    if is_waiting:
        page.get_workflow().start(page, author)
    more = {"translation_id": [str(translation.pk)]}
    return Target(ArticlePage.objects.get(pk=page.pk), code if code != "de" else "uk", more)


def tell_unread(rows: dict[Any, Any]) -> list[Any]:
    """Keys of public rows that say what only their author has read."""
    return [key for key, row in rows.items() if MARK in str(row) or key[0] == "planned"]


def find_german_rows(change: Change) -> list[Any]:
    """Keys of rows beside the pages in the office's own language."""
    key = Locale.get_default().pk
    german = re.compile(rf"'locale(_id)?': {key},")
    return [key for key, row in change.appeared.items() if german.search(str(row))]


# --- Addresses ------------------------------------------------------------------------------------

#: By these views moderators and superusers change what is public, alone, as is right.
OFFICE: set[str] = {
    *("wagtail_bulk_action:page:delete", "wagtail_bulk_action:page:unpublish"),
    # Which words are searched for as others.
    *("wagtail_bulk_action:synonym:delete", "wagtailsnippets_search_synonym:delete"),
}
#: By these they release what somebody else has written.
RELEASES = {
    *("wagtailadmin_api:pages:action:publish", "wagtail_bulk_action:page:publish"),
    *("wagtailadmin_pages:edit", "wagtailadmin_pages:revisions_revert", "review"),
    "wagtailadmin_pages:workflow_action:approve",
}
RELEASING = {Role.MODERATORS, SUPERUSER}
#: Views about pages; those of our own have no namespace.
ABOUT_PAGES = ("wagtailadmin_pages:", "wagtailadmin_api:", "wagtail_bulk_action:page")


LONG = pytest.mark.slow("each address of the admin is opened and sent several times")
QUICK = [(Role.MODERATORS, "uk", "own", False)]
EVERYBODY = [
    pytest.param(role, code, whose, True, marks=LONG)
    for role in [*Role, SUPERUSER]
    for code in ("de", "uk")
    for whose in ("own", "other's")
]


@pytest.mark.parametrize(("role", "code", "whose", "opens"), [*QUICK, *EVERYBODY])
def test_no_address_brings_unread_words_to_readers(
    role: str, code: str, whose: str, opens: bool
) -> None:
    client = enter("ich", None if role == SUPERUSER else Role(role))
    # What stumbles over nonsense is another test's concern.
    client.raise_request_exception = False
    author = client.user if whose == "own" else factories.user("andere", Role.VOLUNTEERS)
    target = make_target(author, code, is_waiting=whose == "other's")
    found, tried = [], set()
    allowed = OFFICE | (RELEASES if whose == "other's" else set()) if role in RELEASING else set()
    for view, address in find_addresses(target):
        if not opens and not view.startswith(ABOUT_PAGES) and ":" in view:
            # What stands beside pages takes most of the time: it is tried with the others.
            continue
        tried.add(view)
        change = try_road(view, address, _make_sender(client, address, target, opens=opens))
        if change is None:
            continue
        for key in find_german_rows(change):
            # They are the office's, and saved as ever.
            change.appeared.pop(key) if role in RELEASING else None
        unread = tell_unread(change.appeared) if whose == "own" else []
        changed = change.appeared or change.gone
        if unread or (changed and view not in allowed):
            found.append(str(change))
    assert not found, "\n".join(found)
    assert len(tried) > (350 if opens else 80)


def _make_sender(
    client: Client, address: str, target: Target, *, opens: bool
) -> Callable[[], None]:
    return lambda: send(client, address, target, MARK, opens=opens)


# --- Commands and tasks ---------------------------------------------------------------------------

ROOT = Path(__file__).parents[1]
#: They make a site, run for ever, or only read what is told them.
COMMANDS_LEFT_OUT = {
    *("demo", "demo_texts", "keep_demo", "place_empty_database", "scheduler", "logins"),
}
FILE = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//x//x//DE\r
BEGIN:VEVENT\r
UID:ungelesen\r
DTSTAMP:20260101T000000Z\r
DTSTART:20990101T100000Z\r
SUMMARY:Ungelesen\r
END:VEVENT\r
END:VCALENDAR\r
"""


def find_own_apps() -> list[AppConfig]:
    """Our own apps by their first name: the libraries may lie inside the folder or outside it."""
    configs = apps.get_app_configs()
    return [app for app in configs if (ROOT / app.name.split(".")[0]).is_dir()]


def find_commands() -> list[str]:
    """The management commands of our own apps, and Wagtail's that publishes at a set time."""
    own = {app.name for app in find_own_apps()}
    names = [name for name, app in get_commands().items() if app in own]
    return sorted({*names, "publish_scheduled"} - COMMANDS_LEFT_OUT)


def find_tasks() -> list[Task]:
    """The tasks of our own apps."""
    paths = [Path(app.path, "tasks.py") for app in find_own_apps()]
    modules = [
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for path in paths
        if path.exists()
    ]
    return [each for module in modules for each in vars(module).values() if isinstance(each, Task)]


@pytest.mark.parametrize("code", ["de", "uk"])
def test_no_command_and_no_task_releases_anything(code: str, tmp_path: Path) -> None:
    make_target(factories.user("ich"), code, is_waiting=True)
    calendar, file = events.calendar(), tmp_path / "termine.ics"
    file.write_text(FILE)
    #: What a command cannot do without.
    arguments = {
        "import_ics": (str(file), "--calendar", calendar.slug),
        "reset_factor": ("ich",),
    }
    task_arguments = {"read_document": (factories.document().pk,)}
    before = read_public_rows()
    for name in find_commands():
        call_command(name, *arguments.get(name, ()))
    assert EventPage.objects.filter(title=MARK, live=False).exists()
    tasks = find_tasks()
    for task in tasks:
        task.call(*task_arguments.get(task.name, ()))
    assert len(tasks) > 2
    assert read_public_rows() == before
