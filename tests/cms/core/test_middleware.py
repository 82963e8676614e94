"""The browser of a reader holds the promise that nothing comes from elsewhere."""

import pytest
from django.test import Client

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.unplugged]


def directives(client: Client, address: str) -> dict[str, list[str]]:
    policy = client.get(address).headers.get("Content-Security-Policy", "")
    return {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}


def test_reader_gets_a_policy_that_loads_from_here_and_frames_from_the_providers_of_embeds(
    client: Client,
) -> None:
    for address in ("/", "/suche/", "/sitemap.xml", "/gibt-es-nicht/"):
        policy = directives(client, address)
        assert policy["default-src"] == ["'self'"]
        assert policy["object-src"] == ["'none'"]
        assert not {"script-src", "style-src", "font-src", "connect-src"} & policy.keys()
        assert policy["img-src"] == ["'self'", "data:"]
        assert set(policy["frame-src"]) == {
            "'self'",
            "https://www.youtube-nocookie.com",
            "https://player.vimeo.com",
            "https://www.openstreetmap.org",
        }


def test_editors_keep_their_rooms_and_their_user_bar(client: Client) -> None:
    assert not directives(client, "/admin/login/")
    client.force_login(factories.user())
    assert not directives(client, "/")
