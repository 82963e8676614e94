"""Addresses outside the page tree; the tree itself comes last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.core import sitemaps
from search.views import search

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("", include("cms.editorial.drafts.urls")),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
]

if settings.SERVE_MEDIA:
    # Names of uploads never come back with other contents, so browsers may keep them.
    media = cache_control(public=True, max_age=86_400)(serve)
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", media, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns += i18n_patterns(
    # Translators: the address of the search page, lower-case letters only.
    path(_("search/"), search, name="search"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
