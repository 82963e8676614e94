"""Issues: their period, their place in the archive, and what stands in them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from stadtteilzeitung.models import IssuePage
from tests import factories
from tests.readers import read, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2026, 6, 1), None, "Juni 2026"),
        (date(2026, 7, 1), date(2026, 8, 1), "Juli/August 2026"),
        (date(2025, 12, 1), date(2026, 1, 1), "Dezember 2025/Januar 2026"),
    ],
)
def test_period_is_named_as_on_the_printed_paper(
    client: Client, first: date, last: date | None, label: str
) -> None:
    issue = factories.issue(first, last_month=last)
    assert text(read(client, issue.url), "h1") == label
    assert label in text(read(client, f"{factories.newspaper().url}archiv/"))


def test_months_are_stored_as_their_first_day() -> None:
    issue = factories.issue(date(2026, 7, 19), last_month=date(2026, 8, 31))
    stored = IssuePage.objects.get(pk=issue.pk)
    assert (stored.first_month, stored.last_month) == (date(2026, 7, 1), date(2026, 8, 1))


@pytest.mark.parametrize("last", [date(2026, 6, 1), date(2026, 7, 1), date(2026, 7, 31)])
def test_issue_that_ends_before_it_begins_is_refused_with_a_sentence(last: date) -> None:
    with pytest.raises(ValidationError) as caught:
        factories.issue(date(2026, 7, 1), last_month=last)
    assert list(caught.value.message_dict) == ["last_month"]
    assert caught.value.message_dict["last_month"][0].endswith(".")


def test_archive_lists_issues_by_year_both_newest_first(client: Client) -> None:
    for month in (date(2024, 3, 1), date(2026, 2, 1), date(2025, 11, 1), date(2025, 2, 1)):
        factories.issue(month)
    soup = read(client, f"{factories.newspaper().url}archiv/")
    years = [text(section, "h2") for section in soup.select("section.year")]
    assert years == ["2026", "2025", "2024"]
    shown = text(soup)
    order = ["Februar 2026", "November 2025", "Februar 2025", "März 2024"]
    assert [shown.index(label) for label in order] == sorted(map(shown.index, order))


def test_archive_lists_a_double_issue_under_its_first_year(client: Client) -> None:
    factories.issue(date(2025, 12, 1), last_month=date(2026, 1, 1))
    soup = read(client, f"{factories.newspaper().url}archiv/")
    assert [text(section, "h2") for section in soup.select("section.year")] == ["2025"]


def test_archive_leaves_out_what_has_no_month(client: Client) -> None:
    issue = factories.issue()
    IssuePage.objects.filter(pk=issue.pk).update(first_month=None)
    assert not read(client, f"{factories.newspaper().url}archiv/").select("section.year")


def test_issue_shows_its_articles_in_print_order_with_their_page(client: Client) -> None:
    titles = ["Zuletzt geschrieben", "Acht Bänke", "Markt"]
    articles = [factories.article(title) for title in titles]
    issue = factories.issue(entries=[(articles[1], 3), (articles[2], 3), (articles[0], 12)])
    shown = text(read(client, issue.url))
    order = ["Acht Bänke", "Markt", "Zuletzt geschrieben"]
    assert [shown.index(title) for title in order] == sorted(map(shown.index, order))
    assert "12" in shown


def test_article_names_the_issue_it_stood_in(client: Client) -> None:
    article = factories.article()
    issue = factories.issue(date(2026, 6, 1), entries=[(article, 7)])
    soup = read(client, article.url)
    assert issue.url in {link["href"] for link in soup.select("main a")}
    assert "Juni 2026" in text(soup)
    assert "7" in text(soup, "main aside")


def test_article_of_no_issue_stands_alone(client: Client) -> None:
    article = factories.article()
    factories.issue(entries=[factories.article()])
    assert not read(client, article.url).select("#article-issue")


def test_issue_offers_both_papers_with_their_pages(client: Client) -> None:
    issue = factories.issue(
        print_pdf=factories.document("Gedruckt", "juni.pdf"),
        online_pdf=factories.document("Lang", "juni-lang.pdf"),
        print_pages=8,
        online_pages=12,
        print_run=6000,
        deadline=date(2026, 5, 15),
    )
    soup = read(client, issue.url)
    files = [str(link["href"]) for link in soup.select(".issue__files a")]
    assert len(files) == 2
    for address in files:
        response = client.get(address)
        assert response.status_code == 200
        assert response["content-type"] == "application/pdf"
    shown = text(soup)
    for fact in ("8", "12", "6.000", "15. Mai 2026"):
        assert fact in shown, fact


def test_volume_is_what_was_entered_and_not_computed(client: Client) -> None:
    factories.issue(date(2025, 1, 1), volume=24, number=1)
    jumped = factories.issue(date(2025, 2, 1), volume=31, number=9)
    shown = text(read(client, jumped.url))
    assert "31" in shown
    assert "9" in shown


def test_editorial_is_signed(client: Client) -> None:
    issue = factories.issue(editorial="<p>Liebe <b>Leute</b></p>", editorial_by="Die Redaktion")
    shown = text(read(client, issue.url))
    assert "Liebe Leute" in shown
    assert "Die Redaktion" in shown


def test_filters_narrow_the_list(client: Client) -> None:
    rubric, topic = factories.rubric(slug="garten"), factories.topic(slug="grün")
    both = factories.article("Beides", rubric=rubric, topics=[topic])
    factories.article("Nur Rubrik", rubric=rubric)
    factories.article("Nur Thema", topics=[topic])
    year = both.first_published_at.year
    paper = factories.newspaper().url

    def titles(**query: str) -> set[str]:
        response = client.get(paper, query)
        return {teaser.title for teaser in response.context["articles"]}

    assert titles(rubric="garten") == {"Beides", "Nur Rubrik"}
    assert titles(topic="grün") == {"Beides", "Nur Thema"}
    assert titles(rubric="garten", topic="grün") == {"Beides"}
    assert titles(year=str(year)) == {"Beides", "Nur Rubrik", "Nur Thema"}
    assert titles(year="1999") == set()


def test_topics_beside_an_article_lead_to_all_about_them(client: Client) -> None:
    topic = factories.topic("Bänke", slug="bänke")
    article = factories.article(topics=[topic])
    factories.article("Anderes")
    address = read(client, article.url).select_one("section[aria-labelledby=article-topics] a")
    assert address
    response = client.get(str(address["href"]))
    assert [teaser.title for teaser in response.context["articles"]] == [article.title]


def test_list_is_paged_newest_first_without_overlap(client: Client) -> None:
    rubric = factories.rubric()
    for _ in range(14):
        factories.article(bare=True, rubric=rubric)
    paper = factories.newspaper().url
    first, second = (
        [teaser.date for teaser in client.get(f"{paper}?page={page}").context["articles"]]
        for page in (1, 2)
    )
    assert [len(first), len(second)] == [12, 2]
    assert first + second == sorted(first + second, reverse=True)


def test_related_pages_stand_in_the_editors_order(client: Client) -> None:
    pages = [factories.standard_page(title=title) for title in ("C", "A", "B")]
    article = factories.article(related=[pages[2], pages[0], pages[1]])
    soup = read(client, article.url)
    shown = [link.get_text() for link in soup.select("section[aria-labelledby=article-related] a")]
    assert shown == ["B", "C", "A"]
