"""Projects as readers get them."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from cms.core.home_sections import newest_pages
from projekte.contributions import RUNNING, ProjectContributions
from projekte.models import ProjectIndexPage, ProjectPage
from tests import factories
from tests.projekte import factories as projects
from tests.readers import links, queries, read, structured, text
from tests.translating import language

pytestmark = pytest.mark.django_db

NUL = "\x00"


@pytest.fixture(autouse=True)
def _details(db: None) -> None:
    factories.site_details()


def titles(client: Client, query: str = "") -> list[str]:
    """Titles of the projects a list shows."""
    soup = read(client, projects.index().url + query)
    return [link.get_text(strip=True) for link in soup.select(".teaser__title")]


def test_index_lists_running_then_planned_then_finished_projects_or_one_status(
    client: Client,
) -> None:
    projects.project("Fertig", status="finished", start_month=date(2026, 5, 1))
    projects.project("Geplant", status="planned", start_month=date(2027, 1, 1))
    projects.project("Läuft lange", start_month=date(2022, 1, 1))
    projects.project("Läuft neu", start_month=date(2026, 2, 1))
    address = projects.index().url
    assert titles(client) == ["Läuft neu", "Läuft lange", "Geplant", "Fertig"]
    assert text(read(client, address), "#entries") == "Alle Projekte"
    for status, title, heading in (
        ("planned", "Geplant", "Geplant"),
        ("finished", "Fertig", "Abgeschlossen"),
    ):
        assert titles(client, f"?status={status}") == [title]
        soup = read(client, f"{address}?status={status}")
        assert text(soup, "#entries") == heading
        (current,) = soup.select(".choices [aria-current]")
        assert current["href"] == f"?status={status}"


def test_status_that_is_none_shows_a_way_on_and_is_blamed(client: Client) -> None:
    address = projects.index().url
    plain, narrowed = (text(read(client, address + end)) for end in ("", "?status=x"))
    assert plain != narrowed
    assert len(plain) > len("Projekte")
    projects.project()
    for status in ("unbekannt", NUL, "x" * 5000, "' OR 1=1 --"):
        content = client.get(address, {"status": status}).content.decode()
        assert 'class="teaser ' not in content, status
        assert 'class="choices"' in content, status


def test_long_list_is_paged_and_keeps_the_choice(client: Client) -> None:
    for _ in range(ProjectIndexPage.entries_per_page + 1):
        projects.project(status="planned")
    soup = read(client, projects.index().url + "?status=planned")
    assert len(soup.select("main article")) == ProjectIndexPage.entries_per_page
    following = soup.select_one("a[rel=next]")["href"]
    assert len(titles(client, following)) == 1
    assert client.get(projects.index().url + "?page=3").status_code == 404


def test_period_is_told_in_words(client: Client) -> None:
    for status, start, end, words in (
        ("running", date(2022, 5, 1), None, "seit Mai 2022"),
        ("planned", date(2027, 12, 1), None, "ab Dezember 2027"),
        ("finished", date(2022, 5, 1), None, "Mai 2022"),
        ("finished", None, date(2024, 6, 1), "bis Juni 2024"),
        ("running", date(2025, 12, 1), date(2026, 1, 1), "Dezember 2025 bis Januar 2026"),
        ("finished", date(2026, 1, 1), date(2026, 1, 1), "Januar 2026"),
    ):
        months = {"start_month": start, "end_month": end}
        project = projects.project(words, status=status, lead_image=None, **months)
        listed = {
            teaser.select_one(".teaser__title").get_text(strip=True): text(teaser, ".label")
            for teaser in read(client, projects.index().url).select(".teaser")
        }
        for shown in (text(read(client, project.url), "aside .facts"), listed[words]):
            assert words in shown
            assert status != "finished" or "seit" not in shown


def test_page_shows_all_facts(client: Client) -> None:
    project = projects.project(
        "Brunnen",
        aim="Trinken für alle",
        start_month=date(2026, 1, 1),
        end_month=date(2028, 12, 1),
        carrier=projects.organisation("Trägerverein", url="https://traeger.example/"),
        partners=[projects.organisation("Chor"), projects.organisation("Schule")],
        contact=factories.person("Leitung", role="Anliegen"),
        place=projects.place("Oberer Platz"),
        documents=[("document", {"document": factories.document("Bericht"), "title": ""})],
    )
    soup = read(client, project.url)
    shown = text(soup)
    for word in ("Trinken für alle", "2028", "Chor", "Leitung", "Anliegen", "Oberer Platz"):
        assert word in shown
    assert shown.index("Chor") < shown.index("Schule")
    assert "https://traeger.example/" in links(soup, "aside")
    assert "Bericht" in text(soup, ".document-link")


def test_funding_stands_in_words_as_bars_and_as_a_table(client: Client) -> None:
    lines = [
        projects.line("Freistaat", amount=Decimal("408549.36"), share=Decimal(80)),
        projects.line("Stadt", amount=Decimal("102137.34"), share=Decimal(20), note="Rest"),
    ]
    soup = read(client, projects.project(lines=lines).url)
    assert "510.686,70" in text(soup, ".funding > p")
    chart = soup.select_one(".funding__chart")
    assert chart["aria-hidden"] == "true"
    assert [bar["width"] for bar in chart.select(".funding__part")] == ["80.0%", "20.0%"]
    assert not soup.select("main [style]")
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td")]
        for row in soup.select(".funding tbody tr")
    ]
    assert rows[0][0] == "Freistaat"
    assert "408.549,36" in rows[0][1]
    assert rows[1][3] == "Rest"
    assert "510.686,70" in text(soup, ".funding tfoot")


def test_odd_funding_is_shown_as_it_is_known(client: Client) -> None:
    """Sums and shares of each line, words, bars, and whether they are added up."""
    for lines, words, bars, has_sum in (
        ([("3000", None), ("1000", None)], ["4.000 €"], ["75.0%", "25.0%"], True),
        ([("0", None), ("0", None)], [], [], False),
        ([("500", "80"), ("500", "30")], ["80 %", "30 %", "1.000 €"], ["80.0%", "30.0%"], True),
        ([(None, "80"), (None, "10")], ["80 %", "10 %"], ["80.0%", "10.0%"], False),
        ([("1000", None)], ["1.000 €"], [], False),
        ([(None, None), ("500", None)], ["Geldgeber", "500 €"], [], False),
    ):
        rows = [
            projects.line(amount=amount and Decimal(amount), share=share and Decimal(share))
            for amount, share in lines
        ]
        soup = read(client, projects.project(lines=rows, lead_image=None).url)
        shown = text(soup, ".funding").replace("\xa0", " ")
        assert all(word in shown for word in words), (lines, shown)
        assert [bar["width"] for bar in soup.select(".funding__part")] == bars, lines
        assert bool(soup.select(".funding tfoot")) == has_sum, lines


def test_structured_data_agrees_with_the_page(client: Client) -> None:
    project = projects.project(
        "Brunnen",
        aim="Trinken für alle",
        status="finished",
        start_month=date(2026, 1, 1),
        end_month=date(2026, 6, 1),
        carrier=projects.organisation("Trägerverein"),
        partners=[projects.organisation("Chor")],
        place=projects.place("Oberer Platz"),
        lines=[projects.line("Stadt", amount=Decimal("21400.00"))],
    )
    data = structured(read(client, project.url), "Project")
    assert data["name"] == "Brunnen"
    assert data["description"] == "Trinken für alle"
    assert (data["foundingDate"], data["dissolutionDate"]) == ("2026-01", "2026-06")
    assert data["parentOrganization"]["name"] == "Trägerverein"
    assert data["member"] == [{"@type": "Organization", "name": "Chor"}]
    assert data["funding"] == [
        {
            "@type": "MonetaryGrant",
            "funder": {"@type": "Organization", "name": "Stadt"},
            "amount": {"@type": "MonetaryAmount", "value": "21400.00", "currency": "EUR"},
        }
    ]
    assert data["location"]["address"]["addressLocality"] == "Jena"


def test_bare_project_claims_nothing_it_does_not_know(client: Client) -> None:
    project = projects.project(start_month=None, lead_image=None, aim="", teaser="")
    data = structured(read(client, project.url), "Project")
    assert set(data) == {"@context", "@type", "name", "url"}


def full_project(number: int) -> str:
    """Address of a project with `number` rows of everything."""
    topic = factories.topic()
    files = [factories.document() for _ in range(number)]
    return projects.project(
        topics=[topic, *(factories.topic() for _ in range(number))],
        carrier=projects.organisation(),
        contact=factories.person(photo=factories.image()),
        place=projects.place(),
        partners=[projects.organisation() for _ in range(number)],
        lines=[projects.line(amount=Decimal(100)) for _ in range(number)],
        related=[factories.standard_page() for _ in range(number)],
        documents=[("document", {"document": file, "title": ""}) for file in files],
    ).url


#: What Wagtail asks to find a page three levels down, and whether everybody may read it.
ROUTING = 9


def test_project_costs_the_same_with_one_and_with_four_of_everything(client: Client) -> None:
    few, many = queries(client, full_project(1)), queries(client, full_project(4))
    assert len(few) == len(many), "\n".join(many)
    assert len(many) <= 10 + ROUTING


def test_index_costs_the_same_with_one_project_and_with_a_full_page(client: Client) -> None:
    projects.project()
    few = queries(client, projects.index().url)
    for _ in range(ProjectIndexPage.entries_per_page):
        projects.project(carrier=projects.organisation(), lines=[projects.line()])
    many = queries(client, projects.index().url)
    assert len(few) == len(many), "\n".join(many)
    assert len(many) <= 10 + ROUTING - 2, "\n".join(many)


def test_front_page_shows_running_projects_for_two_queries_at_most(client: Client) -> None:
    home = factories.home_page()
    home.save_revision().publish()
    projects.project("Geplant", status="planned")
    before = len(queries(client, "/"))
    home.sections = [("section", {"teaser": "projects", "title": ""})]
    home.save_revision().publish()
    for number in range(8):
        projects.project(f"Läuft {number}")
    soup = read(client, "/")
    assert soup.select("#projects")
    assert len(soup.select("main .teaser")) == RUNNING
    assert "Geplant" not in text(soup)
    assert len(queries(client, "/")) <= before + 2


def test_page_types_without_a_template_have_the_engines(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = projects.project("Läuft")
    for model in (ProjectIndexPage, ProjectPage):
        monkeypatch.setattr(model, "template", "projekte/nothing.html")
    assert text(read(client, projects.index().url), "#entries") == "Alle Projekte"
    found = text(read(client, f"{projects.index().url}?status=finished"), "main")
    assert "Zu dieser Auswahl passt nichts." in found
    assert text(read(client, project.url), "h1") == "Läuft"


def test_teaser_without_a_text_for_the_link_names_the_main_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    teaser = newest_pages("projects", "Neu", ProjectPage, count=1)
    monkeypatch.setattr(ProjectContributions, "home_sections", (teaser,))
    for title in ("Alt", "Jung"):
        projects.project(title)
    home = factories.home_page()
    home.sections = [("section", {"teaser": "projects", "title": ""})]
    home.save_revision().publish()
    soup = read(client, "/")
    assert text(soup, "main .teaser__title") == "Jung"
    assert text(soup, "main .section__more") == "Projekte"


def test_hidden_projects_aliases_and_other_languages_stand_in_no_list(client: Client) -> None:
    factories.restrict(projects.project("Geheim"))
    projects.project("Entwurf", live=False)
    project = projects.project("Deutsch")
    alias = project.create_alias(parent=projects.index(), update_slug="noch-einmal")
    english = language("en")
    for page in (projects.index(), project):
        page.copy_for_translation(english)
    translation = ProjectPage.objects.get(locale=english)
    translation.title = "In English"
    translation.save_revision().publish()
    home = factories.home_page()
    home.sections = [("section", {"teaser": "projects", "title": ""})]
    home.save_revision().publish()
    index = projects.index().url
    for address in ("/", index, f"{index}?status=running", "/sitemap.xml"):
        content = client.get(address).content.decode()
        assert project.url in content
        assert "Geheim" not in content
        assert "Entwurf" not in content
        assert alias.url not in content or address == "/sitemap.xml"
        assert "In English" not in content
