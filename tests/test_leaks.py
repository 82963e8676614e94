"""What is not public as HTML is in no answer of any program's door, whoever asks.

Each way to be hidden is tried with a page of every kind, at every endpoint of both APIs, in search,
feeds, site map, log and webhooks; without a cookie, as a reader with a session, and as an editor.
"""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, TestCase
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.api.webhooks.models import Delivery, Webhook
from tests import factories, trees
from tests.cms.api.contract import document
from tests.editing import enter
from tests.garten import factories as gardens
from tests.projekte import factories as projects
from tests.veranstaltungen import events

pytestmark = pytest.mark.django_db

SECRET = "Geheimsache"
WORDS = {"teaser": SECRET, "body": [("text", f"<p>{SECRET}</p>")]}
Pages = list[Page]


def make(*, live: bool = True) -> Pages:
    """A page of each kind with nothing but secrets."""
    picture = factories.picture(SECRET)
    story = factories.story(image=picture, document=factories.document(SECRET))
    body = json.dumps([*story, {"type": "text", "value": f"<p>{SECRET}</p>"}])
    return [
        factories.standard_page(title=SECRET, live=live, teaser=SECRET, body=body),
        factories.article(SECRET, live=live, lead_image=picture, **WORDS),
        factories.issue(live=live, title=SECRET, editorial=f"<p>{SECRET}</p>"),
        projects.project(SECRET, live=live, aim=SECRET, **WORDS),
        events.event(SECRET, live=live, teaser=SECRET),
        gardens.entry(SECRET, live=live, **WORDS),
    ]


def draft() -> Pages:
    return make(live=False)


def changed_draft() -> Pages:
    page = factories.article("Bekannt", body=[("text", "<p>Bekannt</p>")])
    page.title, page.teaser = SECRET, SECRET
    page.save_revision()
    return []


def unpublished() -> Pages:
    return each(make(), lambda page: page.unpublish())


def scheduled() -> Pages:
    def schedule(page: Page) -> None:
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision(clean=False).publish()

    return each(make(live=False), schedule)


def expired() -> Pages:
    pages = make()
    keys = [page.pk for page in pages]
    Page.objects.filter(pk__in=keys).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    return pages


def deleted() -> Pages:
    return each(make(), lambda page: page.delete())


def for_members() -> Pages:
    return each(make(), lambda page: factories.restrict(page, PageViewRestriction.LOGIN))


def for_groups() -> Pages:
    return each(make(), lambda page: factories.restrict(page, PageViewRestriction.GROUPS))


def with_password() -> Pages:
    return each(make(), lambda page: factories.restrict(page, PageViewRestriction.PASSWORD))


def below_a_private_page() -> Pages:
    parent = factories.standard_page(title="Intern")
    factories.restrict(parent, PageViewRestriction.LOGIN)
    step = factories.standard_page(parent, SECRET)
    paper = factories.newspaper(parent, title=SECRET, slug="intern")
    pages = [step, factories.standard_page(step, SECRET, **WORDS)]
    return [*pages, paper, factories.article(SECRET, parent=paper, **WORDS)]


def alias_in_another_language() -> Pages:
    """German under Ukrainian addresses, whose German original is no longer there."""
    trees.home("uk")
    page = factories.standard_page(title=SECRET, **WORDS)
    copy = trees.alias(page, "uk")
    Page.objects.filter(pk=page.pk).update(live=False)
    return [page, copy]


def language_offline() -> Pages:
    home = trees.home("uk")
    page = trees.translate(factories.standard_page(title="Bekannt"), "uk", title=SECRET, **WORDS)
    home.unpublish()
    return [page]


def each(pages: Pages, deed: Callable[[Page], Any]) -> Pages:
    """Do it to every page, the latest first."""
    for page in reversed(pages):
        deed(Page.objects.get(pk=page.pk).specific)
    return pages


HIDDEN = [
    draft, changed_draft, unpublished, scheduled, expired, deleted, for_members, for_groups,
    with_password, below_a_private_page, alias_in_another_language, language_offline,
]  # fmt: skip


@pytest.fixture(params=HIDDEN, ids=lambda hide: hide.__name__)
def hidden(request: pytest.FixtureRequest, db: None) -> Pages:
    """Pages that nobody may know of, beside one that everybody may."""
    factories.site_details()
    Webhook.objects.create(url="https://example.org/", description="Alle", is_active=True)
    hide: Callable[[], Pages] = request.param
    with TestCase.captureOnCommitCallbacks(execute=True):
        factories.article("Öffentliches", teaser="Öffentliches")
        return hide()


@pytest.fixture
def clients() -> list[Client]:
    """Somebody without a cookie, a reader who knows every password, and an editor."""
    reader = Client()
    reader.force_login(factories.user("leserin", None))
    session = reader.session
    keys = PageViewRestriction.objects.values_list("pk", flat=True)
    session["passed_page_view_restrictions"] = list(keys)
    session.save()
    return [Client(), reader, enter("redaktion", None)]


def get_addresses(pages: Pages) -> Iterator[str]:
    """Every address that programs ask, and those of the pages themselves."""
    keys = {"id": [page.pk for page in pages], "token": ["x" * 43]}
    for path, operation in document()["paths"].items():
        names = {one["name"] for one in operation["get"].get("parameters", ())}
        fields = "&fields=*" if "fields" in names else ""
        span = "&from=2000-01-01&to=2100-01-01" if "from" in names else ""
        for language in ("de", "uk") if "lang" in names else ("",):
            lang = f"&lang={language}" if language else ""
            limit = "&limit=100" if "limit" in names else ""
            query = f"?{lang}{limit}{fields}{span}"
            words = f"&q={SECRET}" if "q" in names else ""
            stem, _sign, rest = path.partition("{")
            for key in keys[rest.rstrip("}")] if rest else ("",):
                yield f"{stem}{key}{query}{words}"
    yield from (f"/api/v1/pages/find?path={page.url_path[5:]}" for page in pages)
    yield from get_other_addresses(pages)


def get_other_addresses(pages: Pages) -> Iterator[str]:
    """Wagtail's own API, feeds, the site map, search."""
    for kind in {f"{type(page)._meta.label}" for page in pages} | {"wagtailcore.Page"}:
        for text in ("", "&rich_text_format=html"):
            yield f"/api/v2/pages/?type={kind}&fields=*&limit=100{text}"
    yield from (f"/api/v2/pages/{page.pk}/" for page in pages)
    yield from (f"/api/v2/pages/find/?html_path={page.url_path[5:]}" for page in pages)
    yield from ("/api/v2/images/?fields=*&limit=100", "/api/v2/documents/?fields=*&limit=100")
    yield f"/api/v2/pages/?search={SECRET}"
    yield from ("/sitemap.xml", "/stadtteilzeitung/feed/atom/", "/stadtteilzeitung/feed/rss/")
    yield f"/suche/?q={SECRET}"


def test_no_door_for_programs_tells_of_hidden_pages(hidden: Pages, clients: list[Client]) -> None:
    found = []
    for client in clients:
        for address in get_addresses(hidden):
            response = client.get(address)
            assert response.status_code < 500, address
            said = response.content.decode().replace(f'value="{SECRET}"', "")
            if SECRET in without_question(said):
                found.append(address)
    assert not found, "\n".join(found)


def without_question(said: str) -> str:
    """The answer without what it repeats of the question."""
    for form in (
        f'value="{SECRET}"',
        f"q={SECRET}",
        f"“{SECRET}”",
        f"„{SECRET}“",
        f"search={SECRET}",
    ):
        said = said.replace(form, "")
    return said


def test_what_tells_of_nothing_hidden_tells_of_the_rest(hidden: Pages) -> None:
    for address in ("/api/v1/articles", "/api/v2/pages/", "/api/v1/search?q=Öffentliches"):
        said = json.loads(Client().get(address).content)
        assert "Öffentliches" in json.dumps(said, ensure_ascii=False), address


def test_log_and_webhooks_never_told_of_what_was_never_public(hidden: Pages) -> None:
    entries = Client().get("/api/v1/changes?limit=1000").json()["entries"]
    assert entries
    public = {entry["id"] for entry in entries if entry["url"]}
    assert not public & {page.pk for page in hidden}
    assert SECRET not in json.dumps(list(Delivery.objects.values()), default=str)
