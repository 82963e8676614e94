"""What tests of the log share."""

import pytest
from django.test import Client

from tests.cms.changes.syncing import App


@pytest.fixture
def app(client: Client) -> App:
    """An app that knows the site as it was when the test began."""
    app = App(client)
    app.sync()
    return app
