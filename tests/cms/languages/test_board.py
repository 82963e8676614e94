"""The board tells the truth about every page in every language."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.sections import Role
from stadtteilzeitung.models import ArticlePage
from tests import factories
from tests.editing import decide, enter
from tests.many import multiply
from tests.readers import queries, read, text
from tests.translating import (
    change,
    edit_url,
    find_box,
    language,
    open_boxes,
    publish_translation,
    send,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ukrainian_newspaper")]

BOARD = "translation_board"


def look(client: Client, page: str, code: str = "uk", **filters: str) -> str:
    """What the board says about a page in one language; empty: it does not stand there."""
    soup = BeautifulSoup(client.get(reverse(BOARD), {"language": code, **filters}).content, "lxml")
    for row in soup.select("table.board tbody tr"):
        heading, cell = row.select_one("th a"), row.select_one("td a")
        if heading and cell and heading.get_text(strip=True) == page:
            return cell.get_text(strip=True)
    return ""


def target(page: Page, code: str = "uk") -> ArticlePage:
    """The page in another language."""
    return page.get_translation(Locale.objects.get(language_code=code)).specific


def test_a_page_goes_from_missing_to_current_and_out_of_date(
    office: Client, translator: Client, article: ArticlePage
) -> None:
    assert look(office, "Acht Bänke") == "fehlt"
    send(office, article, "uk")
    assert look(office, "Acht Bänke") == "in Arbeit"
    for teaser in ("Am Hang stehen Bänke.", "Am Hang stehen neun Bänke."):
        translate(translator, target(article), "submit")
        assert look(office, "Acht Bänke") == "wartet auf Freigabe"
        decide(office, target(article))
        assert look(office, "Acht Bänke") == "aktuell", teaser
        change(article, teaser="Am Hang stehen neun Bänke.")
        assert look(office, "Acht Bänke") == ("veraltet" if "neun" not in teaser else "aktuell")
    assert look(office, "Acht Bänke", "ar") == "fehlt"


def test_what_changes_no_words_makes_nothing_out_of_date(
    office: Client, article: ArticlePage, ukrainian: Locale
) -> None:
    publish_translation(article, ukrainian)
    draft = article.get_latest_revision_as_object()
    draft.teaser = "Nur ein Entwurf."
    draft.save_revision()
    assert look(office, "Acht Bänke") == "aktuell"
    article.refresh_from_db()
    change(article, lead_image=factories.image(), show_in_menus=True)
    article.move(factories.newspaper(), pos="first-child")
    assert look(office, "Acht Bänke") == "aktuell"


def test_only_who_may_publish_leaves_all_translations_as_they_are(
    office: Client, translator: Client, article: ArticlePage, ukrainian: Locale, client: Client
) -> None:
    page = publish_translation(article, ukrainian)
    change(article, teaser="Am Hang, da stehen Bänke.")
    cell = reverse("translation_cell", args=[article.pk, "uk"])
    address = reverse("accept_translations", args=[article.pk])
    shown = read(translator, cell)
    for words in ("Am Hang stehen Bänke.", "Am Hang, da stehen Bänke.", "uk Am Hang"):
        assert words in text(shown)
    assert not shown.select(f"[formaction='{address}']")
    translator.post(cell, {"accept": "yes"})
    translator.post(address)
    assert look(office, "Acht Bänke") == "veraltet"
    assert read(office, cell).select_one(f"[formaction='{address}']")
    answer = office.post(address)
    assert answer["location"] == f"{reverse(BOARD)}?title=Acht+B%C3%A4nke"
    assert look(office, "Acht Bänke") == "aktuell"
    assert not read(office, cell).select(f"[formaction='{address}']")
    assert "uk Am Hang stehen Bänke." in str(read(client, page.get_url()))
    change(article, teaser="Am Hang stehen neun Bänke.")
    office.post(cell, {"accept": "yes"})
    assert look(office, "Acht Bänke") == "aktuell"


def test_a_page_may_be_not_wanted_in_a_language(office: Client, article: ArticlePage) -> None:
    cell = reverse("translation_cell", args=[article.pk, "uk"])
    office.post(cell, {"unwanted": "yes"})
    assert look(office, "Acht Bänke") == "nicht gewünscht"
    office.post(cell, {"wanted": "yes"})
    assert look(office, "Acht Bänke") == "fehlt"


def test_filters_by_section_light_age_and_title(
    office: Client, article: ArticlePage, ukrainian: Locale
) -> None:
    publish_translation(article, ukrainian)
    factories.article("Neue Bank")
    assert look(office, "Acht Bänke", light="green") == "aktuell"
    assert not look(office, "Neue Bank", light="green")
    assert look(office, "Neue Bank", light="red") == "fehlt"
    assert look(office, "Neue Bank", section="stadtteilzeitung") == "fehlt"
    assert not look(office, "Neue Bank", section="projekte")
    assert not look(office, "Neue Bank", title="Acht")
    assert not look(office, "Acht Bänke", age="30")
    counts = text(read(office, reverse("translation_board")), ".board__counts")
    assert "1 fehlt, 3 aktuell" in counts
    assert "4 fehlen" in counts


def test_translators_see_their_languages_first(
    translator: Client, article: ArticlePage, office: Client
) -> None:
    page = language("fa")
    publish_translation(factories.newspaper(), page)
    send(office, article, "fa")
    persian = target(article, "fa")
    box = find_box(translator, persian, "Acht Bänke")
    data = open_boxes(translator, persian) | {box: "هشت نیمکت", "save": "yes"}
    translator.post(edit_url(persian), data)
    heads = read(translator, reverse(BOARD)).select("table.board thead th")
    assert [head.get_text() for head in heads[:2]] == ["Seite", "فارسی"]


def test_board_and_dashboard_cost_the_same_for_five_and_for_a_hundred_and_fifty_pages(
    office: Client, translator: Client
) -> None:
    board = [reverse(BOARD) + query for query in ("?light=red", "", "?language=uk")]
    visits = [(translator, reverse("wagtailadmin_home"))] + [(office, url) for url in board]
    multiply(factories.home_page(), 5)
    few = [queries(person, url) for person, url in visits]
    # The dashboard asks once for the states of all pages; all else is about the few it shows.
    states = [sql for sql in few[0] if "languages_excludedtranslation" in sql]
    assert len([sql for sql in states if "IN ('" not in sql]) == 1
    # No row goes through all translations, or five thousand pages would take minutes.
    for sql in few[1]:
        for tail in sql.split("EXISTS(SELECT")[1:]:
            assert "livetranslation" not in tail.partition("LIMIT 1")[0]
    multiply(factories.home_page(), 150)
    assert [len(queries(*visit)) for visit in visits] == [len(each) for each in few]


@pytest.mark.parametrize("role", [Role.VOLUNTEERS, Role.GARDENERS])
def test_the_board_is_for_those_who_translate(role: Role, article: ArticlePage) -> None:
    person = enter("vera", role)
    for url in (reverse(BOARD), reverse("translation_cell", args=[article.pk, "uk"])):
        assert person.get(url).headers["Location"].startswith(reverse("wagtailadmin_home"))
