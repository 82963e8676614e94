"""How snippets are listed in the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet


class ListedSnippetViewSet(SnippetViewSet):
    """A list that finds parts of words in its `search_fields`.

    It asks the table and not the search index, which on SQLite cannot search single fields
    ("no such column"). These lists are short.
    """

    search_backend_name = None
