"""An editor's day, through the forms of the admin: write, save, put into an issue, publish."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import HomePage, StandardPage
from stadtteilzeitung.models import ArticlePage, IssuePage, NewspaperPage
from tests import factories
from tests.editing import add_url, create, decide, edit, enter, hand_in, now, open_form
from tests.projekte import factories as projects
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
        "lead_image": str(factories.image().pk),
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
    article = now(article)
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


def test_unfinished_page_can_be_saved_with_nothing_but_a_title(editor: Client) -> None:
    paper = factories.newspaper()
    for model in (ArticlePage, IssuePage):
        page = create(editor, model, paper, title="Nur ein Gedanke", slug="gedanke")
        assert not page.live
        form = read(editor, reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert form.select_one("[name=title]")["value"] == "Nur ein Gedanke"
        preview = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        assert text(read(editor, preview), "h1") == "Nur ein Gedanke"
        read(Client(), f"{paper.url}gedanke/", status=404)
    unfinished = [("heading", {"text": "", "level": "h2"}), ("text", rich_text("<p>Da</p>"))]
    body = streamfield(unfinished)
    article = create(editor, ArticlePage, paper, title="Halb", slug="halb", body=body)
    assert [block.block_type for block in article.body] == ["heading", "text"]


def test_article_without_rubric_cannot_be_handed_in_and_nothing_is_lost(volunteer: Client) -> None:
    paper = factories.newspaper()
    url = add_url(ArticlePage, paper)
    data = open_form(volunteer, url) | nested_form_data(
        article_fields(
            rubric="",
            related_pages=streamfield([]),
            corrections=streamfield([]),
            **{"action-submit": "action-submit"},
        )
    )
    response = volunteer.post(url, data)
    assert list(response.context["form"].errors) == ["rubric"]
    assert "Am Weg zum Garten" in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_issue_that_cannot_be_is_told_at_its_field(editor: Client) -> None:
    months = {"title": "Heft", "slug": "heft", "first_month": "2026-06-01"}
    months |= {"last_month": "2026-05-01", "editorial": "null", "action-publish": "yes"}
    url = add_url(IssuePage, factories.newspaper())
    response = editor.post(url, open_form(editor, url) | months)
    assert list(response.context["form"].errors) == ["last_month"]
    assert not IssuePage.objects.exists()

    article = factories.article()
    twice = inline_formset([{"article": str(article.pk), "page": page} for page in ("3", "4")])
    form = edit(editor, factories.issue(), **nested_form_data({"entries": twice})).context["form"]
    assert not form.formsets["entries"].is_valid()
    assert not form.errors


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
    decide(enter("kollegin"), article)
    shown = text(read(Client(), article.url))
    assert "Es waren acht." in shown
    assert "1. April 2026" in shown
    assert "Neun" not in shown


def test_lists_of_articles_and_issues_can_be_searched_and_narrowed_to_a_rubric(
    editor: Client,
) -> None:
    rubric = factories.rubric("Briefe")
    factories.article("Ein Bericht")
    factories.issue(title="Heft Juni", entries=[factories.article("Acht Bänke", rubric=rubric)])

    def find(name: str, **query: str) -> list[str]:
        """Which of the titles a list shows."""
        shown = text(read(editor, f"{reverse(name)}?{urlencode(query)}"), "main")
        return [title for title in ("Acht Bänke", "Ein Bericht", "Heft Juni") if title in shown]

    assert find("articles:index") == ["Acht Bänke", "Ein Bericht"]
    assert find("articles:index", q="Acht") == ["Acht Bänke"]
    assert find("articles:index", rubric=str(rubric.pk)) == ["Acht Bänke"]
    assert find("issues:index", q="Heft") == ["Heft Juni"]
    for name in ("articles:index", "issues:index"):
        assert find(name, q="Xylophon") == []


def test_lists_of_snippets_can_be_searched_and_contact_people_narrowed_to_a_role() -> None:
    # Who may keep which snippets is decided by the roles; here the lists themselves count.
    admin = enter("leitung", None)
    for name, row, words in (
        ("core_contactperson", factories.person("Paula Amt", role="Leitung"), "Paula"),
        ("core_place", projects.place("Wasserachse"), "Wasserachse"),
        ("core_organisation", projects.organisation("Chor"), "Chor"),
        ("core_topic", factories.topic("Bänke"), "Bänke"),
        ("stadtteilzeitung_rubric", factories.rubric("Briefe"), "Briefe"),
        ("stadtteilzeitung_author", factories.author("Anna Beet"), "Anna"),
    ):
        url = reverse(f"wagtailsnippets_{name}:list")
        for query in ("", f"?q={words}"):
            assert row.name in text(read(admin, url + query)), name
        assert row.name not in text(read(admin, f"{url}?q=Xylophon")), name
    factories.person("Otto Hof", role="Hausmeister")
    found = text(read(admin, reverse("wagtailsnippets_core_contactperson:list") + "?role=Leitung"))
    assert "Paula Amt" in found
    assert "Otto Hof" not in found


def test_stranger_sees_no_admin(client: Client) -> None:
    article = factories.article()
    for name, arguments in (
        ("wagtailadmin_home", []),
        ("wagtailadmin_pages:edit", [article.pk]),
        ("articles:index", []),
    ):
        url = reverse(name, args=arguments)
        login = f"{reverse('wagtailadmin_login')}?next={url}"
        assert client.get(url, follow=True).redirect_chain == [(login, 302)]


def test_page_types_stand_only_where_they_belong() -> None:
    assert set(HomePage.creatable_subpage_models()) >= {StandardPage, NewspaperPage}
    assert ArticlePage not in HomePage.creatable_subpage_models()
    assert set(NewspaperPage.creatable_subpage_models()) == {ArticlePage, IssuePage}
    assert set(StandardPage.creatable_subpage_models()) == {StandardPage}
    assert ArticlePage.creatable_subpage_models() == []
    assert IssuePage.creatable_subpage_models() == []
