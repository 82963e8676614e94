"""The browser of a reader holds the promise that nothing comes from elsewhere."""

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db


def directives(client: Client, address: str) -> dict[str, list[str]]:
    policy = client.get(address).headers.get("Content-Security-Policy", "")
    return {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}


@pytest.mark.parametrize("address", ["/", "/suche/", "/sitemap.xml", "/gibt-es-nicht/"])
def test_reader_gets_a_policy_that_loads_from_here_alone(client: Client, address: str) -> None:
    policy = directives(client, address)
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert not {"script-src", "style-src", "font-src", "connect-src"} & policy.keys()
    assert policy["img-src"] == ["'self'", "data:"]


def test_frames_may_come_from_the_providers_of_embeds_alone(client: Client) -> None:
    frames = directives(client, "/")["frame-src"]
    assert set(frames) == {
        "'self'",
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
        "https://www.openstreetmap.org",
    }


def test_editors_keep_their_rooms_and_their_user_bar(client: Client) -> None:
    assert not directives(client, "/admin/login/")
    client.force_login(factories.user())
    assert not directives(client, "/")
