"""The preview of Wagtail's next API: off, and where it is on for staff who read."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import path
from wagtail.models import APIToken

from cms.api import v3
from cms.core.roles import Role
from cms.urls import urlpatterns as site_urls
from tests import factories
from tests.editing import enter

pytestmark = pytest.mark.django_db

urlpatterns = [path("api/v3/", v3.get_urls()), *site_urls]


@pytest.fixture
def mounted(settings: settings) -> None:
    """As with WAGTAIL_API_V3=yes."""
    settings.ROOT_URLCONF = __name__


def bearer(role: Role | None) -> dict[str, str]:
    user = factories.user("jemand", role)
    if role is None:
        user.groups.clear()
    return {"authorization": f"Bearer {APIToken.create_token(user=user, name='App')[1]}"}


def test_it_is_off_unless_a_setting_says_otherwise() -> None:
    assert Client().get("/api/v3/pages/").status_code == 404


@pytest.mark.usefixtures("mounted")
def test_only_a_token_of_staff_opens_it() -> None:
    assert Client().get("/api/v3/pages/").status_code == 401
    assert enter("redaktion").get("/api/v3/pages/").status_code == 401
    assert Client().get("/api/v3/pages/", headers=bearer(None)).status_code == 401


@pytest.mark.usefixtures("mounted")
def test_staff_reads_and_writes_nothing() -> None:
    headers = bearer(Role.MODERATORS)
    article = factories.article("Fest")
    assert "Fest" in Client().get("/api/v3/pages/", headers=headers).content.decode()
    assert Client().post("/api/v3/pages/", headers=headers).status_code == 405
    assert Client().delete(f"/api/v3/pages/{article.pk}/", headers=headers).status_code == 405
    article.refresh_from_db()
    assert article.live


@pytest.mark.usefixtures("mounted")
def test_documentation_is_for_staff_and_loads_everything_from_here() -> None:
    assert Client().get("/api/v3/docs/").status_code == 401
    page = enter("redaktion").get("/api/v3/docs/").content.decode()
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded
    assert [address for address in loaded if not address.startswith(("/", "data:"))] == []
