"""Telephone numbers that dial, and credits in the reader's language, wherever a page shows them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import factories, trees
from tests.readers import read, text

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]

DIALS = {
    "Rufen Sie 03641 000000 an.": "tel:03641000000",
    "Büro: 03641/00 00-12": "tel:03641000012",
    "Mobil 0176 1234567, abends": "tel:01761234567",
    "Aus dem Ausland +49 3641 000000": "tel:+493641000000",
    "Oder +49 (0)3641 000000.": "tel:+493641000000",
}
DIALS_NOT = (
    "am 01.02.2026 um 10–12 Uhr",
    "07745 Jena, 1. Januar 2026",
    "IBAN DE02 1203 0000 0000 2020 51",
    "Nr. 0815 und 2025/2026",
    "ISBN 978-3-0000-1234-5",
    "https://example.org/03641-000000",
)


def shown(client: Client, words: str) -> BeautifulSoup:
    """A page with these words in its text."""
    page = factories.standard_page(body=[("text", f"<p>{words}</p>")])
    return read(client, page.url)


@pytest.mark.parametrize(("words", "address"), DIALS.items())
def test_a_number_in_a_text_dials(client: Client, words: str, address: str) -> None:
    soup = shown(client, words)
    link = soup.select_one(".prose a")
    assert link
    assert link["href"] == address
    assert link["dir"] == "ltr"
    assert " ".join(soup.select_one(".prose").get_text().split()) == words


@pytest.mark.parametrize("words", DIALS_NOT)
def test_other_numbers_do_not(client: Client, words: str) -> None:
    assert not shown(client, words).select('.prose a[href^="tel:"]')


def test_a_number_that_is_a_link_stays_one(client: Client) -> None:
    soup = shown(client, '<a href="tel:+493641000000">03641 000000</a>')
    assert [link["href"] for link in soup.select(".prose a")] == ["tel:+493641000000"]


def test_numbers_of_people_and_in_notes_dial(client: Client) -> None:
    person = factories.person("Anna Beet", phone="03641 000002")
    contact = {"person": person, "note": "Oder 03641 000003"}
    page = factories.standard_page(body=[("contact", contact)])
    soup = read(client, page.url)
    found = {str(link["href"]) for link in soup.select(".contact a")}
    assert {"tel:03641000002", "tel:03641000003"} <= found


def caption(client: Client, credit: str, code: str) -> BeautifulSoup:
    """The caption of a picture on a page in another language."""
    factories.site_details()
    trees.home(code)
    image = factories.image(credit=credit)
    page = factories.standard_page(lead_image=image, lead_image_alt="Bild")
    soup = read(client, trees.translate(page, code, title="Other").url)
    found = soup.select_one("figcaption")
    assert found
    return found


def test_credit_speaks_the_readers_language_and_marks_the_name(client: Client) -> None:
    found = caption(client, "Foto: Maria Muster", "uk")
    assert text(found, ".figure__credit") == "Фото: Maria Muster"
    name = found.select_one("bdi[lang=de]")
    assert name
    assert name.get_text() == "Maria Muster"


def test_credit_of_the_editors_is_not_german_at_all(client: Client) -> None:
    found = caption(client, "Zeichnung: Redaktion", "en")
    assert text(found, ".figure__credit") == "Drawing: the editors"
    assert not found.select("[lang]")


@pytest.mark.parametrize("credit", ["Archiv der Stadt", "Quelle: Archiv", "Foto:"])
def test_what_is_not_known_stays_german_and_says_so(client: Client, credit: str) -> None:
    found = caption(client, credit, "en")
    assert text(found, "bdi[lang=de]") == credit


def test_credit_holds_no_markup(client: Client) -> None:
    found = caption(client, "Foto: <b>{0} %s</b>", "en")
    assert text(found, ".figure__credit") == "Photo: <b>{0} %s</b>"


def test_germans_read_the_credit_as_it_was_written(client: Client) -> None:
    image = factories.image(credit="Zeichnung: Redaktion")
    page = factories.standard_page(lead_image=image, lead_image_alt="Bild")
    soup = read(client, page.url)
    assert text(soup, ".figure__credit") == "Zeichnung: Redaktion"
    assert not soup.select(".figure__credit [lang]")


@pytest.mark.parametrize("title", ["", "Form"])
def test_file_in_german_says_so_whatever_it_is_called(client: Client, title: str) -> None:
    factories.site_details()
    trees.home("en")
    value = {"document": factories.document("Antrag"), "title": title, "description": ""}
    page = factories.standard_page(body=[("download", value)])
    assert "(" not in text(read(client, page.url), ".document-link")
    link = read(client, trees.translate(page, "en", title="Other").url).select_one(".document-link")
    assert link
    assert "(in German)" in link.get_text()
    assert bool(link.select("[lang=de]")) == (not title)


def test_address_for_mails_goes_on_below_at_its_dots_and_stays_as_it_is(client: Client) -> None:
    factories.site_details(email="stadtteil-buero@winzerla.jena.example")
    link = read(client, "/").select_one("footer a[href^='mailto:']")
    assert link["href"] == "mailto:stadtteil-buero@winzerla.jena.example"
    assert link.get_text() == "stadtteil-buero@winzerla.jena.example"
    parts = [str(part) for part in link.contents if part.name != "wbr"]
    assert parts == ["stadtteil-buero@", "winzerla", ".jena", ".example"]
