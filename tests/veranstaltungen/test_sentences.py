"""When something takes place may be written as a sentence; what nobody can be sure of is refused.

`sentences.tsv` says what is understood.
"""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from veranstaltungen.models import EventPage
from veranstaltungen.recurrence.sentences import read_sentence

pytestmark = pytest.mark.django_db


def read_table() -> Iterator[tuple[str, str]]:
    table = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            typed, meant = line.split("\t")
            yield typed, meant


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the table, for all that ask."""
    for name in ("cms.german_dates", "sentences", "sentence_parts"):
        module = name if "." in name else f"veranstaltungen.recurrence.{name}"
        monkeypatch.setattr(f"{module}.localdate", lambda: date(2026, 12, 1))


def write(value: Any) -> str:
    """As the table does."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return ",".join(value) if isinstance(value, list) else str(value)


@pytest.mark.parametrize(("typed", "meant"), list(read_table()))
def test_a_sentence_is_understood_or_refused_with_what_it_can_mean(typed: str, meant: str) -> None:
    kind, _space, rest = meant.partition(" ")
    if kind == "refused":
        with pytest.raises(ValidationError) as found:
            read_sentence(typed)
        (sentence,) = found.value.messages
        assert "Bitte" in sentence
        assert all(each in sentence for each in rest.split("|"))
    else:
        sentence = read_sentence(typed)
        values = {name: write(value) for name, value in sentence.values.items()}
        assert (sentence.kind, values) == (kind, dict(each.split("=") for each in rest.split()))


@pytest.mark.parametrize(
    "typed", [typed for typed, meant in read_table() if "refused" not in meant]
)
def test_the_form_takes_what_a_sentence_comes_to(typed: str, moderator: Client) -> None:
    answer = ask(moderator, typed)
    block = EventPage.get_dates_block().child_blocks[answer["type"]]
    # Every field is there, as the form needs it.
    assert answer["value"].keys() == block.child_blocks.keys()
    assert answer["words"]


def test_an_editor_reads_what_was_understood(moderator: Client) -> None:
    answer = ask(moderator, "jeden dritten Mittwoch 15–17 Uhr")
    assert answer["words"][0] == "jeden dritten Mittwoch im Monat"
    assert "Mittwoch, " in answer["words"][1]
    assert answer["words"][1].endswith(", 15–17 Uhr")
    value = answer["value"]
    assert (value["day"], value["start"], value["end"]) == ("16.12.2026", "15:00", "17:00")
    assert ask(moderator, "17 Uhr")["error"].startswith("Das ist nicht zu verstehen.")
    # What can be read, and cannot be.
    assert "vor dem Beginn" in ask(moderator, "16.12.2026 17–15 Uhr")["error"]


def test_only_who_is_logged_in_may_ask(client: Client) -> None:
    assert client.get(reverse("event_when"), {"text": "heute"}).status_code == 302


def ask(client: Client, text: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get(reverse("event_when"), {"text": text}).json()
    return answer
