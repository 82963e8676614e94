"""What is not published for everybody is nowhere; and nobody gets a cookie for reading."""

from datetime import date

import pytest
from django.test import Client
from django.utils.text import slugify
from wagtail.models import Page

from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.hiding import SECRET, Pages, hide_all
from tests.readers import links, read, structured

pytestmark = pytest.mark.django_db


def make(words: str, *, live: bool = True) -> Pages:
    """An article with a secret."""
    return [factories.article(words, live=live, slug=slugify(words))]


@pytest.fixture
def hidden() -> Pages:
    """Pages that readers may not know of, linked from wherever a page can be linked."""
    factories.site_details()
    pages = hide_all(make)
    articles = [page for page in pages if isinstance(page, ArticlePage)]
    home = factories.home_page()
    home.lead_page = articles[0]
    home.sections = [
        ("section", {"teaser": "newest_articles", "title": ""}),
        ("section", {"teaser": "current_issue", "title": ""}),
    ]
    home.save_revision().publish()
    known = factories.article("Bekanntes", related=pages)
    entries = [*((page, 2) for page in articles), (known, 3)]
    factories.issue(date(2026, 6, 1), entries=entries, title="Heft")
    factories.menu(*pages, factories.newspaper())
    factories.menu(*pages, factories.newspaper(), position="footer")
    return pages


def test_hidden_pages_stand_in_no_list_and_the_others_do(client: Client, hidden: Pages) -> None:
    known, heft = (Page.objects.get(title=title) for title in ("Bekanntes", "Heft"))
    paper = factories.newspaper().url
    lists = ("/", paper, heft.url, f"{paper}feed/atom/", f"{paper}feed/rss/", "/sitemap.xml")
    # The known article has links and menus, the archive shows issues alone.
    for address in (*lists, known.url, f"{paper}archiv/"):
        content = client.get(address).content.decode()
        assert SECRET not in content, address
        assert slugify(SECRET) not in content, address
        assert known.url in content or address not in lists, address
    action = read(client, "/").select_one("form.search-form")["action"]
    soup = read(client, f"{action}?q={SECRET}")
    assert not soup.select(".teasers article")
    assert slugify(SECRET) not in str(soup)


def test_hidden_pages_cannot_be_read_and_lead_no_front_page(client: Client, hidden: Pages) -> None:
    # An alias may be read where somebody has put it; no list leads there.
    for page in (page for page in hidden if not page.alias_of_id):
        assert SECRET not in client.get(page.get_url() or "/").content.decode(), page
    # A draft leads it in the test above.
    home = factories.home_page()
    home.lead_page = next(page for page in hidden if page.view_restrictions.exists())
    home.save_revision().publish()
    assert SECRET not in client.get("/").content.decode()


def test_only_issues_for_everybody_are_named_and_the_newest_of_them_leads(client: Client) -> None:
    factories.site_details()
    home = factories.home_page()
    home.sections = [("section", {"teaser": "current_issue", "title": ""})]
    home.save_revision().publish()
    article = factories.article()
    factories.issue(date(2026, 5, 1), [(article, 4)], slug="mai")
    factories.issue(date(2026, 6, 1), [(article, 4)], slug="entwurf", live=False)
    factories.restrict(factories.issue(date(2026, 7, 1), [(article, 4)], slug="privat"))
    for address in (article.url, "/"):
        page = str(read(client, address))
        assert "Mai 2026" in page
        for unknown in ("Juni 2026", "Juli 2026", "/entwurf/", "/privat/"):
            assert unknown not in page


def test_way_to_a_page_leaves_out_an_unpublished_step(client: Client) -> None:
    above = factories.standard_page(title="Verborgene Stufe")
    page = factories.standard_page(above, title="Blatt")
    above.unpublish()
    soup = read(client, page.url)
    assert "Verborgene Stufe" not in str(soup)
    names = [step["name"] for step in structured(soup, "BreadcrumbList")["itemListElement"]]
    assert names[-1] == "Blatt"


def test_invitation_to_a_page_that_is_not_for_everybody_has_no_link(client: Client) -> None:
    targets = [factories.standard_page(title=title) for title in ("Ziel", "Intern")]
    calls = [
        ("call_to_action", {"title": "Komm", "text": "", "link": {"page": page, "label": "Los"}})
        for page in targets
    ]
    page = factories.standard_page(body=calls)
    assert links(read(client, page.url), ".call-to-action") == [page.url for page in targets]
    targets[0].unpublish()
    factories.restrict(targets[1])
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
        read(client, address)
        assert not client.cookies, address
    read(client, "/gibt-es-nicht/", status=404)
    assert not client.cookies
