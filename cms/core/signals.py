"""Tells every process when what stands around the pages has changed."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.core import frame
from cms.images.models import CustomImage


def connect() -> None:
    """Connect the signals; called once when the app is ready."""
    core = apps.get_app_config("core")
    changing = [core.get_model(name) for name in ("SiteDetails", "Funder", "Menu", "MenuItem")]
    for model in (*changing, PageViewRestriction, Site, Locale, CustomImage):
        post_save.connect(_touch, sender=model, dispatch_uid=f"frame-save-{model.__name__}")
        post_delete.connect(_touch, sender=model, dispatch_uid=f"frame-delete-{model.__name__}")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_touch, dispatch_uid=f"frame-page-{id(signal)}")
    post_delete.connect(_touch_for_page, dispatch_uid="frame-page-delete")


def _touch(**kwargs: Any) -> None:
    # While fixtures load, the stamp's own table may not be there yet.
    if not kwargs.get("raw"):
        frame.touch_frame()


def _touch_for_page(sender: type, **kwargs: Any) -> None:
    if issubclass(sender, Page):
        frame.touch_frame()


def follow_site_url(**kwargs: Any) -> None:
    """Let the site record say what SITE_URL says: one truth for links, feeds and mails."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
