"""Who works on translations."""

import pytest
from django.test import Client

from cms.core.roles import Role
from tests.editing import enter


@pytest.fixture
def office() -> Client:
    """Somebody who decides."""
    return enter("olga", Role.MODERATORS)


@pytest.fixture
def translator() -> Client:
    """Somebody who translates and may not publish."""
    return enter("taras", Role.TRANSLATORS)
