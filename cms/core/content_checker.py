"""Hints for editors in the preview: they stop nothing, they tell."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

#: Words that do not say where a link leads, small or capital.
VAGUE_LINK = r"^(hier|dort|mehr|weiter|weiterlesen|link|klick(en sie)? hier|hier klicken)\.?$"
#: axe brings no check of a link's words; it takes the source of a function instead.
MATCH_TEXT = """function (node, options) {
  return new RegExp(options.pattern, "i").test(node.textContent.trim());
}"""


class SiteContentChecker(ContentCheckerItem):
    """Wagtail's checks and the site's own: alternative text, link words, teaser.

    How rules and checks are written for axe:
    https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#api-name-axeconfigure
    """

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-described",
        "link-words",
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        # Only what editors have written: a masthead and a standfirst are large on purpose.
        {"id": "p-as-heading", "selector": ".prose p", "enabled": True},
        {
            "id": "image-described",
            "impact": "serious",
            "selector": "main figure img:not([data-decorative])",
            "tags": ["best-practice"],
            "none": ["check-image-undescribed"],
            "enabled": True,
        },
        {
            "id": "link-words",
            "impact": "moderate",
            "selector": "main a[href]",
            "tags": ["best-practice"],
            "none": ["check-vague-link"],
            "enabled": True,
        },
    ]
    axe_custom_checks = [
        *ContentCheckerItem.axe_custom_checks,
        {
            "id": "check-image-undescribed",
            "evaluate": "matches-definition-evaluate",
            "options": {"matcher": {"attributes": {"alt": ""}}},
        },
        {
            "id": "check-vague-link",
            "evaluate": MATCH_TEXT,
            "options": {"pattern": VAGUE_LINK},
        },
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "empty-meta-description": {
            "error_name": _("The teaser is missing"),
            "help_text": _("Two sentences that stand in lists and search engines."),
        },
        "image-described": {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Say in one sentence what can be seen, or mark it as decorative."),
        },
        "link-words": {
            "error_name": _("A link does not say where it leads"),
            "help_text": _("Instead of “here” write what is behind it, such as “the programme”."),
        },
        "heading-order": {
            "error_name": _("A heading level is missing in between"),
            "help_text": _("A smaller heading needs a larger one above it."),
        },
    }
