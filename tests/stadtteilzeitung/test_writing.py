"""What a form knows before somebody writes, and what becomes of what they wrote."""

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import rich_text, streamfield

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage, IssuePage
from tests import factories
from tests.editing import add_url, create, enter, handed_in_by, open_form
from tests.readers import read, text

pytestmark = pytest.mark.django_db


def test_article_is_signed_with_the_name_of_who_writes_and_the_rubric_of_their_last() -> None:
    paper = factories.newspaper()
    client = enter("hanna", Role.VOLUNTEERS)
    client.user.first_name, client.user.last_name = "Hanna", "Quittenbaum"
    client.user.save()
    hanna, rubric = factories.author("Hanna Quittenbaum"), factories.rubric("Menschen")
    url = add_url(ArticlePage, paper)
    first = open_form(client, url)
    assert first["authors-0-author"] == str(hanna.pk)
    assert "rubric" not in first
    made = create(client, ArticlePage, paper, title="Eins", slug="eins", rubric=str(rubric.pk))
    assert [row.author for row in made.authors.all()] == [hanna]
    assert open_form(client, url)["rubric"] == str(rubric.pk)


def test_article_of_somebody_without_an_authors_name_is_signed_as_their_last() -> None:
    paper = factories.newspaper()
    client = enter("hanna", Role.VOLUNTEERS)
    pen = factories.author("hq")
    last = factories.article(owner=client.user, authors=[pen])
    data = open_form(client, add_url(ArticlePage, paper))
    assert data["authors-TOTAL_FORMS"] == "1"
    assert data["authors-0-author"] == str(pen.pk)
    assert data["rubric"] == str(last.rubric_id)


def test_rubrics_are_buttons_in_the_language_of_the_page(volunteer: Client) -> None:
    factories.rubric("Menschen")
    factories.rubric("People", locale=Locale.objects.get_or_create(language_code="en")[0])
    form = read(volunteer, add_url(ArticlePage, factories.newspaper()))
    assert [label.get_text(strip=True) for label in form.select("#id_rubric label")] == ["Menschen"]


def test_headings_within_a_text_become_blocks_and_empty_texts_are_left_out(
    volunteer: Client,
) -> None:
    written = "<p>Am Hang.</p><h2>Wie es &amp; warum</h2><p>Weiter <b>so</b>.</p>"
    sent = rich_text(written, features=["h2", "bold"])
    body = streamfield([("text", sent), ("text", rich_text("<p></p>"))])
    article = create(
        volunteer, ArticlePage, factories.newspaper(), title="Hang", body=body, slug="hang"
    )
    body = article.get_latest_revision_as_object().body
    said = [(each.block_type, getattr(each.value, "source", None)) for each in body]
    assert [kind for kind, _html in said] == ["text", "heading", "text"]
    assert body[1].value["text"] == "Wie es & warum"
    assert body[1].value["level"] == "h2"
    assert "<b>so</b>" in said[2][1]
    assert len({each.id for each in body}) == 3


def test_who_hands_in_is_back_on_the_first_page_and_knows_what_happens_next() -> None:
    client = enter("hanna", Role.VOLUNTEERS)
    factories.newspaper()
    page = handed_in_by(client)
    answer = client.get(reverse("wagtailadmin_home"))
    words = text(BeautifulSoup(answer.content, "lxml"))
    assert "Jemand aus dem Büro liest den Text jetzt" in words
    assert page.title in words


def test_issue_is_a_pattern_without_its_months_files_and_articles() -> None:
    client = enter("redaktion")
    paper = factories.newspaper()
    old = factories.issue(
        volume=26, print_run=2500, editorial="<p>Liebe Leute</p>", deadline=date(2025, 5, 1)
    )
    listed = read(client, reverse("issues:index"))
    link = listed.find("a", string=lambda words: words and "Als Vorlage nehmen" in words) or next(
        a for a in listed.select("a") if "Als Vorlage nehmen" in a.get_text()
    )
    data = open_form(client, str(link["href"]))
    assert data["title"] == old.title
    assert (data["volume"], data["print_run"]) == ("26", "2500")
    assert "Liebe Leute" in data["editorial"]
    assert (data["first_month"], data["deadline"], data["entries-TOTAL_FORMS"]) == ("", "", "0")
    assert IssuePage.objects.count() == 1
    made = client.post(add_url(IssuePage, paper), data)
    assert made.status_code == 302
    assert IssuePage.objects.count() == 2


def test_no_pattern_without_rights_and_none_of_another_kind(volunteer: Client) -> None:
    paper, issue = factories.newspaper(), factories.issue()
    article: Any = factories.article()
    own = add_url(ArticlePage, paper)
    for key in (issue.pk, article.pk, 0, "x"):
        assert volunteer.get(f"{own}?vorlage={key}").status_code == 404
    refused = volunteer.get(f"{add_url(IssuePage, paper)}?vorlage={issue.pk}")
    assert refused.status_code == 302


def test_draft_is_shown_while_its_correction_has_no_date_yet(moderator: Client) -> None:
    page = factories.article("Am Hang", corrections=[(None, "Es sind acht.")])
    draft = read(moderator, reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert text(draft, "h1") == "Am Hang"
    assert "Es sind acht." in text(draft, ".corrections")
