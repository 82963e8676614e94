"""What is not public as HTML is in no answer of any program's door, whoever asks.

Each way to be hidden is tried with a page of every kind, at every endpoint of both APIs, in search,
feeds, site map, log and webhooks; without a cookie, as a reader with a session, and as an editor.
"""

import json
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, TestCase
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page, PageViewRestriction

from cms.webhooks.models import Delivery, Webhook
from garten.models import DiaryEntryPage
from projekte.models import ProjectPage
from search.models import IndexedWord
from stadtteilzeitung.models import ArticlePage, IssuePage
from tests import factories
from tests.cms.api.contract import document
from tests.editing import enter
from tests.garten import factories as gardens
from tests.hiding import SECRET, Pages, hide_all
from tests.projekte import factories as projects
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

#: Where the API has pages of a kind of their own.
OWN_LISTS: dict[type[Page], str] = {
    ArticlePage: "articles",
    IssuePage: "issues",
    ProjectPage: "projects",
    EventPage: "events",
    DiaryEntryPage: "garden/diary",
}
#: An answer may repeat the question.
ASKED = (f'value="{SECRET}"', f"search={SECRET}", f"q={SECRET}", f"“{SECRET}”", f"„{SECRET}“")


def make(words: str, *, live: bool = True) -> Pages:
    """A page of each kind with nothing but secrets."""
    image = factories.image(words)
    body_blocks = factories.body_blocks(image=image, document=factories.document(words))
    body = json.dumps([*body_blocks, {"type": "text", "value": f"<p>{words}</p>"}])
    shown = {"teaser": words, "body": [("text", f"<p>{words}</p>")], "lead_image": image}
    return [
        factories.standard_page(title=words, live=live, teaser=words, body=body),
        factories.article(words, live=live, **shown),
        factories.issue(live=live, title=words, editorial=f"<p>{words}</p>"),
        projects.project(words, live=live, aim=words, **shown),
        events.event(words, live=live, teaser=words),
        gardens.entry(words, live=live, **shown),
    ]


def link_to(pages: Pages) -> Page:
    """A page that everybody may read and that leads to all of them."""
    calls = [
        ("call_to_action", {"title": "Komm", "text": "", "link": {"page": page, "label": "Los"}})
        for page in pages
    ]
    return factories.standard_page(title="Verweise", body=calls)


@pytest.fixture(scope="module")
def hidden(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Pages]:
    """Pages that nobody may know of, beside some that everybody may; made once for both tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        factories.site_details()
        Webhook.objects.create(url="https://example.org/", description="Alle", is_active=True)
        with TestCase.captureOnCommitCallbacks(execute=True):
            factories.article("Öffentliches", teaser="Öffentliches")
            pages = hide_all(make)
            link_to(pages)
        # What waits to be indexed would be gone with the first of the tests.
        call_command("update_index", verbosity=0)
        yield pages
        transaction.set_rollback(True)


def know_every_password() -> Client:
    """A reader with a session that opens what a password opens."""
    reader = Client()
    reader.force_login(factories.user("leserin", None))
    session = reader.session
    keys = PageViewRestriction.objects.values_list("pk", flat=True)
    session["passed_page_view_restrictions"] = list(keys)
    session.save()
    return reader


def get_lists(*languages: str) -> Iterator[str]:
    """Every address that programs ask without naming one page, in these languages."""
    for path, operation in document()["paths"].items():
        names = {one["name"] for one in operation["get"].get("parameters", ())}
        fields = "&fields=*" if "fields" in names else ""
        span = "&from=2000-01-01&to=2100-01-01" if "from" in names else ""
        limit = "&limit=100" if "limit" in names else ""
        words = f"&q={SECRET}" if "q" in names else ""
        for language in languages if "lang" in names else ("",):
            lang = f"&lang={language}" if language else ""
            if "{" not in path:
                yield f"{path}?{lang}{limit}{fields}{span}{words}"
    linking = Page.objects.get(title="Verweise")
    yield f"/api/v1/pages/{linking.pk}"
    yield from ("/sitemap.xml", "/stadtteilzeitung/feed/atom/", "/stadtteilzeitung/feed/rss/")
    yield f"/suche/?q={SECRET}"


def get_details(pages: Pages) -> Iterator[str]:
    """Every address about these pages, which all answer that there is none."""
    for page in pages:
        yield f"/api/v1/pages/{page.pk}"
        yield f"/api/v1/pages/find?path={page.url_path.removeprefix('/home')}"
        if type(page) in OWN_LISTS:
            yield f"/api/v1/{OWN_LISTS[type(page)]}/{page.pk}"


def test_no_door_for_programs_tells_of_hidden_pages(hidden: Pages) -> None:
    found = []
    details = list(get_details(hidden))
    office = enter("redaktion", None)
    for client, *languages in (
        (Client(), "de", "uk", "ru"),
        (know_every_password(), "de"),
        (office, "uk"),
    ):
        for address in (*get_lists(*languages), *details):
            response = client.get(address)
            assert response.status_code < 500, address
            assert response.status_code == 404 or address not in details, address
            said = response.content.decode()
            for asked in ASKED:
                said = said.replace(asked, "")
            if SECRET in said:
                found.append(f"{address} {said[said.index(SECRET) :][:40]}")
    assert not found, "\n".join(found)
    # Nor is it offered to somebody who has nearly typed it.
    assert not IndexedWord.objects.filter(word__contains=SECRET.lower()).exists()
    misspelled = SECRET[:-1]
    assert SECRET not in Client().get(f"/suche/?q={misspelled}").content.decode()
    for address in ("/api/v1/articles", "/api/v1/search?q=Öffentliches"):
        said = json.dumps(Client().get(address).json(), ensure_ascii=False)
        assert "Öffentliches" in said, address


def test_log_and_webhooks_never_told_of_what_was_never_public(hidden: Pages) -> None:
    entries = Client().get("/api/v1/changes?limit=1000").json()["entries"]
    assert entries
    public = {entry["id"] for entry in entries if entry["url"]}
    assert not public & {page.pk for page in hidden}
    assert SECRET not in json.dumps(list(Delivery.objects.values()), default=str)
