"""In other languages, too, nothing goes online by one person: copies, refused saves, snippets."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page

from stadtteilzeitung.models import ArticlePage, Rubric
from tests import factories
from tests.cms.languages.test_snippets import send as send_snippet
from tests.editing import WORDS, create, decide, edit, edit_address, enter, hand_in, now
from tests.translating import edit_url, find_box, open_boxes, publish_translation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ukrainian_newspaper")]


# --- Pages that are no translations ---------------------------------------------------------------


@pytest.fixture
def own(office: Client, ukrainian: Locale) -> ArticlePage:
    """An Ukrainian article that somebody of the office has written, without a German original."""
    paper = factories.newspaper().get_translation(ukrainian).specific
    rubric = str(factories.rubric(locale=ukrainian).pk)
    fields = {"title": "Лавки", "slug": "lavky", "teaser": "Нові лавки", "rubric": rubric}
    return create(office, ArticlePage, paper, body=WORDS, **fields)


def copy(client: Client, page: Page, slug: str, **fields: str) -> Any:
    """Copy a page to where it is; gives the copy."""
    data = {"new_title": slug, "new_slug": slug, "new_parent_page": str(page.get_parent().pk)}
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), {**data, **fields})
    return ArticlePage.objects.get(slug=slug)


def publish_by_lists(client: Client, page: Any) -> None:
    """By the list, alone and with the page above, and by what scripts of the admin ask."""
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{bulk}?id={page.pk}", {"include_descendants": "on"})
    client.post(f"{bulk}?id={page.get_parent().pk}", {"include_descendants": "on"})
    for name in ("publish", "convert_alias", "publish"):
        client.post(f"/admin/api/main/pages/{page.pk}/action/{name}/", {})


def publish_by_forms(client: Client, page: Any) -> None:
    """By the editor, a date and the review."""
    if now(page).alias_of_id is None:
        edit(client, page, "action-publish")
        soon = timezone.localtime() + timedelta(minutes=1)
        edit(client, now(page), "action-publish", go_live_at=f"{soon:%d.%m.%Y %H:%M}")
        edit(client, now(page), go_live_at="")
        hand_in(client, now(page))
        decide(client, now(page))
    call_command("publish_scheduled")


FORMS = pytest.mark.slow("each of four pages is opened and sent five times")


@pytest.mark.parametrize("road", [publish_by_lists, pytest.param(publish_by_forms, marks=FORMS)])
def test_no_copy_of_an_own_page_goes_online_by_one_person(
    office: Client, own: ArticlePage, road: Callable[[Client, Any], None]
) -> None:
    copied = copy(office, own, "kopija")
    alias = copy(office, own, "alias", alias="on")
    converted = copy(office, own, "inshe", alias="on")
    office.post(reverse("wagtailadmin_pages:convert_alias", args=[converted.pk]))
    pages = (own, copied, alias, now(converted))

    for page in pages:
        road(office, page)

    assert [now(page).live for page in pages] == [False] * 4
    # A colleague who has copied nothing may.
    enter("kollegin").post(f"/admin/api/main/pages/{copied.pk}/action/publish/", {})
    assert now(copied).live


def test_who_copies_what_nobody_knows_the_author_of_leaves_it_to_somebody_else(
    office: Client, ukrainian: Locale
) -> None:
    paper = factories.newspaper().get_translation(ukrainian).specific
    page = ArticlePage(
        title="Лавки", slug="lavky", locale=ukrainian, live=False, rubric=factories.rubric()
    )
    paper.add_child(instance=page)
    copied = copy(office, page, "kopija")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    office.post(f"{bulk}?id={copied.pk}")
    assert not now(copied).live

    enter("kollegin").post(f"{bulk}?id={copied.pk}")
    assert now(copied).live


# --- Words of a save that was refused ------------------------------------------------------------


@pytest.fixture
def online(article: ArticlePage, ukrainian: Locale) -> ArticlePage:
    """A translation that readers see."""
    return publish_translation(article, ukrainian)


def test_words_of_a_refused_save_stay_those_of_who_wrote_them(
    office: Client, translator: Client, online: ArticlePage
) -> None:
    title, teaser = (
        find_box(office, online, german) for german in ("Acht Bänke", "Am Hang stehen Bänke.")
    )
    words = {title: "Л" * 300, teaser: "Дванадцять"}
    refused = office.post(edit_url(online), {**open_boxes(office, online), **words, "save": "yes"})
    assert "passen aber noch nicht" in refused.content.decode()
    # Nothing is lost to who wrote it.
    assert words.items() <= open_boxes(office, online).items()

    back = {title: "uk Acht Bänke", "submit": "yes"}
    translator.post(edit_url(online), {**open_boxes(translator, online), **back})
    decide(office, now(online))

    assert now(online).teaser == "uk Am Hang stehen Bänke."
    decide(enter("kollegin"), now(online))
    assert now(online).teaser == "Дванадцять"


@settings(
    max_examples=2,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text("абвгґдеєж їя’", min_size=3).map(str.strip).filter(bool), st.integers(256, 999))
def test_whatever_the_words_of_a_refused_save_are_nobody_else_hands_them_in(
    office: Client, translator: Client, online: ArticlePage, word: str, length: int
) -> None:
    with transaction.atomic():
        title = find_box(office, online, "Acht Bänke")
        teaser = find_box(office, online, "Am Hang stehen Bänke.")
        words = {title: "Л" * length, teaser: word}
        office.post(edit_url(online), {**open_boxes(office, online), **words, "save": "yes"})
        back = {title: "uk Acht Bänke", "submit": "yes"}
        translator.post(edit_url(online), {**open_boxes(translator, online), **back})
        decide(office, now(online))
        assert now(online).teaser == "uk Am Hang stehen Bänke."
        transaction.set_rollback(True)


def test_words_of_a_refused_file_stay_those_of_who_handed_it_in(
    office: Client, translator: Client, online: ArticlePage
) -> None:
    key = now(online).latest_revision.translated.translation_id
    po = polib.pofile(office.get(reverse("download_po", args=[key])).content.decode())
    words = {"Acht Bänke": "Л" * 300, "Am Hang stehen Bänke.": "Дванадцять"}
    for entry in po:
        entry.msgstr = words.get(entry.msgid, entry.msgstr)
    file = SimpleUploadedFile("uk.po", str(po).encode())
    office.post(reverse("upload_po", args=[key]), {"file": file})
    assert "Дванадцять" not in now(online).get_latest_revision_as_object().teaser

    back = {find_box(translator, online, "Acht Bänke"): "uk Acht Bänke", "submit": "yes"}
    translator.post(edit_url(online), {**open_boxes(translator, online), **back})
    decide(office, now(online))

    assert now(online).teaser == "uk Am Hang stehen Bänke."
    decide(enter("kollegin"), now(online))
    assert now(online).teaser == "Дванадцять"


# --- Snippets -------------------------------------------------------------------------------------


def test_sentences_of_a_snippet_are_confirmed_by_somebody_other_than_their_author(
    office: Client, ukrainian: Locale
) -> None:
    person = factories.person("Frau Muster", role="Leitung")
    assert "jemand anderes" in send_snippet(office, person, "publish", "Пані Мустер", "Керівниця")
    assert not person.has_translation(ukrainian)
    colleague = enter("kollegin")
    # Who changes one sentence has read the others, and leaves the own one to who wrote those.
    answer = send_snippet(colleague, person, "publish", "Пані Мустер", "Директорка")
    assert "jemand anderes" in answer
    assert not person.has_translation(ukrainian)
    assert "Veröffentlicht" in send_snippet(office, person, "publish")
    assert person.get_translation(ukrainian).role == "Директорка"


def test_no_other_form_writes_a_snippet_in_another_language(
    office: Client, ukrainian: Locale
) -> None:
    rubric = factories.rubric("Aus dem Garten")
    add = reverse("wagtailsnippets_stadtteilzeitung_rubric:add")
    office.post(f"{add}?locale=uk", {"name": "Садок", "slug": "sadok"})
    send_snippet(office, rubric, "publish", "Садок")
    send_snippet(enter("kollegin"), rubric, "publish")
    translated = rubric.get_translation(ukrainian)
    fields = {"name": "Город", "slug": "horod"}
    office.post(edit_address(translated), fields)
    copied = reverse("wagtailsnippets_stadtteilzeitung_rubric:copy", args=[translated.pk])
    office.post(copied, fields)
    office.post(f"{copied}?locale=uk", fields)

    assert list(Rubric.objects.filter(locale=ukrainian).values_list("name", flat=True)) == ["Садок"]
