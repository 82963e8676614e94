"""Addresses outside the page tree; the tree itself comes last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from cms.accounts.views import (
    authenticate_for_document,
    authenticate_with_password,
    login_of_readers,
)
from cms.api.api import api
from cms.api.errors import not_found
from cms.site import views
from cms.users.views import AcceptInvitationView

urlpatterns = [
    # Before the admin, which lets nobody in who is not logged in.
    path(
        "admin/invitation/<str:uidb64>/<str:token>/",
        AcceptInvitationView.as_view(),
        name="accept_invitation",
    ),
    path("admin/", include("cms.accounts.urls")),
    path("admin/", include(wagtailadmin_urls)),
    # In place of Wagtail's own, under its names.
    re_path(r"^dokumente/(\d+)/(.*)$", views.document, name="wagtaildocs_serve"),
    path(
        "dokumente/authenticate_with_password/<int:restriction_id>/",
        authenticate_for_document,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("api/v1/", api.urls),
    path("", include("cms.draft_links.urls")),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap_part, name="sitemap_part"),
    path("robots.txt", views.robots, name="robots"),
    # Its place is RFC 9116's.
    path(".well-known/security.txt", views.security_contact, name="security_contact"),
]

# Before the tree, whose answers are for people.
urlpatterns.append(re_path(r"^api(?:/|$)", not_found))

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", views.media))

urlpatterns += i18n_patterns(
    # Translators: the address of the search page, lower-case letters only.
    path(_("search/"), include("search.urls")),
    path("", include("cms.languages.urls")),
    # In place of Wagtail's own, which come right after.
    path("_util/login/", login_of_readers, name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    re_path(wagtail_urls.serve_pattern, views.page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
