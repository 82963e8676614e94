"""Where somebody may add a page of a type; buttons, lists and the menu ask here alone."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page, get_page_models
from wagtail.permissions import policy_registry

from cms.editorial.workflow.permissions import may_create

#: Kept on the user for one request, as Wagtail keeps the rights themselves.
KNOWN = "_desk_parents"


def may_add(user: Any, page_type: type[Page]) -> list[Page]:
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
    parents = may_add(user, page_type)
    if not parents:
        return None
    options = page_type._meta
    names = [options.app_label, options.model_name]
    if len(parents) > 1:
        return reverse("wagtailadmin_pages:choose_parent", args=names)
    return reverse("wagtailadmin_pages:add", args=[*names, parents[0].pk])


def may_use(user: Any, page_type: type[Page]) -> bool:
    """Whether `user` may add a page of this type or change one that is there."""
    if may_add(user, page_type):
        return True
    paths = _get_paths(user, "change_page", "publish_page")
    return bool(paths) and page_type.objects.filter(_below(paths)).exists()


def may_publish(user: Any) -> bool:
    """Whether `user` may release any page at all, as moderators do."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))


def get_publishable(user: Any) -> Any:
    """The pages that `user` may publish, drafts included."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")


def _get_parents(user: Any) -> list[Page]:
    """Every page of the office's language below which `user` may add something."""
    known: list[Page] | None = getattr(user, KNOWN, None)
    if known is None:
        paths = _get_paths(user, "add_page")
        known = list(_query_parents(paths)) if paths else []
        setattr(user, KNOWN, known)
    return known


def _query_parents(paths: list[str]) -> Any:
    types = [model for model in get_page_models() if model.allowed_subpage_models()]
    pages = Page.objects.filter(_below(paths), depth__gt=1, alias_of=None)
    pages = pages.filter(content_type__in=ContentType.objects.get_for_models(*types).values())
    return pages.filter(locale=Locale.get_default()).order_by("path")


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


def _below(paths: list[str]) -> Q:
    query = Q()
    for path in paths:
        query |= Q(path__startswith=path)
    return query
