"""How somebody turned and cut a picture before they sent it (`static/js/admin/framing.js`)."""

import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Degrees clockwise.
TURNS = {0, 90, 180, 270}
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

    #: What matters most: shares of the sides of the turned picture, before it is cut.
    x: float | None = None
    y: float | None = None

    def find_focal_point(self, width: int, height: int) -> tuple[int, int] | None:
        """Where that is on the picture as it is stored, in pixels; None: nobody has said it."""
        if self.x is None or self.y is None:
            return None
        across = (self.x - self.left) / (1 - self.left - self.right)
        down = (self.y - self.top) / (1 - self.top - self.bottom)
        # What was cut off afterwards is looked for at the edge.
        return (
            round(min(max(across, 0), 1) * (width - 1)),
            round(min(max(down, 0), 1) * (height - 1)),
        )


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
            framing.turn in TURNS
            and min(framing.left, framing.top, framing.right, framing.bottom) >= 0
            and framing.left + framing.right <= 1 - LEAST
            and framing.top + framing.bottom <= 1 - LEAST
            and (framing.x is None) == (framing.y is None)
            and 0 <= (framing.x or 0) <= 1
            and 0 <= (framing.y or 0) <= 1
        )
    # A whole number may be too large for a share, and lists may lie in lists without end.
    except (TypeError, ValueError, OverflowError, RecursionError):
        is_possible = False
    if not is_possible:
        raise ValidationError(
            _("How the picture was turned and cut did not arrive. Please choose the file again.")
        )
    return framing
