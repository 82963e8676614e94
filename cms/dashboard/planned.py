"""What appears, ends or takes place in a span of time, and who sees what of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT, KeyTextTransform
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django_stubs_ext import StrOrPromise
from wagtail.models import Page, Revision, WorkflowState

from cms.dashboard.panels.base import get_edit_url, get_page_type
from cms.editorial.permissions import get_changeable_paths
from cms.hours.words import hour
from cms.sections import get_scheduled_items
from cms.site.visibility import get_public_scope, has_unknown_type
from cms.types import ScheduledItem

APPEARS, CHANGES, DISAPPEARS = _("appears"), _("change appears"), _("disappears")
DRAFT, WAITS, RELEASED = _("draft"), _("waits for release"), _("released")
PUBLISHED, ENDED = _("published"), _("ended")


@dataclass(frozen=True)
class Entry:
    """Something on a day of the calendar, with the way to it."""

    item: ScheduledItem
    url: str

    @property
    def day(self) -> date:
        """On which day of the site's time zone."""
        return localdate(self.item.start)

    @property
    def facts(self) -> tuple[StrOrPromise, ...]:
        """How far it is, section and language; what is known of them."""
        section = apps.get_app_config(self.item.page.cached_content_type.app_label)
        language = self.item.page.locale.get_display_name()
        return tuple(filter(None, (self.item.state, section.verbose_name, language)))


def find_entries(request: HttpRequest, start: datetime, end: datetime) -> list[Entry]:
    """All that somebody may see from `start` to `end` (not included), the earliest first.

    What they may change leads to its form. Of other pages they see what readers see, with the way
    to the page; what is planned for them is left out. A fixed number of queries.
    """
    changeable = get_changeable_paths(request.user)
    scope = get_public_scope()
    found = []
    for item in _find_items(start, end):
        if item.page.path.startswith(changeable):
            found.append(Entry(item, get_edit_url(item.page)))
        elif item.is_public and scope.includes(item.page):
            found.append(Entry(item, item.page.get_url(request) or ""))
    return sorted(found, key=lambda entry: (entry.item.start, str(entry.item.title)))


def _find_items(start: datetime, end: datetime) -> list[ScheduledItem]:
    planned = [*_find_released(), *_find_unreleased()]
    inside = [item for item in planned if start <= item.start < end]
    return [*_find_past(start, end), *inside, *get_scheduled_items(start, end)]


def _find_past(start: datetime, end: datetime) -> Iterator[ScheduledItem]:
    """Pages that have appeared, and the end of what has appeared; two queries."""
    pages = _get_pages()
    appeared = pages.filter(live=True, first_published_at__gte=start, first_published_at__lt=end)
    for page in appeared:
        yield _make(page, page.title, page.first_published_at, APPEARS, PUBLISHED)
    ending = pages.filter(Q(live=True) | Q(expired=True), expire_at__gte=start, expire_at__lt=end)
    for page in ending:
        state = PUBLISHED if page.live else ENDED
        yield _make(page, page.title, page.expire_at, DISAPPEARS, state)


def _find_released() -> Iterator[ScheduledItem]:
    """Versions that will appear by themselves, and their end; two queries, whatever the month."""
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    revisions = revisions.annotate(title=KT("content__title"), until=KT("content__expire_at"))
    rows = list(revisions.values_list("object_id", "approved_go_live_at", "title", "until"))
    pages = {str(page.pk): page for page in _get_pages().filter(pk__in=[row[0] for row in rows])}
    for key, moment, title, until in rows:
        page = pages.get(key)
        if page is None:
            continue
        yield _make(page, title, moment, CHANGES if page.live else APPEARS, RELEASED)
        last = parse_datetime(until) if until else None
        # What is online has its end there already, unless the change brings another.
        if last and not (page.live and last == page.expire_at):
            yield _make(page, title, last, DISAPPEARS, RELEASED)


def _find_unreleased() -> Iterator[ScheduledItem]:
    """Drafts with a day to appear on that nobody has released for it yet; one query."""
    key = Cast(OuterRef("pk"), CharField())
    reviews = WorkflowState.objects.active().filter(base_content_type=get_page_type())
    released = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    pages = _get_pages().filter(Q(live=False) | Q(has_unpublished_changes=True))
    pages = pages.filter(~Exists(released.filter(object_id=key)))
    pages = pages.annotate(
        waits=Exists(reviews.filter(object_id=key)),
        since=KeyTextTransform("go_live_at", "latest_revision__content"),
    )
    for page in pages.exclude(since=None):
        moment = parse_datetime(page.since)
        # A day that has passed is what is left of an earlier release.
        if moment and moment > now():
            what, state = CHANGES if page.live else APPEARS, WAITS if page.waits else DRAFT
            yield _make(page, page.draft_title, moment, what, state)


def _get_pages() -> QuerySet[Page]:
    pages = Page.objects.filter(depth__gt=1, alias_of=None).exclude(has_unknown_type())
    return pages.select_related("locale")


def _make(
    page: Page, title: str, moment: datetime, what: StrOrPromise, state: StrOrPromise
) -> ScheduledItem:
    time = pgettext("time of day", "%(time)s") % {"time": hour(localtime(moment).time())}
    is_public = what is APPEARS and state is PUBLISHED
    return ScheduledItem(page, title, moment, what, state, time, is_public)
