"""What is set up in the database with every migration."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate, pre_migrate
from wagtail.models import Site

from cms.site.content_triggers import create_triggers, drop_triggers


def connect(config: AppConfig) -> None:
    """Called once when the app is ready."""
    pre_migrate.connect(drop_triggers, sender=config)
    post_migrate.connect(create_triggers, sender=config)
    post_migrate.connect(sync_site_url, sender=config)


def sync_site_url(**kwargs: Any) -> None:
    """Let the site record say what SITE_URL says: one truth for links, feeds and mails."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
