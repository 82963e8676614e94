"""No road of wagtail-localize leads around the release.

Each test takes one that the package leaves open as it is shipped.
"""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.cms.api.syncing import happen
from tests.readers import read, text
from tests.translating import (
    change,
    edit_url,
    find_box,
    open_boxes,
    publish_translation,
    send,
    translate,
    write,
)

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("who", ["translator", "office"])
def test_1_sending_a_published_page_publishes_nothing(
    who: str, request: pytest.FixtureRequest, article: ArticlePage, ukrainian: Locale
) -> None:
    """Not by the package's own function either, whoever calls it with `publish`."""
    person = request.getfixturevalue(who)
    url = reverse("wagtail_localize:submit_page_translation", args=[article.pk])
    happen(lambda: person.post(url, {"locales": [ukrainian.pk]}))
    target = find(article, ukrainian)
    assert target
    happen(lambda: record(target).save_target(publish=True))
    for button in ("action", "action-publish"):
        person.post(edit_url(target), {button: "publish"})
    target.refresh_from_db()
    assert not target.live


def test_2_updating_publishes_nothing(
    translator: Client, office: Client, article: ArticlePage, page: ArticlePage
) -> None:
    change(article, title="Neun Bänke")
    url = reverse("wagtail_localize:update_translations", args=[record(page).source_id])
    for person in (translator, office):
        happen(lambda person=person: person.post(url, {"publish_translations": "on"}))
        page.refresh_from_db()
        assert page.title == "uk Acht Bänke"
        assert page.live


def test_3_no_translation_becomes_an_alias_of_the_german_page(
    translator: Client, office: Client, page: ArticlePage, client: Client
) -> None:
    url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    for person in (translator, office):
        person.post(url)
        page.refresh_from_db()
        assert page.alias_of_id is None
    assert "uk Acht Bänke" in text(read(client, page.get_url()))
    other = factories.article("Neun Bänke", bare=True)
    with pytest.raises(PermissionDenied):
        other.copy_for_translation(page.locale, copy_parents=True, alias=True)
    assert find(other, page.locale) is None


def test_5_a_draft_leaves_the_published_translation_as_it_is(
    translator: Client, page: ArticlePage, client: Client
) -> None:
    write(record(page), **{"Acht Bänke": "Нове"})
    record(page).save_target(publish=False)
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
    with pytest.raises(PermissionDenied):
        record(page).save_target(publish=True)
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.title == "uk Acht Bänke"
    assert page.current_workflow_state == state
    assert page.latest_revision_id == waiting


def test_7_locks_hold_on_every_road(translator: Client, office: Client, page: ArticlePage) -> None:
    box = find_box(translator, page, "Acht Bänke")
    form = open_boxes(translator, page)
    office.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    before = page.latest_revision_id
    translator.post(edit_url(page), form | {box: "Нове", "save": "yes"})
    translation = record(page)
    segment = translation.source.stringsegment_set.get(context__path="title")
    one = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    translator.put(one, "value=Нове", content_type="application/x-www-form-urlencoded")
    translator.delete(one)
    for name in ("upload_pofile", "machine_translate", "stop_translation"):
        translator.post(reverse(f"wagtail_localize:{name}", args=[translation.pk]))
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
