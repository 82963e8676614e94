"""Pictures and papers for the demo site, made by the program in the colours of the house."""

from .cover import draw_cover
from .logos import draw_logo
from .pdf import document_pdf, newspaper_pdf
from .scenes import SCENES, draw

__all__ = ["SCENES", "document_pdf", "draw", "draw_cover", "draw_logo", "newspaper_pdf"]
