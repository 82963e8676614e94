"""Projects in the API."""

import pytest
from django.test import Client

from tests import factories
from tests.cms.api.contract import ask, titles
from tests.projekte.factories import line, organisation, place, project

pytestmark = pytest.mark.django_db


def test_project_tells_who_carries_and_who_pays(client: Client) -> None:
    page = project(
        "Bänke",
        carrier=organisation("Bürgerverein"),
        contact=factories.person("Frau Muster"),
        place=place("Wasserachse"),
        partners=[organisation("Chor"), organisation("Schule")],
        lines=[line("Stadt", amount=1200.5, share=80), line("Spenden")],
    )
    found = ask(client, f"projects/{page.pk}")
    assert found["carrier"]["name"] == "Bürgerverein"
    assert found["contact"]["name"] == "Frau Muster"
    assert found["place"]["name"] == "Wasserachse"
    assert [partner["name"] for partner in found["partners"]] == ["Chor", "Schule"]
    money = [(row["source"], row["amount"], row["share"]) for row in found["funding"]]
    assert money == [("Stadt", 1200.5, 80), ("Spenden", None, None)]


def test_status_carrier_and_topic_narrow_down(client: Client) -> None:
    club, topic = organisation(), factories.topic()
    project("Läuft", carrier=club, topics=[topic])
    project("Vorbei", status="finished")
    for given in (f"carrier={club.translation_key}", f"topic={topic.slug}", "status=running"):
        assert titles(ask(client, f"projects?{given}")) == ["Läuft"], given
