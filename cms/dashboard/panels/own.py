"""What became of one's own texts: sent back, begun, handed in, published."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page, Revision, WorkflowState
from wagtail.permissions import page_permission_policy

from cms.dashboard.panels.base import (
    ListPanel,
    Row,
    as_keys,
    get_edit_url,
    get_page_type,
)
from cms.editorial.formatting import get_kind, get_name, on_day, since
from cms.types import Link


def get_my_states(user: Any, status: str) -> QuerySet[WorkflowState]:
    """Reviews of pages that `user` has begun or handed in."""
    owned = as_keys(Page.objects.filter(owner=user))
    states = WorkflowState.objects.filter(status=status, base_content_type=get_page_type())
    states = states.filter(Q(requested_by=user) | Q(object_id__in=owned))
    return states.select_related("current_task_state__finished_by")


def get_discardable(user: Any) -> QuerySet[Page]:
    """Pages that `user` alone has written, and that were never handed in or published."""
    key = Cast(OuterRef("pk"), CharField())
    reviews = WorkflowState.objects.filter(base_content_type=get_page_type(), object_id=key)
    others = Revision.page_revisions.filter(object_id=key).exclude(user=user)
    pages = Page.objects.filter(owner=user, live=False, first_published_at=None, locked=False)
    pages = pages.filter(alias_of=None, numchild=0, depth__gt=1)
    # A translation belongs to its original; the board gives it back.
    pages = pages.filter(locale__language_code=settings.LANGUAGE_CODE)
    return pages.filter(~Exists(reviews), ~Exists(others))


class SentBackPanel(ListPanel):
    """Texts that came back, each with what the reviewer says."""

    name = "zurueckgegeben"
    order = 100
    heading = gettext_lazy("Sent back to you")

    @property
    def next_step(self) -> str:
        return ngettext(
            "A text came back to you with a comment. Please begin with it.",
            "%(count)s texts came back to you with a comment. Please begin with them.",
            self.count,
        ) % {"count": self.count}

    def get_items(self) -> QuerySet[WorkflowState]:
        states = get_my_states(self.user, WorkflowState.STATUS_NEEDS_CHANGES)
        return states.order_by("-current_task_state__finished_at", "-pk")

    def describe_item(self, item: WorkflowState, page: Page) -> Row:
        decision = item.current_task_state
        return Row(
            page.draft_title,
            get_edit_url(page),
            (get_kind(page), on_day(decision.finished_at) if decision else ""),
            comment=decision.comment if decision else "",
            commented_by=get_name(decision.finished_by) if decision else "",
        )


class DraftsPanel(ListPanel):
    """Texts begun and not handed in."""

    name = "entwuerfe"
    order = 200
    heading = gettext_lazy("Your drafts")
    hint = gettext_lazy("Only you and the office see them. Hand them in when they are ready.")

    @property
    def next_step(self) -> str:
        return ngettext(
            "You have begun a text. Would you like to go on with it?",
            "You have begun %(count)s texts. Would you like to go on with one of them?",
            self.count,
        ) % {"count": self.count}

    def get_items(self) -> QuerySet[Page]:
        mine = Q(owner=self.user) | Q(latest_revision__user=self.user)
        open_states = WorkflowState.objects.active().filter(base_content_type=get_page_type())
        under_review = open_states.filter(object_id=Cast(OuterRef("pk"), CharField()))
        scheduled = Revision.page_revisions.filter(
            approved_go_live_at__isnull=False, object_id=Cast(OuterRef("pk"), CharField())
        )
        pages = Page.objects.filter(mine, depth__gt=1, alias_of=None)
        pages = pages.filter(Q(live=False) | Q(has_unpublished_changes=True))
        pages = pages.filter(~Exists(under_review), ~Exists(scheduled))
        return pages.order_by("-latest_revision_created_at", "-pk")

    def describe(self, items: Sequence[Page]) -> list[Row]:
        shown = get_discardable(self.user).filter(pk__in=[page.pk for page in items])
        own = {*shown.values_list("pk", flat=True)}
        return [self._describe(page, page.pk in own) for page in items]

    def _describe(self, page: Page, may_discard: bool) -> Row:
        changed = _("changed %(day)s") % {"day": on_day(page.latest_revision_created_at)}
        older = _("readers see the older version") if page.live else ""
        discard = Link(_("Discard"), reverse("discard_draft", args=[page.pk]))
        return Row(
            page.draft_title,
            get_edit_url(page),
            (get_kind(page), changed, older),
            more=discard if may_discard else None,
        )


class HandedInPanel(ListPanel):
    """Texts that wait for somebody else's decision, the one waiting longest first."""

    name = "eingereicht"
    order = 300
    heading = gettext_lazy("Handed in by you")
    hint = gettext_lazy("Somebody of the office reads them now. You will hear about it.")

    def get_items(self) -> QuerySet[WorkflowState]:
        states = get_my_states(self.user, WorkflowState.STATUS_IN_PROGRESS)
        return states.order_by("current_task_state__started_at", "pk")

    def describe_item(self, item: WorkflowState, page: Page) -> Row:
        task = item.current_task_state
        waiting = _("waiting %(since)s") % {"since": since(task.started_at)} if task else ""
        return Row(page.draft_title, get_edit_url(page), (get_kind(page), waiting))


class PublishedPanel(ListPanel):
    """What everybody can read by now, the newest first."""

    name = "veroeffentlicht"
    order = 800
    heading = gettext_lazy("Published")

    def get_items(self) -> QuerySet[Page]:
        # One list of keys: asked for each page, somebody who has written much waits for seconds.
        own = Revision.page_revisions.filter(user=self.user)
        keys = own.annotate(key=Cast("object_id", BigIntegerField())).values("key")
        pages = Page.objects.filter(Q(owner=self.user) | Q(pk__in=keys), depth__gt=1)
        pages = pages.filter(live=True, alias_of=None).select_related("locale")
        return pages.order_by("-last_published_at", "-pk")

    def describe(self, items: Sequence[Page]) -> list[Row]:
        return [self._describe(page) for page in items]

    def _describe(self, page: Page) -> Row:
        # Who has changed a page once may have lost the right to.
        asked = (self.user, "change", page)
        may_edit = page_permission_policy.user_has_permission_for_instance(*asked)
        return Row(
            page.title,
            page.get_url(self.request) or "",
            (get_kind(page), on_day(page.last_published_at)),
            more=Link(_("Edit"), get_edit_url(page)) if may_edit else None,
        )
