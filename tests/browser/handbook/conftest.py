"""A site for all chapters: they publish, and no list needs what another leaves behind."""

from collections.abc import Iterator

import pytest

from scripts import demo_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[demo_site.Site]:
    """Begins as the demo."""
    with demo_site.serve(tmp_path_factory.mktemp("handbook")) as site:
        yield site
    assert "Internal Server Error" not in site.log.read_text()
