"""What an installation gets after its migrations: groups and rights, one workflow, German names.

Each of them once (`AppliedGrant`): what staff changes in the admin afterwards stays. Rights on
pages hang on rows of pages, which do not exist while migrations run: they are given when a
section's page is made, in every language (`receivers.apply_grants_to_page`).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connections, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import get_snippet_models

from cms.editorial.models import AppliedGrant, ReviewTask, RoleGroup, get_group
from cms.sections import GrantScope, PageGrant, Role, get_sections

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
#: Rights on models, beside those on the snippets of all apps, which moderators get.
ON_MODELS = {
    Role.TRANSLATORS: ("wagtail_localize.submit_translation",),
    Role.MODERATORS: (
        "wagtail_localize.submit_translation",
        *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
        *(
            f"wagtailsearchpromotions.{action}_searchpromotion"
            for action in ("add", "change", "delete")
        ),
        # They answer for what readers see, and could take down a language's home page as well.
        "site.change_offlinelanguage",
    ),
    Role.ADMINISTRATORS: (
        "editorial.change_editorialsettings",
        "site.change_offlinelanguage",
        # Mails that could not be sent.
        "notifications.change_notification",
        *(
            f"{model[0]}.{action}_{model[1]}"
            for model in (
                *(("users", "user"), ("auth", "group"), ("wagtailcore", "site")),
                *(("wagtailcore", "locale"), ("wagtailcore", "collection")),
                *(("wagtailcore", "workflow"), ("wagtailcore", "task")),
                ("webhooks", "webhook"),
            )
            for action in ("add", "change", "delete")
        ),
    ),
}
#: Under this right it is remembered that the workflow was made.
WORKFLOW_MADE = "workflow"
#: What Wagtail calls its workflow and its task.
STOCK_WORKFLOW = "Moderators approval"
#: What Wagtail calls the first page of the tree and the first collection.
STOCK_ROOT = "Root"


def set_up(using: str, **kwargs: Any) -> None:
    """After migrations: groups, rights on models, collections and pages; then the workflow."""
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
        for grant, models in get_grants():
            for page in Page.objects.filter(content_type__in=models).select_related("locale"):
                give_page(grant, page)
        _make_workflow()
        _translate_names()


# --- Groups and rights ---------------------------------------------------------------------------


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
        AppliedGrant.objects.create(role=role, right=right)


def _snippet_rights() -> Iterator[str]:
    """What stands beside pages in our own apps: rubrics, address book, menus, synonyms."""
    own = {"cms", "search", *(section.name for section in get_sections())}
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
        AppliedGrant.objects.create(role=role, right=right)


def _ungiven(role: Role, rights: Iterable[str]) -> Iterator[tuple[str, Permission]]:
    """Rights that the role was never given, with their permissions."""
    given = set(AppliedGrant.objects.filter(role=role).values_list("right", flat=True))
    for right in rights:
        app, codename = right.split(".")
        permission = Permission.objects.filter(
            content_type__app_label=app, codename=codename
        ).first()
        if permission and right not in given:
            yield right, permission


def get_grants() -> Iterator[tuple[PageGrant, list[int]]]:
    """What all sections grant, with the content types of the pages it is about."""
    for section in get_sections():
        for grant in section.grants:
            model = section.get_model(grant.page_type)
            yield grant, [ContentType.objects.get_for_model(model).pk]


def give_page(grant: PageGrant, page: Page) -> None:
    """Give a role its rights on a page and all below it, where the grant is about its language."""
    is_original = page.locale.language_code == settings.LANGUAGE_CODE
    if grant.originals == (GrantScope.NEVER if is_original else GrantScope.ONLY):
        return
    group = get_group(grant.role)
    for name in grant.rights:
        right = f"page {page.pk} {name}"
        _row, is_new = AppliedGrant.objects.get_or_create(role=grant.role, right=right)
        if group and is_new:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{name}_page"
            )
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


# --- The workflow --------------------------------------------------------------------------------


def _make_workflow() -> None:
    """One workflow on the whole tree, once: hand in, review, publish or send back.

    Wagtail brings one of its own on the root of the tree. It becomes this one where nobody has
    changed it, and never again: what administrators make of their workflows stays.
    """
    root = Page.get_first_root_node()
    made = AppliedGrant.objects.filter(role=Role.MODERATORS, right=WORKFLOW_MADE)
    if root is None or made.exists():
        return
    AppliedGrant.objects.create(role=Role.MODERATORS, right=WORKFLOW_MADE)
    assigned = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if assigned and assigned.workflow.name != STOCK_WORKFLOW:
        return
    workflow = assigned.workflow if assigned else Workflow()
    with override(settings.LANGUAGE_CODE):
        workflow.name, task_name = _("Release"), _("Review by the editorial office")
    workflow.save()
    task = ReviewTask.objects.create(name=task_name)
    group = get_group(Role.MODERATORS)
    if group:
        task.groups.add(group)
    _replace_tasks(workflow, task)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _replace_tasks(workflow: Workflow, task: ReviewTask) -> None:
    """The one task instead of Wagtail's, which nothing was ever handed in to."""
    WorkflowTask.objects.filter(workflow=workflow).delete()
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    stock = GroupApprovalTask.objects.filter(name=STOCK_WORKFLOW, workflow_tasks=None)
    stock.filter(task_states=None).delete()


# --- Names ---------------------------------------------------------------------------------------


def _translate_names() -> None:
    """Say in the office's language what Wagtail and Django write into the database in English.

    What staff has renamed stays.
    """
    with override(settings.LANGUAGE_CODE):
        pages = Page.objects.filter(depth=1, title=STOCK_ROOT)
        pages.update(title=_("All pages"), draft_title=_("All pages"))
        Collection.objects.filter(depth=1, name=STOCK_ROOT).update(name=_("All collections"))
        for permission in Permission.objects.select_related("content_type"):
            name = _get_permission_name(permission)
            if name != permission.name:
                Permission.objects.filter(pk=permission.pk).update(name=name)


def _get_permission_name(permission: Permission) -> str:
    """What a right is called in the editor of groups."""
    actions = {"add": _("Add"), "change": _("Change"), "delete": _("Delete"), "view": _("View")}
    for action, word in actions.items():
        if permission.name.startswith(f"Can {action} "):
            return f"{permission.content_type.name}: {word}"[:255]
    return str(_(permission.name))
