"""Notes in the transaction of a deed that something happened, and has it told after the commit.

It only says where to look. What is told is found out by comparing, so that no deed has to be
understood here, and one too many does no harm.
"""

from typing import Any

from django.db import connections, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import post_page_move
from wagtail.snippets.models import get_snippet_models

from cms.api.changes.models import PublicPage, Touch
from cms.api.changes.settling import settle
from cms.api.changes.showing import find_pages_showing
from cms.sections import get_sections

#: Fields that drafts and the tree write beside what readers see.
QUIET = frozenset(
    {
        *("latest_revision", "latest_revision_created_at", "draft_title", "numchild", "owner"),
        *("has_unpublished_changes", "go_live_at", "locked", "locked_at", "locked_by"),
    }
)


def connect() -> None:
    """Connect the signals; called once when the app is ready."""
    post_save.connect(note_page, dispatch_uid="changes-page")
    pre_delete.connect(note_deleted_page, sender=Page, dispatch_uid="changes-page-deleted")
    post_page_move.connect(note_move, dispatch_uid="changes-page-moved")
    for signal, name in ((post_save, "save"), (post_delete, "delete")):
        signal.connect(
            note_restriction, sender=PageViewRestriction, dispatch_uid=f"changes-private-{name}"
        )
        for model in (Site, Locale):
            uid = f"changes-{model.__name__}-{name}"
            signal.connect(note_everything, sender=model, dispatch_uid=uid)
    for signal, name in ((post_save, "save"), (pre_delete, "delete")):
        signal.connect(note_beside, dispatch_uid=f"changes-beside-{name}")


def touch(*pages: int | None, **fields: Any) -> None:
    """Have these pages and all below them looked at; without a page the whole site."""
    leave_trace(*pages, **fields)
    # Robust: what cannot be told now, the scheduler finds within a minute.
    transaction.on_commit(settle, robust=True)


def leave_trace(*pages: int | None, **fields: Any) -> None:
    """The same, for whoever settles it at once."""
    Touch.objects.bulk_create([Touch(page_id=key, **fields) for key in pages or (None,)])


def note_page(
    sender: type[Model],
    instance: Any,
    raw: bool,
    update_fields: frozenset[str] | None,
    **kwargs: Any,
) -> None:
    """A page was saved: released, taken offline, renamed, moved, or followed its original."""
    if raw or not issubclass(sender, Page) or (update_fields and update_fields <= QUIET):
        return
    # The tree saves bare rows, and releases are seen by their version.
    shows_more = sender is not Page and not update_fields
    touch(instance.pk, is_update=bool(shows_more and instance.live))


def note_deleted_page(instance: Page, **kwargs: Any) -> None:
    """A page goes; those that show something of it are looked for while it is known."""
    touch(instance.pk)
    showing = find_pages_showing(Page, [instance.pk])
    if showing:
        touch(*showing, is_update=True)


def note_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """A page moved, and with it the places of its new and its old neighbours in the tree."""
    touch(instance.pk, parent_page_before.pk, parent_page_after.pk)


def note_restriction(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """A branch became private, or public again."""
    if not raw:
        touch(instance.page_id)


def note_everything(raw: bool = False, **kwargs: Any) -> None:
    """Addresses of all pages may be others, or a language may be gone."""
    if not raw:
        touch()


def note_beside(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """What stands beside pages changed, and with it the pages that show it."""
    is_file = sender in {get_image_model(), get_document_model()}
    if raw or not (is_file or _is_own_snippet(sender)):
        return
    if not is_file:
        locale = getattr(instance, "locale", None)
        lang = locale.language_code if locale else ""
        touch(type=sender._meta.label, lang=lang)
    pages = find_pages_showing(sender, [instance.pk])
    if pages:
        touch(*pages, is_update=True)


def _is_own_snippet(model: type[Model]) -> bool:
    own = {"cms", *(section.name for section in get_sections())}
    return model in get_snippet_models() and model.__module__.split(".")[0] in own


def fill(using: str, **kwargs: Any) -> None:
    """After migrations: a site that has pages and no log begins one."""
    if PublicPage._meta.db_table not in connections[using].introspection.table_names():
        return
    if not PublicPage.objects.exists() and Page.objects.filter(depth__gt=1).exists():
        touch()
