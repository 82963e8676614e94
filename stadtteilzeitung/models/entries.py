"""An article's place in an issue."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from stadtteilzeitung.panels import ArticleChooser


class IssueEntry(Orderable):
    """An article's place in an issue."""

    issue = ParentalKey(
        "stadtteilzeitung.IssuePage", on_delete=models.CASCADE, related_name="entries"
    )
    article = models.ForeignKey(
        "stadtteilzeitung.ArticlePage",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="issue_entries",
    )
    page = models.PositiveSmallIntegerField(
        _("page"), null=True, blank=True, validators=[MinValueValidator(1)]
    )

    panels = (FieldRowPanel((FieldPanel("article", widget=ArticleChooser), FieldPanel("page"))),)

    changes_content_version = True

    class Meta(Orderable.Meta):
        verbose_name = _("article of the issue")
        verbose_name_plural = _("articles of the issue")
        constraints = (
            models.UniqueConstraint(fields=("issue", "article"), name="article_once_an_issue"),
        )

    def __str__(self) -> str:
        return f"{self.article} ({self.page or '–'})"
