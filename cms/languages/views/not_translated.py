"""What readers meet where a page does not speak their language."""

from typing import Any

from django.conf import settings
from django.db.models import Exists, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.languages.models import ReadingTest
from cms.site.context import SiteContext, get_request_site_context
from cms.site.languages import link_languages
from cms.types import Link

#: Larger numbers are no keys, and databases refuse them.
LARGEST_KEY = 2**31


@require_safe
def not_translated(request: HttpRequest, key: int) -> HttpResponse:
    """Says what a page is about that is not there in this language, and where to go instead.

    Redirects to the page itself as soon as it is there.
    """
    site_context = get_request_site_context(request)
    group = _find_group(key, site_context)
    urls = {page.locale_id: page.get_url(request) or "" for page in group}
    tested = [page.locale_id for page in group if page.is_tested]
    here = urls.get(site_context.locale.pk)
    if here:
        return redirect(here)
    source = next((page for page in group if _is_source(page)), None) or _find(key, group)
    context: dict[str, Any] = {
        "source": source,
        "source_language": _get_language(source, site_context),
        "source_url": urls[source.locale_id],
        "section": _find_section(source, site_context, request),
        "language_links": link_languages(
            site_context.languages, urls, site_context.language, source.pk, tested
        ),
    }
    return render(request, "languages/not_translated.html", context)


def _find_group(key: int, site_context: SiteContext) -> list[Page]:
    """The page and its translations, as far as everybody may read them.

    Raises:
        Http404: the page itself is not one of them.
    """
    if key > LARGEST_KEY:
        raise Http404
    keys = Page.objects.filter(pk=key).values("translation_key")
    pages = Page.objects.live().filter(translation_key__in=keys, alias_of=None)
    pages = pages.annotate(is_tested=Exists(ReadingTest.objects.of_outer_page()))
    group = [page for page in pages.select_related("locale") if site_context.includes(page)]
    if not any(page.pk == key for page in group):
        raise Http404
    return group


def _find(key: int, group: list[Page]) -> Page:
    return next(page for page in group if page.pk == key)


def _is_source(page: Page) -> bool:
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)


def _get_language(page: Page, site_context: SiteContext) -> Any:
    return next(one for one in site_context.languages if one.locale_id == page.locale_id)


def _find_section(source: Page, site_context: SiteContext, request: HttpRequest) -> Link:
    """The nearest page above that is there in this language; the front page is."""
    above = [source.path[:end] for end in range(8, len(source.path), 4)]
    keys = dict(Page.objects.filter(path__in=above).values_list("translation_key", "depth"))
    pages = Page.objects.live().filter(Q(translation_key__in=keys), locale=site_context.locale)
    found = [page for page in pages if site_context.includes(page)]
    nearest = max(found, key=lambda page: keys[page.translation_key], default=None)
    if nearest is None:
        return Link(site_context.site_name, site_context.home_url)
    return Link(nearest.title, nearest.get_url(request) or site_context.home_url)
