"""Who has looked a page over, and when."""

from django.conf import settings
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class PageReview(models.Model):
    """The last time somebody said that everything on a page is still right."""

    page = models.OneToOneField(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    reviewed_at = models.DateTimeField(_("looked over on"), default=now)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("looked over by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    changes_content_version = False

    class Meta:
        verbose_name = _("page looked over")
        verbose_name_plural = _("pages looked over")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reviewed_at:%Y-%m-%d}"
