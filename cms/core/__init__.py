"""The pages' base, the blocks of their bodies, and what all sections refer to.

| Question | Files, in the order they are read |
| --- | --- |
| what does a template get? | `models/page_context.py` (`get_context`), `cms/site/context.py` |
| which pages may a list show? | `querysets.py` (`visible_in`), `cms/site/visibility.py` |
| which address has a page, and which ones keeps its parent? | `addresses.py`, `receivers.py` |
| which blocks has a body, and how is one added? | `blocks/body.py`, then the module of its kind |
| what may a page type add to its fields? | `models/mixins.py`: teaser, body, topics, read on |
| who are people, places, organisations, topics? | `models/snippets.py` |
| how is something found by words, and narrowed down? | `search.py`, `facets.py` |
| what does the office answer itself to a search? | `answers.py`, `mentions.py` |
| what is said before something goes? | `cms/usage.py`, `templatetags/usage_tags.py` |
| when is a chosen page not public? | `page_states.py`, `cms/patches/page_chooser.py` |
| which image tag do templates use? | `templatetags/image_tags.py`, `cms/images/models.py` |
| what runs again and again? | `scheduler.py`, `management/commands/scheduler.py` |
| which telephone numbers dial? | `phone_numbers.py`, a filter in `base.html` |
| which typed addresses are links, and which way does a paragraph run? | `typed_text.py` |
| what do feeds and search engines (JSON-LD) read? | `feeds.py`; each type's `get_structured_data` |
| what are its parts, opening hours included? | `structured_data.py` |
| what goes out with every answer (Content-Security-Policy)? | `middleware.py` |
| where do previews show in a front end elsewhere? | `preview.py` |
| how are typed days and times understood? | `cms/german_dates.py`, `cms/german_times.py` |
| how does a form get them? | `cms/patches/dates.py` in every form, `forms.py`, `views.py` |

To add a block:

1. write its class beside its like (`blocks/text.py`, `media.py`, `tables.py`, `links.py`), name it
   in `blocks/body.py`, give it a template in `templates/blocks/` with its looks in
   `static/css/body.css`, and run `makemigrations`; one that is neither a struct nor a list of
   words says how it is translated (`tables.py`);
2. for the API a schema in `cms/api/schemas/blocks.py`, there also in the union `Block`, and a
   serializer in `SERIALIZERS` of `cms/api/serializers/blocks.py`; `_REFERENCES` and `_SILENT` say
   which of its parts are keys of rows and which are no text. Then `make openapi`, and a renderer in
   `docs/api/example/blocks.ts`;
3. an example in `tests/factories.py`, its smallest form in `tests/cms/core/test_blocks.py`, and one
   in a text of the demo (`cms/demo/body.py`).

`tests/cms/api/test_bodies.py` tells what was forgotten.
"""
