"""What is not published for everybody is nowhere; and nobody gets a cookie for reading."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from stadtteilzeitung.models import NewspaperPage
from tests import factories
from tests.readers import links, read, structured

pytestmark = pytest.mark.django_db

SECRET = "Geheimsache"


def draft() -> Page:
    return factories.article(SECRET, live=False)


def unpublished() -> Page:
    page = factories.article(SECRET)
    page.unpublish()
    return page


def scheduled() -> Page:
    page = factories.article(SECRET, live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    return page


def expired() -> Page:
    page = factories.article(SECRET)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(days=1))
    call_command("publish_scheduled")
    return page


def for_members() -> Page:
    page = factories.article(SECRET)
    factories.restrict(page, PageViewRestriction.LOGIN)
    return page


def with_password() -> Page:
    page = factories.article(SECRET)
    factories.restrict(page, PageViewRestriction.PASSWORD)
    return page


def for_groups() -> Page:
    page = factories.article(SECRET)
    factories.restrict(page, PageViewRestriction.GROUPS)
    return page


def below_a_private_page() -> Page:
    home = factories.home_page()
    paper = NewspaperPage(title="Interne Zeitung", slug="intern", locale=home.locale)
    home.add_child(instance=paper)
    page = factories.article(SECRET, parent=paper)
    factories.restrict(paper, PageViewRestriction.LOGIN)
    return page


HIDDEN = [
    draft,
    unpublished,
    scheduled,
    expired,
    for_members,
    with_password,
    for_groups,
    below_a_private_page,
]


@pytest.fixture(params=HIDDEN, ids=lambda hide: hide.__name__)
def hidden(request: pytest.FixtureRequest, db: None) -> Page:
    """An article that readers may not know of, linked from wherever a page can be linked."""
    factories.site_details()
    hide: Callable[[], Page] = request.param
    page = hide()
    home = factories.home_page()
    home.lead_page = page
    home.sections = [
        ("section", {"teaser": "newest_articles", "title": ""}),
        ("section", {"teaser": "current_issue", "title": ""}),
    ]
    home.save_revision().publish()
    known = factories.article("Bekanntes", related=[page])
    factories.issue(date(2026, 6, 1), entries=[(page, 2), (known, 3)], title="Heft")
    factories.menu(page, factories.newspaper())
    factories.menu(page, factories.newspaper(), position="footer")
    return page


def test_hidden_page_stands_in_no_list(client: Client, hidden: Page) -> None:
    paper = factories.newspaper().url
    addresses = {
        "front page": "/",
        "listing": paper,
        "archive": f"{paper}archiv/",
        "issue": Page.objects.get(title="Heft").url,
        "Atom": f"{paper}feed/atom/",
        "RSS": f"{paper}feed/rss/",
        "sitemap": "/sitemap.xml",
        "related links and menus": Page.objects.get(title="Bekanntes").url,
    }
    for place, address in addresses.items():
        response = client.get(address)
        assert response.status_code == 200, place
        content = response.content.decode()
        assert SECRET not in content, place
        assert hidden.slug not in content, place


def test_hidden_page_is_not_found_by_search(client: Client, hidden: Page) -> None:
    action = read(client, "/").select_one("form.search-form")["action"]
    soup = read(client, f"{action}?q={SECRET}")
    assert not soup.select(".teasers article")
    assert hidden.slug not in str(soup)


def test_hidden_page_cannot_be_read(client: Client, hidden: Page) -> None:
    response = client.get(hidden.get_url() or "/")
    assert response.status_code != 200 or "Geheim" not in response.content.decode()


def test_what_shows_hidden_pages_shows_the_others(client: Client, hidden: Page) -> None:
    known = Page.objects.get(title="Bekanntes")
    heft = Page.objects.get(title="Heft")
    paper = factories.newspaper().url
    for address in ("/", paper, heft.url, f"{paper}feed/atom/", "/sitemap.xml"):
        assert known.url in client.get(address).content.decode(), address


@pytest.mark.parametrize("kind", ["draft", "private"])
def test_article_does_not_name_an_issue_that_is_not_for_everybody(
    client: Client, kind: str
) -> None:
    article = factories.article()
    issue = factories.issue(entries=[(article, 4)], title="Heft", live=kind == "private")
    if kind == "private":
        factories.restrict(issue)
    assert issue.slug not in str(read(client, article.url))


@pytest.mark.parametrize("kind", ["draft", "private"])
def test_front_page_and_folio_take_the_newest_issue_that_can_be_read(
    client: Client, kind: str
) -> None:
    factories.site_details()
    home = factories.home_page()
    home.sections = [("section", {"teaser": "current_issue", "title": ""})]
    home.save_revision().publish()
    factories.issue(date(2026, 5, 1))
    newest = factories.issue(date(2026, 6, 1), live=kind == "private")
    if kind == "private":
        factories.restrict(newest)
    page = str(read(client, "/"))
    assert "Mai 2026" in page
    assert "Juni 2026" not in page


def test_way_to_a_page_leaves_out_an_unpublished_step(client: Client) -> None:
    above = factories.standard_page(title="Verborgene Stufe")
    page = factories.standard_page(above, title="Blatt")
    above.unpublish()
    soup = read(client, page.url)
    assert "Verborgene Stufe" not in str(soup)
    names = [step["name"] for step in structured(soup, "BreadcrumbList")["itemListElement"]]
    assert names[-1] == "Blatt"


def test_invitation_to_an_unpublished_page_has_no_link(client: Client) -> None:
    target = factories.standard_page(title="Ziel")
    call = {"title": "Komm", "text": "", "link": {"page": target, "label": "Los"}}
    page = factories.standard_page(body=[("call_to_action", call)])
    assert target.url in links(read(client, page.url), "main")
    target.unpublish()
    assert not links(read(client, page.url), ".call-to-action")


def test_invitation_to_a_private_page_has_no_link(client: Client) -> None:
    target = factories.standard_page(title="Ziel")
    call = {"title": "Komm", "text": "", "link": {"page": target, "label": "Los"}}
    page = factories.standard_page(body=[("call_to_action", call)])
    factories.restrict(target)
    assert not links(read(client, page.url), ".call-to-action")


def test_reader_gets_no_cookie(client: Client) -> None:
    factories.site_details()
    article = factories.article()
    issue = factories.issue(entries=[article])
    paper = factories.newspaper().url
    action = str(read(client, "/").select_one("form.search-form")["action"])
    addresses = ["/", article.url, issue.url, paper, f"{paper}archiv/", f"{paper}feed/atom/"]
    addresses += [f"{paper}feed/rss/", "/sitemap.xml", "/robots.txt", f"{action}?q=Artikel"]
    addresses += [factories.standard_page().url]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
    assert not client.get("/gibt-es-nicht/").cookies
