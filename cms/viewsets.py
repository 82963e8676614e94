"""How pages of one type and snippets are listed in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, LocaleColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.snippets.views.chooser import ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet


class NamedChooseView(ChooseView):
    """One heading, “Rubrik auswählen”, where Wagtail sets two words side by side."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what is to be chosen."""
        title = _("Choose %(object)s") % {"object": self.model_class._meta.verbose_name}
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"page_title": title, "page_subtitle": ""}


class NamedSnippetChooserViewSet(SnippetChooserViewSet):
    """Choosing one of our things beside pages."""

    choose_view_class = NamedChooseView


class LanguageIndexView(IndexView):
    """Each row names its language; Wagtail's list does so only where no columns are chosen."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The language stands right of the name, on a phone too."""
        columns: list[BaseColumn] = super().columns
        language = LocaleColumn(classname="w-text-16 language")
        return [*columns[:2], language, *columns[2:]] if self.i18n_enabled else columns

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Language by language, German first; Wagtail's begins with the latest translation."""
        if self.is_explicitly_ordered or not self.i18n_enabled:
            ordered: QuerySet[Any] = super().order_queryset(queryset)
            return ordered
        return queryset.order_by("locale_id", *self.model._meta.ordering, "pk")


class HeadingMixin:
    """Gives a form its first heading, which Wagtail's templates for snippets leave out.

    They include the header of all lists and forms without the `title` that it makes one of.
    """

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the title, as other forms have it."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc] # a view's
        return {"title": context["header_title"], **context}


class NamedCreateView(HeadingMixin, CreateView):
    """“Neu: Ort” is the heading."""


class NamedEditView(HeadingMixin, EditView):
    """The name of what is changed is the heading."""


class BaseSnippetViewSet(SnippetViewSet):
    """A list that finds parts of words in its `search_fields`.

    It asks the table and not the search index, which on SQLite cannot search single fields
    ("no such column"). These lists are short.
    """

    search_backend_name = None
    index_view_class = LanguageIndexView
    add_view_class = NamedCreateView
    edit_view_class = NamedEditView
    chooser_viewset_class = NamedSnippetChooserViewSet


def title_column() -> PageTitleColumn:
    """The title as the way into the page, with the buttons for it."""
    return PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title")


def status_column() -> PageStatusColumn:
    """Draft or published, with a link to what readers see."""
    return PageStatusColumn("status", label=_("Status"), sort_key="live")
