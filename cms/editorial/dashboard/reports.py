"""Reports on pages are for those who publish; others have their own lists."""

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


def keep_for_the_office() -> None:
    """Close the reports to everybody else.

    Wagtail opens most of them to whoever may write something somewhere, and tells volunteers what
    became of everybody's texts.
    """
    for report in REPORTS:
        report.permission_policy = PagePermissionPolicy()
        report.permission_required = "publish"
