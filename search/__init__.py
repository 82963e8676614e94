"""The search; every site has it. No section knows of it: the settings name its backend.

| Question | Files, in the order they are read |
| --- | --- |
| what does the search page show? | `views.py`, `results.py`, `facets.py`, `promotions.py` |
| how is it asked by browsers and feed readers? | `views.py` (`open_search`), `feeds.py` |
| which pages may be found? | `cms/core/search.py`, for the API as well |
| what have words in common, in each language? | `analysis/` |
| what stands in the index, and who writes it? | `index.py`; Wagtail, when a row is saved |
| what does somebody ask for who types this? | `queries.py`, `concepts.py` |
| which words are the same? | `synonyms.py`, `models.py`; `synonyms.tsv` for a new site |
| which words are there, and which was meant? | `vocabulary.py`, `corrections.py`, `keyboards.py` |
| which hits come first? | `ordering.py` |
| does somebody ask for this very thing, which sentence says it? | `naming.py`, `snippets.py` |
| what is kept of what readers search for? | `counting.py`, `privacy.py`, `reports.py` |
| how does a database do all of this? | `backends/` |
| how well does it find, and what does it cost? | `make bench-search`, `make bench-search-large` |
"""
