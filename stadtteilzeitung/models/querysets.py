"""What is asked of issues."""

from collections import defaultdict
from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Q

from cms.core.querysets import SelectRelatedPageQuerySet
from cms.site.context import SiteContext


class IssueQuerySet(SelectRelatedPageQuerySet):
    """Issues as the archive shows them."""

    detail_select_related = ("cover", "print_pdf", "online_pdf")

    def latest_first(self) -> Self:
        """The newest period first."""
        return self.order_by("-first_month", "-pk")

    def between(self, first: date, end: date) -> Self:
        """Whose period begins, or whose deadline is, from `first` to `end` (not included)."""
        begins = Q(first_month__gte=first, first_month__lt=end)
        return self.filter(begins | Q(deadline__gte=first, deadline__lt=end))

    def with_cover(self) -> Self:
        """Cover and language come along."""
        return self.select_related("cover", "locale")

    def get_titles_by_article(self) -> dict[int, list[str]]:
        """For each article's key the titles of the issues it stands in, the latest first.

        An issue counts as its latest version has it, released or not. Two queries.
        """
        changed = self.filter(has_unpublished_changes=True).exclude(latest_revision=None)
        found = []
        for issue in changed.select_related("latest_revision"):
            content = issue.latest_revision.content
            month, title = content.get("first_month") or "", content.get("title") or issue.title
            found += [(month, title, row["article"]) for row in content.get("entries", ())]
        printed = self.filter(has_unpublished_changes=False).exclude(entries=None)
        for month, title, article in printed.values_list(
            "first_month", "title", "entries__article"
        ):
            found.append((month.isoformat() if month else "", title, article))
        titles = defaultdict(list)
        for _month, title, article in sorted(found, key=lambda each: each[0], reverse=True):
            titles[article].append(title)
        return dict(titles)


def get_issues(site_context: SiteContext) -> list[Any]:
    """Readable issues of a language with their covers, the latest first; to be kept."""
    issues = apps.get_model("stadtteilzeitung.IssuePage").objects.visible_in(site_context)
    return list(issues.in_language(site_context.locale).latest_first().with_cover())
