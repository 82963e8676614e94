"""A volunteer who hands in and a moderator who decides, through the forms of the admin."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from cms.editorial.models import get_group
from cms.sections import Role
from tests import factories
from tests.editing import edit


class AwayError(OSError):
    """What a mail server that cannot be reached raises."""


class AwayBackend(BaseEmailBackend):
    """A mail server that is away: the connection already fails."""

    def open(self) -> bool:
        raise AwayError("connection refused")

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        raise AwayError("connection refused")


AWAY = f"{__name__}.AwayBackend"


def client_of(user: Any) -> Client:
    """A browser that `user` is logged in with."""
    client = Client()
    client.force_login(user)
    return client


def volunteer(name: str = "ehrenamt", **fields: Any) -> Any:
    """Somebody who may write below the home page and publishes nothing."""
    user = factories.user(name, Role.VOLUNTEERS, **fields)
    # The engine has no kind of page that everybody writes: the right to change stands in.
    for codename, group in (("change_page", Role.VOLUNTEERS), ("publish_page", Role.MODERATORS)):
        _grant(codename, group)
    _grant("change_page", Role.MODERATORS)
    return user


def _grant(codename: str, role: Role) -> None:
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
    GroupPagePermission.objects.get_or_create(
        group=get_group(role), page=factories.home_page().page_ptr, permission=permission
    )


def draft(owner: Any, title: str = "Herbstfest", **fields: Any) -> Page:
    """A page that `owner` has begun and nobody has published."""
    page = factories.standard_page(title=title, live=False, owner=owner, **fields)
    page.refresh_from_db()
    return page


def send(user: Any, page: Page, **fields: Any) -> None:
    """Send the form of a page as it stands, with these fields; what it sets going is done."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = edit(client_of(user), page, **fields)
    assert response.headers.get("Location"), response.context["form"].errors
    page.refresh_from_db()


def get_decision_address(page: Page) -> str:
    """Where a moderator decides about a page that waits."""
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    return "http://testserver" + reverse("review", args=[state.pk])


def hand_in(user: Any, page: Page) -> None:
    """The button that hands in."""
    send(user, page, **{"action-submit": "action-submit"})


def withdraw(user: Any, page: Page) -> None:
    """The button that takes back what was handed in; the form is locked meanwhile."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client_of(user).post(url, {"action-cancel-workflow": "true", "body-count": "0"})
    assert Page.objects.get(pk=page.pk).current_workflow_state is None


def publish(user: Any, page: Page, **fields: Any) -> None:
    """The button that publishes at once, or at the set time."""
    send(user, page, **{"action-publish": "action-publish", **fields})


def decide(user: Any, page: Page, action: str, comment: str = "", **more: Any) -> None:
    """The buttons that release (`approve`) or send back (`reject`)."""
    fields = {"action-workflow-action": "true", "workflow-action-name": action}
    fields["workflow-action-extra-data"] = json.dumps({"comment": comment})
    send(user, page, **fields, **more)


def pass_time(monkeypatch: pytest.MonkeyPatch, **delta: float) -> None:
    """Let time pass on the site's clock, and the scheduler do its round."""
    now = timezone.now() + timedelta(**delta)
    monkeypatch.setattr(timezone, "now", lambda: now)
    call_command("send_notifications")


def outbox() -> list[EmailMessage]:
    """What was sent so far, and is not looked at again."""
    sent = list(mail.outbox)
    mail.outbox.clear()
    return sent


def receivers() -> list[str]:
    """Whom the mails sent so far went to."""
    return sorted(address for message in outbox() for address in message.to)
