"""The garden year: what is sown, planted, harvested and done in which month."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.dates import MONTHS
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from cms.core.models import BasePage
from cms.core.querysets import readable_q
from cms.fields import synchronised, translated
from cms.site.context import SiteContext
from garten.forms import GardenYearPageForm
from garten.months import Month, TaskKind, get_months
from garten.panels import MonthsPanel, TasksPanel

MONTH_CHOICES = [(number, name) for number, name in MONTHS.items()]


class GardenYearPage(BasePage):
    """Twelve months with their tasks, the current one first."""

    is_moderated = False
    #: The month that a form shows; None: none of them.
    edited_month: int | None = None

    base_form_class = GardenYearPageForm
    content_panels = (
        *Page.content_panels,
        *BasePage.teaser_panels,
        MonthsPanel(heading=_("Months")),
        TasksPanel(
            "tasks",
            heading=_("Tasks"),
            label=_("Task"),
            help_text=_(
                "Four to eight a month, in short words: “radishes, spinach and peas”,"
                " with a note “under fleece”. When you save, they move to their month."
            ),
        ),
    )
    search_fields = (
        *BasePage.search_fields,
        index.RelatedFields("tasks", (index.SearchField("what"), index.SearchField("note"))),
    )
    translatable_fields = (*BasePage.translatable_fields, *translated("tasks"))
    parent_page_types = ("garten.GardenPage",)
    subpage_types = ()
    max_count_per_parent = 1

    class Meta:
        # Translators: for readers.
        verbose_name = _("garden year")
        verbose_name_plural = _("garden years")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The months, beginning with this one."""
        context = super().get_context(request, *args, **kwargs)
        context["months"] = self.get_months()
        return context

    def sort_tasks(self) -> None:
        """By month and kind; within both they keep their order."""
        tasks = sorted(self.tasks.all(), key=lambda task: task.sort_order or 0)
        tasks.sort(key=lambda task: (task.month, TaskKind.values.index(task.kind)))
        for place, task in enumerate(tasks):
            task.sort_order = place
        self.tasks.set(tasks)

    def get_months(self, first: int | None = None) -> list[Month]:
        """Twelve months with their tasks by kind, from `first` on (default: this month)."""
        return get_months(list(self.tasks.all()), first or localdate().month)


class TaskQuerySet(models.QuerySet["GardenTask"]):
    """Tasks as teasers need them."""

    def visible_in(self, site_context: SiteContext) -> "TaskQuerySet":
        """On pages that everybody may read, in the scope's language."""
        tasks = self.filter(readable_q(site_context, "year__"), year__locale=site_context.locale)
        return tasks.select_related("year")

    def of_month(self, month: int) -> "TaskQuerySet":
        """Of one month, in the editor's order."""
        return self.filter(month=month).order_by("sort_order", "pk")


class GardenTask(TranslatableMixin, Orderable):
    """One thing to do in one month."""

    year = ParentalKey(GardenYearPage, on_delete=models.CASCADE, related_name="tasks")
    month = models.PositiveSmallIntegerField(_("month"), choices=MONTH_CHOICES)
    kind = models.CharField(_("kind"), max_length=10, choices=TaskKind.choices, default=TaskKind.DO)
    what = models.CharField(_("what"), max_length=120)
    note = models.CharField(_("note"), max_length=160, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(TaskQuerySet)()

    panels = (
        FieldRowPanel((FieldPanel("month"), FieldPanel("kind"))),
        FieldRowPanel((FieldPanel("what"), FieldPanel("note"))),
    )
    translatable_fields = (
        *translated("what", "note"),
        *synchronised("month", "kind", "sort_order"),
    )

    changes_content_version = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = (models.Index(fields=("month",), name="garden_task_month"),)

    def __str__(self) -> str:
        return f"{self.get_month_display()}: {self.what}"
