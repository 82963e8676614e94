"""A webhook that fails for days is switched off, and administrators are told."""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url

from cms.api.webhooks.models import Webhook
from cms.editorial.models import get_group
from cms.sections import Role

logger = logging.getLogger(__name__)

FAILS_FOR = timedelta(days=5)
#: A webhook that was tried but a few times in all those days gets another chance.
FEWEST = 10


def note_failure(webhook: Webhook) -> None:
    """Count it, and switch off what has failed for too long."""
    now = timezone.now()
    rows = Webhook.objects.filter(pk=webhook.pk)
    rows.update(failures=F("failures") + 1, failing_since=Coalesce("failing_since", now))
    hopeless = rows.filter(failures__gte=FEWEST, failing_since__lte=now - FAILS_FOR)
    # Only one of several workers is the one that switches off.
    if hopeless.filter(is_active=True).update(is_active=False):
        logger.error("Webhook %s was switched off after days of failures", webhook.pk)
        _tell_administrators(webhook)


def _tell_administrators(webhook: Webhook) -> None:
    people = Q(is_superuser=True) | Q(groups=get_group(Role.ADMINISTRATORS))
    found = get_user_model().objects.filter(people, is_active=True).exclude(email="").distinct()
    address = get_admin_base_url() + reverse("webhook:inspect", args=[webhook.pk])
    with override(settings.LANGUAGE_CODE):
        words = {"name": webhook.description, "url": webhook.url, "address": address}
        subject = _("Webhook switched off: %(name)s") % words
        text = _(
            "The webhook “%(name)s” (%(url)s) has not taken any message for days and was"
            " switched off.\n\nWhat went wrong, and the way to switch it on again:\n%(address)s"
        )
        for user in found:
            # The log of deliveries says it, too: a mail server that is away stops nothing.
            send_mail(subject, text % words, None, [user.email], fail_silently=True)
