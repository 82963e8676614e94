"""Addresses of the search, below its translated name."""

from django.urls import path

from search.feeds import SearchFeed
from search.views import open_search, search

urlpatterns = [
    path("", search, name="search"),
    path("opensearch.xml", open_search, name="open_search"),
    path("feed/", SearchFeed(), name="search_feed"),
]
