"""The languages of the site, as parameters take them and answers name them."""

from typing import TYPE_CHECKING, Literal

from django.conf import settings
from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    Language = str
else:
    # With a name of its own, so that the document has it once, for client code to use.
    Language = TypeAliasType(
        "Language", Literal[tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)]
    )
