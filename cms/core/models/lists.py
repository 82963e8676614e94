"""What every list page of a section does: parts, filters, their heads, the ways to translations."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django_stubs_ext import StrOrPromise
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.core.querysets import paginate
from cms.core.subpages import descendants_q
from cms.site.content_version import get_request_content_version
from cms.site.context import get_request_site_context
from cms.site.totals import count_rows

if TYPE_CHECKING:
    from cms.core.models.page_context import PageMetadata


@dataclass(frozen=True)
class ListFilter:
    """A parameter of the address that narrows a list down.

    It compares the text field of its name, unless `apply` does otherwise: a method of the entries'
    query set that takes what the reader has chosen. Where there are `choices`, pairs of value and
    label with the empty value for all entries, the default template shows them as links in a list
    that is called `label`.
    """

    name: str
    apply: Callable[[Any, str], Any] | None = None
    choices: Sequence[tuple[str, StrOrPromise]] = ()
    label: StrOrPromise = ""

    def narrow_down(self, entries: Any, value: str) -> Any:
        """The entries that fit; all of them where nothing is chosen."""
        if not value:
            return entries
        return self.apply(entries, value) if self.apply else entries.filter(**{self.name: value})


class PaginatedListMixin(RoutablePageMixin, models.Model):
    """Lists the pages below, a part at a time; stands before `BasePage`.

    A section says how its entries are sorted (`get_entries`), which filters there are, and what
    its template needs besides (`get_list_context`). Feeds, archives and the like are routes of the
    section's own; `get_meta_below` is their head.
    """

    #: How many entries stand on one part.
    entries_per_page: ClassVar[int] = 12
    list_filters: ClassVar[Sequence[ListFilter]] = ()

    class Meta:
        abstract = True

    @path("")
    def index_route(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list itself."""
        return self.render(request, context_overrides=self.get_list_context(request))

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[str]:
        """The section's template or, where it has none, the engine's."""
        return [super().get_template(request, *args, **kwargs), "core/list_page.html"]

    def get_entry_model(self) -> Any:
        """The page type of the entries: the first of `subpage_types`."""
        return self.clean_subpage_models()[0]

    def get_entries(self, request: HttpRequest) -> Any:
        """Readable entries of this list, newest first."""
        readable = self.get_entry_model().objects.visible_in(get_request_site_context(request))
        return readable.child_of(self).newest_first()

    def get_list_context(self, request: HttpRequest) -> dict[str, Any]:
        """One part of the list as teasers, the filters with what is chosen, and the part's head."""
        filters = self.get_filter_values(request)
        entries = self.get_entries(request)
        for each in self.list_filters:
            entries = each.narrow_down(entries, filters[each.name])
        count = count_rows(entries, get_request_content_version(request))
        pages = entries.with_teaser_data()
        page_obj = paginate(request, pages, self.entries_per_page, count)
        return {
            "meta": self.get_list_meta(request, page_obj.number),
            "page_obj": page_obj,
            "entries": [entry.get_teaser(request) for entry in page_obj],
            "filters": filters,
            "choices": [_get_choices(each, filters[each.name]) for each in self.list_filters],
            "is_narrowed": any(filters.values()),
        }

    def get_filter_values(self, request: HttpRequest) -> dict[str, str]:
        """What the address says for each filter; empty where it says nothing."""
        # PostgreSQL takes no NUL; what stands for it fits nothing either.
        return {
            each.name: request.GET.get(each.name, "")[:80].replace("\0", "\ufffd")
            for each in self.list_filters
        }

    def get_list_meta(self, request: HttpRequest, number: int) -> "PageMetadata":
        """Later parts of the list are pages of their own; filters only narrow them down."""
        if number == 1:
            return self.get_meta(request, get_request_site_context(request))
        title = gettext("Page %(number)s") % {"number": number}
        return self.get_meta_below(request, title, f"?page={number}")

    def get_meta_below(self, request: HttpRequest, title: str, address: str) -> "PageMetadata":
        """The head of what stands below this page: a title and an address of its own."""
        meta = self.get_meta(request, get_request_site_context(request))
        return replace(meta, title=f"{title} – {meta.title}", canonical=meta.canonical + address)

    def get_entry_locales(self, request: HttpRequest, paths: Iterable[str]) -> Any:
        """The locale of each readable entry of this list and its translations."""
        entries = self.get_entry_model().objects.visible_in(get_request_site_context(request))
        return entries.filter(descendants_q(paths)).values_list("locale_id")


def _get_choices(each: ListFilter, chosen: str) -> dict[str, Any]:
    """A filter as `components/choices.html` shows it, and as the heading of what is chosen."""
    return {
        "name": each.name,
        "label": each.label,
        "heading": dict(each.choices).get(chosen, ""),
        "choices": [
            {"value": value, "label": label, "chosen": value == chosen}
            for value, label in each.choices
        ],
    }
