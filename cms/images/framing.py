"""How somebody turned and cut a picture before they sent it (`static/js/admin/framing.js`)."""

import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

#: Clockwise.
TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
#: What is left is at least this share of each side.
LEAST = 0.1


@dataclass(frozen=True)
class Framing:
    """Degrees clockwise, then what is cut off of the turned picture: shares of its sides."""

    turn: int = 0
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    @property
    def is_cut(self) -> bool:
        """Whether anything is cut off."""
        return any((self.left, self.top, self.right, self.bottom))

    def apply(self, image: Image.Image) -> Image.Image:
        """The picture as it was seen when it was sent."""
        if self.turn:
            image = image.transpose(TURNS[self.turn])
        if not self.is_cut:
            return image
        width, height = image.size
        sides = (self.left, self.top, 1 - self.right, 1 - self.bottom)
        left, top, right, bottom = (
            round(share * size) for share, size in zip(sides, (width, height) * 2, strict=True)
        )
        return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def parse_framing(text: str) -> Framing:
    """What the form has sent: `{"turn": 90, "left": 0.1, …}`; nothing is the picture as it is.

    Raises:
        ValidationError: it is nothing that the page could have sent.
    """
    if not text:
        return Framing()
    try:
        framing = Framing(**json.loads(text))
        is_possible = (
            framing.turn in {0, *TURNS}
            and min(framing.left, framing.top, framing.right, framing.bottom) >= 0
            and framing.left + framing.right <= 1 - LEAST
            and framing.top + framing.bottom <= 1 - LEAST
        )
    # A whole number may be too large for a share, and lists may lie in lists without end.
    except (TypeError, ValueError, OverflowError, RecursionError):
        is_possible = False
    if not is_possible:
        raise ValidationError(
            _("How the picture was turned and cut did not arrive. Please choose the file again.")
        )
    return framing
