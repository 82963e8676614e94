"""An editor's day, through the forms of the admin: write, save, put into an issue, publish."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.core.models import Organisation, Place
from home.models import HomePage, StandardPage
from stadtteilzeitung.models import ArticlePage, IssuePage, NewspaperPage
from tests import factories
from tests.editing import create, decide, hand_in, open_form
from tests.readers import read, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody of the office, in Wagtail's group of moderators, logged in."""
    client.force_login(factories.user())
    return client


def article_fields(**fields: Any) -> dict[str, Any]:
    return {
        "title": "Acht Bänke",
        "slug": "acht-baenke",
        "subtitle": "Am Weg zum Garten",
        "rubric": str(factories.rubric("Aus dem Stadtteil").pk),
        "authors": inline_formset([{"author": str(factories.author("Anna Beet").pk)}]),
        "teaser": "Acht neue Bänke stehen am Weg.",
        "lead_image": str(factories.picture().pk),
        "lead_image_alt": "Eine Bank im Gras",
        "body": streamfield(
            [
                ("text", rich_text("<p>Am <b>Dienstag</b> kamen die Bänke.</p>")),
                ("heading", {"text": "Wie es weitergeht", "level": "h2"}),
            ]
        ),
        **fields,
    }


def test_an_article_is_written_released_and_put_into_an_issue_and_the_public_reads_both(
    editor: Client, volunteer: Client
) -> None:
    paper = factories.newspaper()
    publish = {"action-publish": "action-publish"}
    article = create(volunteer, ArticlePage, paper, **article_fields())
    hand_in(volunteer, article)
    decide(editor, article)
    issue = create(
        editor,
        IssuePage,
        paper,
        title="Ausgabe Juni",
        slug="ausgabe-juni",
        first_month="2026-06-15",
        volume="26",
        number="5",
        entries=inline_formset([{"article": str(article.pk), "page": "7"}]),
        editorial=rich_text("<p>Liebe Leute</p>"),
        **publish,
    )
    assert issue.live
    reader = Client()
    page = read(reader, article.url)
    assert text(page, "h1") == "Acht Bänke"
    for words in ("Anna Beet", "Aus dem Stadtteil", "Am Dienstag kamen die Bänke.", "Juni 2026"):
        assert words in text(page), words
    contents = text(read(reader, issue.url))
    for words in ("Juni 2026", "Acht Bänke", "7", "Liebe Leute"):
        assert words in contents, words
    assert article.url in str(read(reader, paper.url))
    assert issue.url in str(read(reader, f"{paper.url}archiv/"))


def test_unfinished_article_can_be_saved_with_nothing_but_a_title(editor: Client) -> None:
    paper = factories.newspaper()
    article = create(editor, ArticlePage, paper, title="Nur ein Gedanke", slug="gedanke")
    assert not article.live
    assert article.rubric is None
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert editor.get(edit).status_code == 200
    assert (
        editor.get(reverse("wagtailadmin_pages:view_draft", args=[article.pk])).status_code == 200
    )
    assert Client().get("/stadtteilzeitung/gedanke/").status_code == 404


def test_unfinished_issue_can_be_saved_with_nothing_but_a_title(editor: Client) -> None:
    issue = create(editor, IssuePage, factories.newspaper(), title="Nächstes Heft", slug="heft")
    assert issue.first_month is None
    assert editor.get(reverse("wagtailadmin_pages:view_draft", args=[issue.pk])).status_code == 200


def test_unfinished_block_is_kept_in_a_draft(editor: Client) -> None:
    fields = {
        "body": streamfield(
            [("heading", {"text": "", "level": "h2"}), ("text", rich_text("<p>Da</p>"))]
        )
    }
    article = create(
        editor, ArticlePage, factories.newspaper(), title="Halb", slug="halb", **fields
    )
    assert [block.block_type for block in article.body] == ["heading", "text"]


def test_article_without_rubric_cannot_be_handed_in_and_nothing_is_lost(volunteer: Client) -> None:
    paper = factories.newspaper()
    url = reverse("wagtailadmin_pages:add", args=["stadtteilzeitung", "articlepage", paper.pk])
    data = open_form(volunteer, url) | nested_form_data(
        article_fields(
            rubric="",
            related_pages=streamfield([]),
            corrections=streamfield([]),
            **{"action-submit": "action-submit"},
        )
    )
    response = volunteer.post(url, data)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["rubric"]
    assert "Am Weg zum Garten" in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_issue_that_ends_before_it_begins_is_told_at_its_field(editor: Client) -> None:
    paper = factories.newspaper()
    url = reverse("wagtailadmin_pages:add", args=["stadtteilzeitung", "issuepage", paper.pk])
    data = open_form(editor, url) | {
        "title": "Heft",
        "slug": "heft",
        "first_month": "2026-06-01",
        "last_month": "2026-05-01",
        "editorial": "null",
        "action-publish": "action-publish",
    }
    response = editor.post(url, data)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["last_month"]


def test_article_entered_twice_in_an_issue_is_told_and_stops_nothing_else(editor: Client) -> None:
    article = factories.article()
    issue = factories.issue()
    url = reverse("wagtailadmin_pages:edit", args=[issue.pk])
    twice = inline_formset([{"article": str(article.pk), "page": page} for page in ("3", "4")])
    data = open_form(editor, url) | nested_form_data({"entries": twice})
    response = editor.post(url, data | {"editorial": rich_text("<p>Da</p>")})
    assert response.status_code == 200
    assert not response.context["form"].formsets["entries"].is_valid()


def test_published_article_can_be_corrected(editor: Client) -> None:
    article = factories.article("Acht Bänke", body=[("text", "<p>Neun Bänke.</p>")])
    correction = [("correction", {"date": "2026-04-01", "text": "Es waren acht."})]
    changes = nested_form_data(
        {
            "body": streamfield([("text", rich_text("<p>Acht Bänke.</p>"))]),
            "related_pages": streamfield([]),
            "corrections": streamfield(correction),
        }
    )
    hand_in(editor, article, **changes)
    assert "Neun" in text(read(Client(), article.url))
    colleague = Client()
    colleague.force_login(factories.user("kollegin"))
    decide(colleague, article)
    shown = text(read(Client(), article.url))
    assert "Es waren acht." in shown
    assert "1. April 2026" in shown
    assert "Neun" not in shown


FIELDS = {
    HomePage: {"title", "lead_page", "sections", "teaser", "slug"},
    StandardPage: {"title", "teaser", "lead_image", "body", "slug", "show_in_menus"},
    NewspaperPage: {"title", "teaser", "lead_image", "slug"},
    IssuePage: {"title", "first_month", "last_month", "entries", "cover", "editorial", "print_pdf"},
    ArticlePage: {"title", "rubric", "authors", "teaser", "lead_image", "body", "corrections"},
}


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_form_of_a_page_is_german_and_asks_only_what_is_needed(
    editor: Client, model: type[Page]
) -> None:
    make = {
        HomePage: factories.home_page,
        StandardPage: factories.standard_page,
        NewspaperPage: factories.newspaper,
        IssuePage: factories.issue,
        ArticlePage: factories.article,
    }
    page = make[model]()
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    form = response.context["form"]
    offered = set(form.fields) | set(form.formsets)
    assert FIELDS[model] <= offered
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.html
    assert soup.html["lang"] == "de"
    english = {"Title", "Picture", "Teaser of a section", "Period", "Authors", "Text that opens"}
    labels = {tag.get_text(" ", strip=True).rstrip(" *") for tag in soup.select("label, h2")}
    assert not english & labels


@pytest.mark.parametrize("name", ["articles", "issues"])
def test_lists_of_articles_and_issues_can_be_searched(editor: Client, name: str) -> None:
    article = factories.article("Acht Bänke")
    factories.issue(title="Heft Juni", entries=[article])
    wanted, other = {
        "articles": ("Acht Bänke", "Heft Juni"),
        "issues": ("Heft Juni", "Acht Bänke"),
    }[name]
    url = reverse(f"{name}:index")
    assert wanted in editor.get(url).content.decode()
    found = editor.get(url, {"q": wanted.split()[0]})
    assert found.status_code == 200
    assert wanted in found.content.decode()
    nothing = editor.get(url, {"q": "Xylophon"}).content.decode()
    assert other not in nothing


def test_list_of_articles_can_be_narrowed_to_a_rubric(editor: Client) -> None:
    rubric = factories.rubric("Briefe")
    factories.article("Ein Brief", rubric=rubric)
    factories.article("Ein Bericht")
    found = editor.get(reverse("articles:index"), {"rubric": rubric.pk}).content.decode()
    assert "Ein Brief" in found
    assert "Ein Bericht" not in found


def _place(name: str) -> Place:
    return Place.objects.create(name=name, locale=factories.language())


def _organisation(name: str) -> Organisation:
    return Organisation.objects.create(name=name, locale=factories.language())


SNIPPETS = [
    ("core_contactperson", lambda: factories.person("Paula Amt"), "Paula"),
    ("core_place", lambda: _place("Wasserachse"), "Wasserachse"),
    ("core_organisation", lambda: _organisation("Chor"), "Chor"),
    ("core_topic", lambda: factories.topic("Bänke"), "Bänke"),
    ("stadtteilzeitung_rubric", lambda: factories.rubric("Briefe"), "Briefe"),
    ("stadtteilzeitung_author", lambda: factories.author("Anna Beet"), "Anna"),
]


@pytest.mark.parametrize(("name", "make", "words"), SNIPPETS, ids=[row[0] for row in SNIPPETS])
def test_list_of_snippets_can_be_searched(editor: Client, name: str, make: Any, words: str) -> None:
    row = make()
    # Who may keep which snippets is decided by the roles; here the lists themselves count.
    editor.force_login(factories.user("leitung", role=None, is_superuser=True))
    url = reverse(f"wagtailsnippets_{name}:list")
    assert str(row) in editor.get(url).content.decode()
    assert str(row) in editor.get(url, {"q": words}).content.decode()
    assert str(row) not in editor.get(url, {"q": "Xylophon"}).content.decode()


def test_contact_people_can_be_narrowed_to_a_role(client: Client) -> None:
    client.force_login(factories.user("leitung", role=None, is_superuser=True))
    factories.person("Paula Amt", role="Leitung")
    factories.person("Otto Hof", role="Hausmeister")
    url = reverse("wagtailsnippets_core_contactperson:list")
    found = client.get(url, {"role": "Leitung"}).content.decode()
    assert "Paula Amt" in found
    assert "Otto Hof" not in found


def test_stranger_sees_no_admin(client: Client) -> None:
    article = factories.article()
    for name, arguments in (
        ("wagtailadmin_home", []),
        ("wagtailadmin_pages:edit", [article.pk]),
        ("articles:index", []),
    ):
        response = client.get(reverse(name, args=arguments))
        assert response.status_code == 302
        assert "login" in response.url


def test_page_types_stand_only_where_they_belong() -> None:
    assert set(HomePage.creatable_subpage_models()) >= {StandardPage, NewspaperPage}
    assert ArticlePage not in HomePage.creatable_subpage_models()
    assert set(NewspaperPage.creatable_subpage_models()) == {ArticlePage, IssuePage}
    assert set(StandardPage.creatable_subpage_models()) == {StandardPage}
    assert ArticlePage.creatable_subpage_models() == []
    assert IssuePage.creatable_subpage_models() == []
