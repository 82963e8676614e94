"""Documents to download: the paper as printed and plain sheets, as PDF with selectable text."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from PIL import Image

from .lettering import SANS, SANS_BOLD, SERIF, SERIF_BOLD, font_path
from .palette import INK, VINE

PAGE = (210.0, 297.0)
MARGIN = 16.0
INNER = PAGE[0] - 2 * MARGIN
# Files made from the same words are the same bytes, so a second demo changes nothing.
_MADE = datetime(2026, 1, 1, tzinfo=UTC)


class _Sheet(FPDF):
    """A4 in millimetres with the house's typefaces and a folio at the foot of text pages."""

    def __init__(self, title: str, *, folio_from: int = 1) -> None:
        super().__init__(format="A4")
        self._folio_from = folio_from
        for family, plain, bold in (("serif", SERIF, SERIF_BOLD), ("sans", SANS, SANS_BOLD)):
            self.add_font(family, "", font_path(plain))
            self.add_font(family, "B", font_path(bold))
        self.set_title(title)
        self.set_lang("de-DE")
        self.set_creation_date(_MADE)
        self.set_margins(MARGIN, MARGIN)
        self.c_margin = 0.0
        self.set_auto_page_break(auto=True, margin=22)
        self.set_text_color(*INK)

    def footer(self) -> None:
        """Set the page number, as fpdf2 asks at the end of each page."""
        if self.page_no() >= self._folio_from:
            self.set_y(-15)
            self.set_font("sans", size=8.5)
            self.cell(w=0, text=str(self.page_no()), align=Align.C)

    def rule(self, thick: float = 0.7) -> None:
        """Draw a green rule across the page at the current height."""
        self.set_fill_color(*VINE)
        self.rect(MARGIN, self.get_y(), INNER, thick, style="F")
        self.set_y(self.get_y() + thick + 4)


def newspaper_pdf(
    cover: Image.Image, pages: Sequence[Sequence[str]], *, title: str = "Stadtteilzeitung"
) -> bytes:
    """Return a PDF with ``cover`` over the whole first page and each of ``pages`` after it.

    The first string of a page is its headline, each further one a paragraph, set in two columns.
    """
    sheet = _Sheet(title, folio_from=2)
    sheet.add_page()
    picture = BytesIO()
    cover.convert("RGB").save(picture, "JPEG", quality=85)
    sheet.image(picture, x=0, y=0, w=PAGE[0], h=PAGE[1], alt_text=title)
    for texts in pages:
        sheet.add_page()
        _columns(sheet, texts[0] if texts else title, texts[1:])
    return bytes(sheet.output())


def _columns(sheet: _Sheet, headline: str, paragraphs: Sequence[str]) -> None:
    sheet.rule()
    sheet.set_font("serif", "B", 27)
    _paragraph(sheet, headline, 10.5, Align.L)
    sheet.set_y(sheet.get_y() + 5)
    sheet.set_font("serif", size=11.5)
    with sheet.text_columns(ncols=2, gutter=8, line_height=1.28, balance=True) as columns:
        for text in paragraphs:
            with columns.paragraph(text_align=Align.L, bottom_margin=2.4) as paragraph:
                paragraph.write(text)


def _paragraph(sheet: _Sheet, text: str, height: float, align: Align) -> None:
    sheet.multi_cell(w=0, h=height, text=text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def document_pdf(title: str, text: str) -> bytes:
    """Return an A4 PDF with ``title`` as heading; blank lines in ``text`` part its paragraphs."""
    sheet = _Sheet(title)
    sheet.add_page()
    sheet.set_y(24)
    sheet.set_font("serif", "B", 25)
    _paragraph(sheet, title, 10.5, Align.L)
    sheet.set_y(sheet.get_y() + 3)
    sheet.rule()
    sheet.set_font("serif", size=12.5)
    for part in text.split("\n\n"):
        _paragraph(sheet, part.strip(), 6.2, Align.L)
        sheet.set_y(sheet.get_y() + 3)
    return bytes(sheet.output())
