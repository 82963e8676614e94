"""HTML of other programs, cleaned: what a text here may hold, and sentences about the rest."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext

from cms.pasting import lines, mails
from cms.pasting.parts import Part, to_html
from cms.pasting.reading import read_html
from cms.texts.tidy import tidy


@dataclass(frozen=True)
class Cleaned:
    """`html` holds p, h2, h3, ul, ol, li, table, blockquote, img, b, i, a and br, nothing else.

    `lost` are sentences about what did not come along. `is_quoting` says that a quoted mail or a
    signature was found, `has_columns` that lines may be joined.
    """

    parts: list[Part] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    is_quoting: bool = False
    has_columns: bool = False

    @property
    def html(self) -> str:
        """The same as semantic HTML."""
        return to_html(self.parts)


def clean(html: str, *, takes_quoted: bool = False, joins_lines: bool = False) -> Cleaned:
    """Clean HTML that somebody pastes or that a file was made into.

    `takes_quoted` keeps quoted mails and signatures, `joins_lines` joins what looks like the lines
    of a column.
    """
    found = read_html(html)
    return _finish(lines.gather_lines(found.parts), found.lost, takes_quoted, joins_lines)


def clean_text(text: str, *, takes_quoted: bool = False, joins_lines: bool = False) -> Cleaned:
    """The same for plain text, in which `<` and `>` are nothing but signs."""
    return _finish(lines.read_text(tidy(text)), Counter(), takes_quoted, joins_lines)


def _finish(
    parts: list[Part], lost: Counter[str], takes_quoted: bool, joins_lines: bool
) -> Cleaned:
    parts = mails.mark_quoted(parts)
    is_quoting = any(part.is_quoted for part in parts)
    if not takes_quoted:
        parts = [part for part in parts if not part.is_quoted]
    parts = lines.make_lists(parts)
    has_columns = lines.has_columns(parts)
    if joins_lines:
        parts = lines.join_lines(parts)
    return Cleaned(parts, list(_name(lost)), is_quoting, has_columns and not joins_lines)


def _name(lost: Counter[str]) -> list[str]:
    """What was left out, in sentences."""
    names = []
    if lost["struck"]:
        names.append(gettext("Struck-out words were left out."))
    if lost["comments"]:
        names.append(gettext("Comments from the margin were left out."))
    if lost["embeds"]:
        names.append(gettext("Films and maps were left out. Add them as “Film or map”."))
    if lost["cell_links"]:
        names.append(gettext("Links within tables were left out."))
    return names
