"""From somebody else's HTML to parts: what stands there, and what did not come along."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from cms.pasting import mails, styles, tables
from cms.pasting.links import clean_address, link_addresses
from cms.pasting.parts import Part, Run, split_runs, tidy_runs
from cms.pasting.styles import Look

_PARAGRAPHS = {
    *("html", "body", "p", "div", "section", "article", "header", "footer", "main", "aside"),
    *("nav", "figure", "figcaption", "address", "dl", "dt", "dd", "blockquote", "center", "form"),
    *("fieldset", "hr", "pre", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *("ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "details", "summary"),
}
_HEADING = re.compile(r"h[1-6]")
#: Word and LibreOffice, Google, mammoth; each has marks in the text and marks at the note.
_FOOTNOTE = re.compile(
    r"#(_(ftn|edn)|sdfootnote|sdendnote|ftnt|(footnote|endnote)-)", re.IGNORECASE
)
_NUMBER = re.compile(r"\W*(\d+|[ivx]+|[a-z])\W*", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"level(\d)")
_WORD_COUNTS = re.compile(r"\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]")
_WORD_QUOTES = {"MsoQuote", "MsoIntenseQuote"}
_PARAGRAPH_BREAK = re.compile(r"\n{2,}")
_RAISED = str.maketrans("0123456789+-\u2212()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-\u2212()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
#: No parser takes them: the end of a string in C, and halves of signs.
_NO_TEXT = dict.fromkeys([0, *range(0xD800, 0xE000)])
#: A picture so small counts who has opened a mail.
_SMALLEST = 3
#: A family of four takes seven characters.
_LONGEST_EMOJI = 12


@dataclass(frozen=True)
class Read:
    """Parts in their order, and how many of what was left out."""

    parts: list[Part]
    lost: Counter[str]


def read_html(html: str) -> Read:
    """Read pasted HTML. What nobody sees in the program it comes from is left out.

    `lost` counts "struck", "comments", "embeds", "cell_links"; pictures are parts. Nothing is read
    of what is nested deeper than any text, or is no HTML.
    """
    reader = _Reader()
    try:
        # Python's own parser takes the square of the time for tags that never end.
        reader.read(BeautifulSoup(html.translate(_NO_TEXT), "lxml"))
    except RecursionError:
        return Read([], Counter())
    return Read(reader.parts + reader.notes, reader.lost)


class _Reader:
    """Walks through the elements once; a part ends where a block of the HTML begins or ends."""

    def __init__(self, shape: Part | None = None) -> None:
        self.parts: list[Part] = []
        #: Footnotes, which come last.
        self.notes: list[Part] = []
        self.lost: Counter[str] = Counter()
        self.runs: list[Run] = []
        self.shape = shape or Part("paragraph")
        #: The item that further paragraphs belong to.
        self.item: Part | None = None
        self.lists: list[bool] = []

    def read(self, node: Tag, look: Look = Look()) -> None:  # noqa: B008 - frozen
        """Everything in `node`."""
        self.read_inside(node, look)
        self.close()

    def read_inside(self, node: Tag, look: Look) -> None:
        for child in node.children:
            if isinstance(child, Tag):
                self.read_element(child, look)
            elif type(child) is NavigableString:
                # Comments and instructions are strings of other types.
                self.add(str(child), look)

    def add(self, text: str, look: Look) -> None:
        if look.is_hidden:
            return
        if look.is_preformatted:
            text = text.replace("\r\n", "\n")
        else:
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        self.runs.append(Run(text, look.bold, look.italic, look.href))

    def read_element(self, tag: Tag, look: Look) -> None:
        style = styles.read_style(tag)
        if self.leave_out(tag, style):
            return
        inner = styles.apply(look, tag, style)
        if mails.is_quoted(tag):
            inner = replace(inner, is_quoted=True)
        if tag.name in _PARAGRAPHS:
            self.read_block(tag, style, inner)
        else:
            self.read_words(tag, inner)

    def read_words(self, tag: Tag, look: Look) -> None:
        match tag.name:
            case "br":
                self.runs.append(Run("\n"))
            case "img":
                self.read_picture(tag)
            case "a":
                self.read_link(tag, look)
            case "sup" | "sub":
                self.read_raised(tag, look)
            case _ if "Apple-converted-space" in styles.read_classes(tag):
                self.add(" ", look)
            case _:
                self.read_inside(tag, look)

    def leave_out(self, tag: Tag, style: dict[str, str]) -> bool:
        """Whether this is no text of the writer; what they would miss is counted."""
        if tag.name in styles.DROPPED or styles.is_hidden(tag, style):
            return True
        if styles.is_struck(tag, style):
            self.lost["struck"] += bool(tag.get_text(strip=True))
            return True
        if styles.is_comment(tag, style):
            self.lost["comments"] += bool(tag.get_text(strip=True))
            return True
        if tag.name in styles.EMBEDDED:
            self.lost["embeds"] += 1
            return True
        # The sign in front of an item, which the list shows by itself.
        return style.get("mso-list", "") == "ignore"

    def read_picture(self, tag: Tag) -> None:
        source, alt = str(tag.get("src") or ""), str(tag.get("alt") or "").strip()
        sizes = [str(tag.get(side) or "").removesuffix("px") for side in ("width", "height")]
        # Google Docs draws the boxes of its lists.
        is_box = tag.get("aria-roledescription") == "checkbox"
        if is_box or any(styles.read_number(size, _SMALLEST) < _SMALLEST for size in sizes):
            return
        if alt and not any(letter.isalnum() for letter in alt) and len(alt) <= _LONGEST_EMOJI:
            # Chats draw emoji as pictures.
            self.runs.append(Run(alt))
            return
        self.parts.append(Part("picture", source=source, alt=alt))

    def read_link(self, tag: Tag, look: Look) -> None:
        address = str(tag.get("href") or "")
        number = _NUMBER.fullmatch(tag.get_text())
        if _FOOTNOTE.match(address):
            # Without a number it leads back from the note.
            if number:
                self.runs.append(Run(f"[{number[1]}]"))
                is_note = re.search(r"ref|anc", address)
                self.add(" " if is_note else "", look)
            return
        self.read_inside(tag, replace(look, href=clean_address(address)))

    def read_raised(self, tag: Tag, look: Look) -> None:
        signs = _RAISED if tag.name == "sup" else _LOWERED
        text = tag.get_text().strip()
        if text and not tag.find("a") and all(ord(letter) in signs for letter in text):
            self.add(text.translate(signs), look)
        else:
            self.read_inside(tag, look)

    def read_block(self, tag: Tag, style: dict[str, str], look: Look) -> None:
        if tag.name == "table" and self.read_table(tag, look):
            return
        if tag.name == "caption":
            return
        self.close(look)
        shape, item, depth = self.shape, self.item, len(self.lists)
        if tag.name in {"ul", "ol"}:
            self.lists.append(tag.name == "ol")
            self.item = None
        else:
            self.shape = self.get_shape(tag, style, look)
        if tag.name == "li":
            self.item = Part("blank")
        parts = self.parts
        if "footnote" in style.get("mso-element", "") or "footnote" in str(tag.get("id") or ""):
            self.parts = self.notes
        self.read_inside(tag, look)
        self.close(look, is_leaf=tag.name == "div" and not tag.find(list(_PARAGRAPHS)))
        self.parts, self.shape, self.item = parts, shape, item
        del self.lists[depth:]

    def get_shape(self, tag: Tag, style: dict[str, str], look: Look) -> Part:
        """What the words of a block become."""
        classes = set(styles.read_classes(tag))
        is_title, is_quote = "MsoTitle" in classes, bool(classes & _WORD_QUOTES)
        shape = self.shape
        if level := _WORD_LEVEL.search(style.get("mso-list", "")):
            sign = tag.find(style=re.compile(r"mso-list:\s*ignore", re.IGNORECASE))
            counts = bool(sign and _WORD_COUNTS.match(sign.get_text().strip()))
            shape = Part("item", level=int(level[1]) - 1, is_ordered=counts)
        elif tag.name == "li":
            depth = max(len(self.lists) - 1, 0)
            shape = Part("item", level=depth, is_ordered=any(self.lists[-1:]))
        elif shape.kind not in {"item", "heading"}:
            if is_title or _HEADING.fullmatch(tag.name):
                shape = Part("heading", level=2 if is_title or tag.name in {"h1", "h2"} else 3)
            elif (is_quote or tag.name == "blockquote") and not look.is_quoted:
                shape = Part("quote")
        return shape

    def read_table(self, tag: Tag, look: Look) -> bool:
        """Take it for a table, unless it only puts things beside each other."""
        rows = tables.find_rows(tag)
        if not tables.is_data(tag, rows):
            return False
        self.close(look)
        read = tables.read_rows(rows, self.read_cell)
        if tables.is_filled(read):
            self.parts.append(Part("table", rows=read))
        else:
            # One row or one column of words is left.
            cells = [cell for row in read for cell in row if cell]
            self.parts += [Part("paragraph", runs=[Run(cell)]) for cell in cells]
        return True

    def read_cell(self, cell: Tag) -> str:
        """The words of a cell, in one line."""
        inner = _Reader()
        inner.read(cell)
        self.lost.update(inner.lost)
        self.lost["cell_links"] += sum(bool(run.href) for part in inner.parts for run in part.runs)
        self.parts += [part for part in inner.parts if part.kind == "picture"]
        words = (" ".join(part.text.split("\n")) for part in inner.parts)
        return " ".join(word for word in words if word)

    def close(self, look: Look = Look(), is_leaf: bool = False) -> None:  # noqa: B008 - frozen
        """End a paragraph, where there is one."""
        runs, self.runs = self.runs, []
        pieces = split_runs(tidy_runs(runs), _PARAGRAPH_BREAK)
        for runs_of_piece in pieces:
            words = tidy_runs(link_addresses(runs_of_piece))
            if words:
                self.append(words, look, is_leaf)
        if is_leaf and not any(pieces):
            self.parts.append(Part("blank", is_line=True))

    def append(self, runs: list[Run], look: Look, is_leaf: bool) -> None:
        if self.shape.kind == "heading":
            runs = [Run(" ".join("".join(run.text for run in runs).split("\n")))]
        if self.item and self.item.kind == "item":
            self.item.runs += [Run("\n"), *runs]
            return
        part = replace(self.shape, runs=runs, is_line=is_leaf, is_quoted=look.is_quoted)
        self.parts.append(part)
        if self.item:
            self.item = part if part.kind == "item" else None
