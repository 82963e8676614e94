"""No road of wagtail-localize leads around the release.

Each test takes one that the package leaves open as it is shipped.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from cms import languages
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.cms.changes.syncing import happen
from tests.readers import read, text
from tests.translating import (
    change,
    edit_url,
    find_box,
    open_boxes,
    publish_translation,
    send,
    translate,
)

ROOT = Path(__file__).parents[3]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ukrainian_newspaper")]


@pytest.fixture
def page(article: ArticlePage, ukrainian: Locale) -> ArticlePage:
    """Its translation, published as well."""
    return publish_translation(article, ukrainian)


def find(page: Page, locale: Locale) -> Page | None:
    """The page in another language, if there is one."""
    return page.get_translation_or_none(locale)


def record(page: Page) -> Translation:
    """What wagtail-localize keeps of a translation."""
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale=page.locale
    )


#: Below the admin, with a number in place of each key: what wagtail-localize answers as shipped.
PACKAGE = (
    *("localize/jsi18n/", "localize/submit/page/{page}/"),
    "localize/submit/snippet/stadtteilzeitung/rubric/{page}/",
    *("localize/update/{source}/", "localize/page/{page}/convert_to_alias/"),
    *(
        f"localize/translate/{{translation}}/{name}/"
        for name in (
            *("strings/{segment}/edit", "overrides/1/edit", "pofile/download", "pofile/upload"),
            *("machine_translate", "preview", "preview/default", "disable"),
        )
    ),
    *("localize/reports/translations/", "localize/reports/translations/results/"),
    "localize/api/snippets/stadtteilzeitung/rubric/",
    "localize/api/snippets/stadtteilzeitung/rubric/1/",
)


def test_1_the_packages_addresses_are_not_there(
    translator: Client, office: Client, page: ArticlePage
) -> None:
    translation = record(page)
    segment = translation.source.stringsegment_set.get(context__path="title")
    keys = {"page": page.pk, "source": translation.source_id, "translation": translation.pk}
    before = page.latest_revision_id
    for person in (translator, office):
        for address in PACKAGE:
            url = reverse("wagtailadmin_home") + address.format(**keys, segment=segment.pk)
            answers = [person.get(url), person.post(url, {"locales": [page.locale_id]})]
            assert [answer.status_code for answer in answers] == [404, 404], url
    stored = ArticlePage.objects.get(pk=page.pk)
    assert (stored.title, stored.live, stored.alias_of_id) == ("uk Acht Bänke", True, None)
    assert stored.latest_revision_id == before
    assert record(page).enabled


@pytest.mark.parametrize("who", ["translator", "office"])
def test_1_sending_a_published_page_publishes_nothing(
    who: str, request: pytest.FixtureRequest, article: ArticlePage, ukrainian: Locale
) -> None:
    """Nor do the names of the buttons that the package's editor had."""
    person = request.getfixturevalue(who)
    happen(lambda: send(person, article, "uk"))
    target = find(article, ukrainian)
    assert target
    for button in ("action", "action-publish"):
        person.post(edit_url(target), {button: "publish"})
    target.refresh_from_db()
    assert not target.live


def test_2_changing_the_original_publishes_no_translation(
    article: ArticlePage, page: ArticlePage
) -> None:
    happen(lambda: change(article, title="Neun Bänke"))
    page.refresh_from_db()
    assert page.title == "uk Acht Bänke"
    assert page.live


def test_3_no_page_becomes_an_alias_of_the_german_one(page: ArticlePage, client: Client) -> None:
    assert "uk Acht Bänke" in text(read(client, page.get_url()))
    other = factories.article("Neun Bänke", bare=True)
    with pytest.raises(PermissionDenied):
        other.copy_for_translation(page.locale, copy_parents=True, alias=True)
    assert find(other, page.locale) is None


def test_5_a_draft_leaves_the_published_translation_as_it_is(
    translator: Client, page: ArticlePage, client: Client
) -> None:
    translate(translator, page, "save", **{"Acht Bänke": "Нове"})
    page.refresh_from_db()
    assert page.title == "uk Acht Bänke"
    assert "uk Acht Bänke" in text(read(client, page.get_url()))
    assert page.get_latest_revision_as_object().title == "Нове"


def test_6_a_review_under_way_goes_on(
    translator: Client, office: Client, page: ArticlePage
) -> None:
    translate(translator, page, "submit", **{"Acht Bänke": "Нове"})
    page = ArticlePage.objects.get(pk=page.pk)
    state = page.current_workflow_state
    assert state
    waiting = page.latest_revision_id
    for person in (translator, office):
        person.post(edit_url(page), {"action": "publish"})
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.title == "uk Acht Bänke"
    assert page.current_workflow_state == state
    assert page.latest_revision_id == waiting


def test_7_locks_hold_on_every_road(translator: Client, office: Client, page: ArticlePage) -> None:
    box = find_box(translator, page, "Acht Bänke")
    form = open_boxes(translator, page)
    office.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    before = page.latest_revision_id
    for button in ("save", "machine", "submit"):
        translator.post(edit_url(page), form | {box: "Нове", button: "yes"})
    file = SimpleUploadedFile("uk.po", b'msgid ""\nmsgstr ""\n')
    answer = translator.post(
        reverse("upload_po", args=[record(page).pk]), {"file": file}, follow=True
    )
    assert "Diese Seite ist gesperrt" in answer.content.decode()
    stored = StringTranslation.objects.get(
        context__path="title", context__object_id=page.translation_key, locale=page.locale
    )
    assert stored.data == "uk Acht Bänke"
    page.refresh_from_db()
    assert page.latest_revision_id == before
    assert record(page).enabled


def test_four_eyes_hold_for_translations_of_moderators_too(
    office: Client, article: ArticlePage, ukrainian: Locale
) -> None:
    send(office, article, "uk")
    target = find(article, ukrainian)
    assert target
    translate(office, target, "publish")
    target.refresh_from_db()
    assert not target.live
    assert "Bitte reichen Sie es ein" in office.get(edit_url(target)).content.decode()


def test_no_code_of_ours_has_the_package_save_a_page() -> None:
    """Its functions write over published rows, whoever calls them; one of them is for snippets."""
    names = (
        "save_target",
        "TranslationCreator",
        "translate_object",
        "create_or_update_translation",
    )
    found = {
        (path.name, name)
        for folder in ("cms", "home", "search", *settings.SECTIONS)
        for path in (ROOT / folder).rglob("*.py")
        for name in names
        if f"{name}(" in path.read_text()
    }
    assert found == {("snippets.py", "create_or_update_translation")}


def test_map_of_the_app_names_files_that_are_there() -> None:
    named = re.findall(r"`([\w/]+(?:\.py|/))`", languages.__doc__ or "")
    assert len(named) > 20
    assert not [name for name in named if not (ROOT / "cms" / "languages" / name).exists()]
