"""What somebody may do with a page, and where they may add one.

Rights alone are Wagtail's (`GroupPagePermission`). This module adds the rules of the office: who
may release a text (asked in `authorship`), and that with the right to add alone people write only
what somebody else releases.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from wagtail.models import (
    GroupPagePermission,
    Page,
    PagePermissionTester,
    get_page_models,
)
from wagtail.permissions import policy_registry

from cms.editorial.authorship import is_moderated, may_release
from cms.site.visibility import get_topmost

#: Attributes of a user that keep what was found for one request, as Wagtail keeps the rights.
ADDABLE_PARENTS = "_addable_parents"
CHANGEABLE_TYPES = "_changeable_types"
#: Rights to pages that let somebody see them in lists, as Wagtail has it.
EXPLORABLE = tuple(
    f"{action}_page" for action in ("add", "change", "publish", "bulk_delete", "lock", "unlock")
)


# --- One page ------------------------------------------------------------------------------------


class ModeratedPagePermissionTester(PagePermissionTester):
    """Wagtail's answers, stricter where nobody releases what only they have written.

    `settings.PAGE_PERMISSION_TESTER` names this class; `BasePage.permissions_for_user` loads it.
    """

    def can_edit(self) -> bool:
        """Wagtail's rule, but with the right to add alone people write what is moderated."""
        if self._only_adds:
            task = self.page.current_workflow_task
            return bool(task and task.user_can_access_editor(self.page, self.user))
        return super().can_edit()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Pages of the office are deleted and moved by those who publish them, drafts included."""
        may = self.has_publish_right or is_written_by_all(self.page)
        return may and super().can_delete(ignore_bulk)

    def can_copy(self) -> bool:
        """A copy is a new page: with the right to change alone people make none."""
        may = self.user.is_superuser or "add" in getattr(self, "permissions", ())
        return may and super().can_copy()

    def can_publish(self) -> bool:
        """Whether the right is there, and somebody else has had a hand in the text.

        An alias has no versions: it goes online with what it is an alias of.
        """
        may = super().can_publish() and not self.page.alias_of_id
        return may and may_release(self.page, self.user)

    # Who sees a page and when a planned release is called off is no question of authorship.

    def can_set_view_restrictions(self) -> bool:
        """As Wagtail has it: with the right to publish."""
        return super().can_publish()

    def can_unschedule(self) -> bool:
        """As Wagtail has it: with the right to publish."""
        return super().can_publish()

    @property
    def has_publish_right(self) -> bool:
        """The bare right to publish, whoever has written the page."""
        # Wagtail's tester has no rights to ask for when the user is inactive or a superuser.
        return self.user.is_superuser or "publish" in getattr(self, "permissions", ())

    @property
    def _only_adds(self) -> bool:
        """Whether this is a page of the office's to somebody who writes articles beside it."""
        if self.has_publish_right or is_written_by_all(self.page):
            return False
        return "change" not in getattr(self, "permissions", ())


def is_written_by_all(page: Page) -> bool:
    """Whether everybody with the right to add writes such pages: somebody else releases them."""
    return is_moderated(page.specific_class)


# --- New pages -----------------------------------------------------------------------------------


def may_create(user: Any, parent: Page, model: type[Page]) -> bool:
    """Whether `user` may write a page of this type below `parent`.

    With the right to add alone people write what somebody else releases; other pages are made
    by those who publish them.
    """
    rights = parent.permissions_for_user(user)
    if not rights.can_add_subpage():
        return False
    return is_moderated(model) or bool(rights.can_publish_subpage())


def get_addable_parents(user: Any, page_type: type[Page]) -> list[Page]:
    """The pages of the office's own language below which `user` may add a page of this type.

    In the order of the tree; empty for those who may not. However many types are asked for, it
    costs one query a request, and one more for a type of which there may be only so many.
    """
    if not page_type.is_creatable:
        return []
    parents = (parent for parent in _get_parents(user) if page_type.can_create_at(parent))
    return [parent for parent in parents if may_create(user, parent, page_type)]


def get_add_url(user: Any, page_type: type[Page]) -> str | None:
    """The form for a new page, or the choice of its place if there are several; None: may not."""
    parents = get_addable_parents(user, page_type)
    if not parents:
        return None
    options = page_type._meta
    names = [options.app_label, options.model_name]
    if len(parents) > 1:
        return reverse("wagtailadmin_pages:choose_parent", args=names)
    return reverse("wagtailadmin_pages:add", args=[*names, parents[0].pk])


# --- All pages -----------------------------------------------------------------------------------


def may_use(user: Any, page_type: type[Page]) -> bool:
    """Whether `user` may add a page of this type or change one that is there."""
    if get_addable_parents(user, page_type):
        return True
    return ContentType.objects.get_for_model(page_type).pk in _get_changeable_types(user)


def may_publish_somewhere(user: Any) -> bool:
    """Whether `user` may release any page at all, as moderators do."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))


def get_publishable(user: Any) -> Any:
    """The pages that `user` may publish, drafts included."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")


def get_explorable_paths(user: Any) -> tuple[str, ...]:
    """Tree paths of the pages on and below which lists show every page to `user`.

    None of them lies below another. The pages above them, which Wagtail shows to lead there, are
    not among them.
    """
    return get_topmost(_get_paths(user, *EXPLORABLE))


def get_explorable(user: Any, page_type: type[Page]) -> Any:
    """The pages of a type on and below these paths, with no look at all other pages."""
    paths = get_explorable_paths(user)
    return page_type.objects.filter(_below(paths)) if paths else page_type.objects.none()


def get_changeable_paths(user: Any) -> tuple[str, ...]:
    """Tree paths of the pages on and below which `user` may change every page, no query a page."""
    return tuple(_get_paths(user, "change_page"))


def _get_parents(user: Any) -> list[Page]:
    """Every page of the office's language below which `user` may add something."""
    known: list[Page] | None = getattr(user, ADDABLE_PARENTS, None)
    if known is None:
        paths = _get_paths(user, "add_page")
        known = list(_query_parents(paths)) if paths else []
        setattr(user, ADDABLE_PARENTS, known)
    return known


def _get_changeable_types(user: Any) -> frozenset[int]:
    """Keys of the types of which there is a page that `user` may change; one query a request."""
    known: frozenset[int] | None = getattr(user, CHANGEABLE_TYPES, None)
    if known is None:
        paths = _get_paths(user, "change_page", "publish_page")
        pages = Page.objects.filter(_below(paths), content_type=OuterRef("pk"))
        types = ContentType.objects.filter(Exists(pages)).values_list("pk", flat=True)
        known = frozenset(types if paths else ())
        setattr(user, CHANGEABLE_TYPES, known)
    return known


def _query_parents(paths: list[str]) -> Any:
    types = [model for model in get_page_models() if model.allowed_subpage_models()]
    pages = Page.objects.filter(_below(paths), depth__gt=1, alias_of=None)
    pages = pages.filter(content_type__in=ContentType.objects.get_for_models(*types).values())
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")


def _get_paths(user: Any, *codenames: str) -> list[str]:
    """Paths of the pages on and below which `user` has one of these rights."""
    if not user.is_active:
        return []
    if user.is_superuser:
        return [""]
    rights: list[GroupPagePermission] = policy_registry.get_by_type(
        Page
    ).get_cached_permissions_for_user(user)
    return [right.page.path for right in rights if right.permission.codename in codenames]


def _below(paths: Iterable[str]) -> Q:
    query = Q()
    for path in paths:
        query |= Q(path__startswith=path)
    return query
