"""The office fills in its hours, through the form as the page has it."""

from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import ANY

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from cms.hours.models import OpeningHours
from tests import factories
from tests.cms.languages.test_snippets import light, put_online
from tests.editing import edit_address, enter, open_form, open_snippet, said, save_snippet
from tests.readers import read, structured, text
from tests.translating import language

pytestmark = pytest.mark.django_db

FILLED: dict[str, str] = {
    "week-0-opens": "9",
    "week-0-closes": "12",
    "week-0-opens-again": "14.30",
    "week-0-closes-again": "18:15 Uhr",
    "week-2-by-appointment": "on",
    "week-3-opens": "8 Uhr 30",
    "week-3-closes": "mittags",
    "week-4-opens": "0900",
    "week-4-closes": "12h",
    "week-4-by-appointment": "on",
    "note": "Klingeln Sie zweimal.",
    "notices-TOTAL_FORMS": "1",
    "notices-0-text": "Kein Telefon.",
    "notices-0-starts_at": "01.12.2036 08:00",
    "notices-0-ends_at": "01.12.2036 18:00",
    "closures-TOTAL_FORMS": "2",
    "closures-0-first_day": "24.12.2036",
    "closures-0-last_day": "31.12.2036",
    "closures-0-kind": "holidays",
    "closures-0-reason": "Pause bis Neujahr",
    "closures-0-is_announced": "on",
    "closures-1-first_day": "10.03.2037",
    "closures-1-kind": "training",
    "periods-TOTAL_FORMS": "1",
    "periods-0-first_day": "10.07.2037",
    "periods-0-last_day": "20.08.2037",
    "periods-0-name": "Zeiten im Sommer",
    "periods-0-week-1-opens": "10",
    "periods-0-week-1-closes": "14",
    "school_holidays-TOTAL_FORMS": "1",
    "school_holidays-0-kind": "winter",
    "school_holidays-0-first_day": "01.02.2037",
    "school_holidays-0-last_day": "06.02.2037",
}
#: How the form shows what was typed otherwise.
SHOWN = {
    "week-0-opens": "09:00",
    "week-0-closes": "12:00",
    "week-0-opens-again": "14:30",
    "week-0-closes-again": "18:15",
    "week-3-opens": "08:30",
    "week-3-closes": "12:00",
    "week-4-opens": "09:00",
    "week-4-closes": "12:00",
    "periods-0-week-1-opens": "10:00",
    "periods-0-week-1-closes": "14:00",
}


ADD = "wagtailsnippets_hours_openinghours:add"


@pytest.fixture
def office() -> Client:
    """Somebody of the office."""
    return enter("olga")


def add_hours(office: Client, **fields: str) -> Any:
    url = reverse(ADD)
    return office.post(url, open_form(office, url, "form:has([name=week-0-opens])") | fields)


def test_office_fills_in_every_field_and_reads_it_back(office: Client) -> None:
    assert add_hours(office, **FILLED).status_code == 302
    hours = OpeningHours.objects.get()
    form = open_snippet(office, hours)
    wanted = {**FILLED, **SHOWN, "closures-1-last_day": "10.03.2037"}
    assert {name: form.get(name) for name in wanted if "TOTAL" not in name} == {
        name: value for name, value in wanted.items() if "TOTAL" not in name
    }
    (closure, other) = hours.closures.all()
    assert (closure.first_day, closure.last_day) == (date(2036, 12, 24), date(2036, 12, 31))
    assert (other.kind, other.first_day, other.last_day) == ("training", *[date(2037, 3, 10)] * 2)
    assert hours.notices.get().ends_at == datetime(2036, 12, 1, 17, tzinfo=UTC)
    save_snippet(office, hours)
    assert open_snippet(office, hours) == form | {"csrfmiddlewaretoken": ANY}
    assert "Montag: 9–12 Uhr und 14.30–18.15 Uhr" in text(read(Client(), "/"), "footer")


def test_table_of_a_week_names_its_rows_and_inputs(office: Client) -> None:
    page = read(office, reverse(ADD))
    table = page.select_one(".week")
    heads = [each.get_text(strip=True) for each in table.select("thead th")]
    assert heads == ["Wochentag", "von", "bis", "und von", "und bis", "nach Vereinbarung"]
    labels = [each["aria-label"] for each in table.select("tr:last-child input")]
    assert labels == [f"Sonntag, {head}" for head in heads[1:]]


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "half": ({"week-0-opens": "9"}, "Montag: Bitte geben Sie beide Zeiten an, von und bis."),
    "backwards": (
        {"week-1-opens": "12", "week-1-closes": "9"},
        "Dienstag: Das Ende liegt vor dem Beginn.",
    ),
    "no time": (
        {"week-6-opens": "früh", "week-6-closes": "25"},
        "Sonntag: Diese Uhrzeit",
    ),
    "overlap": (
        {
            "week-0-opens": "9",
            "week-0-closes": "12",
            "week-0-opens-again": "11",
            "week-0-closes-again": "14",
        },
        "Montag: Die zweite Zeit muss nach dem Ende der ersten beginnen.",
    ),
    "days": (
        {
            "closures-TOTAL_FORMS": "1",
            "closures-0-first_day": "02.01.2037",
            "closures-0-last_day": "01.01.2037",
        },
        "Der letzte Tag liegt vor dem ersten.",
    ),
    "notice": (
        {
            "notices-TOTAL_FORMS": "1",
            "notices-0-text": "Kurz zu.",
            "notices-0-starts_at": "02.01.2037 09:00",
            "notices-0-ends_at": "02.01.2037 08:00",
        },
        "Das Ende liegt vor dem Beginn.",
    ),
    "over": (
        {
            "notices-TOTAL_FORMS": "1",
            "notices-0-text": "Kurz zu.",
            "notices-0-ends_at": "02.01.2026 08:00",
        },
        "Das ist schon vorbei",
    ),
    "after midnight": (
        {
            "week-0-opens": "20",
            "week-0-closes": "24",
            "week-0-opens-again": "21",
            "week-0-closes-again": "22",
        },
        "Montag: Die zweite Zeit muss nach dem Ende der ersten beginnen.",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_is_said_and_stays_as_it_was_typed(office: Client, kind: str) -> None:
    typed, sentence = WRONG[kind]
    answer = add_hours(office, **typed)
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "lxml")
    assert sentence in " ".join(soup.get_text(" ").split())
    for name, value in typed.items():
        if "TOTAL" not in name:
            assert soup.select_one(f"[name='{name}']")["value"] == value
    assert not OpeningHours.objects.exists()


OVERLAP = {
    "closures-TOTAL_FORMS": "2",
    "closures-0-first_day": "24.12.2030",
    "closures-0-last_day": "31.12.2030",
    "closures-0-kind": "holidays",
    "closures-1-first_day": "28.12.2030",
    "closures-1-reason": "Kein <Strom>",
}


def test_office_may_be_open_until_midnight_and_a_time_may_be_typed_as_one(office: Client) -> None:
    typed = {"week-4-opens": "20", "week-4-closes": "24 Uhr", "week-1-opens": "9–12 Uhr"}
    typed |= {"week-1-opens-again": "14-18", "week-2-opens": "0", "week-2-closes": "24"}
    assert add_hours(office, **typed).status_code == 302
    foot = text(read(Client(), "/"), "footer")
    assert "Dienstag: 9–12 Uhr und 14–18 Uhr" in foot
    assert "Freitag: 20–24 Uhr" in foot
    hours = OpeningHours.objects.get()
    save_snippet(office, hours)
    assert text(read(Client(), "/"), "footer") == foot
    business = structured(read(Client(), "/"), "LocalBusiness")
    days = {each["dayOfWeek"][19:]: each for each in business["openingHoursSpecification"]}
    found = {name: (days[name]["opens"], days[name]["closes"]) for name in ("Wednesday", "Friday")}
    assert found == {"Wednesday": ("00:00", "23:59"), "Friday": ("20:00", "23:59")}


def test_form_asks_whether_a_closure_in_almost_a_year_is_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2036, 12, 1, 9, tzinfo=UTC))
    office = enter("olga")
    row = {"closures-TOTAL_FORMS": "1", "closures-0-first_day": "30.11."}
    sentence = "Montag, 30. November 2037. Stimmt das Jahr?"
    assert sentence in said(add_hours(office, **row))
    hours = OpeningHours.objects.get()
    for day in ("30.11.2036", "24.12.2037"):
        typed = {"closures-0-first_day": day, "closures-0-last_day": ""}
        assert "Stimmt das Jahr?" not in said(save_snippet(office, hours, **typed))


def find_overlaps(page: BeautifulSoup) -> list[str]:
    """What the message after saving says, or the form."""
    found = page.select(".messages li, .help-block")
    sentences = [" ".join(each.get_text(" ").split()) for each in found]
    return [each for each in sentences if "überschneiden" in each]


def test_form_says_which_closures_overlap_and_takes_them(office: Client) -> None:
    answer = office.get(add_hours(office, **OVERLAP).url)
    (said,) = find_overlaps(BeautifulSoup(answer.content, "lxml"))
    assert "Dienstag, 24. Dezember 2030 bis Dienstag, 31. Dezember 2030 (Betriebsferien)" in said
    assert "Samstag, 28. Dezember 2030 (Kein <Strom>)" in said
    hours = OpeningHours.objects.get()
    assert hours.closures.count() == 2
    form = read(office, edit_address(hours))
    assert len(find_overlaps(form)) == 1


@pytest.mark.parametrize("day", ["01.01.2031", "23.12.2030"])
def test_form_says_nothing_of_closures_that_only_meet(office: Client, day: str) -> None:
    answer = office.get(add_hours(office, **OVERLAP | {"closures-1-first_day": day}).url)
    assert not find_overlaps(BeautifulSoup(answer.content, "lxml"))
    assert not find_overlaps(read(office, edit_address(OpeningHours.objects.get())))


def test_there_is_one_for_all(office: Client) -> None:
    factories.opening_hours()
    answer = add_hours(office, **FILLED)
    assert "Das gibt es schon einmal." in answer.content.decode()
    assert OpeningHours.objects.count() == 1


def test_words_are_translated_and_facts_are_not_asked_for(office: Client) -> None:
    ukrainian = language("uk")
    add_hours(office, **FILLED)
    hours = OpeningHours.objects.get()
    words = ["Дзвоніть двічі.", "Без телефону.", "Перерва", "Літні години"]
    assert "Veröffentlicht" in put_online(office, hours, *words)
    own = hours.get_translation(ukrainian)
    assert own.note == words[0]
    assert own.notices.get().text == words[1]
    assert own.closures.first().reason == words[2]
    assert own.periods.get().name == words[3]
    foot = text(read(Client(), "/uk/"), "footer")
    assert words[0] in foot
    # Facts change without a translator, rows that are new included.
    save_snippet(
        office,
        hours,
        **{
            "week-0-opens": "8",
            "closures-0-last_day": "30.12.2036",
            "closures-TOTAL_FORMS": "3",
            "closures-2-id": "",
            "closures-2-ORDER": "3",
            "closures-2-first_day": localdate().strftime("%d.%m.%Y"),
            "closures-2-kind": "illness",
            "closures-2-is_announced": "on",
        },
    )
    assert light(office, hours) == "aktuell"
    page = read(Client(), "/uk/")
    assert "понеділок: 8:00–12:00" in text(page, "footer").lower()
    assert text(page, ".notices") == "Сьогодні зачинено: хвороба"
    assert edit_address(hours)
