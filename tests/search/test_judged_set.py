"""The open part of the judged queries keeps its own rules and speaks of pages that the demo has.

Nothing here searches, and nothing opens the sealed part.
"""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.search.judged_queries import (
    CLASSES,
    FOLDER,
    MOST_PAGES,
    JudgedQuery,
    find_addresses,
    match,
    read_judged,
)

#: What a language has no words for: Arabic builds none from two.
WITHOUT = {("ar", "compound")}


@pytest.fixture(scope="module")
def judged() -> list[JudgedQuery]:
    return read_judged(FOLDER / "open.tsv")


def test_each_language_asks_in_each_way_and_nothing_twice(judged: list[JudgedQuery]) -> None:
    cells = Counter((each.language, each.kind) for each in judged)
    languages = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    expected = {(code, kind) for code in languages for kind in CLASSES} - WITHOUT
    assert cells.keys() == expected
    # Two thirds of what there is; one third is sealed.
    assert len(judged) >= 140
    assert min(Counter(each.language for each in judged).values()) >= 10
    assert min(cells.values()) >= 2
    asked = Counter((each.language, each.query.casefold()) for each in judged)
    assert not [key for key, times in asked.items() if times > 1]


@pytest.mark.django_db
def test_pages_that_should_come_first_are_on_the_demo_site(
    demo: Client, judged: list[JudgedQuery]
) -> None:
    codes = {each.language for each in judged} | {"de"}
    addresses = {code: find_addresses(code) for code in codes}
    for each in judged:
        own, german = addresses[each.language], addresses["de"]
        meant = [match(page, german if each.is_german else own) for page in each.pages]
        assert all(meant), (each, "names a page that is not there")
        found = [address for group in meant for address in group]
        assert len(found) == len(set(found)) <= MOST_PAGES, each
        # Who says that there is nothing in the reader's language has looked.
        assert not (each.is_german and set(found) & set(own)), each


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("de\texact\tgarten\t/garten/", "4 columns"),
        ("de\tguess\tgarten\t/garten/\t", "no class 'guess'"),
        ("de\texact\tgarten \t/garten/\t", "blanks around it"),
        ("de\texact\tgarten\t/garten\t", "begins and ends with a slash"),
    ],
)
def test_a_line_that_breaks_the_rules_is_named(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text(f"language\tclass\tquery\tpages\tnote\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"judged\.tsv:2: .*{fault}"):
        read_judged(path)
