"""The body of every page."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.rich_text import RichText

from cms.core.blocks.links import CallToActionBlock, ContactBlock
from cms.core.blocks.media import CaptionedImageBlock, DownloadBlock, EmbedBlock, GalleryBlock
from cms.core.blocks.tables import ProgrammeBlock, TableBlock
from cms.core.blocks.text import (
    AccordionBlock,
    HeadingBlock,
    InterviewBlock,
    QuoteBlock,
    TextBlock,
)

#: With a context: Wagtail counts "Words" beside the editor.
_WORDS = pgettext_lazy("group of blocks", "Words")
#: A heading among the paragraphs of a text; the editor writes it beside them, never inside.
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)


class BodyBlock(blocks.StreamBlock):
    """All kinds of blocks an editor can choose from, the most used ones first."""

    text = TextBlock(group=_WORDS)
    heading = HeadingBlock(group=_WORDS)
    quote = QuoteBlock(group=_WORDS)
    interview = InterviewBlock(group=_WORDS)
    accordion = AccordionBlock(group=_WORDS)
    image = CaptionedImageBlock(group=_("Pictures and files"))
    gallery = GalleryBlock(group=_("Pictures and files"))
    embed = EmbedBlock(group=_("Pictures and files"))
    download = DownloadBlock(group=_("Pictures and files"))
    table = TableBlock(group=_("Facts"))
    programme = ProgrammeBlock(group=_("Facts"))
    contact = ContactBlock(group=_("Facts"))
    call_to_action = CallToActionBlock(group=_("Facts"))

    class Meta:
        template = "blocks/body.html"

    def get_form_state(self, value: Any) -> Any:
        """An empty body begins with a text, so that one can write at once."""
        return super().get_form_state(value or self.normalize([("text", "")]))

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> blocks.StreamValue:
        """What was sent: without texts in which nothing stands, each heading a block of its own."""
        parts = []
        for child in super().value_from_datadict(data, files, prefix):
            if child.block_type == "text":
                for kind, value, key in divide_text(child.value.source, child.id):
                    parts.append((kind, self.child_blocks[kind].normalize(value), key))
            else:
                parts.append((child.block_type, child.value, child.id))
        return blocks.StreamValue(self, parts)


def divide_text(html: str, key: str | None) -> Iterator[tuple[str, Any, str]]:
    """Blocks of one text: its paragraphs and, between them, its headings; empty ones left out.

    The first keeps the block's key, and the others have the same ones whenever it is sent: what
    stays open in a browser is sent again and again.
    """
    first = key or str(uuid4())
    position = 0
    for number, part in enumerate(_HEADING.split(html)):
        words = unescape(strip_tags(part)).strip()
        if not words:
            continue
        own = str(uuid5(NAMESPACE_OID, f"{first}-{number}")) if position else first
        position += 1
        if number % 2:
            yield "heading", {"text": words, "level": "h2"}, own
        else:
            yield "text", RichText(part), own
