"""What a version that was handed in changes, since the last decision and about what readers see."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState

from cms.core.models.pages import DECIDED
from cms.editorial.authorship import get_words


@dataclass(frozen=True)
class Comparison:
    """The way to what has changed; without a `url` nothing has, and the labels say so."""

    label: Promise
    #: Beside the buttons of the form, after “Changes:”.
    short: Promise
    url: str = ""


#: Of what nobody has decided about and readers have never seen.
NEW = Comparison(_("All of it is new."), _("all new"))


def get_comparisons(page: Page) -> list[Comparison]:
    """What the latest version of `page` may be held against, the last decision first.

    A decision whose version is the one that readers see is told once, as the published page.
    """
    decided, live = get_decided_revision(page), page.live_revision
    latest = page.get_latest_revision()
    found = []
    if latest and decided and decided != live:
        found.append(_compare_with_decided(page, decided, latest))
    if latest and live:
        found.append(_compare_with_live(page, live, latest))
    return found or [NEW]


def get_decided_revision(page: Page) -> Revision | None:
    """The version that somebody has decided about last, with what they mended while they read."""
    states = TaskState.objects.filter(status__in=DECIDED, **_about(page))
    decided_at = states.order_by("-finished_at").values_list("finished_at", flat=True).first()
    if not decided_at:
        return None
    before = page.revisions.filter(created_at__lte=decided_at)
    return before.order_by("-created_at", "-pk").first()


def _about(page: Page) -> dict[str, Any]:
    content_type = page.get_base_content_type()
    return {
        "workflow_state__base_content_type": content_type,
        "workflow_state__object_id": str(page.pk),
    }


def _compare_with_decided(page: Page, decided: Revision, latest: Revision) -> Comparison:
    if _is_alike(decided, latest):
        return Comparison(_("No change since the last decision"), _("none since the last decision"))
    return Comparison(
        _("What has changed since the last decision"),
        _("since the last decision"),
        _get_url(page, decided.pk),
    )


def _compare_with_live(page: Page, live: Revision, latest: Revision) -> Comparison:
    if _is_alike(live, latest):
        return Comparison(_("No change to the published page"), _("none to the published page"))
    return Comparison(
        _("What it changes about the published page"),
        _("to the published page"),
        _get_url(page, "live"),
    )


def _is_alike(first: Revision, second: Revision) -> bool:
    return first == second or get_words(first.content) == get_words(second.content)


def _get_url(page: Page, since: int | str) -> str:
    """Up to the latest version: a moderator may have mended a comma meanwhile."""
    return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, since, "latest"])
