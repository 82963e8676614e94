"""Tells every process when what stands around the pages has changed."""

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.db.models.signals import post_delete, post_save
from treebeard.mp_tree import path_updated
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.core import content_stamp
from cms.images.models import CustomImage
from cms.site.models import FrameStamp, Funder, Menu, MenuItem, SiteDetails

#: What decides on who may open what. All of it stands around the pages too.
REACHING = (PageViewRestriction, Site, Locale)


def connect() -> None:
    """Connect the signals; called once when the app is ready."""
    around = (SiteDetails, Funder, Menu, MenuItem)
    for receiver, models in ((_touch_frame, (*around, CustomImage)), (_touch_reach, REACHING)):
        for model in models:
            post_save.connect(receiver, sender=model, dispatch_uid=f"frame-save-{model.__name__}")
            post_delete.connect(receiver, sender=model, dispatch_uid=f"frame-del-{model.__name__}")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_touch_frame, dispatch_uid=f"frame-page-{id(signal)}")
    path_updated.connect(_touch_for_path, dispatch_uid="frame-page-path")
    post_save.connect(_touch_for_saved, dispatch_uid="frame-page-save")
    post_delete.connect(_touch_for_deleted, dispatch_uid="frame-page-delete")


def _touch_frame(**kwargs: Any) -> None:
    _touch(FrameStamp.FRAME, **kwargs)


def _touch_reach(**kwargs: Any) -> None:
    """The site context is never older than the public scope, so it needs no word of its own."""
    _touch(FrameStamp.REACH, **kwargs)


def _touch(key: int, *, raw: bool = False, **kwargs: Any) -> None:
    # While fixtures load, the stamp's own table may not be there yet.
    if not raw or content_stamp.is_ready(connection):
        FrameStamp.touch(key)


def _touch_for_path(sender: type, **kwargs: Any) -> None:
    """Restrictions are kept by path. Moving tells so in its own transaction, repairing too."""
    if issubclass(sender, Page):
        _touch_reach()


def _touch_for_saved(sender: type, instance: Any, **kwargs: Any) -> None:
    """A home page may change without being published, such as an alias that becomes a page."""
    raw = kwargs.get("raw", False)
    if issubclass(sender, Page) and (raw or instance.is_site_root()):
        _touch_reach(raw=raw)


def _touch_for_deleted(sender: type, **kwargs: Any) -> None:
    if issubclass(sender, Page):
        _touch_reach()


def set_up_stamps(**kwargs: Any) -> None:
    """Have stamps from the start: without one nothing is kept."""
    for key in (FrameStamp.FRAME, FrameStamp.REACH):
        FrameStamp.objects.get_or_create(pk=key, defaults={"value": uuid4().hex})


def follow_site_url(**kwargs: Any) -> None:
    """Let the site record say what SITE_URL says: one truth for links, feeds and mails."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()
