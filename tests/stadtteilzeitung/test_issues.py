"""Issues: their period, their place in the archive, and what stands in them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from stadtteilzeitung.models import IssuePage
from tests import factories, trees
from tests.readers import links, read, text

pytestmark = pytest.mark.django_db


def test_archive_lists_issues_by_year_both_newest_first_named_as_on_paper(client: Client) -> None:
    for first, last, label in (
        (date(2024, 3, 1), None, "März 2024"),
        (date(2026, 6, 19), None, "Juni 2026"),
        (date(2025, 12, 1), date(2026, 1, 1), "Dezember 2025/Januar 2026"),
        (date(2025, 7, 1), date(2025, 8, 31), "Juli/August 2025"),
    ):
        issue = factories.issue(first, last_month=last)
        assert text(read(client, issue.url), "h1") == label
        assert IssuePage.objects.get(pk=issue.pk).first_month.day == 1
    unfinished = factories.issue(title="Ohne Monat")
    IssuePage.objects.filter(pk=unfinished.pk).update(first_month=None)
    soup = read(client, f"{factories.newspaper().url}archiv/")
    years = {
        text(section, "h2"): [text(item, "a") for item in section.select(".covers li")]
        for section in soup.select("section.year")
    }
    assert list(years) == ["2026", "2025", "2024"]
    assert [len(issues) for issues in years.values()] == [1, 2, 1]
    shown = text(soup)
    order = ["Juni 2026", "Dezember 2025/Januar 2026", "Juli/August 2025", "März 2024"]
    assert [shown.index(label) for label in order] == sorted(map(shown.index, order))
    assert "Ohne Monat" not in shown


def test_issue_that_ends_before_it_begins_is_refused_with_a_sentence() -> None:
    for last in (date(2026, 6, 1), date(2026, 7, 1), date(2026, 7, 31)):
        with pytest.raises(ValidationError) as caught:
            factories.issue(date(2026, 7, 1), last_month=last)
        assert list(caught.value.message_dict) == ["last_month"]
        assert caught.value.message_dict["last_month"][0].endswith(".")


def test_issue_shows_its_articles_in_print_order_and_they_name_it(client: Client) -> None:
    titles = ["Zuletzt geschrieben", "Acht Bänke", "Markt"]
    last, first, second = (factories.article(title) for title in titles)
    issue = factories.issue(date(2026, 6, 1), entries=[(first, 3), (second, 3), (last, 12)])
    shown = text(read(client, issue.url))
    order = ["Acht Bänke", "Markt", "Zuletzt geschrieben"]
    assert [shown.index(title) for title in order] == sorted(map(shown.index, order))
    assert "12" in shown
    soup = read(client, last.url)
    assert issue.url in links(soup, "main")
    assert "Juni 2026" in text(soup)
    assert "12" in text(soup, "main aside")
    assert not read(client, factories.article().url).select("#article-issue")


def test_issue_shows_what_was_entered_and_offers_both_papers(client: Client) -> None:
    factories.issue(date(2025, 1, 1), volume=24, number=1)
    issue = factories.issue(
        date(2025, 2, 1),
        print_pdf=factories.document("Gedruckt", "juni.pdf"),
        online_pdf=factories.document("Lang", "juni-lang.pdf"),
        print_pages=8,
        online_pages=12,
        print_run=6000,
        deadline=date(2026, 5, 15),
        volume=31,
        number=9,
        editorial="<p>Liebe <b>Leute</b></p>",
        editorial_by="Die Redaktion",
    )
    soup = read(client, issue.url)
    files = [str(link["href"]) for link in soup.select(".issue__files a")]
    assert len(files) == 2
    for address in files:
        assert client.get(address)["content-type"] == "application/pdf"
    shown = text(soup)
    for fact in ("8", "12", "6.000", "15. Mai 2026", "31", "9", "Liebe Leute", "Die Redaktion"):
        assert fact in shown, fact


def test_paper_says_in_other_languages_that_it_is_german(client: Client) -> None:
    factories.site_details()
    trees.home("en")
    issue = factories.issue(print_pdf=factories.document())
    trees.translate(factories.newspaper(), "en")
    translated = trees.translate(issue, "en")
    assert "(in German)" in text(read(client, translated.url), ".document-link")
    assert "(" not in text(read(client, issue.url), ".document-link")


def test_filters_narrow_the_list_and_topics_lead_to_it(client: Client) -> None:
    rubric, topic = factories.rubric(slug="garten"), factories.topic("Grün", slug="grün")
    both = factories.article("Beides", rubric=rubric, topics=[topic])
    factories.article("Nur Rubrik", rubric=rubric)
    factories.article("Nur Thema", topics=[topic])
    year = both.first_published_at.year
    paper = factories.newspaper().url

    def titles(query: str) -> set[str]:
        soup = read(client, paper + query)
        return {title.get_text(strip=True) for title in soup.select("#articles .teaser__title")}

    assert titles("?rubric=garten") == {"Beides", "Nur Rubrik"}
    assert titles("?topic=grün") == {"Beides", "Nur Thema"}
    assert titles("?rubric=garten&topic=grün") == {"Beides"}
    assert titles(f"?year={year}") == {"Beides", "Nur Rubrik", "Nur Thema"}
    assert titles("?year=1999") == set()
    (address,) = links(read(client, both.url), "section[aria-labelledby=article-topics]")
    assert titles(address.removeprefix(paper)) == {"Beides", "Nur Thema"}


def test_list_is_paged_newest_first_without_overlap(client: Client) -> None:
    rubric = factories.rubric()
    for _ in range(14):
        factories.article(bare=True, rubric=rubric)
    paper = factories.newspaper().url
    first, second = (
        [teaser.date for teaser in client.get(f"{paper}?page={page}").context["entries"]]
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
