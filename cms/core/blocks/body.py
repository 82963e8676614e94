"""The body of every page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

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


class BodyBlock(blocks.StreamBlock):
    """All kinds of blocks an editor can choose from, the most used ones first."""

    text = TextBlock(group=_("Words"))
    heading = HeadingBlock(group=_("Words"))
    quote = QuoteBlock(group=_("Words"))
    interview = InterviewBlock(group=_("Words"))
    accordion = AccordionBlock(group=_("Words"))
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
