"""Telling that readers have searched: the page and the API tell it, the search counts it."""

from django.dispatch import Signal
from django.http import HttpRequest

#: Sent with `query`, `language` and how many `hits` there were; nothing of who asked.
searched = Signal()
#: Of an address that asks anew. All others go on reading, or narrow hits down.
_ASKING = {"q", "lang", "limit", "fields"}


def tell_searched(request: HttpRequest, query: str, language: str, hits: int) -> None:
    """Tell it once for each search, not for each part of its hits."""
    if request.GET.keys() <= _ASKING:
        searched.send(sender=None, query=query, language=language, hits=hits)
