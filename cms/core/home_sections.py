"""Teasers of the front page as most sections have them: a few pages, and where there are more."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django_stubs_ext import StrOrPromise

from cms.contributions import HomeSection
from cms.site.context import SiteContext, get_request_site_context

#: How many pages a teaser shows unless told otherwise.
COUNT = 3


def newest_pages(
    key: str,
    label: StrOrPromise,
    model: Any,
    *,
    count: int = COUNT,
    more: StrOrPromise = "",
    get_pages: Callable[[SiteContext], Any] | None = None,
) -> HomeSection:
    """A teaser with the newest pages of a type, for `Contributions.home_sections`.

    `more` is the text of the link to the section's main page, which bears that page's title
    otherwise. `get_pages` chooses other pages than the newest ones. Nothing to show leaves nothing
    behind, no empty heading either; the address of the main page comes with the site context,
    without a query.
    """

    def get_newest(site_context: SiteContext) -> Any:
        return (
            model.objects.visible_in(site_context).in_language(site_context.locale).newest_first()
        )

    def get_context(request: HttpRequest) -> dict[str, Any] | None:
        site_context = get_request_site_context(request)
        pages = (get_pages or get_newest)(site_context).with_teaser_data()[:count]
        if not pages:
            return None
        main = next(iter(site_context.sections.get(model._meta.app_label, ())), None)
        return {
            "items": [page.get_teaser(request) for page in pages],
            "url": main.url if main else "",
            "more": more or (main.title if main else ""),
        }

    return HomeSection(key, label, "core/newest_pages.html", get_context)
