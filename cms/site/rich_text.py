"""Links to pages inside rich text."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.rich_text.pages import PageLinkHandler

from cms.site.links import resolve_page_link

#: A link as `_open` writes it, up to its end; links hold no others.
_FOREIGN = re.compile(r'(<a href="[^"]*" hreflang="[^"]*">.*?)</a>', re.DOTALL)


class LocalizedPageLinkHandler(PageLinkHandler):
    """Leads to the page in the reader's language; to another one only where the link says so."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """The opening tags of links."""
        return [_open(str(attrs.get("id", ""))) for attrs in attrs_list]


def _open(key: str) -> str:
    link = resolve_page_link(int(key)) if key.isdecimal() else None
    if link is None:
        return "<a>"
    if not link.language:
        return f'<a href="{escape(link.url)}">'
    return format_html('<a href="{}" hreflang="{}">', link.url, link.language)


def mark_link_languages(html: str) -> SafeString:
    """Rich text with a note behind the words of each link that leads to another language."""
    note = format_html(' <span class="in-german">{}</span>', gettext("(in German)"))
    # Safe because the text was rendered before, and the note is escaped.
    return mark_safe(_FOREIGN.sub(lambda found: f"{found[1]}{note}</a>", html))  # noqa: S308
