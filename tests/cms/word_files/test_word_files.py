"""A Word file becomes a draft, through the form and its second step."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail.models import UploadedFile as WaitingFile

from cms.images.models import CustomImage
from cms.sections import Role
from cms.word_files.drafts import find_words
from cms.word_files.offers import get_url
from cms.word_files.views import WordFileView
from stadtteilzeitung.models import ArticlePage, IssuePage
from tests import factories
from tests.admin_forms import read_form
from tests.cms.word_files import files, writer
from tests.cms.word_files.features import FEATURES
from tests.cms.word_files.writer import paragraph, run, write
from tests.editing import decide, edit, enter, is_refused, now, said
from tests.readers import read, text
from tests.veranstaltungen import events
from veranstaltungen.models import EventPage

pytestmark = pytest.mark.django_db
CASES = {**files.CASES, **FEATURES}


def send(
    client: Client, content: bytes, *pictures: SimpleUploadedFile, name: str = "fest.docx"
) -> HttpResponse:
    """Choose a file for an article, and pictures beside it."""
    url = get_url(ArticlePage, factories.newspaper())
    return client.post(url, {"file": writer.upload(content, name), "pictures": list(pictures)})


def fest() -> bytes:
    """A text with a picture where others stand around it."""
    return write(
        paragraph("Sommerfest im Hof", style="berschrift1"),
        paragraph("Am Samstag kamen ", run("zwölf", "<w:b/>"), " Nachbarinnen."),
        paragraph("Was es gab", style="berschrift2"),
        paragraph("Kuchen und Saft.", writer.picture("rIdP", "Rotes Beet mit Stauden")),
        paragraph("Bis zum nächsten Jahr."),
        rows=(
            writer.relation("rIdP", "image", "media/a.jpg"),
            writer.relation("rIdC", "comments", "comments.xml"),
        ),
        styles=(writer.style("berschrift1", "heading 1"), writer.style("berschrift2", "heading 2")),
        parts={
            "word/media/a.jpg": writer.jpeg(),
            "word/comments.xml": f"<w:comments {writer.SPACES}><w:comment w:id='1'>"
            f"{paragraph('Ist das geheim?')}</w:comment></w:comments>",
        },
    )


def photo(name: str = "IMG_1.jpg", kind: str = "JPEG") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, factories.image_file(kind, (80, 60)).getvalue(), "image/jpeg")


def open_pictures(client: Client, response: HttpResponse) -> tuple[str, dict[str, Any]]:
    """The second step: its address, and what its form would send."""
    url = response["Location"]
    form = read(client, url).select_one("main form, .word-file form")
    assert form
    return url, read_form(form)


def draft() -> ArticlePage:
    """The newest article as its form has it."""
    page: Any = ArticlePage.objects.latest("pk")
    return page.get_latest_revision_as_object()


@pytest.fixture
def writer_of_articles(volunteer: Client) -> Client:
    """A volunteer who has signed articles under their name."""
    factories.author("Ehren Amt")
    volunteer.user.first_name, volunteer.user.last_name = "Ehren", "Amt"
    volunteer.user.save()
    return volunteer


def test_pictures_are_asked_for_what_they_lack_before_they_are_in_the_library(
    writer_of_articles: Client,
) -> None:
    volunteer = writer_of_articles
    heic = photo("IMG_2.jpg", "HEIF")
    url, form = open_pictures(volunteer, send(volunteer, fest(), photo(), heic))
    assert form["picture-0-description"] == "Rotes Beet mit Stauden"
    assert [form[f"picture-{number}-place"] for number in range(3)] == ["body", "lead", "body"]
    assert "1 Kommentar" in text(read(volunteer, url), ".word-file")

    # All that is missing is said at once.
    response = volunteer.post(url, form | {"picture-1-place": "lead", "picture-2-place": "lead"})
    wrong = {name for each in response.context["forms"] for name in each.errors}
    assert wrong == {"place", "description", "consent"}
    assert "Bei den Bildern fehlt noch etwas." in read_answer(response)
    assert not CustomImage.objects.exists()
    # Small and for nobody else.
    shown = read(volunteer, url).select(".word-file__thumbnail")
    assert [volunteer.get(each["src"])["Content-Type"] for each in shown] == ["image/webp"] * 3
    assert enter("anders", Role.VOLUNTEERS).get(shown[0]["src"]).status_code == 404


def test_text_with_pictures_becomes_a_draft_of_its_writer(writer_of_articles: Client) -> None:
    volunteer = writer_of_articles
    url, form = open_pictures(volunteer, send(volunteer, fest(), photo(), photo("IMG_2.jpg")))
    filled = {f"picture-{number}-consent": "on" for number in range(3)}
    filled |= {"picture-1-description": "Alle am Tisch", "picture-2-place": "none"}
    response = volunteer.post(url, form | filled)
    page = draft()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.teaser) == (
        "Sommerfest im Hof",
        "Am Samstag kamen zwölf Nachbarinnen.",
    )
    kinds = [block.block_type for block in page.body]
    assert kinds == ["text", "heading", "text", "image", "text"]
    assert page.body[3].value["image"].contextual_alt_text == "Rotes Beet mit Stauden"
    assert page.lead_image.description == "Alle am Tisch"
    assert set(CustomImage.objects.values_list("credit", flat=True)) == {"Foto: Ehren Amt"}
    assert [str(author) for author in page.byline] == ["Ehren Amt"]
    assert (page.owner, page.live, page.locale) == (volunteer.user, False, factories.language())
    assert PageLogEntry.objects.get(page=page, action="wagtail.create").user == volunteer.user
    assert "1 Kommentar" in said(response)
    # Sent once more, as by a second press: no second draft.
    volunteer.post(url, form | filled)
    assert ArticlePage.objects.count() == 1
    assert not WaitingFile.objects.exists()


def test_two_presses_at_once_make_one_draft(
    volunteer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, form = open_pictures(volunteer, send(volunteer, fest()))
    without = form | {"without-pictures": "yes"}
    presses = iter([lambda: volunteer.post(url, without)])

    def find_and_be_overtaken(token: str, user: Any) -> Any:
        words = find_words(token, user)
        next(presses, lambda: None)()
        return words

    monkeypatch.setattr("cms.word_files.views.find_words", find_and_be_overtaken)
    answer = volunteer.post(url, without)
    assert "schon ein Entwurf geworden" in said(answer)
    assert ArticlePage.objects.count() == 1


def test_pictures_still_wait_where_the_draft_could_not_be_saved(
    writer_of_articles: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    volunteer = writer_of_articles
    url, form = open_pictures(volunteer, send(volunteer, fest()))
    filled = form | {"picture-0-consent": "on"}
    volunteer.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr(WordFileView, "save_action", None)
        assert volunteer.post(url, filled).status_code == 500
    assert volunteer.post(url, filled).status_code == 302
    assert [block.block_type for block in draft().body].count("image") == 1


def test_draft_is_handed_in_and_released_by_somebody_else(
    volunteer: Client, moderator: Client
) -> None:
    rubric = factories.rubric()
    url, form = open_pictures(volunteer, send(volunteer, fest()))
    volunteer.post(url, form | {"without-pictures": "yes"})
    assert not CustomImage.objects.exists()
    page = now(draft())
    assert is_refused(edit(volunteer, page, "action-publish", rubric=str(rubric.pk)))
    edit(volunteer, page, "action-submit", rubric=str(rubric.pk))
    released = decide(moderator, now(page))
    assert f'href="{now(page).url}"' in said(released)
    shown = text(read(Client(), now(page).url))
    assert "Kuchen und Saft." in shown
    # The teaser too: an article shows only its text.
    assert shown.count("Am Samstag kamen zwölf Nachbarinnen.") == 1
    assert "geheim" not in shown


def test_whoever_may_not_write_a_page_gets_no_way_from_a_file(volunteer: Client) -> None:
    parent = factories.newspaper()
    translator = enter("uebersetzung", Role.TRANSLATORS)
    for client, url in (
        (translator, get_url(ArticlePage, parent)),
        # The office makes these.
        (volunteer, get_url(IssuePage, parent)),
    ):
        assert is_refused(client.get(url))
        assert is_refused(client.post(url, {"file": writer.upload(fest())}))
    # Made by hand alone.
    assert enter("leitung", role=None).get(get_url(IssuePage, parent)).status_code == 404
    assert not ArticlePage.objects.exists()


def test_what_is_no_word_file_is_refused_in_the_form(volunteer: Client) -> None:
    url = get_url(ArticlePage, factories.newspaper())
    for chosen, words in (
        ([], "Bitte wählen Sie eine Word-Datei"),
        ([photo()], "Bitte wählen Sie eine Word-Datei"),
        ([writer.upload(fest()), writer.upload(fest())], "nur eine Word-Datei"),
        ([writer.upload(b"Hallo")], "Speichern unter"),
    ):
        shown = read_answer(volunteer.post(url, {"file": chosen}))
        assert words in shown
    assert not ArticlePage.objects.exists()


def read_answer(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_picture_that_is_none_is_named_and_the_text_comes_all_the_same(volunteer: Client) -> None:
    broken = SimpleUploadedFile("IMG_9.jpg", b"Hallo", "image/jpeg")
    plain = write(paragraph("Am Hang", style="Heading1"), paragraph("Ohne Bilder."))
    response = send(volunteer, plain, broken)
    assert draft().title == "Am Hang"
    assert "IMG_9.jpg: Das ist kein Bild" in said(response)


def test_subtitle_has_its_own_field_or_is_the_teaser(volunteer: Client) -> None:
    content = files.everything()
    for model, parent, subtitle, teaser in (
        (
            ArticlePage,
            factories.newspaper(),
            "Zwölf Nachbarinnen, ein Kuchen",
            "Am Samstag kamen alle.",
        ),
        (EventPage, events.calendar(), "", "Zwölf Nachbarinnen, ein Kuchen"),
    ):
        url = get_url(model, parent)
        response = volunteer.post(url, {"file": writer.upload(content)})
        url, form = open_pictures(volunteer, response)
        volunteer.post(url, form | {"without-pictures": "yes"})
        page = model.objects.latest("pk").get_latest_revision_as_object()
        assert (getattr(page, "subtitle", ""), page.teaser) == (subtitle, teaser)
        assert "kamen <i>alle</i>" in str(page.body)


@pytest.mark.slow("some forty files through the form")
@pytest.mark.parametrize("name", CASES)
def test_each_file_becomes_a_draft_that_its_editor_opens(name: str, volunteer: Client) -> None:
    case = CASES[name]
    response = send(volunteer, case.write())
    if "?" in response["Location"]:
        url, form = open_pictures(volunteer, response)
        response = volunteer.post(url, form | {"without-pictures": "yes"})
    assert volunteer.get(response["Location"]).status_code == 200
    page = draft()
    assert page.title == (case.title or "fest")
    assert (page.subtitle, page.teaser) == (case.subtitle, case.teaser)
    shown = str(page.body)
    hidden = set(case.hides) - {case.teaser}
    assert not [words for words in hidden if words in shown]
