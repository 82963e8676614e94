"""What is true of the whole site: its languages, who may read what, what stands around each page.

| Question | Files, in the order they are read |
| --- | --- |
| which page answers at an address? | `views.py` (`page`), `routing.py` |
| which language does an address speak, and is it online? | `middleware.py`, `context.py` |
| has staff switched a language off? | `models.py` (`OfflineLanguage`), asked by `languages.py` |
| where do menus, contact and funders come from? | `context.py`, `models.py` |
| what may everybody read? | `visibility.py` |
| is what was kept still true? | `content_version.py` |
| which answers are kept ready, and until when? | `page_cache.py`, `kept_answers.py`, `packing.py` |
| where are they kept, and what if that fails? | `caches.py`, `cms/settings/caches.py` |
| how often was what is kept enough? | `cache_statistics.py` |
| what if too many ask at once? | `shedding.py`, `gunicorn.conf.py` |
| which models do readers see something of, and who notices a change? | `content_triggers.py` |
| who makes the language switcher? | `cms/core/models/page_context.py` (`get_translation_links`) |
| which languages and links has it? | `languages.py`: `get_online_languages`, `link_languages` |
| where does it lead from a month? | `cms/core/subpages.py` |
| how does it look? | `templates/navigation/language_switcher.html` |
| where does a link to a page lead in the reader's language? | `links.py` |
| where does an old address lead? | `middleware.py` (`RedirectMiddleware`) |
| what do the sitemap and robots.txt say? | `views.py` |

Nothing here knows of `cms.core` and what stands above it.
"""
