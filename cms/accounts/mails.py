"""Mails about logins, sent at once: they are worth nothing tomorrow."""

import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django_stubs_ext import StrOrPromise

from cms.users.models import User

logger = logging.getLogger(__name__)
HEADERS = {"Auto-Submitted": "auto-generated"}


def send(to: Iterable[str], subject: StrOrPromise, template: str, **context: Any) -> None:
    """Mail each of them, in German, once what is being saved has been saved.

    A mail server that takes nothing stops nobody: the log of logins tells the same.
    """
    addresses = [address for address in to if address]
    with translation.override(settings.LANGUAGE_CODE):
        words = {"site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.SITE_URL}
        body = render_to_string(f"accounts/admin/{template}.txt", {**words, **context})
        title = str(subject)
    transaction.on_commit(lambda: _deliver(addresses, title, body))


def _deliver(addresses: list[str], subject: str, body: str) -> None:
    for address in addresses:
        try:
            EmailMessage(subject, body.strip() + "\n", to=[address], headers=HEADERS).send()
        except OSError:
            # Of a mail server, too: SMTPException is one.
            logger.exception("A mail about a login could not be sent")


def get_administrators() -> list[str]:
    """The addresses of all who may change people."""
    right = Q(permissions__codename="change_user", permissions__content_type__app_label="users")
    groups = Group.objects.filter(right)
    people = User.objects.filter(Q(is_superuser=True) | Q(groups__in=groups), is_active=True)
    return list(people.exclude(email="").values_list("email", flat=True).distinct())
