"""Wagtail's lists of pages, at a cost that hangs on the rows they show and not on all pages.

Wagtail looks for each page that somebody may see among all of them, counts them all, and asks for
the people of two filters by going through every page and every entry of the history.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.listing import (
    ExplorableIndexView,
    GenericPageFilterSet,
    PageFilterSet,
)
from wagtail.models import Page, PageLogEntry, get_page_models

from cms.editorial.permissions import get_explorable_paths


class PeopleOnceFilterSet(PageFilterSet):
    """Without a filter for sites, of which there is one; both filters by people offer the same."""

    site = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(person.pk, get_user_display_name(person)) for person in _find_writers()]
        for name in ("owner", "edited_by"):
            self.form.fields[name].widget.choices = people


class ExplorerFilterSet(PeopleOnceFilterSet, GenericPageFilterSet):
    """The same with a filter by types, which a process knows."""

    site = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.form.fields["content_type"]
        types = ContentType.objects.get_for_models(*get_page_models()).values()
        labels = ((each.pk, field.label_from_instance(each)) for each in types)
        field.widget.choices = sorted(labels, key=lambda choice: choice[1])


def _find_writers() -> Any:
    """Whoever owns a page or has changed one, by name."""
    owned = Page.objects.filter(owner=OuterRef("pk"))
    logged = PageLogEntry.objects.filter(user=OuterRef("pk"))
    people = get_user_model().objects.filter(Exists(owned) | Exists(logged))
    return people.order_by("last_name", "first_name", "username")


class FewQueriesMixin:
    """For lists of pages of any type: rows come along with what their columns show, and no more."""

    request: Any
    model: Any
    base_filterset_class = PeopleOnceFilterSet

    def annotate_queryset(self, pages: Any) -> Any:
        """Wagtail also reads types, which a process knows, and whose home page each row may be."""
        rows = pages.defer_streamfields().specific().prefetch_workflow_states()
        rows = rows.annotate_site_root_state().annotate_approved_schedule()
        return rows.prefetch_related("locale")


class ExplorerView(FewQueriesMixin, ExplorableIndexView):
    """What lies below a page."""

    columns: list[Any]

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """Without the parent, which is the same for all: Wagtail reads it and does not show it."""
        self.columns = [column for column in self.columns if column.name != "parent"]
        answer: HttpResponse = super().get(request, parent_page_id)
        return answer

    @cached_property
    def shows_all_children(self) -> bool:
        """Whether the list has every child of the page, as most people see it."""
        is_chosen = self.is_searching or self.is_filtering
        if is_chosen or hooks.get_hooks("construct_explorer_page_queryset"):
            return False
        return self.parent_page.path.startswith(get_explorable_paths(self.request.user))

    def get_base_queryset(self) -> Any:
        """The children, not looked for among all pages that somebody may see."""
        if not self.shows_all_children:
            return super().get_base_queryset()
        return self.annotate_queryset(self.model.objects.child_of(self.parent_page))

    def get_paginator(self, *args: Any, **kwargs: Any) -> Any:
        """Children are counted in the tree."""
        paginator = super().get_paginator(*args, **kwargs)
        if self.shows_all_children:
            paginator.count = self.parent_page.numchild
        return paginator
