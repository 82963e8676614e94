"""Wagtail's own read API: its contract, with public content alone and few queries."""

import json
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.test.client import RequestFactory
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import enter
from tests.marked import make_article
from tests.translating import language, publish_translation

pytestmark = pytest.mark.django_db

SECRET = "Geheimsache"
ISSUES = "/api/v2/pages/?type=stadtteilzeitung.IssuePage&fields=*"
ARTICLES = "/api/v2/pages/?type=stadtteilzeitung.ArticlePage"


def get(url: str, client: Client | None = None) -> Any:
    """The answer's JSON."""
    response = (client or Client()).get(url, follow=True)
    assert response.status_code == 200, (url, response.content)
    return response.json()


def get_titles(url: str, client: Client | None = None) -> list[str]:
    return [item["title"] for item in get(url, client)["items"]]


# --- Contract ------------------------------------------------------------------------------------


def answer_as_shipped(page: Page) -> Any:
    """The same page from Wagtail's view as it is."""
    request = RequestFactory().get(f"{ARTICLES}&fields=*")
    router = WagtailAPIRouter("wagtailapi")
    router.register_endpoint("pages", PagesAPIViewSet)
    request.wagtailapi_router = router
    response = PagesAPIViewSet.as_view({"get": "listing_view"})(request)
    items = json.loads(response.render().content)["items"]
    return next(item for item in items if item["id"] == page.pk)


def test_answer_is_what_wagtail_answers() -> None:
    page = make_article()
    found = get(f"{ARTICLES}&fields=*")["items"][0]
    shipped = answer_as_shipped(page)
    assert found["body"] == shipped["body"]
    assert found["corrections"] == shipped["corrections"]
    assert found["authors"] == shipped["authors"]
    assert {**found, "meta": ""}.keys() == {**shipped, "meta": ""}.keys()


def test_page_is_found_by_its_address_in_every_language_that_is_online() -> None:
    article = factories.article("Fest")
    pages = {"de": article}
    pages |= {code: publish_translation(article, language(code)) for code in ("uk", "ar")}
    for code, page in pages.items():
        found = get(f"/api/v2/pages/find/?html_path={quote(page.url)}")
        assert (found["id"], found["meta"]["locale"]) == (page.pk, code)
        home = get(f"/api/v2/pages/find/?html_path=/{'' if code == 'de' else code + '/'}")
        assert (home["meta"]["type"], home["meta"]["locale"]) == ("home.HomePage", code)
    factories.home_page().get_translation(language("uk")).unpublish()
    url = f"/api/v2/pages/find/?html_path={quote(pages['uk'].url)}"
    assert Client().get(url).status_code == 404


def test_links_lead_to_the_language_of_the_page() -> None:
    target = factories.standard_page(title="Ziel")
    link = f'<p><a linktype="page" id="{target.pk}">Ziel</a></p>'
    article = factories.article("Fest", body=[("text", link)])
    there = publish_translation(target, language("uk"))
    page = publish_translation(article, language("uk"))
    url = f"{ARTICLES}&fields=body&rich_text_format=html"
    bodies = {item["id"]: item["body"][0]["value"] for item in get(url)["items"]}
    assert f'href="{target.url}"' in bodies[article.pk]
    assert f'href="{there.url}"' in bodies[page.pk]


@pytest.mark.sqlite
def test_search_finds_pages_of_all_types_whatever_else_is_searched_for() -> None:
    factories.article("Kürbisfest")
    factories.standard_page(title="Kürbisamt")
    for title in ("Kürbisfest", "Kürbisamt"):
        assert get_titles(f"/api/v2/pages/?search={title}") == [title]
    for words in ("%C2%85", '{"$gt":""}', '"', "a AND", "* NEAR(", "%00", "-"):
        get(f"/api/v2/pages/?search={words}")
        found = get_titles(f"/api/v2/pages/?search={words} Kürbisfest")
        assert found in ([], ["Kürbisfest"]), words


def test_pictures_and_documents_tell_their_address() -> None:
    page = factories.article(body=factories.story())
    picture = get(f"/api/v2/images/{page.lead_image_id}/")
    assert picture["meta"]["download_url"].endswith(page.lead_image.file.name)
    document = get("/api/v2/documents/?fields=*")["items"][0]
    path = urlsplit(document["meta"]["download_url"]).path
    assert b"".join(Client().get(path)).startswith(b"%PDF")


# --- What is nobody's business -------------------------------------------------------------------


def test_page_that_nobody_may_read_is_not_named_by_others() -> None:
    hidden = factories.article(SECRET)
    story = factories.story(page=hidden)
    factories.article("Bekannt", body=json.dumps(story), related=[hidden])
    factories.issue(entries=[hidden], title="Heft")
    seen = json.dumps([get(f"{ARTICLES}&fields=*"), get(ISSUES)])
    assert f": {hidden.pk}" in seen
    factories.restrict(hidden, PageViewRestriction.LOGIN)
    for text in ("", "&rich_text_format=html", "&rich_text_format=markdown"):
        answers = [get(f"{ARTICLES}&fields=*{text}"), get(ISSUES + text)]
        assert SECRET not in json.dumps(answers)
        assert hidden.slug not in json.dumps(answers)
        related = [item["related_pages"][0]["value"] for item in answers[0]["items"]]
        assert related == [None]
        assert answers[1]["items"][0]["entries"] == []


def test_files_of_a_private_collection_are_not_listed() -> None:
    page = factories.article(lead_image=factories.picture(SECRET))
    assert SECRET in get_titles("/api/v2/images/")
    collection = Collection.get_first_root_node().add_child(name="Intern")
    ArticlePage.objects.get(pk=page.pk).lead_image.__class__.objects.update(collection=collection)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert SECRET not in get_titles("/api/v2/images/", enter("redaktion"))


# --- Bad input -----------------------------------------------------------------------------------


def test_value_that_cannot_be_is_refused_with_a_sentence() -> None:
    hidden = factories.standard_page(live=False)
    for query in (
        "?offset=99999999999999999999999", "?first_published_at=morgen", "?type=keine",
        "?child_of=99999999999999999999", f"?child_of={hidden.pk}", "?title=%00", "?fields=(",
        "?order=body", "?limit=101", "?search=x&search_operator=xor", "?unbekannt=1",
        "find/?id=abc", "?translation_of=-1", f"?fields={'parent(' * 900}",
    ):  # fmt: skip
        # A database that refuses a value answers nothing more in the transaction of a test.
        point = transaction.savepoint()
        response = Client().get(f"/api/v2/pages/{query}")
        transaction.savepoint_rollback(point)
        assert response.status_code == 400, query
        assert response.json()["message"], query


@pytest.mark.sqlite
def test_number_beyond_all_keys_finds_nothing_or_is_refused() -> None:
    """SQLite cannot hold it; PostgreSQL is not even asked."""
    response = Client().get(f"{ARTICLES}&rubric=99999999999999999999")
    assert response.status_code == 400 or response.json()["items"] == []


def test_unknown_language_is_not_found() -> None:
    assert Client().get("/api/v2/pages/?locale=xx").status_code == 404
