"""Where something stands: pages and other rows that refer to it, and versions that wait.

Wagtail's index of references says what the rows hold (`cms.patches.references` brings it up to date
before it is asked). A draft lies in a revision, which the index does not read, so drafts are read
here. Asked wherever something is about to be replaced, taken offline or deleted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale, Page, ReferenceIndex, Revision


@dataclass(frozen=True)
class Usage:
    """One row that refers to something."""

    source: Any
    #: Only a version refers to it that is not published.
    is_waiting: bool

    @property
    def is_public(self) -> bool:
        """Whether readers of the row may meet it there today."""
        return not self.is_waiting and getattr(self.source, "live", True)

    @property
    def label(self) -> str:
        """Name, kind, language, and whether it is published."""
        source = self.source
        is_page = isinstance(source, Page)
        kind = source.page_type_display_name if is_page else capfirst(source._meta.verbose_name)
        words = [str(kind), *_name_language(source)]
        if not self.is_public:
            is_live = getattr(source, "live", True)
            words.append(_("change not yet published") if is_live else _("draft"))
        title = source.get_admin_display_title() if is_page else str(source)
        return f"{title} ({', '.join(words)})"


@dataclass(frozen=True)
class UsageLine:
    """What one person is told about one place: text, and where to edit it, if they may."""

    text: str
    url: str


def find_usage(targets: Iterable[Model]) -> list[Usage]:
    """All rows that refer to one of these rows of one model, published ones first.

    The rows themselves are left out. Costs a few queries, and some more for each draft that
    refers to them.
    """
    rows = list(targets)
    keys = {str(row.pk) for row in rows}
    if not keys:
        return []
    target = _get_content_type(rows[0])
    references = ReferenceIndex.get_references_to_in_bulk(rows)
    found = {
        (content_type, key): Usage(source, is_waiting=False)
        for content_type, key, source in _read_sources(references)
        # What a draft says is in its latest version; its row is as old as the draft.
        if getattr(source, "live", True) or not getattr(source, "latest_revision_id", None)
    }
    for page in _find_waiting(target, keys):
        found.setdefault((_get_content_type(page), str(page.pk)), Usage(page, is_waiting=True))
    for key in keys:
        found.pop((target, key), None)
    return sorted(found.values(), key=lambda usage: (not usage.is_public, usage.label))


def describe_usage(targets: Iterable[Model], user: Any) -> list[UsageLine]:
    """The same as one may tell a person: drafts that they may not open have no names."""
    urls, hidden, lines = AdminURLFinder(user), 0, []
    for usage in find_usage(targets):
        url = urls.get_edit_url(usage.source) or ""
        if url or usage.is_public:
            lines.append(UsageLine(usage.label, url))
        else:
            hidden += 1
    if hidden:
        text = ngettext("%(count)d draft of others", "%(count)d drafts of others", hidden)
        lines.append(UsageLine(text % {"count": hidden}, ""))
    return lines


def list_usage(targets: Iterable[Model], user: Any) -> str:
    """The lines of `describe_usage` in one; empty where it stands nowhere."""
    return ", ".join(line.text for line in describe_usage(targets, user))


def _get_content_type(row: Model) -> int:
    """The key by which the index names the row's model."""
    key: int = ReferenceIndex._get_base_content_type(row).pk  # noqa: SLF001 - there is nothing public
    return key


def _name_language(source: Any) -> Iterator[str]:
    if getattr(source, "locale_id", None) not in (None, Locale.get_default().pk):
        yield source.locale.get_display_name()


def _read_sources(references: Any) -> Iterator[tuple[int, str, Any]]:
    """The rows that these references start from, those of one model with one query."""
    keys = defaultdict(set)
    for content_type, key in references.values_list("base_content_type", "object_id"):
        keys[content_type].add(key)
    for content_type, wanted in keys.items():
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        if model:
            for key, source in model.objects.in_bulk(wanted).items():
                yield content_type, str(key), source


def _find_waiting(target: int, keys: set[str]) -> Iterator[Page]:
    """Pages as they stand in versions that wait, which refer to one of these rows."""
    waiting = Page.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))
    latest = Q(pk__in=waiting.values("latest_revision"))
    # The database leaves out most; what is left is read as the editor would open it.
    words = r"(^|[^0-9A-Za-z-])({})([^0-9A-Za-z-]|$)".format("|".join(map(re.escape, sorted(keys))))
    revisions = Revision.page_revisions.filter(latest | Q(approved_go_live_at__isnull=False))
    for revision in revisions.annotate(text=Cast("content", TextField())).filter(text__regex=words):
        if revision.content_type.model_class() is None:
            continue
        page = revision.as_object()
        references = ReferenceIndex._extract_references_from_object(page)  # noqa: SLF001 - nothing public
        if any(to_type == target and key in keys for to_type, key, *_path in references):
            yield page
