"""The endpoints of `/api/v2/`."""

from wagtail.api.v2.router import WagtailAPIRouter

from cms.api.v2.views import DocumentsViewSet, ImagesViewSet, PagesViewSet

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesViewSet)
router.register_endpoint("images", ImagesViewSet)
router.register_endpoint("documents", DocumentsViewSet)
