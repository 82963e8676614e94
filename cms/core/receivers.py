"""What happens to a page that was moved."""

from typing import Any

from wagtail.models import Page, get_page_models
from wagtail.signals import post_page_move

from cms.core import addresses


def connect() -> None:
    """Connect the signal; called once when the app is ready and all models are there."""
    for model in get_page_models():
        post_page_move.connect(settle_moved_page, sender=model)


def settle_moved_page(instance: Page, **kwargs: Any) -> None:
    """What readers see below a draft from now on gets an address that stays."""
    is_seen = instance.live or instance.get_descendants().live().exists()
    if is_seen and addresses.has_private_part(instance.url_path):
        addresses.settle(instance)
