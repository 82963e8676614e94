"""Blocks made of words."""

import re
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, get_text_for_indexing

from cms.core.blocks.base import BodyPartBlock

#: What rich text may contain. Headings are blocks of their own, so that levels stay in order.
FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

_INNER_LIST = re.compile(r"<[ou]l\b")


class RichTextBlock(blocks.RichTextBlock):
    """Running text with the site's few formats."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": FEATURES, **kwargs})

    def clean(self, value: RichText) -> RichText:
        """As any other block. The editor leaves an empty paragraph where nothing was written."""
        return super().clean(value if strip_tags(value.source).strip() else RichText(""))

    def get_searchable_content(self, value: RichText) -> list[str]:
        """As Wagtail's, which runs an item and the first one of a list within it together."""
        return [get_text_for_indexing(_INNER_LIST.sub(r" \g<0>", value.source))]


class HeadingBlock(BodyPartBlock):
    """A heading inside the text; the page's title is the only one above it."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Heading")), ("h3", _("Smaller heading"))],
        default="h2",
        help_text=_("A smaller heading stands below a larger one."),
    )

    class Meta:
        template = "blocks/heading.html"
        icon = "title"
        label = _("Heading")
        description = _("Divides a longer text. Two or three are enough for a page.")
        preview_value = {"text": "Was sich am Wasser ändert", "level": "h2"}

    def get_searchable_content(self, value: Any) -> list[str]:
        """The words, not what kind of heading it is."""
        return [value["text"]]


class TextBlock(RichTextBlock):
    """Paragraphs of the body. A heading written among them becomes a block (`body.divide_text`)."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": ["h2", *FEATURES], **kwargs})

    class Meta:
        template = "blocks/text.html"
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        preview_value = (
            "<p>Jena Winzerla. Am Mittwoch wurde an der Wasserachse gepflanzt: zwölf Stauden,"
            " drei Gießkannen, <b>viele Hände</b>.</p>"
        )


class QuoteBlock(BodyPartBlock):
    """Somebody's own words, set apart."""

    text = blocks.TextBlock(label=_("Quotation"), rows=3)
    name = blocks.CharBlock(label=_("Who says it"), required=False)
    role = blocks.CharBlock(label=_("Role"), required=False)

    class Meta:
        template = "blocks/quote.html"
        icon = "openquote"
        label = _("Quotation")
        description = _("One or two sentences in somebody's own words.")
        preview_value = {
            "text": "Hier kennt man sich, wenn man sich kennen will.",
            "name": "Eine Nachbarin",
            "role": "seit 1974 in Winzerla",
        }


class InterviewTurnBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.TextBlock(label=_("Question"), rows=2)
    answer = RichTextBlock(label=_("Answer"))


class InterviewBlock(BodyPartBlock):
    """Questions and answers."""

    introduction = blocks.TextBlock(
        label=_("Introduction"), required=False, rows=2, help_text=_("Who talks with whom.")
    )
    turns = blocks.ListBlock(InterviewTurnBlock(), label=_("Questions and answers"), min_num=1)

    class Meta:
        template = "blocks/interview.html"
        icon = "comment"
        label = _("Interview")
        description = _("Questions and answers, typeset as such.")
        preview_value = {
            "introduction": "Mit der Leiterin der Nähstube sprach die Redaktion.",
            "turns": [
                {
                    "question": "Wer kommt donnerstags zu Ihnen?",
                    "answer": "<p>Alle, die eine Naht nicht aufgeben wollen.</p>",
                }
            ],
        }


class AccordionItemBlock(blocks.StructBlock):
    """A line that opens to show its text."""

    title = blocks.CharBlock(label=_("Line that is always visible"))
    text = RichTextBlock(label=_("Text that opens"))


class AccordionBlock(BodyPartBlock):
    """Questions and answers to open one by one."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Entries"), min_num=1)

    class Meta:
        template = "blocks/accordion.html"
        icon = "list-ul"
        label = _("To open")
        description = _("Many short answers of which a reader needs one or two.")
        preview_value = {
            "items": [
                {
                    "title": "Kostet die Beratung etwas?",
                    "text": "<p>Nein. Sie können einfach kommen.</p>",
                }
            ]
        }
