"""What is chosen by its name: no two read alike in one language."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms.core.models import Place
from tests import factories
from tests.editing import edit_address, enter, open_snippet

pytestmark = pytest.mark.django_db

SENTENCE = "Diesen Namen gibt es schon"


def place(name: str) -> Place:
    return Place.objects.create(name=name, locale=factories.language())


@pytest.mark.parametrize(
    "make", [factories.person, place, factories.topic, factories.author, factories.rubric]
)
def test_second_entry_of_a_name_is_refused_with_a_sentence(make: Any) -> None:
    admin = enter("leitung", None)
    make("Kim Beispiel")
    other = make("Wer anders")
    response = send(admin, other, name="Kim Beispiel")
    assert response.status_code == 200
    assert SENTENCE in BeautifulSoup(response.content, "lxml").get_text(" ")
    other.refresh_from_db()
    assert other.name == "Wer anders"


def test_people_of_one_name_may_differ_in_what_they_do() -> None:
    admin = enter("leitung", None)
    factories.person("Kim Beispiel", role="Garten")
    other = factories.person("Wer anders", role="Beratung")
    assert send(admin, other, name="Kim Beispiel").status_code == 302


def test_entries_that_read_alike_already_can_still_be_changed_apart_from_that() -> None:
    admin = enter("leitung", None)
    factories.author("Kim Beispiel")
    other = factories.author("Kim Beispiel")
    assert send(admin, other).status_code == 302


def send(client: Client, row: Any, **fields: str) -> Any:
    return client.post(edit_address(row), open_snippet(client, row) | fields)
