"""What changes with the script and the direction, and what must not."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.formats import number_format

from tests import factories, trees
from tests.readers import read

pytestmark = pytest.mark.django_db


def test_numbers_and_addresses_keep_their_direction_in_arabic(client: Client) -> None:
    factories.site_details()
    trees.home("ar")
    person = factories.person("Anna Beet", phone="03641 354570", email="beet@example.org")
    page = trees.translate(
        factories.standard_page(body=[("contact", {"person": person, "note": ""})]), "ar"
    )
    soup = read(client, page.url)
    found = soup.select("a[href^='tel:'], a[href^='mailto:']")
    assert len(found) == 4
    assert {link["dir"] for link in found} == {"ltr"}
    street = soup.find("bdi", string="Anna-Siemsen-Straße 49")
    assert street["dir"] == "ltr"
    search = soup.select_one("form.search-form")["action"]
    assert "\u206603641 354570\u2069" in read(client, f"{search}?q=nichts").get_text()


def test_large_numbers_are_grouped_in_every_language() -> None:
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            number = number_format(4560000, use_l10n=True, force_grouping=True)
        assert re.fullmatch(r"4\D560\D000", number), code


def test_every_page_has_the_style_of_every_language(client: Client) -> None:
    for code in ("uk", "ar", "de-simple"):
        trees.home(code)
        assert "css/languages.css" in str(read(client, f"/{code}/").head)
    sheets = "".join(
        path.read_text() for path in (Path(__file__).parents[3] / "static" / "css").glob("*.css")
    )
    for code in ("ar", "fa", "uk", "ru", "de-simple"):
        assert f":lang({code})" in sheets
