"""The samples are what they are meant to be."""

from scripts.demo_site import Site
from tests.browser.conftest import GROUPS, LANGUAGES


def test_every_group_of_samples_is_looked_at(site: Site) -> None:
    assert tuple(site.samples) == (*GROUPS, "variants", *LANGUAGES)
    assert all(site.samples.values())
    assert len(site.everything) > 80
