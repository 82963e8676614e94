"""What an element of somebody else's HTML says about its words."""

import re
from dataclasses import dataclass, replace

from bs4 import Tag

#: Nothing inside is text of the writer.
DROPPED = {
    *("script", "style", "head", "title", "meta", "link", "xml", "noscript", "template"),
    *("button", "input", "select", "textarea", "datalist", "svg", "math", "canvas", "area"),
}
#: What shows something from elsewhere.
EMBEDDED = {"iframe", "object", "embed", "video", "audio"}
_STRUCK = {"s", "strike", "del"}
_WORD_COMMENT = re.compile(r"^(MsoComment|msocom)", re.IGNORECASE)
_ZERO = re.compile(r"0+(\.0+)?(px|pt|em|rem|%)?")
_CUT_AWAY = re.compile(r"rect\([01](px)?\b|inset\((50|100)%")
_FAR = re.compile(r"-\d{4,}")
_NUMBER = re.compile(r"[0-9]{1,4}")
_BOLD = re.compile(r"bold(er)?|[6-9]00|1000")


@dataclass(frozen=True)
class Look:
    """How words look where they stand, and where they lead."""

    bold: bool = False
    italic: bool = False
    href: str = ""
    is_preformatted: bool = False
    #: Set in letters of no size.
    is_hidden: bool = False
    is_quoted: bool = False


def read_style(tag: Tag) -> dict[str, str]:
    """Declarations of the style attribute, in small letters."""
    pairs = (part.partition(":") for part in str(tag.get("style") or "").lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def read_classes(tag: Tag) -> list[str]:
    """Classes of the element."""
    return [str(each) for each in tag.get_attribute_list("class") if each]


def read_number(said: object, otherwise: int) -> int:
    """A number of up to four figures, as attributes have it; `otherwise` where it is none."""
    text = str(said or "").strip()
    return int(text) if _NUMBER.fullmatch(text) else otherwise


def is_hidden(tag: Tag, style: dict[str, str]) -> bool:
    """Whether nobody sees it in the program it comes from."""
    return bool(
        tag.has_attr("hidden")
        or style.get("display", "").startswith("none")
        or style.get("visibility", "").startswith(("hidden", "collapse"))
        or style.get("mso-hide", "").startswith("all")
        or _is_out_of_sight(style)
    )


def _is_out_of_sight(style: dict[str, str]) -> bool:
    """Whether it is for readers of screens alone, as web pages do it, or not to be found at all."""
    is_apart = style.get("position", "") in {"absolute", "fixed"}
    is_cut = bool(
        _CUT_AWAY.match(style.get("clip", "")) or _CUT_AWAY.match(style.get("clip-path", ""))
    )
    is_far = any(_FAR.match(style.get(side, "")) for side in ("left", "top", "right"))
    return bool(_ZERO.fullmatch(style.get("opacity", ""))) or (is_apart and (is_cut or is_far))


def is_struck(tag: Tag, style: dict[str, str]) -> bool:
    """Whether its words are crossed out, or deleted with changes tracked."""
    line = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    return tag.name in _STRUCK or "line-through" in line


def is_comment(tag: Tag, style: dict[str, str]) -> bool:
    """Whether it is a remark of a word processor beside the text, or leads to one."""
    return bool(
        any(_WORD_COMMENT.match(name) for name in read_classes(tag))
        or style.get("mso-element", "").startswith("comment")
        or style.get("mso-special-character", "").startswith("comment")
        or str(tag.get("href") or "").startswith(("#cmnt", "#_msocom"))
        or tag.name == "comment"
    )


def apply(look: Look, tag: Tag, style: dict[str, str]) -> Look:
    """The look inside of the element."""
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    size, space = style.get("font-size", ""), style.get("white-space", "")
    if weight and weight not in {"inherit", "unset"}:
        look = replace(look, bold=bool(_BOLD.fullmatch(weight)))
    elif tag.name in {"b", "strong"}:
        look = replace(look, bold=True)
    if slant and slant not in {"inherit", "unset"}:
        look = replace(look, italic=slant.startswith(("italic", "oblique")))
    elif tag.name in {"i", "em", "cite", "dfn"}:
        look = replace(look, italic=True)
    if size:
        look = replace(look, is_hidden=bool(_ZERO.fullmatch(size)))
    if space or tag.name == "pre":
        look = replace(
            look, is_preformatted=tag.name == "pre" or space.startswith(("pre", "break"))
        )
    return look
