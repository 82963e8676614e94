"""Compares what is public with what the log has said, and says what is to be told."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from cms.api.changes.models import Change, PublicPage, Touch
from cms.api.changes.showing import find_pages_showing
from cms.api.changes.truth import PublicState, below, find_public

What = Change.What


@dataclass
class Findings:
    """New entries in order, pages that are no longer public, and what others look like now."""

    changes: list[Change] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    rows: dict[int, PublicPage] = field(default_factory=dict)


def compare(touches: list[Touch]) -> Findings:
    """Look at all that was touched; each page is told of once for each thing that changed."""
    findings = Findings()
    keys = {touch.page_id for touch in touches if touch.page_id}
    if any(touch.page_id is None and not touch.type for touch in touches):
        paths = [""]
    else:
        paths = _find_branches(keys)
    known = _get_known(Q(pk__in=keys) | below(paths))
    states = find_public(keys | known.keys(), paths)
    known |= _get_known(Q(pk__in=states.keys() - known.keys()))
    _tell_of_gone(findings, [row for row in known.values() if row.pk not in states])
    updated = {touch.page_id for touch in touches if touch.is_update}
    for key, state in states.items():
        _tell_of_page(findings, known.get(key), state, key, is_updated=key in updated)
    findings.changes += _tell_of_those_around(findings.changes)
    findings.changes += _tell_of_content(touches)
    return findings


def _find_branches(keys: set[int]) -> list[str]:
    """Where these pages lie, and where they lay when they were told of; no path below another."""
    found = {*Page.objects.filter(pk__in=keys).values_list("path", flat=True)}
    found.update(PublicPage.objects.filter(pk__in=keys).values_list("path", flat=True))
    tops: list[str] = []
    for path in sorted(found):
        if not tops or not path.startswith(tops[-1]):
            tops.append(path)
    return tops


def _get_known(query: Q) -> dict[int, PublicPage]:
    return {row.pk: row for row in PublicPage.objects.filter(query).order_by("path")}


def _tell_of_gone(findings: Findings, rows: list[PublicPage]) -> None:
    """Tombstones: they hold nothing but what was public."""
    findings.gone = [row.pk for row in rows]
    kept = set(Page.objects.filter(pk__in=findings.gone).values_list("pk", flat=True))
    for row in rows:
        what = What.UNPUBLISHED if row.pk in kept else What.DELETED
        findings.changes.append(_make(what, row.pk, row, old_url=row.url))


def _tell_of_page(
    findings: Findings, row: PublicPage | None, state: PublicState, key: int, *, is_updated: bool
) -> None:
    changes = []
    if row is None:
        row = PublicPage(page_id=key)
        changes.append(_make(What.PUBLISHED, key, state, url=state.url))
    else:
        if row.url != state.url:
            changes.append(_make(What.MOVED, key, state, url=state.url, old_url=row.url))
        if is_updated or row.version != state.version:
            changes.append(_make(What.UPDATED, key, state, url=state.url))
    if changes or row.path != state.path:
        for name, value in asdict(state).items():
            setattr(row, name, value)
        findings.rows[key] = row
    findings.changes += changes


def _tell_of_those_around(changes: list[Change]) -> list[Change]:
    """Translations of changed pages and pages that show something of them are updated, too."""
    told = {change.page_id for change in changes if change.page_id}
    uuids = {change.uuid for change in changes}
    if not told:
        return []
    around = PublicPage.objects.filter(Q(uuid__in=uuids) | Q(pk__in=find_pages_showing(Page, told)))
    rows = around.exclude(pk__in=told).order_by("path")
    return [_make(What.UPDATED, row.pk, row, url=row.url) for row in rows]


def _tell_of_content(touches: Iterable[Touch]) -> Iterator[Change]:
    """What stands beside pages, each model once in each language."""
    for label, lang in dict.fromkeys((touch.type, touch.lang) for touch in touches if touch.type):
        yield Change(what=What.CONTENT, type=label, lang=lang, at=timezone.now())


def _make(what: str, key: int, page: PublicPage | PublicState, **urls: str) -> Change:
    about = {"uuid": page.uuid, "type": page.type, "lang": page.lang}
    return Change(what=what, page_id=key, at=timezone.now(), **about, **urls)
