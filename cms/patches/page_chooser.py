"""Wagtail 8.0 shows a chosen page by its title alone, whether readers can open it or not.

Here the box in a form, the title that comes out of the list of pages, and the address at a link in
a text say it, in the words of a page's own `describe_state(request)`. In the list each row names
its language, not only the topmost, and what the rows show is read together instead of row by row.
Needless once the title of a chosen page can be set on the page.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.views.chooser import PageChooserTable, PageTitleColumn
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Locale, Page, Revision, WorkflowState


def _describe_state(page: Any, request: Any = None) -> str:
    describe = getattr(page, "describe_state", None)
    return str(describe(request)) if describe else ""


def _get_title(page: Any, request: Any = None) -> str:
    title, state = str(page.get_admin_display_title()), _describe_state(page, request)
    return f"{title} ({state})" if state else title


def _get_url_note(page: Any, request: Any = None) -> str:
    """A part of an address that leads nowhere else and is not stored: links keep the page's key."""
    state = _describe_state(page, request)
    return f"#{state.replace(' ', '-')}" if state else ""


def _get_display_title(_chooser: AdminPageChooser, page: Any) -> str:
    return _get_title(page)


def _get_cell_context_data(column: Any, page: Any, parent_context: Any) -> dict[str, Any]:
    context: dict[str, Any] = UPSTREAM_CELL(column, page, parent_context)
    request = parent_context.get("request")
    return context | {
        "show_locale_labels": parent_context.get("show_locale_labels") and not page.is_root(),
        "chosen_title": _get_title(page, request),
        "url_note": _get_url_note(page, request),
    }


def _make_table(table: PageChooserTable, columns: Any, data: Any, **kwargs: Any) -> None:
    UPSTREAM_TABLE(table, columns, data, **kwargs)
    rows = [page for page in data if page.pk]
    keys = [str(page.pk) for page in rows]
    locales = Locale.objects.in_bulk({page.locale_id for page in rows})
    paths = {page.path[: -page.steplen] for page in rows if page.depth > 1}
    parents = (
        Page.objects.filter(path__in=paths).select_related("locale").in_bulk(field_name="path")
    )
    versions = Revision.page_revisions.filter(object_id__in=keys, approved_go_live_at__isnull=False)
    scheduled = {version.object_id: version for version in versions.order_by("-pk")}
    reviews = WorkflowState.objects.active().select_related("current_task_state__task")
    content_type = ContentType.objects.get_for_model(Page)
    waiting = {
        review.object_id: review
        for review in reviews.filter(base_content_type=content_type, object_id__in=keys)
    }
    for page in rows:
        page.locale = locales[page.locale_id]
        page.scheduled_revision = scheduled.get(str(page.pk))
        review = waiting.get(str(page.pk))
        # As `prefetch_workflow_states` and treebeard keep them.
        page._current_workflow_states = [review] if review else []  # noqa: SLF001
        if page.depth > 1:
            page._cached_parent_obj = parents[page.path[: -page.steplen]]  # noqa: SLF001 - as above


def _get_attribute_data(handler: Any, attrs: Any) -> dict[str, Any]:
    data: dict[str, Any] = UPSTREAM_LINK(handler, attrs)
    if data["url"]:
        page = Page.objects.get(pk=data["id"]).specific
        data["url"] += _get_url_note(page)
    return data


UPSTREAM_CELL = PageTitleColumn.get_cell_context_data
UPSTREAM_TABLE = PageChooserTable.__init__
UPSTREAM_LINK = PageLinkElementHandler.get_attribute_data


def apply() -> None:
    """Let the chooser, its list and links in texts say when a page is not public."""
    AdminPageChooser.get_display_title = _get_display_title
    PageTitleColumn.get_cell_context_data = _get_cell_context_data
    PageChooserTable.__init__ = _make_table
    PageLinkElementHandler.get_attribute_data = _get_attribute_data
