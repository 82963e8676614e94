"""Notes in the transaction of a deed that something happened, and has it told after the commit.

It only says where to look. What is told is found out by comparing, so that no deed has to be
understood here, and one too many does no harm.
"""

from typing import Any

from django.db import connections, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Locale,
    Page,
    PageViewRestriction,
    Site,
    get_page_models,
    get_translatable_models,
)
from wagtail.signals import post_page_move

from cms.changes.log_writer import write_pending_changes
from cms.changes.models import PendingChange, PublicPage
from cms.changes.public_state import find_pages_referencing
from cms.site.content_triggers import DRAFT_FIELDS
from cms.site.models import OfflineLanguage
from cms.site.visibility import find_translations, get_topmost


def connect() -> None:
    """Connect the signals; called once when the app is ready and all models are there."""
    for model in get_page_models():
        post_save.connect(record_page, sender=model)
        post_page_move.connect(record_move, sender=model)
    # Sent for every page: its own type's row and the bare page's are deleted together.
    pre_delete.connect(record_deleted_page, sender=Page)
    for signal in (post_save, post_delete):
        signal.connect(record_restriction, sender=PageViewRestriction)
        for model in (Site, Locale, OfflineLanguage):
            signal.connect(record_whole_site, sender=model)
    for signal in (post_save, pre_delete):
        for model in _find_snippet_models():
            signal.connect(record_snippet, sender=model)
        for model in (*_find_snippet_models(), get_image_model(), get_document_model()):
            signal.connect(record_related_object, sender=model)


def _find_snippet_models() -> list[type[Model]]:
    """Translatable rows that stand beside pages, and are no part of another row.

    Wagtail's own list of snippets is complete only once the admin has been looked for.
    """
    models = get_translatable_models(include_subclasses=True)
    return [model for model in models if not issubclass(model, Page) and not _is_child(model)]


def _is_child(model: type[Model]) -> bool:
    return any(isinstance(field, ParentalKey) for field in model._meta.get_fields())


def add_pending_changes(*pages: int | None, **fields: Any) -> None:
    """Have these pages and all below them looked at; without a page the whole site.

    For whoever calls `write_pending_changes` themselves.
    """
    rows = [PendingChange(page_id=key, **fields) for key in pages or (None,)]
    PendingChange.objects.bulk_create(rows)


def _record(*pages: int | None, **fields: Any) -> None:
    """The same, and have the log written after the commit."""
    add_pending_changes(*pages, **fields)
    # Robust: what cannot be told now, the scheduler finds within a minute.
    transaction.on_commit(write_pending_changes, robust=True)


def record_page(
    sender: type[Model],
    instance: Any,
    raw: bool,
    update_fields: frozenset[str] | None,
    **kwargs: Any,
) -> None:
    """A page was saved: released, taken offline, renamed, moved, or followed its original."""
    if raw or (update_fields and update_fields <= DRAFT_FIELDS):
        return
    # The tree saves bare rows, and releases are seen by their version.
    shows_more = sender is not Page and not update_fields
    _record(instance.pk, is_update=bool(shows_more and instance.live))


def record_deleted_page(instance: Page, **kwargs: Any) -> None:
    """A page goes; those that show something of it are looked for while it is known."""
    _record(instance.pk)
    record_related_object(Page, instance)


def record_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """A page moved, and with it the places of its new and its old neighbours in the tree."""
    others = _find_translations(instance)
    _record(instance.pk, parent_page_before.pk, parent_page_after.pk, *others)


def record_restriction(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """A branch became private, or public again."""
    if not raw:
        _record(instance.page_id, *_find_translations(instance.page))


def _find_translations(page: Page) -> list[int]:
    """Keys of where the translations begin of a page and all below it: they follow it."""
    paths = dict(find_translations([page.path]).values_list("path", "pk"))
    return [paths[path] for path in get_topmost(paths)]


def record_whole_site(raw: bool = False, **kwargs: Any) -> None:
    """Addresses of all pages may be others, or a language may be gone or switched off."""
    if not raw:
        _record()


def record_snippet(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """What stands beside pages changed, such as a rubric: lists of it are to be read again."""
    if not raw:
        _record(type=sender._meta.label, lang=instance.locale.language_code)


def record_related_object(
    sender: type[Model], instance: Any, raw: bool = False, created: bool = False, **kwargs: Any
) -> None:
    """A row changed or goes that pages may show: a snippet, a picture, a document, a page.

    No page can show one that is new.
    """
    pages = () if raw or created else find_pages_referencing(sender, [instance.pk])
    if pages:
        _record(*pages, is_update=True)


def begin_log(using: str, **kwargs: Any) -> None:
    """After migrations: a site that has pages and no log begins one."""
    if PublicPage._meta.db_table not in connections[using].introspection.table_names():
        return
    if not PublicPage.objects.exists() and Page.objects.filter(depth__gt=1).exists():
        _record()
