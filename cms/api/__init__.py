"""The headless API: what everybody can read as HTML, typed, for other programs.

An answer at `/api/v1/articles/1` comes about in four files:

1. `middleware.py` counts the request, answers 304 to who has it already, packs the answer;
2. `stadtteilzeitung/api/articles.py` has the operation and the `PageResource` of the page type;
3. `resources.py` fetches the page, collects what it refers to, serializes it;
4. `prefetch.py` reads pictures, files, people and child rows of all items with one query.

`serializer_context.py` holds what one answer is read with, `serializers/` what many page types
share, `schemas/` what the contract says of it, `pagination.py` the lists, `routers/` the engine's
own operations, `errors.py` the problems of RFC 9457, `throttling.py` the limit, `openapi.py` what
Ninja's document lacks. What happened to public pages is read from `cms.changes`.
"""
