"""The browser of a reader holds the promise that nothing comes from elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cms.core.middleware import PERMISSIONS, POLICY, get_policy
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


def test_scripts_of_readers_pages_are_files_of_this_site_whatever_cookie_comes_along() -> None:
    moderator, guest = Client(), Client()
    moderator.force_login(factories.user())
    guest.cookies["sessionid"] = "made-up"
    for client in (moderator, guest):
        policy = directives(client, "/")
        assert policy["default-src"] == ["'self'"]
        assert policy["script-src"] == ["'self'", "'unsafe-eval'"]
        assert policy["style-src"] == ["'self'", "'unsafe-inline'"]
        assert "unsafe" not in str(directives(client, "/api/v1/site"))


def test_admin_loads_from_this_site_alone(settings: Any) -> None:
    settings.HEADLESS_PREVIEW_URL = "https://app.example.org/preview?x=1"
    moderator = Client()
    moderator.force_login(factories.user())
    for address in ("/admin/login/", "/admin/"):
        policy = directives(moderator, address)
        assert policy["default-src"] == ["'self'"]
        assert policy["script-src"] == ["'self'", "'unsafe-inline'", "'unsafe-eval'"]
        assert policy["form-action"] == policy["frame-ancestors"] == ["'self'"]
        assert policy["img-src"] == ["'self'", "data:", "blob:"]
        assert "https://app.example.org" in policy["frame-src"]


#: On every road, 304 included.
EVERYWHERE = {
    "Permissions-Policy": PERMISSIONS,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MINE, OTHERS = "same-origin", "cross-origin"


def test_every_road_has_its_headers(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "seite.css").write_text("a { color: red }")
    settings.STATIC_ROOT = str(tmp_path)
    moderator, nobody = Client(), Client()
    moderator.force_login(factories.user())
    page = factories.standard_page(
        lead_image=factories.image(),
        lead_image_alt="Bach",
        body=factories.body_blocks(document=(file := factories.document())),
    )
    picture = page.lead_image.get_variants()[0].url
    none, own = "default-src 'none'", POLICY
    roads: dict[str, tuple[Client, str, int, str, str]] = {
        "a page": (nobody, page.url, 200, own, MINE),
        "nothing": (nobody, "/gibt-es-nicht/", 404, own, MINE),
        "a redirect": (nobody, page.url.rstrip("/"), 301, own, MINE),
        "sitemap": (nobody, "/sitemap.xml", 200, own, MINE),
        "search": (nobody, "/suche/?q=Bach", 200, own, MINE),
        "a draft link": (nobody, "/entwurf/falsch/", 404, own, MINE),
        "a document": (nobody, file.url, 200, none, MINE),
        "a picture": (nobody, picture, 200, none, OTHERS),
        "no picture": (nobody, "/media/x.webp", 404, none, OTHERS),
        "a static file": (nobody, "/static/seite.css", 200, none, OTHERS),
        "the API": (nobody, "/api/v1/site", 200, own, OTHERS),
        "another API": (nobody, "/api/v2/pages", 404, own, OTHERS),
        "the login": (nobody, "/admin/login/", 200, get_policy("/admin/", has_session=False), MINE),
        "the admin": (moderator, "/admin/", 200, get_policy("/admin/", has_session=True), MINE),
        "an original": (moderator, page.lead_image.file.url, 200, none, MINE),
    }
    for road, (client, url, status, policy, shared) in roads.items():
        answer = client.get(url)
        expected = {
            **EVERYWHERE,
            "Content-Security-Policy": policy,
            "Cross-Origin-Resource-Policy": shared,
        }
        if road == "a draft link":
            # Its address is its key.
            expected["Referrer-Policy"] = "no-referrer"
        assert answer.status_code == status, road
        assert expected.items() <= dict(answer.headers).items(), (road, dict(answer.headers))
        if known := _get_condition(answer):
            again = client.get(url, headers=known)
            assert again.status_code == 304, road
            assert expected.items() <= dict(again.headers).items(), (road, dict(again.headers))


def _get_condition(answer: Any) -> dict[str, str]:
    """How a browser asks again for what it has kept."""
    if "ETag" in answer.headers:
        return {"If-None-Match": answer["ETag"]}
    since = answer.headers.get("Last-Modified")
    return {"If-Modified-Since": since} if since else {}


def test_other_versions_of_the_api_are_counted_like_ours(
    settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No minute ends meanwhile.
    monkeypatch.setattr("cms.api.throttling.time", lambda: 0.0)
    settings.API_REQUESTS_A_MINUTE, settings.API_COUNTS_DIR = 3, str(tmp_path)
    for url in ("/api/v2/", "/api/v1/site", "/api/"):
        answer = Client().get(url)
        assert answer.status_code != 429
        assert answer["RateLimit-Limit"] == "3"
    assert Client().get("/api/v2/pages/").status_code == 429
