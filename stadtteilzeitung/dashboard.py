"""The next issue on the first page of those who make the paper."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import WorkflowState, get_default_page_content_type

from cms.dashboard.panels.base import DashboardPanel
from cms.editorial.permissions import get_add_url, get_addable_parents, may_publish_somewhere
from stadtteilzeitung.models import ArticlePage, IssuePage

#: How many of the newest issues are looked at; more are never planned at once.
PLANNED = 12
#: An issue that nobody has published so long after its deadline is not the next one.
GIVEN_UP = timedelta(days=60)


@dataclass(frozen=True)
class Fact:
    """A large numeral and what it counts."""

    numeral: str
    label: str


@dataclass(frozen=True)
class Plan:
    """An issue as its latest draft has it; the row in the database is older."""

    issue: IssuePage
    title: str
    deadline: date | None
    pages: int | None
    #: Key and page of each article.
    entries: tuple[tuple[int, int | None], ...]

    @property
    def articles(self) -> set[int]:
        """Keys of the articles."""
        return {article for article, _page in self.entries}

    @property
    def filled(self) -> int:
        """On how many pages an article begins."""
        return len({page for _article, page in self.entries if page})


def get_panels(request: HttpRequest) -> list[DashboardPanel]:
    """Only for those who plan issues and may publish them."""
    plans = may_publish_somewhere(request.user) and get_addable_parents(request.user, IssuePage)
    return [NextIssuePanel(request)] if plans else []


def read_plan(issue: IssuePage) -> Plan:
    """What the latest draft says, without a query for each of its articles."""
    revision = issue.latest_revision
    content = revision.content if revision else issue.serializable_data()
    return Plan(
        issue=issue,
        title=content.get("title") or issue.title,
        deadline=parse_date(content.get("deadline") or ""),
        pages=content.get("print_pages"),
        entries=tuple((row["article"], row["page"]) for row in content.get("entries", ())),
    )


def get_next_plan() -> Plan | None:
    """The issue whose deadline comes next or has just passed; else the newest without one."""
    today = localdate()
    coming = Q(live=False) | Q(deadline__gte=today)
    issues = IssuePage.objects.filter(coming, alias_of=None).select_related("latest_revision")
    plans = [read_plan(issue) for issue in issues.order_by("-pk")[:PLANNED]]
    dated = [plan for plan in plans if plan.deadline and plan.deadline >= today - GIVEN_UP]
    undated = [plan for plan in plans if plan.deadline is None]
    by_deadline = sorted(dated, key=lambda plan: plan.deadline or today)
    return next(iter([*by_deadline, *undated]), None)


def count_articles(keys: set[int]) -> dict[str, int]:
    """How many of these articles are there, released, and waiting for it; one query."""
    reviews = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=get_default_page_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
    )
    articles = ArticlePage.objects.filter(pk__in=keys).annotate(waits=Exists(reviews))
    released = Count("pk", filter=Q(live=True))
    waiting = Count("pk", filter=Q(waits=True))
    return articles.aggregate(planned=Count("pk"), released=released, waiting=waiting)


class NextIssuePanel(DashboardPanel):
    """How far the next issue is: days left, articles in and released, pages filled."""

    name = "naechste-ausgabe"
    order = 60
    template_name = "stadtteilzeitung/admin/next_issue.html"
    heading = gettext_lazy("Next issue")

    @cached_property
    def plan(self) -> Plan | None:
        """The issue, if one is planned."""
        return get_next_plan()

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """`title`, `url`, `deadline` and `facts` of the issue, or `add_url` without one."""
        if self.plan is None:
            return {"panel": self, "add_url": get_add_url(self.user, IssuePage)}
        deadline = self.plan.deadline
        return {
            "panel": self,
            "title": self.plan.title,
            "url": reverse("wagtailadmin_pages:edit", args=[self.plan.issue.pk]),
            "deadline": date_format(deadline, "DATE_FORMAT") if deadline else "",
            "facts": list(get_facts(self.plan)),
        }


def get_facts(plan: Plan) -> list[Fact]:
    """The numerals of an issue."""
    counts = count_articles(plan.articles)
    planned, waiting = counts["planned"], counts["waiting"]
    facts = [
        Fact(str(planned), ngettext("article planned", "articles planned", planned)),
        Fact(str(counts["released"]), _("of them released")),
        Fact(str(waiting), ngettext("of them is waiting", "of them are waiting", waiting)),
        get_page_fact(plan),
    ]
    return [get_deadline_fact(plan.deadline), *facts] if plan.deadline else facts


def get_deadline_fact(deadline: date) -> Fact:
    """Days until the editorial deadline, or since."""
    days = (deadline - localdate()).days
    if days < 0:
        return Fact(str(-days), ngettext("day overdue", "days overdue", -days))
    return Fact(str(days), ngettext("day left", "days left", days))


def get_page_fact(plan: Plan) -> Fact:
    """Pages an article begins on, out of how many there are."""
    if plan.pages is None:
        return Fact(str(plan.filled), ngettext("page filled", "pages filled", plan.filled))
    label = ngettext("of %(count)s page filled", "of %(count)s pages filled", plan.pages)
    return Fact(str(plan.filled), label % {"count": plan.pages})
