"""The log of changes, and what it takes to write it truthfully.

A deed adds a `PendingChange` in its own transaction. After the commit, one process at a time
compares what is public with what the log has said so far (`PublicPage`), and appends `Change` rows.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeLogLock(models.Model):
    """One row: whoever appends to the log locks it, so that numbers are given in order."""

    #: Entries up to this number may be gone.
    pruned_to = models.BigIntegerField(default=0)

    changes_content_version = False

    class Meta:
        verbose_name = _("log of changes")
        verbose_name_plural = _("logs of changes")

    def __str__(self) -> str:
        return str(self.pk)


class PendingChange(models.Model):
    """Something happened here: look whether the public can tell.

    Without `page_id` and `type` it is about the whole site.
    """

    #: No foreign key: the page may be gone when somebody looks.
    page_id = models.BigIntegerField(null=True)
    #: The page shows something else, though it is neither new nor released anew.
    is_update = models.BooleanField(default=False)
    #: What stands beside pages, by model and language.
    type = models.CharField(max_length=120, blank=True)
    lang = models.CharField(max_length=20, blank=True)

    changes_content_version = False

    class Meta:
        verbose_name = _("pending change")
        verbose_name_plural = _("pending changes")

    def __str__(self) -> str:
        return str(self.page_id or self.type)


class PublicPage(models.Model):
    """A page that the log has told of as public, as it was told."""

    page_id = models.BigIntegerField(primary_key=True)
    uuid = models.UUIDField(db_index=True)
    type = models.CharField(max_length=120)
    lang = models.CharField(max_length=20)
    #: Without scheme and host.
    url = models.TextField()
    path = models.CharField(max_length=255, db_index=True)
    #: Changes with each release.
    version = models.CharField(max_length=80)
    #: Number and time of the entry that told of it first.
    published_in = models.BigIntegerField()
    published_at = models.DateTimeField()

    changes_content_version = False

    class Meta:
        verbose_name = _("public page")
        verbose_name_plural = _("public pages")

    def __str__(self) -> str:
        return self.url


class Change(models.Model):
    """One entry of the log; its key is its number. Never changed, only pruned when old."""

    class What(models.TextChoices):
        """As apps read it; shown to nobody."""

        PUBLISHED = "published"
        UPDATED = "updated"
        MOVED = "moved"
        UNPUBLISHED = "unpublished"
        DELETED = "deleted"
        #: What stands beside pages: lists such as rubrics, the site's details, menus.
        CONTENT = "content"

    page_id = models.BigIntegerField(null=True)
    uuid = models.UUIDField(null=True)
    type = models.CharField(max_length=120)
    lang = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=20, choices=What)
    at = models.DateTimeField(db_index=True)
    #: Both without scheme and host. A page that is gone has only the old one.
    url = models.TextField(blank=True)
    old_url = models.TextField(blank=True)

    changes_content_version = False

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.what}: {self.url or self.old_url or self.type}"
