"""Somebody who writes, somebody who decides, and what it is about."""

from typing import Any

import pytest
from wagtail.models import Page

from tests import factories
from tests.cms.notifications import mailing


@pytest.fixture
def writer() -> Any:
    return mailing.volunteer(first_name="Vera", last_name="Weber")


@pytest.fixture
def decider() -> Any:
    """Who gets the mails about what was handed in."""
    return factories.user("redaktion", first_name="Mona", last_name="Meier")


@pytest.fixture
def page(writer: Any) -> Page:
    return mailing.draft(writer)
