"""Wagtail 8.0 opens its reports on pages to all who may write somewhere; here, to who may publish.

They tell volunteers what became of everybody's texts. Views of reports are registered before
`register_admin_urls` is asked, so that no address of ours could take their place, and the audit log
asks for no permission at all. Needless once the views' permission is a setting or a hook.
"""

from wagtail.admin.views.reports.aging_pages import AgingPagesView
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.locked_pages import LockedPagesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView
from wagtail.permission_policies.pages import PagePermissionPolicy

REPORTS = (
    AgingPagesView,
    LockedPagesView,
    LogEntriesView,
    PageTypesUsageReportView,
    WorkflowTasksView,
    WorkflowView,
)


def apply() -> None:
    """Ask for the right to publish."""
    for report in REPORTS:
        report.permission_policy = PagePermissionPolicy()
        report.permission_required = "publish"
