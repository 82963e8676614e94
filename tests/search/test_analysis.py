"""What words have in common: the same for what pages say and for what people type."""

import pytest

from search.analysis.compounds import get_parts
from search.analysis.dates import find_days
from search.analysis.terms import ROW_END, analyse


def find_terms(text: str, language: str) -> set[str]:
    """All that a text is found by."""
    return set(analyse(text, language).replace(ROW_END, " ").split())


def test_word_of_several_others_is_itself_alone() -> None:
    """The dictionary has „sich“ under „er|es|sie“, three words that no page has side by side."""
    assert find_terms("sich", "de") == {"sich"}


@pytest.mark.parametrize(
    ("language", "said", "typed"),
    [
        *(("de", "Straße", typed) for typed in ("strasse", "STRASSE", "Straßen")),
        *(("de", "Bänke", typed) for typed in ("Baenke", "banke", "Bank", "Bänken")),
        ("de", "Kartoffeln", "kartoffel"),
        ("de", "geerntet", "ernten"),
        ("de", "im letzten Jahr", "letzter"),
        ("de", "Austräger*innen", "Austräger"),
        ("de", "Stadtteilgarten", "Garten"),
        ("de", "Heizkostenabrechnung", "Heizkosten"),
        ("de", "Max-Steenbeck-Straße", "maxsteenbeckstrasse"),
        ("de", "1.600 m²", "1600"),
        ("de-simple", "Barriere·freiheit", "Barrierefreiheit"),
        ("en", "neighbours’ gardens", "garden"),
        ("uk", "п’ять", "пять"),
        ("uk", "п’ять", "п'ять"),
        ("uk", "жінкам", "жінки"),
        ("ru", "счётчик", "счетчик"),
        # A Latin c among Cyrillic letters.
        ("ru", "консультация", "конcультация"),
        ("ar", "للنِّساء", "نساء"),
        ("ar", "مكتـــب", "مکتب"),
        ("ar", "المشاريع", "مشروع"),
        ("ar", "٢٤", "24"),
        ("fa", "كتاب", "کتاب"),
        ("fa", "دوچرخه‌سواری", "دوچرخه"),
        ("fa", "روزنامهٔ", "روزنامه"),
    ],
)
def test_what_people_type_shares_a_term_with_what_pages_say(
    language: str, said: str, typed: str
) -> None:
    assert find_terms(said, language) & find_terms(typed, language)


@pytest.mark.parametrize(
    ("language", "said", "typed"),
    [
        ("de", "Nachbarschaft", "Schaft"),
        ("de", "Gesellschaft", "Gesell"),
        ("de", "Kartoffel", "Karte"),
        ("uk", "їжа", "іжа"),
        ("ru", "йод", "иод"),
        ("en", "newspaper", "pap"),
    ],
)
def test_what_only_looks_alike_is_not_the_same(language: str, said: str, typed: str) -> None:
    assert not find_terms(said, language) & find_terms(typed, language)


def test_phrases_keep_their_order_and_compounds_have_all_their_parts() -> None:
    words, forms, parts = analyse("Alte Bäume im Stadtteilgarten", "de").split(ROW_END)
    assert words == "alte baume im stadtteilgarten"
    assert "baum" in forms.split()
    assert {"stadtteil", "stadt", "teil", "garten"} <= set(parts.split())
    assert set(get_parts("heizkostenabrechnung")) == {
        *("heiz", "kosten", "abrechnung", "heizkosten", "kostenabrechnung"),
    }


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("24.12.", ["day1224"]),
        ("am 24.12.2026 um 11.30 Uhr", ["day1224"]),
        ("24. und 31. Dezember", ["day1224", "day1231"]),
        ("December 24, 2026", ["day1224"]),
        ("24 грудня", ["day1224"]),
        ("24–26 декабря", ["day1224", "day1226"]),
        ("٢٤ ديسمبر", ["day1224"]),
        ("۲۴ دسامبر", ["day1224"]),
        ("2026-12-24", ["day1224"]),
        ("von 10.30 bis 12.00 Uhr", []),
        ("31.13.", []),
    ],
)
def test_days_are_the_same_in_whatever_way_they_are_written(text: str, days: list[str]) -> None:
    assert find_days(text) == days
