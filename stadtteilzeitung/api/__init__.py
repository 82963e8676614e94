"""The newspaper in the API: articles, issues, rubrics, authors."""

from ninja import Router

from stadtteilzeitung.api import articles, issues, terms

RESOURCES = (articles.ARTICLE, issues.ISSUE)
router = Router(tags=["Newspaper"])
for part in (articles, issues, terms):
    router.add_router("", part.router)
