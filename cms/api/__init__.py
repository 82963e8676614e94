"""The headless API: what everybody can read as HTML, typed, for other programs.

`cms/urls.py` mounts `api.py`, which adds the engine's routers and the `router` of each section's
`api` (`routers/__init__.py`). From there an answer at `/api/v1/articles/1` comes about so:

1. `middleware.py` counts the request, makes the entity tag (`_get_validators`), answers 304 to who
   has the answer already, packs it;
2. `stadtteilzeitung/api/articles.py` says what an article is made of (its `PageResource`); other
   sections do so in one `api.py`. `page_routes.py` (`add_detail_route`) makes the operation of it;
3. `responses.py` (`page_response`) fetches the page, `resources.py` those of a list, both among
   what everybody may read (`cms/site/visibility.py`, `visible_in` of `cms/core/querysets.py`);
   `resources.py` collects what they refer to and makes the dictionary (`PageResource.serialize`);
4. `prefetch.py` reads pictures, files, people and child rows of all items with one query.

`serializer_context.py` holds what one answer is read with, `serializers/` what many page types
share, `schemas/` what the contract says of it, `pagination.py` the lists, `routers/` the engine's
own operations, `errors.py` the problems of RFC 9457, `throttling.py` the limit, `openapi.py` what
Ninja's document lacks. What happened to public pages is read from `cms.changes`.
"""
