"""Lists of one page type in the menu, for those who can do something with them."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page

from cms.core.menu import RestrictedMenuItem
from cms.editorial.permissions import get_add_url, get_explorable, may_use
from cms.editorial.views.page_lists import FewQueriesMixin
from cms.word_files.offers import get_offer


class PageTypeIndexView(FewQueriesMixin, IndexView):
    """The button for a new page leads straight into its form, for those who may add one.

    On a phone the list keeps its first column and its last: put title and status there.
    """

    table_classname = "listing full-width listing--narrows"

    def get_add_url(self) -> str | None:
        """The form, the choice of a place, or nothing."""
        return get_add_url(self.request.user, self.model)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """For the same people also the way from a Word file; beside the other no phone has room."""
        buttons: list[Any] = super().header_more_buttons
        if offer := get_offer(self.request.user, self.model):
            buttons.append(Button(offer.label, url=offer.url, icon_name="doc-full"))
        return buttons

    def get_base_queryset(self) -> Any:
        """Pages of the type, not looked for among all pages that somebody may see."""
        return self.annotate_queryset(get_explorable(self.request.user, self.model))

    def annotate_queryset(self, pages: Any) -> Any:
        """What columns show of other tables is read once, not once a row."""
        fields = {field.name: field for field in self.model._meta.get_fields()}
        shown = (name for name in self.list_display or () if name in fields)
        rows = super().annotate_queryset(pages)
        return rows.prefetch_related(*(name for name in shown if fields[name].many_to_one))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without pages the list offers to add the first, to the same people."""
        context = super().get_context_data(**kwargs)
        context["can_add"] = self.add_url is not None
        return context

    @cached_property
    def show_locale_labels(self) -> bool:
        """A label on each row says something only where there are pages in several languages."""
        others = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
        kind = ContentType.objects.get_for_model(self.model)
        # By language, which has an index: the type's own table does not know it.
        return bool(Page.objects.filter(locale__in=others, content_type=kind).exists())


class MenuPageListingViewSet(PageListingViewSet):
    """All pages of a type in one list of the menu, and the shortest way to a new one."""

    add_to_admin_menu = True
    index_view_class = PageTypeIndexView

    @cached_property
    def menu_item_class(self) -> Any:
        """For those who may add or change a page of the type."""
        return partial(RestrictedMenuItem, is_for=lambda user: may_use(user, self.model))
