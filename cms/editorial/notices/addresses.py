"""Where the links in mails lead: always absolute, for they are opened outside the site."""

from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page, TaskState


def get_decision_url(task_state: TaskState) -> str:
    """Where a moderator reads what was handed in, and releases it or sends it back."""
    return _absolute("review", task_state.pk)


def get_editor_url(page: Page) -> str:
    """Where authors go on writing."""
    return _absolute("wagtailadmin_pages:edit", page.pk)


def get_public_url(page: Page) -> str:
    """Where everybody reads the page; empty for a page that belongs to no site."""
    return page.get_full_url() or ""


def get_preferences_url() -> str:
    """Where people choose which mails they want."""
    return _absolute("wagtailadmin_account") + "#tab-notifications"


def _absolute(name: str, *arguments: object) -> str:
    return f"{get_admin_base_url()}{reverse(name, args=arguments)}"
