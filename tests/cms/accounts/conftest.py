"""Attempts at logging in are counted by quarters of an hour."""

from time import time

import pytest


@pytest.fixture(autouse=True)
def _no_quarter_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test begins in one and ends in the next."""
    began = time()
    monkeypatch.setattr("cms.accounts.attempts.time", lambda: began)
