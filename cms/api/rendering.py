"""The body as the site itself shows it, for programs that only want to put it somewhere."""

from typing import TYPE_CHECKING, Any

from cms.core.feeds import make_absolute
from cms.core.foreign import load_links
from cms.core.models import StoryMixin
from cms.core.models.mixins import load_pictures

if TYPE_CHECKING:
    from cms.api.reading import Reading


def render_body(page: Any, reading: "Reading") -> str:
    """The body's blocks through the site's templates, with absolute addresses and no scripts."""
    if not isinstance(page, StoryMixin):
        return ""
    load_pictures([page])
    load_links([page])
    html = page.body.render_as_block({"request": reading.request, "page": page})
    return make_absolute(html, f"{reading.root}/")
