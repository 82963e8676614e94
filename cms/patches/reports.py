"""Wagtail 8.0 opens its reports on pages to all who may write somewhere; here, to who may publish.

They tell volunteers what became of everybody's texts. Views of reports are registered before
`register_admin_urls` is asked, so that no address of ours could take their place, and the audit log
asks for no permission at all. Needless once the views' permission is a setting or a hook.

The history of the site names rows by their titles, which are the same in several languages as long
as nobody has translated them. Here it names each language but the first.
"""

from collections import defaultdict
from typing import Any

from wagtail.admin.views.reports.aging_pages import AgingPagesView
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.coreutils import get_locales_display_names
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy

REPORTS = (
    AgingPagesView,
    LockedPagesView,
    LogEntriesView,
    PageTypesUsageReportView,
    WorkflowTasksView,
    WorkflowView,
)


def _name_languages(view: LogEntriesView, queryset: Any) -> list[Any]:
    entries: list[Any] = UPSTREAM_ENTRIES(view, queryset)
    keys = defaultdict(list)
    for entry in entries:
        keys[type(entry)].append(entry.pk)
    languages = {
        (model, entry.pk): getattr(row, "locale_id", None)
        for model, wanted in keys.items()
        for entry, row in model.objects.filter(pk__in=wanted).with_instances()
    }
    default = Locale.get_default().pk
    names = {key: name for key, name in get_locales_display_names().items() if key != default}
    for entry in entries:
        # The label is shown and not saved.
        if name := names.get(languages.get((type(entry), entry.pk))):
            entry.label = f"{entry.label} ({name})"
    return entries


UPSTREAM_ENTRIES = LogEntriesView.decorate_paginated_queryset


def apply() -> None:
    """Ask for the right to publish; name languages."""
    LogEntriesView.decorate_paginated_queryset = _name_languages
    for report in REPORTS:
        report.permission_policy = PagePermissionPolicy()
        report.permission_required = "publish"
