"""What the home page is composed of."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.sections import get_home_section_choices, get_home_sections


class SectionTeaserBlock(blocks.StructBlock):
    """A section's teaser, chosen from those that the sections offer."""

    teaser = blocks.ChoiceBlock(label=_("What"), choices=get_home_section_choices)
    title = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=80,
        help_text=_("Empty: the heading the section gives it."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Teaser of a section")
        description = _("Newest articles, the current issue and whatever else the sections offer.")
        label_format = "{teaser}"


class HomeSectionsBlock(blocks.StreamBlock):
    """Teasers in the order staff gives them."""

    section = SectionTeaserBlock()


def get_placed_sections(sections: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """Template, heading and variables of every teaser that has something to show.

    A teaser whose section is no longer plugged in is left out.
    """
    offered = get_home_sections()
    placed = []
    for block in sections:
        teaser = offered.get(block.value["teaser"])
        content = teaser.get_context(request) if teaser else None
        if teaser is None or content is None:
            continue
        title = block.value["title"] or content.get("title") or teaser.label
        shown = {"key": teaser.key, "template": teaser.template, "narrow": teaser.narrow}
        placed.append({**content, **shown, "title": title})
    return placed
