"""How pages of one type and snippets are listed in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.snippets.views.snippets import SnippetViewSet


class ListedSnippetViewSet(SnippetViewSet):
    """A list that finds parts of words in its `search_fields`.

    It asks the table and not the search index, which on SQLite cannot search single fields
    ("no such column"). These lists are short.
    """

    search_backend_name = None


def title_column() -> PageTitleColumn:
    """The title as the way into the page, with the buttons for it."""
    return PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")


def status_column() -> PageStatusColumn:
    """Draft or published, with a link to what readers see."""
    return PageStatusColumn("status", label=_("Status"), sort_key="live")
