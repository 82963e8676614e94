"""The demo site, for tests of what is found on it."""

from tests.cms.conftest import demo

__all__ = ["demo"]
