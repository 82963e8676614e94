"""Wagtail's endpoints, for everybody alike, with as many queries for many items as for few."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldError, ValidationError
from django.db import DataError, IntegrityError
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest
from django.utils import translation
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.fields import StreamField
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, get_page_models

from cms.api.v2.serializers import (
    PublicDocumentSerializer,
    PublicImageSerializer,
    PublicPageSerializer,
    find_relations,
    find_single,
)
from cms.api.v2.streams import StreamWriter, find_page_keys
from cms.api.visibility import filter_public_files, get_public_pages
from cms.core.foreign import forget_links, load_links
from cms.core.reach import Reach, get_reach, read_stamps
from cms.core.searching import clean_query

#: Formats of rich text in which links have become addresses.
EXPANDED = {"html", "markdown"}
#: What values that no column can hold raise, by column and by database, and fields in fields in
#: fields without end.
BAD_VALUES: tuple[type[Exception], ...] = (ValueError, TypeError, OverflowError, RecursionError)
BAD_VALUES += (ValidationError, FieldError, DataError, IntegrityError)


#: What to do about the errors there are, as Wagtail's messages only say what is wrong.
ADVICE = {
    400: "Change this or leave it out.",
    404: "See the lists /api/v2/pages/, images/ and documents/ for all there is.",
    405: "Use GET or HEAD: this API is for reading only.",
}


class JSONForAll(DefaultContentNegotiation):
    """JSON, whatever is preferred: it is all there is, and better than to be refused."""

    def select_renderer(
        self, request: Any, renderers: list[Any], format_suffix: str | None = None
    ) -> tuple[Any, str]:
        return renderers[0], renderers[0].media_type


class PublicViewSet(BaseAPIViewSet):
    """What all endpoints share. Nobody is somebody here: sessions open nothing."""

    authentication_classes: list[Any] = []
    content_negotiation_class = JSONForAll

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What is searched for, as the index can take it."""
        if "search" in request.GET:
            given = request.GET.copy()
            given["search"] = clean_query(str(given["search"]))
            request.GET = given  # type: ignore[assignment]
        return super().initialize_request(request, *args, **kwargs)

    @property
    def reach(self) -> Reach:
        """Languages that are online, and what is not for everybody."""
        return get_reach(stamps=read_stamps(self.request))

    def get_serializer_context(self) -> dict[str, Any]:
        """Wagtail's, and what our own fields ask."""
        return {**super().get_serializer_context(), "reach": self.reach}

    def listing_view(self, request: HttpRequest) -> Response:
        """Items, with all that they are made of read together."""
        found = self.get_queryset()
        self.check_query_parameters(found)
        found = self.filter_queryset(found)
        singles = find_single(type(self.get_serializer()))
        # What was searched for is no query any more.
        if singles and isinstance(found, QuerySet):
            found = found.select_related(*singles)
        items = list(self.paginate_queryset(found))
        return self.get_paginated_response(self.write(items))

    def detail_view(self, request: HttpRequest, pk: int) -> Response:
        """One item."""
        return Response(self.write([self.get_object()])[0])

    def write(self, items: list[Any]) -> list[Any]:
        """Items as they are answered."""
        serializer = self.get_serializer()
        prefetch_related_objects(items, *find_relations(type(serializer)))
        return [serializer.to_representation(item) for item in items]

    def handle_exception(self, exc: Exception) -> Response:
        """Say what to do, also about values with which Wagtail would have failed."""
        if isinstance(exc, BAD_VALUES):
            words = exc.messages[0] if isinstance(exc, ValidationError) else ""
            exc = BadRequestError(f"a parameter has a value that it cannot have. {words}".strip())
        response = super().handle_exception(exc)
        said = response.data.get("message") or response.data.get("detail") or ""
        advice = ADVICE.get(response.status_code, "")
        response.data = {"message": f"{said.rstrip('.')}. {advice}".strip()}
        return response


class PagesViewSet(PublicViewSet, PagesAPIViewSet):
    """Pages."""

    base_serializer_class = PublicPageSerializer

    def get_base_queryset(self) -> QuerySet[Page]:
        """Public pages; there is one site, so `site` chooses nothing."""
        return get_public_pages(self.reach).order_by("id")

    def get_queryset(self) -> QuerySet[Any]:
        """Of one type, with that type's fields, or all; by keys, which search can filter by."""
        found = super().get_queryset()
        if found.model is Page:
            found = Page.objects.filter(pk__in=found.order_by().values("pk")).order_by("id")
        return found.select_related("locale")

    def write(self, items: list[Any]) -> list[Any]:
        """Pages language by language, as links lead to their reader's language."""
        # Known from then on; the first answer of a process would ask for each type by itself.
        ContentType.objects.get_for_models(*get_page_models())
        serializer = self.get_serializer()
        context = serializer.context
        prefetch_related_objects(items, *find_relations(type(serializer)))
        names = [name for name in serializer.fields if name not in serializer.meta_fields]
        text_format = context["_wagtail_rich_text_format"]
        context["streams"] = StreamWriter(self._find_public(items, names), text_format)
        written = {}
        for language, pages in _by_language(items).items():
            with translation.override(language):
                forget_links()
                if text_format in EXPANDED:
                    load_links(pages)
                written.update({page.pk: serializer.to_representation(page) for page in pages})
        return [written[page.pk] for page in items]

    def _find_public(self, pages: Iterable[Any], names: list[str]) -> set[int]:
        """Keys of the pages chosen in streams that everybody may read."""
        keys: set[int] = set()
        for page in pages:
            for field in page._meta.get_fields():
                if isinstance(field, StreamField) and field.name in names:
                    stream = getattr(page, field.name)
                    keys.update(find_page_keys(stream.stream_block, list(stream.raw_data)))
        if not keys:
            return set()
        return set(get_public_pages(self.reach).filter(pk__in=keys).values_list("pk", flat=True))

    def find_object(self, queryset: QuerySet[Any], request: HttpRequest) -> Any:
        """By address: that of any language, the part below it included."""
        if "html_path" not in request.GET:
            return super().find_object(queryset, request)
        parts = [part for part in request.GET["html_path"].split("/") if part]
        codes = {language.code: language for language in self.reach.languages}
        language = codes.get(translation.get_language() or "")
        if parts and parts[0] in codes and codes[parts[0]] is not language:
            language = codes[parts.pop(0)]
        if language is None:
            return None
        home = Page.objects.get(path=language.home_path).specific
        with translation.override(language.code):
            try:
                page = home.route(request, parts).page
            except Http404:
                return None
        return queryset.filter(pk=page.pk).first()


class ImagesViewSet(PublicViewSet, ImagesAPIViewSet):
    """Pictures that the site shows."""

    base_serializer_class = PublicImageSerializer

    def get_queryset(self) -> QuerySet[Any]:
        return filter_public_files(self.model.objects.order_by("id"), self.reach)


class DocumentsViewSet(PublicViewSet, DocumentsAPIViewSet):
    """Documents that the site offers."""

    base_serializer_class = PublicDocumentSerializer

    def get_queryset(self) -> QuerySet[Any]:
        return filter_public_files(self.model.objects.order_by("id"), self.reach)


def _by_language(pages: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for page in pages:
        found.setdefault(page.locale.language_code, []).append(page)
    return found
