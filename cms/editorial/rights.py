"""Gives every role its group and its rights, each of them once.

Rights on pages hang on rows of pages, which do not exist while migrations run: they are given when
a section's page is made, in every language. What staff changes in the admin afterwards stays.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction
from django.utils.translation import override
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from cms.core.roles import Grant, Originals, Role
from cms.core.sections import get_sections
from cms.editorial.models import GivenRight, RoleGroup

#: Groups that Wagtail makes itself, and the roles they become.
ADOPTED = {Role.MODERATORS: "Moderators", Role.VOLUNTEERS: "Editors"}
WRITING = ("wagtailimages.add_image", "wagtailimages.choose_image", "wagtaildocs.choose_document")
#: Rights on pictures and documents, which Wagtail keeps by collection.
ON_COLLECTIONS = {
    Role.VOLUNTEERS: WRITING,
    Role.GARDENERS: WRITING,
    Role.TRANSLATORS: ("wagtailimages.choose_image", "wagtaildocs.choose_document"),
    Role.MODERATORS: (
        *WRITING,
        *("wagtailimages.change_image", "wagtailimages.delete_image"),
        *("wagtaildocs.add_document", "wagtaildocs.change_document", "wagtaildocs.delete_document"),
    ),
}
ON_MODELS = {
    Role.TRANSLATORS: ("wagtail_localize.submit_translation",),
    Role.MODERATORS: (
        "wagtail_localize.submit_translation",
        *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
    ),
    Role.ADMINISTRATORS: (
        "editorial.change_editorialsettings",
        # Mails that could not be sent.
        "editorial.change_notice",
        *(
            f"{model[0]}.{action}_{model[1]}"
            for model in (
                *(("users", "user"), ("auth", "group"), ("wagtailcore", "site")),
                *(("wagtailcore", "locale"), ("wagtailcore", "collection")),
                *(("wagtailcore", "workflow"), ("wagtailcore", "task")),
                ("api", "webhook"),
            )
            for action in ("add", "change", "delete")
        ),
    ),
}


def set_up(using: str, **kwargs: Any) -> None:
    """After migrations: groups, rights on models, collections and pages; then the workflow."""
    from cms.editorial.names import translate_names
    from cms.editorial.workflow import setup as workflow

    if RoleGroup._meta.db_table not in connections[using].introspection.table_names():
        return
    # Other apps' permissions are made by the same signal, some of them after this.
    for app in apps.get_app_configs():
        create_permissions(app, verbosity=0, using=using)
    with transaction.atomic():
        for role in Role:
            _make_group(role)
            _give_models(role)
            _give_collections(role)
        for grant, models in _grants():
            for page in Page.objects.filter(content_type__in=models).select_related("locale"):
                _give_page(grant, page)
        workflow.set_up()
        translate_names()


def follow_new_page(sender: type, instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """A page that a section grants rights on: give them."""
    if raw or not created or not issubclass(sender, Page):
        return
    for grant, models in _grants():
        if instance.content_type_id in models:
            _give_page(grant, instance)


def get_group(role: Role) -> Group | None:
    """The group of a role; None when staff has deleted it."""
    found = RoleGroup.objects.filter(role=role).select_related("group").first()
    return found.group if found else None


def _make_group(role: Role) -> None:
    """Once: from Wagtail's own group where there is one, without what that may do."""
    if RoleGroup.objects.filter(role=role).exists():
        return
    with override(settings.LANGUAGE_CODE):
        name = str(role.label)
    group = Group.objects.filter(name__in=(ADOPTED.get(role, name), name)).first() or Group()
    group.name = name
    group.save()
    group.permissions.clear()
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group).delete()
    RoleGroup.objects.create(role=role, group=group)


def _give_models(role: Role) -> None:
    rights = ["wagtailadmin.access_admin", *ON_MODELS.get(role, ())]
    if role == Role.MODERATORS:
        # Snippets are registered in the order in which modules happen to be imported.
        rights += sorted(_snippet_rights())
    for right, permission in _ungiven(role, rights):
        group = get_group(role)
        if group:
            group.permissions.add(permission)
        GivenRight.objects.create(role=role, right=right)


def _snippet_rights() -> Iterator[str]:
    """What stands beside pages in the house's own apps: rubrics, address book, menus."""
    own = {"cms", *(section.name for section in get_sections())}
    for model in get_snippet_models():
        if model.__module__.split(".")[0] in own:
            options = model._meta
            for action in ("add", "change", "delete"):
                yield f"{options.app_label}.{action}_{options.model_name}"


def _give_collections(role: Role) -> None:
    for right, permission in _ungiven(role, ON_COLLECTIONS.get(role, ())):
        group, root = get_group(role), Collection.get_first_root_node()
        if group and root:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
        GivenRight.objects.create(role=role, right=right)


def _ungiven(role: Role, rights: Iterable[str]) -> Iterator[tuple[str, Permission]]:
    """Rights that the role was never given, with their permissions."""
    given = set(GivenRight.objects.filter(role=role).values_list("right", flat=True))
    for right in rights:
        app, codename = right.split(".")
        permission = Permission.objects.filter(
            content_type__app_label=app, codename=codename
        ).first()
        if permission and right not in given:
            yield right, permission


def _grants() -> Iterator[tuple[Grant, list[int]]]:
    """What all sections grant, with the content types of the pages it is about."""
    from django.contrib.contenttypes.models import ContentType

    for section in get_sections():
        for grant in section.grants:
            model = section.get_model(grant.page_type)
            yield grant, [ContentType.objects.get_for_model(model).pk]


def _give_page(grant: Grant, page: Page) -> None:
    is_original = page.locale.language_code == settings.LANGUAGE_CODE
    if grant.originals == (Originals.NEVER if is_original else Originals.ONLY):
        return
    group = get_group(grant.role)
    for name in grant.rights:
        right = f"page {page.pk} {name}"
        _row, is_new = GivenRight.objects.get_or_create(role=grant.role, right=right)
        if group and is_new:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{name}_page"
            )
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
