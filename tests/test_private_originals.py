"""What is kept from the public in German is kept from it in every language.

Tasks are never run here: what decides on access waits for nobody.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.cms.changes.syncing import App
from tests.editing import enter
from tests.readers import read
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

SECRET = "Таємниця"


@pytest.fixture(autouse=True)
def _no_worker(settings: Any) -> None:
    """What is put into the queue stays there."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def paper() -> Page:
    """The German newspaper, with an article that is online in Ukrainian as well."""
    locale = language("uk")
    factories.site_details()
    paper = factories.newspaper()
    publish_translation(paper, locale)
    words = {"Acht Bänke": SECRET, "Am Hang": SECRET}
    publish_translation(
        factories.article("Acht Bänke", teaser="Am Hang", bare=True), locale, **words
    )
    known = factories.article("Bekanntes", bare=True, related=[german()])
    publish_translation(known, locale)
    return paper


def german() -> ArticlePage:
    """The original."""
    return ArticlePage.objects.get(title="Acht Bänke")


def ukrainian() -> ArticlePage:
    """Its translation."""
    return ArticlePage.objects.get(locale__language_code="uk", title=SECRET)


def get_places(client: Client) -> dict[str, str]:
    """Everything that readers and programs of that language are told, by address."""
    known = ArticlePage.objects.get(title="uk Bekanntes")
    home = "/uk/"
    action = read(client, home).select_one("form.search-form")["action"]
    places = [home, known.url, german().url, "/sitemap.xml", f"{action}?q={SECRET}"]
    paper = known.get_parent()
    places += [paper.url, f"{paper.url}feed/atom/", f"{paper.url}feed/rss/"]
    places += [f"/api/v1/{path}" for path in ("articles?lang=uk", f"search?lang=uk&q={SECRET}")]
    places += [f"/api/v1/pages/{known.pk}", f"/api/v1/articles/{known.pk}?fields=*"]
    return {place: client.get(place, follow=True).content.decode() for place in places}


def check_hidden(client: Client, app: App, address: str, key: int) -> None:
    """No address tells of the translation, and apps were told that it is gone."""
    for place, told in get_places(client).items():
        # An answer may repeat the question.
        assert address not in told, place
        assert SECRET not in told or SECRET in place, place
    assert SECRET not in client.get(address, follow=True).content.decode()
    for name in ("pages", "articles"):
        assert client.get(f"/api/v1/{name}/{key}").status_code == 404
    with TestCase.captureOnCommitCallbacks(execute=True):
        app.sync()
    assert key not in app.pages


def do(deed: Callable[[], Any]) -> None:
    """With what follows after the commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        deed()


@pytest.mark.parametrize(
    "which", ["parent", pytest.param("page", marks=pytest.mark.slow("the same, one step below"))]
)
def test_restriction_of_an_original_covers_its_translations_and_cannot_be_lifted_there(
    client: Client, paper: Page, which: str
) -> None:
    app, page = App(client), ukrainian()
    do(lambda: None)
    address, office = page.url, enter("redaktion")
    assert SECRET in client.get(address).content.decode()
    assert SECRET in client.get("/api/v1/articles?lang=uk").content.decode()
    private = german() if which == "page" else paper
    url = reverse("wagtailadmin_pages:set_privacy", args=[private.pk])

    do(lambda: office.post(url, {"restriction_type": "login"}))

    check_hidden(client, app, address, page.pk)
    # Lifted in the one place where it was set, and nowhere else.
    own = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    do(lambda: office.post(own, {"restriction_type": "none"}))
    check_hidden(client, app, address, page.pk)
    assert PageViewRestriction.objects.count() == 1
    # Translations to come are covered; who may read the original reads them.
    russian = publish_translation(german(), language("ru"), **{"Acht Bänke": SECRET})
    assert SECRET not in client.get(russian.url, follow=True).content.decode()
    assert SECRET in office.get(address).content.decode()
    do(lambda: office.post(url, {"restriction_type": "none"}))
    assert SECRET in client.get(address).content.decode()
    do(app.sync)
    assert page.pk in app.pages


def unpublish(office: Client, page: Page) -> None:
    office.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def unpublish_many(office: Client, page: Page) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    office.post(f"{url}?id={page.pk}", {})


def unpublish_parent(office: Client, page: Page) -> None:
    url = reverse("wagtailadmin_pages:unpublish", args=[page.get_parent().pk])
    office.post(url, {"include_descendants": "on"})


def expire(office: Client, page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def delete(office: Client, page: Page) -> None:
    office.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def delete_private(office: Client, page: Page) -> None:
    """The original is not online, and has kept its translation from the public."""
    factories.restrict(page)
    Page.objects.filter(pk=page.pk).update(live=False)
    ArticlePage.objects.get(pk=page.pk).delete()


WAYS = (unpublish, unpublish_many, unpublish_parent, expire, delete, delete_private)


def test_taken_offline_an_original_takes_its_translations_along(
    client: Client, paper: Page
) -> None:
    page, office = ukrainian(), enter("redaktion")
    planned = publish_translation(german(), language("ru"))
    planned.unpublish()
    later = timezone.now() + timedelta(days=1)
    planned.revisions.filter(pk=planned.latest_revision_id).update(approved_go_live_at=later)
    for way in WAYS:
        savepoint = transaction.savepoint()
        way(office, german())
        assert not ArticlePage.objects.filter(pk=page.pk).live().exists(), way
        assert SECRET not in client.get(page.url).content.decode(), way
        # Nor does what was to appear by itself.
        keys = [str(planned.pk)]
        waiting = Revision.objects.filter(object_id__in=keys).exclude(approved_go_live_at=None)
        assert not waiting.exists(), way
        transaction.savepoint_rollback(savepoint)


def test_volunteer_sees_no_more_than_readers(paper: Page) -> None:
    factories.restrict(paper, PageViewRestriction.GROUPS)
    member, stranger = enter("ehrenamt", Role.VOLUNTEERS), enter("garten", Role.GARDENERS)
    assert SECRET in member.get(ukrainian().url).content.decode()
    assert SECRET not in stranger.get(ukrainian().url).content.decode()


def test_what_lies_below_the_alias_of_a_private_page_is_private_too(client: Client) -> None:
    private = factories.standard_page()
    alias = private.create_alias(parent=factories.home_page(), update_slug="zweite-stelle")
    child = factories.standard_page(alias, SECRET)
    assert child.url in client.get("/sitemap.xml").content.decode()
    factories.restrict(private)
    assert child.url not in client.get("/sitemap.xml").content.decode()
    assert SECRET not in client.get(child.url).content.decode()
