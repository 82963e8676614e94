"""Forgets what the log of logins has told for long enough, and counts that are over."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.accounts.models import AttemptCount, SecurityEvent


class Command(BaseCommand):
    """Also the list of sessions that ended by themselves."""

    help = "Delete lines of the log of logins after 90 days, and counts of attempts that are over."

    def handle(self, *args: Any, **options: Any) -> None:
        """One round; the scheduler makes one every day."""
        SecurityEvent.objects.forgotten().delete()
        AttemptCount.objects.filter(until__lt=timezone.now()).delete()
        known = Session.objects.values("session_key")
        UserSession.objects.exclude(session_key__in=known).delete()
