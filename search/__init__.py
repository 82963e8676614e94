"""The search page; every site has it.

`views.py` asks `cms/core/search.py` for pages of the reader's language that everybody may read,
and `facets.py` counts the hits of each section.
"""
