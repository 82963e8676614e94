"""Wagtail 8.0 reads all rich text of a field with one parser, whatever the number of threads.

`ContentstateConverter` lies on the field's widget, which all requests of a process share, and feeds
the one parser that it was made with: two forms that are opened in the same moment mix their words,
or end with an error. Each reading has a parser of its own here, with the same rules. Needless once
`from_database_format` makes one.
"""

from copy import copy

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

ORIGINAL = ContentstateConverter.from_database_format


def apply() -> None:
    """Read each text by itself."""
    ContentstateConverter.from_database_format = from_database_format


def from_database_format(converter: ContentstateConverter, html: str) -> str:
    """What Wagtail makes of a text, as JSON for its editor; `reset` takes nothing over."""
    own = copy(converter)
    own.html_to_contentstate_handler = copy(converter.html_to_contentstate_handler)
    return str(ORIGINAL(own, html))
