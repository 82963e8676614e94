"""The newspaper in the API: its filters, its issues, who writes about what."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from tests import factories
from tests.cms.api.contract import ask, titles

pytestmark = pytest.mark.django_db


def test_article_tells_who_wrote_about_what(client: Client) -> None:
    rubric = factories.rubric("Aus dem Stadtteil", slug="stadtteil")
    page = factories.article(
        "Acht Bänke",
        subtitle="Endlich sitzen",
        rubric=rubric,
        authors=[factories.author("Berta"), factories.author("Die Redaktion", is_group=True)],
        topics=[factories.topic("Wasser", slug="wasser")],
        related=[factories.article("Neun Bänke")],
        corrections=[(date(2026, 6, 1), "Es sind acht.")],
    )
    article = ask(client, f"articles/{page.pk}")
    assert article["subtitle"] == "Endlich sitzen"
    assert article["rubric"]["slug"] == "stadtteil"
    assert [(one["name"], one["is_group"]) for one in article["authors"]] == [
        ("Berta", False),
        ("Die Redaktion", True),
    ]
    assert [topic["slug"] for topic in article["topics"]] == ["wasser"]
    assert [link["title"] for link in article["related"]] == ["Neun Bänke"]
    assert article["corrections"] == [{"date": "2026-06-01", "text": "Es sind acht."}]


def test_each_filter_narrows_down(client: Client) -> None:
    author, rubric, topic = factories.author(), factories.rubric(), factories.topic()
    factories.article(
        "Gesucht",
        authors=[author],
        rubric=rubric,
        topics=[topic],
        published=datetime(2026, 6, 1, tzinfo=UTC),
    )
    factories.article("Anderes", published=datetime(2020, 1, 1, tzinfo=UTC))
    filters = (
        f"author={author.translation_key}",
        f"rubric={rubric.slug}",
        f"topic={topic.slug}",
        "year=2026",
    )
    for given in filters:
        assert titles(ask(client, f"articles?{given}")) == ["Gesucht"], given
    assert titles(ask(client, "articles?rubric=nichts")) == []


def test_newest_article_comes_first_unless_asked_otherwise(client: Client) -> None:
    for year in (2024, 2026, 2025):
        factories.article(f"Von {year}", published=datetime(year, 1, 1, tzinfo=UTC))
    assert titles(ask(client, "articles")) == ["Von 2026", "Von 2025", "Von 2024"]
    assert titles(ask(client, "articles?order=published_at"))[0] == "Von 2024"


def test_issue_tells_its_readable_articles_in_print_order(client: Client) -> None:
    first, second = factories.article("Vorn"), factories.article("Hinten")
    hidden = factories.article("Geheimsache", live=False)
    page = factories.issue(
        date(2026, 7, 1),
        [(second, 2), (hidden, 3), (first, 5)],
        last_month=date(2026, 8, 1),
        cover=factories.image(),
        print_pdf=factories.document("Zeitung", "zeitung.pdf"),
        editorial='<p data-block-key="a">Liebe <b>Leute</b></p>',
    )
    issue = ask(client, f"issues/{page.pk}")
    assert issue["period"] == "Juli/August 2026"
    assert [(row["article"]["title"], row["page"]) for row in issue["entries"]] == [
        ("Hinten", 2),
        ("Vorn", 5),
    ]
    assert issue["cover"]["alt"] == "Juli/August 2026"
    assert issue["print_pdf"]["type"] == "application/pdf"
    assert issue["editorial"] == {
        "html": "<p>Liebe <b>Leute</b></p>",
        "text": "Liebe Leute",
        "words": 2,
    }


def test_rubrics_and_authors_count_what_can_be_read(client: Client) -> None:
    author, rubric = factories.author("Berta"), factories.rubric("Leute")
    factories.article(authors=[author], rubric=rubric)
    factories.article(authors=[author], rubric=rubric, live=False)
    silent = factories.author("Carla")
    factories.article(authors=[silent], live=False)
    (found,) = ask(client, "authors")["items"]
    assert (found["name"], found["article_count"]) == ("Berta", 1)
    ask(client, f"authors/{silent.pk}", status=404)
    counts = {row["name"]: row["article_count"] for row in ask(client, "rubrics")["items"]}
    assert counts["Leute"] == 1
    assert ask(client, f"rubrics/{rubric.pk}")["article_count"] == 1
