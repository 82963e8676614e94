"""What waits for moderators and administrators: decisions, what has grown old, new people."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page, Revision, TaskState, get_page_models

from cms.core.models import BasePage, TeaserMixin
from cms.dashboard.models import PageReview
from cms.dashboard.panels.base import (
    Action,
    ListPanel,
    Row,
    as_keys,
    get_edit_url,
    get_page_type,
)
from cms.editorial.formatting import get_kind, get_name, on_day, since
from cms.editorial.permissions import get_publishable
from cms.editorial.views.reviews import get_review_url

#: How long a page that is meant to stay current counts as looked over.
GOOD_FOR = timedelta(days=365)


class WaitingPanel(ListPanel):
    """What was handed in and waits for this person's decision, the one waiting longest first."""

    name = "warteliste"
    order = 50
    heading = gettext_lazy("Waiting for your decision")

    @property
    def next_step(self) -> str:
        return ngettext(
            "A text is waiting for your decision.",
            "%(count)s texts are waiting for your decision. The first has waited longest.",
            self.count,
        ) % {"count": self.count}

    @property
    def url(self) -> str:
        return reverse("reviews")

    def get_items(self) -> QuerySet[TaskState]:
        states = TaskState.objects.reviewable_by(self.user)
        states = states.filter(revision__base_content_type=get_page_type())
        states = states.select_related("revision", "workflow_state__requested_by")
        return states.order_by("started_at", "pk")

    def get_page_key(self, item: TaskState) -> str:
        return str(item.revision.object_id)

    def describe_item(self, item: TaskState, page: Page) -> Row:
        return Row(
            page.draft_title,
            get_review_url(item),
            (
                get_kind(page),
                get_name(item.workflow_state.requested_by),
                _("waiting %(since)s") % {"since": since(item.started_at)},
            ),
        )


class ScheduledPanel(ListPanel):
    """What will be published by itself, the soonest first."""

    name = "geplant"
    order = 500
    heading = gettext_lazy("Published by themselves soon")

    def get_items(self) -> QuerySet[Revision]:
        revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        revisions = revisions.filter(object_id__in=as_keys(get_publishable(self.user)))
        return revisions.order_by("approved_go_live_at", "pk")

    def describe_item(self, item: Revision, page: Page) -> Row:
        return Row(page.draft_title, get_edit_url(page), (get_kind(page), _on(item)))


def _on(revision: Revision) -> str:
    moment = localtime(revision.approved_go_live_at)
    day, time = date_format(moment, "DATE_FORMAT"), date_format(moment, "TIME_FORMAT")
    return _("on %(day)s at %(time)s") % {"day": day, "time": time}


class UndescribedPanel(ListPanel):
    """Pages whose picture says nothing to people who cannot see it."""

    name = "ohne-bildbeschreibung"
    order = 600
    heading = gettext_lazy("Pictures without a description")
    hint = gettext_lazy(
        "People who cannot see the picture learn nothing of it."
        " Write the alternative text into the page, below the picture."
    )

    def get_items(self) -> QuerySet[Page]:
        silent, german = Q(), Locale.get_default()
        for model in get_page_models():
            if issubclass(model, TeaserMixin):
                silent |= Q(pk__in=_without_words(model, german))
        pages = Page.objects.filter(silent, live=True, alias_of=None)
        pages = pages.filter(pk__in=get_publishable(self.user).values("pk"))
        return pages.order_by("-last_published_at", "-pk")

    def describe(self, items: Sequence[Page]) -> list[Row]:
        return [
            Row(
                page.draft_title,
                get_edit_url(page),
                (get_kind(page), _published(page)),
            )
            for page in items
        ]


def _without_words(model: Any, german: Locale) -> QuerySet[Any]:
    """As `lead` finds words: the page's own, and only on German pages those of the library."""
    pages = model.objects.filter(lead_image__isnull=False, lead_image_alt="")
    library = Q(lead_image__description="") | ~Q(locale=german)
    return pages.filter(library).order_by().values("pk")


class StalePanel(ListPanel):
    """Pages that are meant to stay true and that nobody has looked over for a year."""

    name = "ein-jahr-alt"
    order = 700
    heading = gettext_lazy("Not looked over for a year")
    hint = gettext_lazy(
        "Is everything still right? Then say so, and the page rests for a year. If not, change it."
    )

    def get_items(self) -> QuerySet[Page]:
        border = now() - GOOD_FOR
        looked_over = PageReview.objects.filter(page=OuterRef("pk"), reviewed_at__gte=border)
        pages = get_current_pages().filter(pk__in=get_publishable(self.user).values("pk"))
        is_old = Q(last_published_at__lt=border) | Q(last_published_at__isnull=True)
        pages = pages.filter(is_old, ~Exists(looked_over))
        return pages.order_by("last_published_at", "pk")

    def describe(self, items: Sequence[Page]) -> list[Row]:
        return [
            Row(
                page.draft_title,
                get_edit_url(page),
                (get_kind(page), _published(page)),
                action=Action(_("Everything is right"), reverse("mark_reviewed", args=[page.pk])),
            )
            for page in items
        ]


def get_current_pages() -> QuerySet[Page]:
    """Live pages of the office's language that are meant to stay true (`needs_yearly_review`)."""
    current = Q(pk__in=[])
    for model in get_page_models():
        if issubclass(model, BasePage) and model.needs_yearly_review is not None:
            current |= Q(
                pk__in=model.objects.filter(model.needs_yearly_review).order_by().values("pk")
            )
    pages = Page.objects.filter(current, live=True, alias_of=None)
    return pages.filter(locale=Locale.get_default())


def _published(page: Page) -> str:
    return _("published %(day)s") % {"day": on_day(page.last_published_at)}


class PeopleWithoutRolePanel(ListPanel):
    """Accounts that may do nothing, because nobody has given them a role."""

    name = "ohne-rolle"
    order = 900
    heading = gettext_lazy("People without a role")
    hint = gettext_lazy("They cannot log in here until you give them a role.")

    @property
    def next_step(self) -> str:
        return ngettext(
            "Somebody has no role yet.", "%(count)s people have no role yet.", self.count
        ) % {"count": self.count}

    def get_items(self) -> QuerySet[Any]:
        people = get_user_model().objects.filter(is_active=True, is_superuser=False)
        return people.filter(groups=None).order_by("username")

    def describe(self, items: Sequence[Any]) -> list[Row]:
        return [
            Row(
                person.get_full_name() or person.get_username(),
                reverse("wagtailusers_users:edit", args=[person.pk]),
                (person.email,),
            )
            for person in items
        ]
